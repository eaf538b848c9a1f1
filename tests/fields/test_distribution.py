"""Office lines of a telegram of the seventies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.distribution import Distribution, Office, parse_distribution

LINES = "ACTION ARA-20\n\nINFO  OCT-01  S/S-15 H-02\n      NSAE-00  SWF-02 /040 W"
VALUES = [
    (
        LINES,
        Distribution(
            (Office("ARA", 20),),
            (Office("OCT", 1), Office("S/S", 15), Office("H", 2), Office("NSAE", 0), Office("SWF", 2)),
            total=40,
            letter="W",
        ),
    ),
    (
        "ORIGIN NEA-12\nINFO OCT-01 /013 R",
        Distribution((), (Office("OCT", 1),), (Office("NEA", 12),), total=13, letter="R"),
    ),
    ("INFO OCT-01 DRC-01 ( ISO ) W", Distribution((), (Office("OCT", 1), Office("DRC", 1)))),
]
NONE = ["", "INFO AMEMBASSY VELLOS", "ACTION", "/040 W"]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: Distribution) -> None:
    assert parse_distribution(text) == value


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_distribution(text) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    parse_distribution(text)


@pytest.mark.parametrize("value", [value for _, value in VALUES])
def test_round_trip(value: Distribution) -> None:
    assert parse_distribution(str(value)) == value
