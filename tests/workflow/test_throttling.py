"""Waiting: longer with each failure, forgotten after a while, and never more remembered than fits."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from reftel.workflow.throttling import FORGET, Throttle, in_words


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_each_failure_costs_twice_the_wait_of_the_one_before(clock: Clock) -> None:
    throttle = Throttle(3, 60.0, clock)
    assert [throttle.attempt("Ann") for _ in range(4)] == [0, 0, 0, 0]
    waits = []
    for _ in range(9):
        wait = throttle.attempt("Ann")
        waits.append(wait)
        clock.now += wait
        assert throttle._wait("Ann") == 0
        assert throttle.attempt("Ann") == 0
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert throttle.attempt("Ben") == 0, "nobody waits for another"


def test_who_waits_does_not_make_it_longer_by_asking(clock: Clock) -> None:
    throttle = Throttle(0, 60.0, clock)
    throttle.attempt("Ann")
    for _ in range(50):
        assert throttle.attempt("Ann") == 1
    clock.now += 0.25
    assert throttle._wait("Ann") == 0.75


def test_success_and_time_let_it_be_forgotten(clock: Clock) -> None:
    throttle = Throttle(1, 60.0, clock)
    for _ in range(2):
        throttle.attempt("Ann")
    assert throttle._wait("Ann") == 1
    throttle.forget("Ann")
    assert throttle._wait("Ann") == 0
    for _ in range(2):
        throttle.attempt("Ann")
    clock.now += FORGET + 1
    assert throttle.attempt("Ann") == 0
    assert throttle.attempt("Ann") == 0, "the count began anew"


def test_a_forgiven_attempt_leaves_those_before(clock: Clock) -> None:
    throttle = Throttle(1, 60.0, clock)
    throttle.attempt("here")
    throttle.attempt("here")
    throttle.forgive("here")
    assert throttle._wait("here") == 0
    throttle.attempt("here")
    assert throttle._wait("here") == 1
    for _ in range(3):
        throttle.forgive("here")
    assert throttle._failed == {}


def test_no_more_is_remembered_than_fits_and_the_oldest_goes_first(clock: Clock) -> None:
    throttle = Throttle(0, 60.0, clock, most=100)
    for at in range(1000):
        throttle.attempt(str(at))
    assert len(throttle._failed) == 100
    assert (throttle._wait("0"), throttle._wait("999")) == (0, 1)


def test_many_at_once_are_as_many_failures(clock: Clock) -> None:
    throttle = Throttle(5, 60.0, clock)
    with ThreadPoolExecutor(16) as threads:
        waits = list(threads.map(lambda _: throttle.attempt("Ann"), range(200)))
    assert sum(wait == 0 for wait in waits) == 6


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "a second"),
        (1.0, "a second"),
        (1.1, "2 seconds"),
        (89.0, "89 seconds"),
        (90.0, "2 minutes"),
        (300, "5 minutes"),
    ],
)
def test_a_wait_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
