"""Whose meetings are asked for."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from made_meetings import made
from reftel.archive import Archive
from reftel.model.browsing import Asking
from reftel.workflow.sides import Sides, sides


def some(by: Iterable[str] | None = None, to: Iterable[str] | None = None) -> Sides:
    return Sides(*(None if one is None else frozenset(one) for one in (by, to)))


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (some(), True),
        (some(["a"]), True),
        (some(["b"]), True),
        (some(to=["a"]), True),
        (some(["a"], ["b"]), True),
        (some(["b"], ["a"]), True),
        (some(["c"]), False),
        (some(["a"], ["a"]), False),
        (some(["a"], ["c"]), False),
        (some([]), False),
    ],
)
def test_whoever_called_on_the_other(wanted: Sides, *, taken: bool) -> None:
    assert wanted.take("a", "b") is taken


def test_by_names_those_who_bear_them_and_by_ids_the_one(tmp_path: Path) -> None:
    with Archive(made(tmp_path), read_only=True) as opened:
        named, one = sides(opened.actors(), Asking(by=("Orvane", "Nobody"), actor="oyen"))
        assert named.by == frozenset(actor.id for actor in opened.actors().find("Orvane"))
        assert (named.to, one) == (None, some(["oyen"]))
        assert sides(opened.actors(), Asking(to=("Nobody",)))[0] == some(to=[])
