"""Statements that are missing are made behind the pages, those first that a reader opens or finds.

The work is done by a process of its own (``drainer.py``), one core is left for those who read, and what is made shows
as soon as it is committed. The process is started when cables without statements come in, and ends with the room.
"""

import contextlib
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reftel.archive.pool import Pool
from reftel.errors import ReftelError
from reftel.workflow import children

if TYPE_CHECKING:
    import subprocess

_LOOK = 2.0  # seconds between two looks for work
_FAILURES = 3  # so often a process may fail in a row; then it is not started again
_PATIENCE = 10.0  # seconds until the thread that starts them is let go


class Behind:
    """Keeps a process at work as long as there is any; who needs a cable's statements soon says so."""

    def __init__(self, archive: Path, pool: Pool, workers: int | None = None) -> None:
        """``workers`` are its processes: by default all processors but one."""
        self._archive, self._pool = archive, pool
        self._workers = workers or children.spare()
        self._ending = threading.Event()
        self._mutex = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    @property
    def at_work(self) -> bool:
        """Whether anything is being made."""
        process = self._process
        return process is not None and process.poll() is None

    def want(self, cables: Iterable[str]) -> None:
        """Have the statements of these cables made before those of others, the first of them first."""
        line = msgspec.json.encode(list(cables)) + b"\n"
        with self._mutex, contextlib.suppress(OSError, ValueError):  # it may be ending just now
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.write(line)
                self._process.stdin.flush()

    def close(self) -> None:
        """End what is being made: it is gone on with when the room opens again."""
        self._ending.set()
        self._thread.join(_PATIENCE)
        with self._mutex:
            process, self._process = self._process, None
        if process is not None:
            children.end(process)

    def _work(self) -> None:
        failures, seen = 0, -1
        while failures < _FAILURES and not self._ending.is_set():
            if not self.at_work:
                with self._mutex:
                    ended, self._process = self._process, None
                if ended is not None:
                    children.end(ended)
                    failures, seen = (failures + 1, -1) if ended.returncode else (0, seen)
                    self._pool.recount()
                if failures < _FAILURES:
                    seen = self._begin(seen)
            self._ending.wait(_LOOK)

    def _begin(self, seen: int) -> int:
        """Start a process if there is anything to do; the state of the archive that was looked at."""
        try:
            with self._pool.archive() as opened:
                looking = opened.looking()
                state = looking.seq()
                if state == seen:
                    return seen
                done, total = looking.share()
        except ReftelError:  # it is being written or made anew: looked at again
            return seen
        if done < total:
            with self._mutex:
                if not self._ending.is_set():
                    self._process = children.begin("reftel.workflow.drainer", self._archive, self._workers)
        return state
