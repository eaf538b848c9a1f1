"""Processes on this machine; one worker is this process itself."""

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

from reftel.executors.fates import Fate

P = ParamSpec("P")
R = TypeVar("R")

_GRACE = 10.0  # seconds that the thread which watches processes has to see that they are gone
_MADE = 50_000  # objects after which a worker looks for what is held by itself alone; Python's 700 find next to nothing
_AHEAD = 4  # batches under way for each worker: enough to keep it busy, few enough to do again


class Here:
    """As many processes as told, or as there are processors."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        self.batches = self.workers > 1

    def start(self) -> Executor:
        """Processes; for one worker none, for a second process would only cost its start."""
        return Processes(self.workers) if self.workers > 1 else Inline()

    def room(self, _: Executor) -> int:
        """How many batches may be under way."""
        return self.workers * _AHEAD

    def wait(self, _: Executor, futures: Iterable[Future[R]]) -> None:
        """Until one of them is done."""
        wait(list(futures), return_when=FIRST_COMPLETED)

    def fate(self, error: BaseException) -> Fate | None:
        """A broken pool leaves everything under way suspect."""
        return "suspect" if isinstance(error, (BrokenProcessPool, CancelledError)) else None

    def end(self, executor: Executor, *, at_once: bool) -> None:
        """Let go of the processes; at once, they do not end what they are doing."""
        manager = getattr(executor, "_executor_manager_thread", None)
        executor.shutdown(wait=not at_once, cancel_futures=True)
        if isinstance(executor, Processes):
            executor.let_go()
            if manager is not None:  # Python itself stumbles over it where it is just ending as Python ends
                manager.join(_GRACE)


class Inline(Executor):
    """Runs everything at once in this process: for one worker, where a second process would only cost its start."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run it now."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands over whatever was raised
            future.set_exception(error)
        return future


class Processes(ProcessPoolExecutor):
    """Processes on this machine, on a leash: a pipe of which they hold the other end.

    When the leash is gone they end at once, whatever they are doing: when it is let go, and when the process that
    holds it is killed without a word. They are deaf to interruptions from their first moment: Ctrl-C goes to everyone
    at the terminal, and it is for whoever started the workers to handle.
    """

    def __init__(self, workers: int) -> None:
        # Spawned on every system: a forked process would share our database and its locks.
        context = multiprocessing.get_context("spawn")
        self._their_end, self._leash = context.Pipe(duplex=False)
        super().__init__(workers, mp_context=context, initializer=_begin, initargs=(self._their_end,))

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run it in one of the processes, which may be started for it."""
        with _deaf():
            return super().submit(fn, *args, **kwargs)

    def let_go(self) -> None:
        """End the processes."""
        self._leash.close()
        self._their_end.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """Put interruptions off; processes that are started meanwhile never hear them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: they hear them while they start, and end
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(leash: Connection) -> None:
    """In a new worker: hear no interruptions, also where they could not be put off, and end with the leash.

    What a worker makes is let go of as soon as nobody holds it: looking for more seldom is 3% of reading.
    """
    gc.set_threshold(_MADE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(leash,), daemon=True).start()


def _follow(leash: Connection) -> None:
    multiprocessing.connection.wait([leash])
    os._exit(1)
