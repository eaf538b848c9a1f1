"""Levels and caveats."""

import pytest

from reftel.fields import level


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("T O P  S E C R E T STATE 1", "TS"),
        ("SS E C R E T", "S"),
        ("S-E-C-R-E-T VELLOS 000123", "S"),
        ("C.O.N.F.I.D.E.N.T.I.A.L. VELLOS 000123", "C"),
        ("L I M I T E D  O F F I C I A L  U S E", "LOU"),
        ("U.S. VELLOS", "U"),
        ("UNCLASSIFIED", "U"),
        ("LIM OFF USE", "LOU"),
        ("Secretary", None),
        ("", None),
    ],
)
def test_at_start(text: str, found: str | None) -> None:
    marked = level.at_start(text)
    assert (marked.level if marked else None) == found


def test_a_slip_of_the_relay() -> None:
    marked = level.slip_at_start("C O N F I D E N T I A VELLOS 000123")
    assert marked is not None
    assert (marked.level, marked.end) == ("C", 21)
    assert level.slip_at_start("SECTION 01 OF 02") is None
    assert level.slip_at_start("") is None


def test_short_for_a_level() -> None:
    marked = level.alone(" conf. ")
    assert marked is not None
    assert marked.level == "C"
    assert level.alone("CONFERENCE") is None


def test_caveats() -> None:
    assert level.caveats_at("//SI//NOFORN NODIS x", 0) == (["SI", "NOFORN", "NODIS"], 18)
    assert level.caveats_at("REL TO USA, GBR", 0) == (["REL TO USA, GBR"], 15)
    assert level.caveats_at("STATE 1", 0) == ([], 0)
    assert [word for word in ("NOFORN", "NODIS", "SENSITIVE", "ATOMAL") if level.is_caveat(word)] == [
        "NOFORN",
        "ATOMAL",
    ]


def test_distance() -> None:
    assert level.distance("SECRET", "SCERET") == 1
    assert level.distance("UNCLAS", "UNCLS") == 1
    assert level.distance("", "AB") == 2
