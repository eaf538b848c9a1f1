"""From names to actors: whose meetings are asked for, and one meeting told of two names of one actor."""

import random
from collections.abc import Iterable

import pytest

from reftel.archive.actors import Meant
from reftel.archive.meets import Pair
from reftel.workflow.networks import Shown, encounters, network
from reftel.workflow.sides import Sides

MEANT = {
    (1, name): Meant(id_, name, "person", None)
    for name, id_ in (("Oyen", "oyen"), ("Marguerite Oyen", "oyen"), ("Bly", "bly"), ("Halloran", "halloran"))
}


def sides(by: Iterable[str] | None = None, to: Iterable[str] | None = None) -> Sides:
    return Sides(*(None if one is None else frozenset(one) for one in (by, to)))


def test_names_and_ids_are_asked_for_each_by_itself() -> None:
    pairs = (pair("Bly", "Oyen", 7), pair("Halloran", "Oyen", 8))
    wanted = (sides(["oyen"]), sides(["bly"], ["oyen"]))
    assert [one.meeting for one, *_ in encounters(pairs, MEANT, wanted)] == [7]


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
    made = network((), MEANT, met=encounters(pairs, MEANT))
    assert [(one.ends, one.meetings, one.by_cable) for one in made.meets] == [(("bly", "oyen"), 2, 1)]
    assert (made.meetings, made.by_cable, made.undated) == (2, 1, 1)
    assert [(one.id, one.said, one.heard, one.met) for one in made.knots] == [("bly", 0, 0, 2), ("oyen", 0, 0, 2)]


@pytest.mark.parametrize("seed", range(6))
def test_where_only_some_are_shown_they_are_the_first_of_all(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for a test
    names = [f"Name {at}" for at in range(30)]
    meant = {
        (row, name): Meant(f"id{at % 20}", f"Actor {at % 20}", "person", None)
        for row in range(5)
        for at, name in enumerate(names)
        if chance.random() < 0.9
    }
    count = chance.choice((0, 20, 150))
    told = [
        (chance.randrange(5), chance.choice(names), chance.choice(names), chance.randrange(1, 4), chance.randrange(2))
        for _ in range(count)
    ]
    some_two = [chance.sample(names, 2) for _ in range(count // 2)]
    pairs = [pair(one, other, chance.randrange(40)) for one, other in some_two]
    met = tuple(encounters(pairs, meant))
    whole, some = network(told, meant, met=met), network(told, meant, met=met, shown=Shown(6, 8))
    for made in (whole, some):
        assert (made.actors, made.pairs, made.met) == (len(whole.knots), len(whole.ties), len(whole.meets))
        assert made.statements == sum(tie.statements for tie in whole.ties)
    assert (some.meetings, some.by_cable, some.undated) == (whole.meetings, whole.by_cable, whole.undated)
    assert (some.knots[:6], some.ties[:8], some.meets[:8]) == (whole.knots[:6], whole.ties[:8], whole.meets[:8])
    first = {knot.id for knot in whole.knots[:6]}
    assert [one for one in some.edges if first >= set(one.ends)] == [
        one for one in whole.edges if first >= set(one.ends)
    ]
    assert set(some.knots) <= set(whole.knots)
    assert set(some.edges) <= set(whole.edges)
    assert {end for one in some.edges for end in one.ends} <= {knot.id for knot in some.knots}
