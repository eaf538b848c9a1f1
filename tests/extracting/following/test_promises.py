"""What each cable has to say of commitments comes to what all statements come to together."""

from itertools import groupby

import msgspec
import pytest

from conftest import HOME
from made_speech import said
from reftel import workflow
from reftel.extracting.following import follow
from reftel.extracting.following.promises import joined, told_of
from reftel.model.statement import Statement

# EXERCISE: made-up people and places.


def later(statements: list[Statement], day: str, cable: str) -> list[Statement]:
    """The same as told in another cable on another day."""
    return [
        msgspec.structs.replace(one, id=f"{cable}{one.id}", cable=cable, said_on=day, cable_date=day)
        for one in statements
    ]


@pytest.fixture(scope="module")
def statements() -> tuple[Statement, ...]:
    first = "On March 16 Foreign Minister Orvane Bly told the Ambassador that "
    inventory = "publish the complete inventory of reservoirs"
    made = [
        *later(said(f"{first}Norway would {inventory}."), "2005-05-01", "05SESTRIN8"),
        *later(said(f"{first}Norway would {inventory} by June 3."), "2005-05-02", "05SESTRIN9"),
        *later(said(f"{first}Norway fulfilled the plan to {inventory}."), "2005-09-02", "05SESTRIN22"),
    ]
    return (*workflow.statements_of([HOME / "examples" / "cables"]), *made)


def test_cable_by_cable_it_is_the_same(statements: tuple[Statement, ...]) -> None:
    in_order = sorted(statements, key=lambda one: (one.cable_date is None, one.cable_date or "", one.cable, one.start))
    told = [told_of(tuple(some)) for _, some in groupby(in_order, lambda one: one.cable)]
    found = joined(one for one in reversed(told) if one is not None)
    assert found == follow(in_order).commitments
    assert any(one.joined for one in found)
    assert any(one.later for one in found)


def test_a_cable_that_has_nothing_to_say_of_them_is_not_kept(statements: tuple[Statement, ...]) -> None:
    assert told_of(()) is None
    silent = [one for one in statements if told_of([one]) is None]
    assert silent
    assert not follow(silent[:1]).commitments
