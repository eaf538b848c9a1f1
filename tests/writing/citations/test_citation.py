"""The words that several forms of citing share."""

import msgspec
import pytest

import made_up
from reftel.model.cable import Cable, CableDate
from reftel.writing.citations import CITATIONS
from reftel.writing.citations.citation import american, day_of, iso, name_of, sender, title_of


def dated(edtf: str, basis: str = "dtg") -> Cable:
    cable = made_up.cable()
    head = msgspec.structs.replace(cable.head, date=made_up.field(CableDate(edtf, basis)))  # type: ignore[arg-type]
    return msgspec.structs.replace(cable, head=head)


@pytest.mark.parametrize(
    ("edtf", "basis", "told", "short"),
    [
        ("2004-03-11", "dtg", "March 11, 2004", "2004-03-11"),
        ("2004-03", "collection", "March 2004", "2004-03"),
        ("2004", "dtg", "2004", "2004"),
        ("2005-05~", "dtg", "[May 2005]", "2005-05"),
        ("2005-05", "index", "[May 2005]", "2005-05"),
        ("2005-13", "dtg", "n.d.", ""),
        ("2005-03-01/2005-04", "dtg", "n.d.", ""),
        ("20XX", "dtg", "n.d.", ""),
    ],
)
def test_a_day_as_far_as_it_is_known(edtf: str, basis: str, told: str, short: str) -> None:
    assert (american(dated(edtf, basis)), iso(dated(edtf, basis))) == (told, short)


def test_no_day() -> None:
    assert day_of(made_up.bare_cable()) is None
    assert american(made_up.bare_cable()) == "n.d."


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("AMEMBASSY TBILISI", "U.S. Embassy Tbilisi"),
        ("SECSTATE WASHDC", "Department of State"),
        ("EMBASSY SESTRIN", "Embassy Sestrin"),
        ("FORMIN PORT AUREL", "FORMIN Port Aurel"),
        ("Ministry of the Straits", "Ministry of the Straits"),
    ],
)
def test_a_post_as_it_is_cited(written: str, cited: str) -> None:
    assert name_of(written) == cited


def test_what_a_cable_does_not_say_is_in_no_form() -> None:
    bare = made_up.bare_cable()
    assert (sender(bare), title_of(bare)) == (None, None)
    for one in CITATIONS:
        text = one.write(bare, None)
        assert bare.citation in text
        assert "None" not in text
