"""Portion marks."""

import pytest

from reftel.fields.portion import Portion, parse_portion

VALUES = [
    ("(C) The Minister said", "C", "C", False, 3),
    (" (SBU) x", "SBU", "U", False, 6),
    ("(U)", "U", "U", False, 3),
    ("(C/NF) x", "C/NF", "C", False, 6),
    ("(S//NF) x", "S/NF", "S", False, 7),
    ("(SBU/NOFORN) x", "SBU/NF", "U", False, 12),
    ("(C)(NF) x", "C/NF", "C", False, 7),
    ("(C/REL UK) x", "C/REL UK", "C", False, 10),
    ("( C ) x", "C", "C", False, 5),
    ("(Confidential) x", "C", "C", False, 14),
    ("(LOU) x", "LOU", "LOU", False, 5),
    ("(TS) x", "TS", "TS", False, 4),
    ("(C - ENTIRE TEXT) x", "C", "C", True, 17),
    ("(C-Entire Text). x", "C", "C", True, 16),
    ("(C) ENTIRE TEXT.", "C", "C", True, 16),
    ("C - ENTIRE TEXT. 2.", "C", "C", True, 16),
    ("SECRET - ENTIRE TEXT", "S", "S", True, 20),
    ("SENSITIVE BUT UNCLASSIFIED -- ENTIRE TEXT", "SBU", "U", True, 41),
    ("(SBU/N) x", "SBU/NF", "U", False, 7),
    ("(S//REL TO USA, GBR) x", "S/REL TO USA, GBR", "S", False, 20),
    ("(C//REL TO USA, AUS, CAN, GBR, NZL) x", "C/REL TO USA, AUS, CAN, GBR, NZL", "C", False, 35),
    ("(S//REL USA, FVEY) x", "S/REL USA, FVEY", "S", False, 18),
    ("(S//REL TO USA, GBR//NF) x", "S/REL TO USA, GBR/NF", "S", False, 24),
    ("(C//FGI GBR//NF) x", "C/FGI GBR/NF", "C", False, 16),
    ("(TS//SI//NF) x", "TS/SI/NF", "TS", False, 12),
    ("(S/NF/OC) x", "S/NF/OC", "S", False, 9),
    ("(S NF) x", "S/NF", "S", False, 6),
    ("(S) (NF) x", "S/NF", "S", False, 8),
    ("(SBU-NF) x", "SBU/NF", "U", False, 8),
    ("[C] x", "C", "C", False, 3),
    ("{C) x", "C", "C", False, 3),
    ("(C} x", "C", "C", False, 3),
    ("(ENTIRE TEXT - C) x", "C", "C", True, 17),
    ("(CONFIDENTIAL/ENTIRE TEXT) x", "C", "C", True, 26),
    ("(NATO CONFIDENTIAL) x", "NC", "C", False, 19),
    ("(U//FOUO) x", "U/FOUO", "U", False, 9),
]
NONE = [
    "",
    "(a) first",
    "Confidential sources",
    "(Comment: x)",
    "C",
    "(CC) x",
    "(C Summary",
    "C) x",
    "(US) x",
    "(CFE) x",
    "(SEE A) x",
    "[Comment] x",
    "(S E) x",
    "(C TEXT) x",
    "U.S. x",
    "(X)",
]


@pytest.mark.parametrize(("text", "mark", "level", "entire", "length"), VALUES)
def test_values(text: str, mark: str, level: str, entire: bool, length: int) -> None:  # noqa: FBT001
    found = parse_portion(text)
    assert isinstance(found, Portion)
    assert (found.mark, found.level, found.entire, found.length) == (mark, level, entire, length)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_portion(text) is None


@pytest.mark.parametrize("mark", ["U", "SBU", "LOU", "C", "S", "TS", "C/NF", "S/NF"])
def test_round_trip(mark: str) -> None:
    found = parse_portion(f"({mark})")
    assert found is not None
    assert found.mark == mark
