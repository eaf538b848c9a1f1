"""What is worked out beside the pages."""

import threading

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
