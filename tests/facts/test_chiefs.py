"""Chiefs of mission by place and date."""

import pytest

from reftel.facts import chiefs


@pytest.mark.parametrize(
    ("place", "day", "surname"),
    [
        ("ASTANA", "2006-10-24", "Ordway"),
        ("ALMATY", "2005-05", "Ordway"),
        ("Kazakhstan", "2004-07-01", "Napper"),
        ("KZ", "2009", "Hoagland"),
        ("USOSCE", "2005-04-26", "Minikes"),
        ("USOSCE", "2012-01-01", "Kelly"),
        ("AMEMBASSY MOSCOW", "1947-01-01", "Smith"),
        ("VATICAN", "2004-07-01", "Nicholson"),
        ("ISTANBUL", "2004-01-01", "Edelman"),  # a consulate answers to the ambassador
        ("ASTANA", "2004-08-01", None),  # between two
        ("ASTANA", "1980-01-01", None),
        ("NEWHAVEN", "2006-10-24", None),
        ("PYONGYANG", "2006-10-24", None),
        ("Liechtenstein", "1900", None),
    ],
)
def test_chief_at(place: str, day: str, surname: str | None) -> None:
    chief = chiefs.chief_at(place, day)
    assert (chief.surname if chief else None) == surname


def test_an_ambassador_goes_before_a_charge() -> None:
    chief = chiefs.chief_at("ASTANA", "2006-10-24")
    assert chief is not None
    assert chief.name == "John Malcolm Ordway"
    assert not chief.acting
    assert any(chief.acting for chief in chiefs.chiefs_of("Kazakhstan"))


def test_missions_to_organisations() -> None:
    for station in ("USNATO", "USUNNEWYORK", "USEUBRUSSELS", "GENEVA", "UNVIEVIENNA"):
        assert chiefs.chief_at(station, "2006-10-24") is not None


def test_an_open_end_lasts_no_longer_than_six_years() -> None:
    assert chiefs.chief_at("Kazakhstan", "2020-06-01") is not None
    assert chiefs.chief_at("Kazakhstan", "2040-06-01") is None


def test_signer_of() -> None:
    assert chiefs.signer_of("ABELL", "NAIROBI") == "David Abell"
    assert chiefs.signer_of("Abington", "Jerusalem") == "Edward G. Abington"
    assert chiefs.signer_of("AGNEW", "MOSCOW") is None  # known, but not the full name
    assert chiefs.signer_of("NOBODY", "ROME") is None


def test_surnames_and_forenames() -> None:
    assert "ordway" in chiefs.surnames()
    assert {"john", "richard"} <= chiefs.forenames()
