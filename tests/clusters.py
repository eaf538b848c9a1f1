"""Real Dask clusters on this machine: a scheduler and workers as processes of their own, to be killed and started anew.

What the workers are asked to do has to be importable where they run, so it stands here.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

HERE = Path(__file__).resolve().parent
SRC = HERE.parent / "src"
_WAIT = 120  # seconds until a process must have started: the machine may be busy


class LocalCluster:
    """A scheduler on a port of the loopback, and workers of one thread each."""

    def __init__(self, folder: Path, workers: int = 2, *, nanny: bool = False) -> None:
        """Start them; with ``nanny`` a worker that dies is started anew by a process that watches it."""
        self.folder, self.nanny = folder, nanny
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self.start_scheduler()
        self.workers: list[subprocess.Popen[bytes]] = []
        for _ in range(workers):
            self.start_worker()

    def _start(self, *command: str, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        path = os.pathsep.join((str(SRC), str(HERE)))
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                stdout=log,
                stderr=log,
                env=os.environ | {"PYTHONPATH": path} | (env or {}),
                cwd=self.folder,
                start_new_session=True,
            )

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        """A scheduler at the address, once it listens."""
        command = ("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--no-show")
        process = self._start(*command)
        until = time.monotonic() + _WAIT
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return process
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log.txt").read_text(encoding="utf-8", errors="replace"))
            time.sleep(0.05)

    def start_worker(self, **env: str) -> subprocess.Popen[bytes]:
        """One more worker; whoever asks the cluster waits until it is there."""
        watched = "--nanny" if self.nanny else "--no-nanny"
        command = ("worker", self.address, watched, "--nthreads", "1", "--no-dashboard")
        process = self._start(*command, "--local-directory", str(self.folder), env=env)
        self.workers.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End it without a word (``SIGKILL``), with what it started."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (self.scheduler, *self.workers):
            if process.poll() is None:
                self.kill(process)


def slowly(task: tuple[int, str]) -> int:
    """Doubles a number, and notes in a folder which process began with it."""
    number, folder = task
    Path(folder, f"{number}-{os.getpid()}").touch()
    time.sleep(0.1)
    return number * 2


def deadly(task: tuple[int, str]) -> int:
    """The same, but the number 5 ends its process, each time."""
    if task[0] == 5:
        Path(task[1], f"died-{os.getpid()}").touch()
        os._exit(1)
    return slowly(task)
