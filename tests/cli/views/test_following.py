"""Commitments, events, démarches, assessments and topics as people see them."""

import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.following import HEADINGS, entry
from reftel.cli.views.marks import ledger
from rendering import printed


@pytest.mark.parametrize("width", [80, 120])
def test_each_kind_as_it_is_seen(width: int, golden: Golden) -> None:
    shown = "".join(printed(ledger(HEADINGS[type(one)], [entry(one)], width), width) for one in made_up.followed())
    golden.check(HOME / "tests" / "golden" / "cli" / f"following-{width}.txt", shown)
