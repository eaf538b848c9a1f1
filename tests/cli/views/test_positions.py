"""Positions as people see them."""

import msgspec
import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.marks import ledger
from reftel.cli.views.positions import HEADINGS, entry
from rendering import printed


def test_what_has_no_day_of_its_own_goes_by_that_of_its_cable() -> None:
    one = msgspec.structs.replace(made_up.position(), on=None, reported="2004-03-17")
    assert "cable of 2004-03-17" in printed(ledger(HEADINGS, [entry(one)], 100), 100)


@pytest.mark.parametrize("width", [80, 120])
def test_positions_as_they_are_seen(width: int, golden: Golden) -> None:
    shown = printed(ledger(HEADINGS, [entry(one) for one in made_up.positions()], width), width)
    golden.check(HOME / "tests" / "golden" / "cli" / f"positions-{width}.txt", shown)
