"""Passing and attention lines."""

import pytest

from reftel.fields.passing import Passing, parse_passing

VALUES: list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]] = [
    ("VIENNA FOR USOSCE", "VIENNA", ("USOSCE",), ()),
    ("DEPT FOR SCA/FO (A/S DOE), SCA/CEN (ROE, O'MARA)", "DEPT", ("SCA/FO", "SCA/CEN"), ("A/S DOE", "ROE", "O'MARA")),
    ("DEPT PASS TO USTR FOR JDOE", "DEPT", ("USTR",), ("JDOE",)),
    ("STATE PASS USAID FOR ASIA/NE, DCHA", "STATE", ("USAID", "ASIA/NE", "DCHA"), ()),
    ("AMEMBASSY ASTANA PASS TO AMCONSUL ALMATY", "AMEMBASSY ASTANA", ("AMCONSUL ALMATY",), ()),
    ("DEPT ALSO FOR INR", "DEPT", ("INR",), ()),
    ("STATE FOR EUR/RUS, EUR/NB, AND EUR/ERA", "STATE", ("EUR/RUS", "EUR/NB", "EUR/ERA"), ()),
    ("PLEASE PASS TO RSO, POLOFF", None, ("RSO", "POLOFF"), ()),
    ("PASS TO NSC", None, ("NSC",), ()),
    ("FOR EUR/RPM", None, ("EUR/RPM",), ()),
    ("DEPT FOR EUR FROM AMBASSADOR", "DEPT", ("EUR",), ()),
]
NONE = ["", "SIPDIS", "The Minister said.", "FOR"]


@pytest.mark.parametrize(("text", "via", "offices", "persons"), VALUES)
def test_values(text: str, via: str | None, offices: tuple[str, ...], persons: tuple[str, ...]) -> None:
    assert parse_passing(text) == (Passing(text, via, offices, persons),)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_passing(text) == ()


def test_a_line_that_ends_with_a_comma_goes_on() -> None:
    (passing,) = parse_passing("DEPT FOR EUR/RPM,\nEUR/PPD\n\n")
    assert passing.offices == ("EUR/RPM", "EUR/PPD")
    assert len(parse_passing("DEPT FOR EUR\nNSC FOR DOE")) == 2
