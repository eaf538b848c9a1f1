"""Meetings as people see them."""

import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.marks import ledger
from reftel.cli.views.meetings import HEADINGS, entry
from rendering import printed


@pytest.mark.parametrize("width", [80, 120])
def test_meetings_as_they_are_seen(width: int, golden: Golden) -> None:
    shown = printed(ledger(HEADINGS, [entry(one) for one in made_up.meetings()], width), width)
    golden.check(HOME / "tests" / "golden" / "cli" / f"meetings-{width}.txt", shown)
