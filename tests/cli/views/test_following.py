"""Commitments, events, démarches, assessments and topics as people see them."""

import msgspec
import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.following import HEADINGS, entry
from reftel.cli.views.marks import ledger
from reftel.model.following import Commitment, Demarche, Event
from rendering import printed


@pytest.mark.parametrize("width", [80, 120])
def test_each_kind_as_it_is_seen(width: int, golden: Golden) -> None:
    shown = "".join(printed(ledger(HEADINGS[type(one)], [entry(one)], width), width) for one in made_up.followed())
    golden.check(HOME / "tests" / "golden" / "cli" / f"following-{width}.txt", shown)


def test_a_day_whose_year_was_inferred_for_the_cable_is_said_to_be() -> None:
    for one in made_up.followed():
        inferred = msgspec.structs.replace(one, cable_date="2004-03~")
        shown = printed(ledger(HEADINGS[type(one)], [entry(inferred)], 120), 120)
        assert ("inferred" in shown) == isinstance(one, Commitment | Event | Demarche), one
        assert "inferred" not in printed(ledger(HEADINGS[type(one)], [entry(one)], 120), 120)
