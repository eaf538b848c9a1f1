"""The seam where work runs: what is done again, what is given up, what is waited for."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from reftel import executors
from reftel.errors import InputError, UnavailableError
from reftel.executors.fates import Fate
from reftel.executors.here import Here


def double(number: int) -> int:
    return number * 2


class Engine(Here):
    """Executors of our own, in this process."""

    def __init__(self, start: Callable[[], Executor], fate: Fate = "suspect") -> None:
        super().__init__(1)
        self._start, self._fate = start, fate
        self.ended: list[bool] = []

    def start(self) -> Executor:
        return self._start()

    def fate(self, error: BaseException) -> Fate | None:
        return self._fate if isinstance(error, (BrokenProcessPool, CancelledError)) else None

    def end(self, executor: Executor, *, at_once: bool) -> None:
        super().end(executor, at_once=at_once)
        self.ended.append(at_once)


class Breaking(Executor):
    """An executor that breaks as it is told to: by its tasks, or already when it is handed one."""

    def __init__(self, deaths: dict[int, int], *, at_submit: bool) -> None:
        self.deaths, self.at_submit, self.broken = deaths, at_submit, False

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201
        if self.broken and self.at_submit:
            raise BrokenProcessPool
        future: Future[int] = Future()
        if self.deaths.get(args[0][0], 0):
            self.deaths[args[0][0]] -= 1
            self.broken = True
        if self.broken:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(fn(*args, **kwargs))
        return future


@pytest.mark.parametrize("at_submit", [True, False])
@pytest.mark.parametrize(
    ("deaths", "died"), [({3: 1}, []), ({3: 2}, []), ({3: 3}, [3]), ({0: 9, 7: 9}, [0, 7]), ({11: 3}, [11])]
)
def test_a_broken_pool_is_made_again(deaths: dict[int, int], died: list[int], *, at_submit: bool) -> None:
    left = dict(deaths)
    engine = Engine(lambda: Breaking(left, at_submit=at_submit))
    found = list(executors.each(engine, double, range(12)))
    assert sorted(done.task for done in found) == list(range(12))
    assert sorted(done.task for done in found if done.died) == died
    assert all(done.result == done.task * 2 for done in found if not done.died)


@pytest.mark.parametrize(("deaths", "died"), [({3: 1}, []), ({3: 2}, [3]), ({0: 9, 7: 9}, [0, 7])])
def test_what_a_cluster_blames_is_done_once_more_alone_and_the_others_go_on(
    deaths: dict[int, int], died: list[int]
) -> None:
    started: list[Executor] = []

    class Blaming(Breaking):
        """Breaks a task and not itself."""

        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202
            future = super().submit(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
            self.broken = False
            return future

    def start() -> Executor:
        started.append(Blaming(dict(deaths), at_submit=False))
        return started[-1]

    found = list(executors.each(Engine(start, "blamed"), double, range(12)))
    assert sorted(done.task for done in found) == list(range(12))
    assert sorted(done.task for done in found if done.died) == died
    assert len(started) == 1


class Losing(Executor):
    """An engine that is gone after some tasks: what it still holds never ends."""

    def __init__(self, good: int) -> None:
        self.good = good

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201
        future: Future[object] = Future()
        self.good -= 1
        if self.good >= 0:
            future.set_result(fn(*args, **kwargs))
        elif self.good == -1:
            future.cancel()
            future.set_running_or_notify_cancel()
        return future


def test_what_an_engine_lost_is_asked_again_and_nobody_is_blamed() -> None:
    engine = Engine(lambda: Losing(2), "lost")
    found = [done.result for done in executors.each(engine, double, range(30))]
    assert sorted(result or 0 for result in found) == [number * 2 for number in range(30)]
    assert len(engine.ended) > 5


def test_an_engine_that_is_lost_over_and_over_is_left() -> None:
    engine = Engine(lambda: Losing(0), "lost")
    with pytest.raises(UnavailableError, match="run the same command again"):
        list(executors.each(engine, double, range(30)))
    assert engine.ended == [False] * 5


def test_a_suspect_keeps_its_record_when_the_engine_is_lost_meanwhile() -> None:
    fates: Iterator[Fate] = iter(["suspect", "lost", "suspect", "suspect"])

    class Moody(Engine):
        """Says of each loss what the test wants."""

        def fate(self, error: BaseException) -> Fate | None:
            return next(fates) if super().fate(error) else None

    engine = Moody(lambda: Losing(0))
    assert [(done.task, done.died) for done in executors.each(engine, double, [7])] == [(7, True)]


class Noting(Executor):
    """Runs at once, and notes what it was handed."""

    def __init__(self, handed: list[tuple[int, ...]]) -> None:
        self.handed = handed

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201
        self.handed.append(args[0])
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_small_tasks_are_sent_together_where_that_pays() -> None:
    handed: list[tuple[int, ...]] = []
    engine = Engine(lambda: Noting(handed))
    engine.batches = True
    weights = [0.4, 0.4, 0.4, 2.0, 0.1]
    found = [done.task for done in executors.each(engine, double, range(5), lambda task: weights[task])]
    assert sorted(found) == [0, 1, 2, 3, 4]
    assert handed == [(0, 1, 2), (3,), (4,)]
    engine.batches = False
    handed.clear()
    list(executors.each(engine, double, range(5), lambda task: weights[task]))
    assert handed == [(0,), (1,), (2,), (3,), (4,)]


def test_nothing_is_started_for_nothing() -> None:
    def never() -> Executor:
        raise AssertionError

    assert list(executors.each(Engine(never), double, [])) == []


def test_where_to_work() -> None:
    assert isinstance(executors.engine_of(2), Here)
    engine = Engine(lambda: Losing(1))
    assert executors.engine_of(engine) is engine
    assert executors.is_cluster("tcp://here:8786")
    assert not executors.is_cluster(2)
    with pytest.raises(InputError, match="tcp://HOST:8786"):
        executors.engine_of("somewhere")
