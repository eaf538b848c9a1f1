"""Drafting blocks of outgoing telegrams."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.drafting import Drafter, Drafting, parse_drafting

BLOCK = """DRAFTED BY EUR/ZZ:MDOE:AB
APPROVED BY EUR:RROE
L/EUR - MR. POE (DRAFT)
S/S - O:JLAMB
S/S:MR. HOPE
DOD/ISA:LTC.PIKE
NSC--MS. WEBB
EB/OFD:JSMYTHE:X22345
PM/RSA"""
PEOPLE = [
    ("DRAFTED BY EUR/ZZ:MDOE:AB", Drafter("MDOE", "EUR/ZZ", "AB")),
    ("DRAFTED BY ARA/BC:JDOE:JK:EXT 12345", Drafter("JDOE", "ARA/BC", "JK")),
    ("APPROVED BY: TREASURY:CWHALE (SUBS)", Drafter("CWHALE", "TREASURY", note="SUBS")),
    ("CLEARANCES: L - MS. POE", Drafter("POE", "L")),
    ("AUTHORIZED BY THE SECRETARY", Drafter(None, "THE SECRETARY")),
]
NONE = ["", "FM SECSTATE WASHDC", "THE TEXT WAS DRAFTED IN HASTE."]


@pytest.mark.parametrize(("text", "person"), PEOPLE)
def test_persons(text: str, person: Drafter) -> None:
    told = parse_drafting(text)
    assert told is not None
    assert [*told.drafted_by, *told.approved_by, *told.cleared_by] == [person]


def test_what_stands_below_the_approval_cleared() -> None:
    told = parse_drafting(BLOCK)
    assert told is not None
    assert told.drafted_by == (Drafter("MDOE", "EUR/ZZ", "AB"),)
    assert told.approved_by == (Drafter("RROE", "EUR"),)
    assert [(one.office, one.name, one.note) for one in told.cleared_by] == [
        ("L/EUR", "POE", "DRAFT"),
        ("S/S-O", "JLAMB", None),
        ("S/S", "HOPE", None),
        ("DOD/ISA", "LTC.PIKE", None),
        ("NSC", "WEBB", None),
        ("EB/OFD", "JSMYTHE", None),
        ("PM/RSA", None, None),
    ]
    assert str(told.cleared_by[0]) == "L/EUR:POE (DRAFT)"


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_drafting(text) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    parse_drafting(f"DRAFTED BY {text}")


@pytest.mark.parametrize("person", [Drafter("MDOE", "EUR/ZZ", "AB"), Drafter("POE", "L", note="SUBS")])
def test_round_trip(person: Drafter) -> None:
    assert parse_drafting(f"DRAFTED BY {person}") == Drafting((person,))


def test_whom_the_drafter_wanted_to_have_it_cleared_nothing() -> None:
    told = parse_drafting(BLOCK + "\nDESIRED DISTRIBUTION\nORIGIN: SS  INFO: D, P\nNSC:ROE")
    assert told is not None
    assert [one.name for one in told.cleared_by][-2:] == [None, "ROE"]
