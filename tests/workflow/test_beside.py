"""What is worked out beside the pages."""

import threading
import time

import pytest

from reftel.errors import ArchiveError, NotReadyError
from reftel.workflow.beside import Beside


def test_it_is_made_once_for_a_state_and_anew_for_another() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    one = Beside(make, "Counting")
    assert [one.get("a", 10), one.get("a", 10), one.get("b", 10)] == [1, 1, 2]


def test_who_cannot_wait_is_told_to_come_again() -> None:
    gate = threading.Event()

    def make() -> str:
        assert gate.wait(10)
        return "done"

    one = Beside(make, "Counting")
    with pytest.raises(NotReadyError, match="Counting"):
        one.get("a", 0.01)
    gate.set()
    assert one.get("a", 10) == "done"


def test_what_was_there_is_given_while_the_new_is_made() -> None:
    gate = threading.Event()
    told = iter(["old", "new"])

    def make() -> str:
        found = next(told)
        assert found == "old" or gate.wait(10)
        return found

    one = Beside(make, "Counting")
    assert one.get("a", 10) == "old"
    assert one.get("b", 0.01) == "old"
    gate.set()
    assert one.get("b", 10) == "new"


def test_what_fails_says_so_and_is_tried_again_in_another_state() -> None:
    told = iter([ArchiveError("broken"), None])

    def make() -> str:
        if (problem := next(told)) is not None:
            raise problem
        return "well"

    one = Beside(make, "Counting")
    with pytest.raises(ArchiveError, match="broken"):
        one.get("a", 10)
    assert one.get("b", 10) == "well"


def test_however_often_it_changes_one_is_made_at_a_time_and_is_shown_when_it_is_done() -> None:
    begun, gate = threading.Semaphore(0), threading.Semaphore(0)
    at_once: list[int] = []

    def make() -> str:
        at_once.append(1)
        assert len(at_once) == 1
        begun.release()
        assert gate.acquire(timeout=10)
        at_once.pop()
        return "done"

    one = Beside(make, "Counting")
    for state in range(5):  # an archive that changes faster than it is worked out
        with pytest.raises(NotReadyError):
            one.get(state, 0.01)
    assert begun.acquire(timeout=10)
    gate.release()
    gate.release()
    assert one.get(5, 10) == "done"
    assert one.is_of(5)
    assert begun.acquire(timeout=10)
    assert not begun.acquire(timeout=0.01)


def test_what_took_long_is_not_begun_again_at_once() -> None:
    now, made = [0.0], threading.Semaphore(0)

    def make() -> float:
        now[0] += 7
        made.release()
        return now[0]

    one = Beside(make, "Counting", clock=lambda: now[0])
    assert one.get("a", 10) == 7
    now[0] += 69
    assert one.get("b", 10) == 7
    assert not one.is_of("b")
    assert made.acquire(timeout=10)
    assert not made.acquire(timeout=0.05)
    now[0] += 1
    one.get("b", 10)
    assert made.acquire(timeout=10)
    for _ in range(200):
        if one.is_of("b"):
            break
        threading.Event().wait(0.01)
    assert one.get("b", 10) == 84


def test_with_a_purge_nothing_of_before_is_shown() -> None:
    now, gate, told = [0.0], threading.Event(), iter(["with the name", "still with it", "without"])

    def make() -> str:
        found = next(told)
        now[0] += 7
        if found == "still with it":  # it was begun before
            assert gate.wait(10)
        return found

    one = Beside(make, "Counting", clock=lambda: now[0])
    assert one.get("a", 10, era=0) == "with the name"
    now[0] += 1000
    assert one.get("b", 10, era=0) == "with the name"
    with pytest.raises(NotReadyError):
        one.get("c", 0.05, era=1)
    gate.set()
    for _ in range(200):
        try:
            assert one.get("c", 0.05, era=1) == "without"
            break
        except NotReadyError:
            continue
    else:
        pytest.fail("it was never made")


def test_what_grows_is_gone_on_with_at_once_however_long_the_first_took() -> None:
    now = [0.0]

    def make() -> float:
        now[0] += 7
        return now[0]

    one = Beside(make, "Counting", clock=lambda: now[0], grows=True)
    assert one.get("a", 10) == 7
    assert one.get("b", 10) == 14
    assert one.get("c", 0.05) == 14  # the second says what a further one takes


class Slowly:
    """Something that is made quickly while ``quick``, else slowly, once it is let to."""

    def __init__(self) -> None:
        self.quick, self.made, self.gate = False, 0, threading.Event()
        self.gate.set()

    def quickly(self) -> str | None:
        return f"{self.made} and a little" if self.quick else None

    def make(self) -> str:
        assert self.gate.wait(10)
        self.made += 1
        return str(self.made)

    def beside(self, *, long: bool = True) -> Beside[str]:
        return Beside(self.make, "Counting", grows=True, quickly=self.quickly, long=lambda: long)


def test_nobody_waits_for_what_takes_long_who_can_have_what_was_before() -> None:
    slowly = Slowly()
    one = slowly.beside()
    assert one.get("a", 10) == "1"
    slowly.gate.clear()
    began = time.monotonic()
    assert [one.get(state, 30) for state in ("b", "b", "c", "d")] == ["1"] * 4
    assert time.monotonic() - began < 10
    assert not one.is_of("b")
    slowly.gate.set()
    until = time.monotonic() + 10
    while not one.is_of("d") and time.monotonic() < until:
        assert one.get("d", 0.05) in ("1", "2", "3")
    assert one.is_of("d")


def test_what_is_made_quickly_is_waited_for_and_nothing_else_is_made() -> None:
    slowly = Slowly()
    one = slowly.beside()
    assert one.get("a", 10) == "1"
    slowly.quick = True
    slowly.gate.clear()
    assert one.get("b", 10) == "1 and a little"
    assert one.is_of("b")
    assert slowly.made == 1


def test_what_is_not_long_is_waited_for() -> None:
    slowly = Slowly()
    one = slowly.beside(long=False)
    assert [one.get("a", 10), one.get("b", 10)] == ["1", "2"]


def test_after_a_purge_who_was_let_go_waits_for_what_is_made_anew() -> None:
    slowly = Slowly()
    one = slowly.beside()
    assert one.get("a", 10, era=0) == "1"
    slowly.gate.clear()
    assert one.get("b", 10, era=0) == "1"
    began = time.process_time()
    with pytest.raises(NotReadyError):
        one.get("c", 0.3, era=1)
    assert time.process_time() - began < 0.2  # it sleeps
    slowly.gate.set()
    assert one.get("c", 10, era=1) == "3"
