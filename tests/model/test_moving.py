"""What would let an option pass, in words."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import msgspec
import pytest

import made_up
from reftel.model.board import Demand, Move, Votes
from reftel.model.moving import SETS, moves_told
from reftel.model.telling import NAMED


def test_a_move_in_words() -> None:
    move = Move(option="a", with_inferred=False, moves=(), unknown=tuple(map(str, range(NAMED + 1))), open=("Lusk",))
    (told,) = moves_told([move, msgspec.structs.replace(move, with_inferred=True)])
    assert told.judged == ""
    assert told.needed + told.may + told.provided == (
        "nobody has to move, as long as no objection comes from Lusk; provided that none of these objects:"
        " 9 members of whom nothing firm is known"
    )
    (told,) = moves_told(made_up.board().moves)
    assert (told.judged, told.provided) == (" (on what is declared)", "; provided that none of these objects: Aurel")


def told(*moves: Move) -> list[str]:
    return [f"{one.needed}{one.may}{one.provided}" for one in moves_told(moves)]


def move(*what: str, **more: Any) -> Move:
    actors = tuple(one.split(" ")[0] for one in what)
    return Move(option="a", with_inferred=False, moves=what, actors=actors, **{"unknown": (), **more})


def asks(least: int, enough: int, *of: str, against: tuple[str, ...] = (), stage: str | None = None) -> Votes:
    return Votes(of=of, least=least, enough=enough, none_against=against, stage=stage)


MANY = tuple(f"M{number}" for number in range(NAMED + 1))


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        (
            [asks(2, 2, "Aurel", "Lusk", "Ostrel")],
            "it passes if at least 2 of these 3 vote for it: Aurel, Lusk, Ostrel",
        ),
        ([asks(1, 1, "Aurel", "Lusk")], "it passes if at least 1 of these 2 votes for it: Aurel, Lusk"),
        ([asks(1, 1, "Aurel")], "it passes if Aurel votes for it"),
        ([asks(2, 2, "Aurel", "Lusk")], "it passes if all of these 2 vote for it: Aurel, Lusk"),
        (
            [asks(1, 2, "Aurel", "Lusk", "Ostrel")],
            (
                "it passes if at least 1 of these 3 votes for it (any 2 are enough; of fewer it depends on who, and on "
                "the others): Aurel, Lusk, Ostrel"
            ),
        ),
        (
            [asks(0, 2, "Aurel", "Lusk", "Ostrel")],
            "it passes if not too many of these 3 vote against it (any 2 for it are enough): Aurel, Lusk, Ostrel",
        ),
        ([asks(0, 0, "Aurel", "Lusk", against=("Lusk",))], "it passes if none of these votes against it: Lusk"),
        (
            [asks(1, 1, "Aurel", "Lusk", against=("Aurel", "Lusk"))],
            "it passes if at least 1 of these 2 votes for it: Aurel, Lusk; and none of them votes against it",
        ),
        ([asks(0, 1, "Aurel", against=("Aurel",))], "it passes if none of these votes against it: Aurel"),
        (
            [asks(2, 2, *MANY, against=("M1",))],
            (
                f"it passes if at least 2 of the {NAMED + 1} members of whom nothing firm is known vote for it; and "
                "none of these votes against it: M1"
            ),
        ),
        (
            [asks(1, 1, "Aurel", stage="council"), asks(0, 0, "Lusk", against=("Lusk",), stage="assembly")],
            (
                "it passes if in the stage council Aurel votes for it and in the stage assembly none of these votes "
                "against it: Lusk"
            ),
        ),
        ([asks(0, 0, "Aurel")], "nobody has to move"),
    ],
)
def test_where_votes_are_counted_what_is_open_has_to_vote_for_it(votes: Sequence[Votes], words: str) -> None:
    assert told(move(votes=tuple(votes), unknown=("Aurel",), open=("Lusk",))) == [words]


def test_who_moves_and_who_then_has_to_vote_for_it_with_what_it_asks_for() -> None:
    one = move(
        "Kestria drops its objection",
        votes=(asks(1, 1, "Aurel", "Lusk"),),
        demands=(Demand(actor="Lusk", condition="if paid", objects=False),),
    )
    assert told(one) == [
        "Kestria drops its objection; provided that at least 1 of these 2 votes for it: Aurel, Lusk (“if paid”)"
    ]


def test_sets_that_are_any_so_many_of_a_group_are_one_line() -> None:
    group = tuple(f"M{number}" for number in range(6))
    sets = [
        move("Kestria drops its objection", *(f"{m} votes for it" for m in some), any_of=group)
        for some in combinations(group, 3)
    ]
    assert told(*sets) == [
        "Kestria drops its objection; any 3 of these 6 vote for it: M0, M1, M2, M3, M4, M5",
    ]
    either = [move(f"{m} drops its objection", any_of=group) for m in group]
    assert told(*either) == ["any 1 of these 6 drops its objection: M0, M1, M2, M3, M4, M5"]
    mixed = [move("M0 drops its objection", any_of=group[:2]), move("M1 votes for it", any_of=group[:2])]
    assert told(*mixed) == ["any 1 of these 2 votes for it: M0, M1"]


def test_of_other_sets_a_dozen_are_told_and_how_many_more_there_are() -> None:
    sets = [move(f"M{number} votes for it") for number in range(SETS + 3)]
    shown = told(*sets)
    assert len(shown) == SETS + 1
    assert shown[-1] == "or one of 3 other sets of moves, which the JSON lists"
    assert len(told(*sets[:SETS])) == SETS
    (*_, last) = told(*(msgspec.structs.replace(one, more=True) for one in sets))
    assert last == "or one of at least 3 other sets of moves, which the JSON lists"
