"""Where work runs: processes on this machine, behind the one seam that ``concurrent.futures.Executor`` is.

Whatever maps over sources goes through ``each``. Workers return results; only the process that called them writes. A
worker that dies (killed, out of memory, a fault in a library) breaks its pool: the pool is made again, what was under
way is done again one by one, and what then kills its worker twice, all alone, is given up.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Generic, ParamSpec, TypeVar

import msgspec

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4  # tasks under way for each worker: enough to keep it busy, few enough to do again


class Done(msgspec.Struct, Generic[T, R], frozen=True):
    """A task and what came of it; ``died`` where it killed its worker twice and has no result."""

    task: T
    result: R | None
    died: bool = False


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


def local(workers: int | None = None) -> Executor:
    """Processes on this machine, as many as there are processors unless told; one worker is this process itself."""
    count = workers or os.cpu_count() or 1
    if count == 1:
        return Inline()
    return Processes(count)


def _begin(leash: Connection) -> None:
    """In a new worker: hear no interruptions, also where they could not be put off, and end with the leash."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(leash,), daemon=True).start()


def _follow(leash: Connection) -> None:
    multiprocessing.connection.wait([leash])
    os._exit(1)


def each(
    start: Callable[[], Executor], do: Callable[[T], R], tasks: Iterable[T], workers: int = 1
) -> Generator[Done[T, R], None, None]:
    """Do something with every task, in executors that ``start`` starts; results come as they are ready.

    Close it (``contextlib.closing``) where the loop over it may be left early: its workers end then, and not later.
    """
    pool = _Pool(start, do)
    waiting = iter(tasks)
    try:
        while True:
            pool.fill(waiting, workers * _AHEAD)
            if pool.idle:
                break
            yield from pool.collect()
    except BaseException:
        pool.stop(at_once=True)
        raise
    pool.stop()


class _Pool(Generic[T, R]):
    """An executor that is made again when it breaks, and what is under way in it."""

    def __init__(self, start: Callable[[], Executor], do: Callable[[T], R]) -> None:
        self._start = start
        self._do = do
        self._executor: Executor | None = None
        self._under_way: dict[Future[R], T] = {}
        self._suspects: deque[tuple[T, int]] = deque()  # under way when a worker died; how often they did it alone
        self._alone: int | None = None  # how often the one suspect under way has killed its worker; None in a crowd

    @property
    def idle(self) -> bool:
        """Nothing under way and nothing to do again."""
        return not self._under_way and not self._suspects

    def fill(self, tasks: Iterator[T], most: int) -> None:
        """Hand out tasks; while there are suspects, one of them and nothing else."""
        self._alone = None
        if self._suspects:
            task, self._alone = self._suspects.popleft()
            self._submit(task)
            return
        while len(self._under_way) < most:
            try:
                self._submit(next(tasks))
            except StopIteration:
                return

    def _submit(self, task: T) -> None:
        if self._executor is None:
            self._executor = self._start()
        try:
            future = self._executor.submit(self._do, task)
        except BrokenProcessPool as error:  # a worker died between two tasks; this one is lost like those under way
            future = Future()
            future.set_exception(error)
        self._under_way[future] = task

    def collect(self) -> Iterator[Done[T, R]]:
        """What is ready. After a death, what was under way is to be done again; what did it alone, but once more."""
        lost: list[T] = []
        wait(self._under_way, return_when=FIRST_COMPLETED)
        for future in [one for one in self._under_way if one.done()]:
            yield from self._result(future, lost)
        if not lost:
            return
        self.stop()
        for future in list(self._under_way):
            yield from self._result(future, lost)
        if self._alone is None:
            self._suspects.extend((task, 0) for task in lost)
        elif self._alone == 0:
            self._suspects.appendleft((lost[0], 1))
        else:
            yield Done(lost[0], None, died=True)

    def _result(self, future: Future[R], lost: list[T]) -> Iterator[Done[T, R]]:
        task = self._under_way.pop(future)
        try:
            yield Done(task, future.result())
        except (BrokenProcessPool, CancelledError):
            lost.append(task)

    def stop(self, *, at_once: bool = False) -> None:
        """Let go of the workers; at once, they do not end what they are doing."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        executor.shutdown(wait=not at_once, cancel_futures=True)
        if isinstance(executor, Processes):
            executor.let_go()
