"""From names to actors: whose meetings are asked for, and one meeting told of two names of one actor."""

from collections.abc import Iterable

import pytest

from reftel.archive.actors import Meant
from reftel.archive.meets import Pair
from reftel.workflow.networks import Sides, encounters, network

MEANT = {
    (1, name): Meant(id_, name, "person", None)
    for name, id_ in (("Oyen", "oyen"), ("Marguerite Oyen", "oyen"), ("Bly", "bly"), ("Halloran", "halloran"))
}


def sides(by: Iterable[str] | None = None, to: Iterable[str] | None = None) -> Sides:
    return Sides(*(None if one is None else frozenset(one) for one in (by, to)))


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (sides(), True),
        (sides(["a"]), True),
        (sides(["b"]), True),
        (sides(to=["a"]), True),
        (sides(["a"], ["b"]), True),
        (sides(["b"], ["a"]), True),
        (sides(["c"]), False),
        (sides(["a"], ["a"]), False),
        (sides(["a"], ["c"]), False),
        (sides([]), False),
    ],
)
def test_whoever_called_on_the_other(wanted: Sides, *, taken: bool) -> None:
    assert wanted.take("a", "b") is taken


def pair(one: str, other: str, meeting: int, *, alone: bool = False, undated: bool = False) -> Pair:
    return Pair(1, one, other, meeting, alone, undated)


def test_a_meeting_counts_once_for_two_actors_and_whom_nobody_knows_is_left_out() -> None:
    pairs = (
        pair("Oyen", "Bly", 7),
        pair("Marguerite Oyen", "Bly", 7),
        pair("Bly", "Oyen", 8, alone=True),
        pair("Oyen", "Marguerite Oyen", 9),
        pair("Oyen", "Nobody", 10),
        pair("Halloran", "Bly", 11, undated=True),
    )
    made = network((), MEANT, met=encounters(pairs, MEANT, Sides()))
    assert [(one.ends, one.meetings, one.by_cable) for one in made.meets] == [(("bly", "oyen"), 2, 1)]
    assert (made.meetings, made.by_cable, made.undated) == (2, 1, 1)
    assert [(one.id, one.said, one.heard, one.met) for one in made.knots] == [("bly", 0, 0, 2), ("oyen", 0, 0, 2)]
