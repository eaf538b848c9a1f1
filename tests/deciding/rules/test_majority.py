"""Majorities of every base, with worked boards."""

import pytest

from made_seats import seats
from reftel.deciding.rules.majority import judge, judge_two_thirds
from reftel.deciding.rules.rule import Table
from reftel.model.board import Base, Terms

NINE = tuple(f"M{number}" for number in range(9))


def board(yes: int, no: int, abstain: int, base: Base, share: str = "1/2", *, strict: bool = True) -> Table:
    stances = ["support"] * yes + ["reject"] * no + ["abstain"] * abstain + ["absent"] * (9 - yes - no - abstain)
    return seats(NINE, dict(zip(NINE, stances, strict=True)), terms=Terms(base=base, share=share, strict=strict))


@pytest.mark.parametrize(
    ("table", "result"),
    [
        (board(3, 2, 4, "cast"), "adopted"),  # whoever abstains has cast no vote
        (board(3, 2, 2, "present"), "not adopted"),
        (board(4, 2, 1, "present"), "adopted"),
        (board(4, 0, 0, "members"), "not adopted"),  # whoever stays away counts against
        (board(5, 4, 0, "members"), "adopted"),
        (board(2, 2, 0, "cast"), "not adopted"),  # a tie is no majority
        (board(2, 2, 0, "cast", strict=False), "adopted"),
        (board(6, 3, 0, "cast", "2/3", strict=False), "adopted"),  # two thirds of nine are six exactly
        (board(6, 3, 0, "cast", "2/3"), "not adopted"),
        (board(5, 3, 0, "cast", "2/3", strict=False), "not adopted"),
        (board(0, 0, 9, "cast", strict=False), "not adopted"),  # nobody has voted: no majority of nothing
    ],
)
def test_majorities(table: Table, result: str) -> None:
    assert judge(table).result == result


def test_two_thirds_of_those_present_and_voting_whatever_else_the_terms_say() -> None:
    """Just two thirds are enough, and whoever abstains does not vote."""
    assert judge_two_thirds(board(4, 2, 3, "cast")).result == "adopted"
    assert judge_two_thirds(board(5, 3, 1, "cast")).result == "not adopted"
    assert judge_two_thirds(board(4, 2, 3, "members", "1/2")).result == "not adopted"


def test_votes_by_weight() -> None:
    members = ("Large", "Small")
    table = seats(
        members, {"Large": "support", "Small": "reject"}, weights={"Large": 3, "Small": 1}, terms=Terms(base="weight")
    )
    verdict = judge(table)
    assert verdict.result == "adopted"
    assert verdict.because == "3 of 4 known to be for it; more than 1/2 of the whole weight is needed."


def test_open_votes_are_counted_and_named() -> None:
    verdict = judge(seats(NINE, {"M0": "support", "M1": "undecided"}, terms=Terms(base="members")))
    assert verdict.result == "undetermined"
    assert verdict.because == (
        "1 of 9 known to be for it; more than 1/2 of all members is needed. "
        "Open: M1 and 7 members of whom nothing is known."
    )
