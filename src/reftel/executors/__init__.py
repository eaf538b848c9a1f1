"""Where work runs: one seam, ``concurrent.futures.Executor``, and behind it processes here or a Dask cluster.

    here.py      processes on this machine; one worker is this process itself
    cluster.py   the workers of a Dask scheduler, by its address

Whatever maps over sources or cables goes through ``each``. Workers return results; only the process that called them
writes. A worker that dies (killed, out of memory, a fault in a library) costs no run: what was under way is done again,
and what then kills its worker again and again, all alone, is given up. An engine that is gone as a whole (a scheduler
that was started anew) is waited for and asked again.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from typing import Generic, Protocol, TypeVar

import msgspec

from reftel.errors import UnavailableError
from reftel.executors.fates import Fate
from reftel.executors.here import Here

__all__ = ["Done", "Engine", "Workers", "each", "engine_of", "is_cluster"]

T = TypeVar("T")
R = TypeVar("R")

_LOSSES = 5  # times in a row that an engine may be lost with nothing done in between; then the run ends


class Engine(Protocol):
    """Starts executors, and knows what became of them."""

    batches: bool
    """Whether several small tasks are better sent as one."""

    def start(self) -> Executor:
        """A new executor."""
        ...

    def room(self, executor: Executor) -> int:
        """How many batches of tasks may be under way."""
        ...

    def wait(self, executor: Executor, futures: Iterable[Future[R]]) -> None:
        """Until one of them is done."""
        ...

    def fate(self, error: BaseException) -> Fate | None:
        """What an error says of the worker or the engine; None where the task itself raised it."""
        ...

    def end(self, executor: Executor, *, at_once: bool) -> None:
        """Let go of an executor; at once, its workers do not end what they are doing."""
        ...


Workers = int | str | Engine
"""Where to work: that many processes here, or the address of a Dask scheduler (``tcp://host:8786``)."""


class Done(msgspec.Struct, Generic[T, R], frozen=True):
    """A task and what came of it; ``died`` where it killed its workers and has no result."""

    task: T
    result: R | None
    died: bool = False


def is_cluster(workers: Workers) -> bool:
    """Whether the work is done elsewhere, where the files of this machine may not be at hand."""
    return isinstance(workers, str)


def engine_of(workers: Workers) -> Engine:
    """Processes here, or a cluster.

    Raises:
        InputError: if it is no address, or Dask is not installed.
    """
    if isinstance(workers, int):
        return Here(workers)
    if isinstance(workers, str):
        from reftel.executors.cluster import Cluster  # noqa: PLC0415 - Dask is an extra, and takes a second to load

        return Cluster(workers)
    return workers


def each(
    workers: Workers, do: Callable[[T], R], tasks: Iterable[T], weigh: Callable[[T], float] | None = None
) -> Generator[Done[T, R], None, None]:
    """Do something with every task, here or on a cluster; results come as they are ready.

    ``weigh`` says what part of a batch a task is: where that pays, as many are sent together as weigh 1.
    Close it (``contextlib.closing``) where the loop over it may be left early: its workers end then, and not later.

    Raises:
        InputError: if the workers cannot do it: no address, Dask or reftel not installed there, or another version.
        UnavailableError: if a cluster stays away; what was yielded is done.
    """
    engine = engine_of(workers)
    pool = _Pool(engine, _Each(do))
    waiting = _batches(tasks, weigh if engine.batches else None)
    try:
        while True:
            pool.fill(waiting)
            if pool.idle:
                break
            yield from pool.collect()
    except BaseException:
        pool.stop(at_once=True)
        raise
    pool.stop()


def _batches(tasks: Iterable[T], weigh: Callable[[T], float] | None) -> Iterator[tuple[T, ...]]:
    held: list[T] = []
    weight = 0.0
    for task in tasks:
        held.append(task)
        weight += weigh(task) if weigh else 1.0
        if weight >= 1.0:
            yield tuple(held)
            held, weight = [], 0.0
    if held:
        yield tuple(held)


class _Each(msgspec.Struct, Generic[T, R], frozen=True):
    """Does something with each task of a batch; a record, because it is sent to other processes."""

    do: Callable[[T], R]

    def __call__(self, batch: tuple[T, ...]) -> list[R]:
        return [self.do(task) for task in batch]


class _Pool(Generic[T, R]):
    """An executor that is made again when it breaks, and what is under way in it."""

    def __init__(self, engine: Engine, do: Callable[[tuple[T, ...]], list[R]]) -> None:
        self._engine = engine
        self._do = do
        self._executor: Executor | None = None
        self._under_way: dict[Future[list[R]], tuple[T, ...]] = {}
        self._again: deque[tuple[T, ...]] = deque()  # lost through no fault of theirs
        self._suspects: deque[tuple[T, int]] = deque()  # under way when a worker died; how often they did it alone
        self._alone: int | None = None  # how often the one suspect under way has killed its worker; None in a crowd
        self._losses = 0  # of the engine, in a row

    @property
    def idle(self) -> bool:
        """Nothing under way and nothing to do again."""
        return not (self._under_way or self._suspects or self._again)

    def fill(self, tasks: Iterator[tuple[T, ...]]) -> None:
        """Hand out batches; while there are suspects, one of them and nothing else."""
        if self._executor is None:
            if self.idle and (first := next(tasks, None)) is not None:
                self._again.append(first)
            if self.idle:
                return
            self._executor = self._engine.start()
        if self._suspects:
            if not self._under_way:
                task, self._alone = self._suspects.popleft()
                self._submit(self._executor, (task,))
            return
        self._alone = None
        most = self._engine.room(self._executor)
        while len(self._under_way) < most:
            batch = self._again.popleft() if self._again else next(tasks, None)
            if batch is None:
                return
            self._submit(self._executor, batch)

    def _submit(self, executor: Executor, batch: tuple[T, ...]) -> None:
        try:
            future = executor.submit(self._do, batch)
        except BaseException as error:
            if self._engine.fate(error) is None:
                raise
            future = Future()  # a worker died between two tasks; this one is lost like those under way
            future.set_exception(error)
        self._under_way[future] = batch

    def collect(self) -> Iterator[Done[T, R]]:
        """What is ready. After a death, what was under way is to be done again; what did it alone, but once more.

        Raises:
            UnavailableError: if the engine is lost over and over.
        """
        if self._executor is None:
            return
        self._engine.wait(self._executor, self._under_way)
        fates: list[tuple[Fate, tuple[T, ...]]] = []
        for future in [one for one in self._under_way if one.done()]:
            yield from self._result(future, fates)
        if any(fate != "blamed" for fate, _ in fates):  # the others are lost with it
            self.stop()
            for future in list(self._under_way):
                future.cancel()
                yield from self._result(future, fates)
        for fate, batch in fates:
            if self._alone is None:
                if fate == "lost":
                    self._again.append(batch)
                else:
                    self._suspects.extend((task, 0) for task in batch)
            elif fate == "lost":
                self._suspects.appendleft((batch[0], self._alone))
            elif fate == "suspect" and self._alone == 0:
                self._suspects.appendleft((batch[0], 1))
            else:  # a cluster has tried it on several workers each time
                yield Done(batch[0], None, died=True)
        self._count([fate for fate, _ in fates])

    def _count(self, fates: list[Fate]) -> None:
        """Count losses of the engine; one after which something was done is forgotten."""
        if "lost" not in fates:
            return
        self._losses += 1
        if self._losses >= _LOSSES:
            raise UnavailableError(
                f"What does the work was lost {_LOSSES} times in a row before it had done anything. "
                "What was done is kept: run the same command again to go on."
            )

    def _result(self, future: Future[list[R]], fates: list[tuple[Fate, tuple[T, ...]]]) -> Iterator[Done[T, R]]:
        batch = self._under_way.pop(future)
        try:
            results = future.result()
        except (Exception, CancelledError) as error:
            fate = self._engine.fate(error)
            if fate is None:
                raise
            fates.append((fate, batch))
            return
        self._losses = 0
        yield from (Done(task, result) for task, result in zip(batch, results, strict=True))

    def stop(self, *, at_once: bool = False) -> None:
        """Let go of the workers; at once, they do not end what they are doing."""
        executor, self._executor = self._executor, None
        if executor is not None:
            self._engine.end(executor, at_once=at_once)
