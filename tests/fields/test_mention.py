"""References in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.mention import parse_mentions

VALUES = [
    ("As reported ref A, the Minister agreed.", ["A ref A"]),
    ("(refs A and B)", ["A refs A and B", "B refs A and B"]),
    ("Refs (a), (b) and (c) say so", ["A Refs (a), (b) and (c)", "B Refs (a), (b) and (c)", "C Refs (a), (b) and (c)"]),
    ("Refs A-C and septel", ["A Refs A-C", "B Refs A-C", "C Refs A-C", "septel septel"]),
    ("REF (A) AND REF (B)", ["A REF (A) AND REF (B)", "B REF (A) AND REF (B)"]),
    ("Per REFTEL B, x is true", ["B REFTEL B"]),
    ("see ref. A", ["A ref. A"]),
    ("as in reftel. Reftels say more.", ["reftel reftel", "reftel Reftels"]),
    ("will be reported sep tel", ["septel sep tel"]),
    ("IN ROME 500 PEOPLE SAW STATE 123456 AND LA PAZ 1234.", ["06STATE123456 STATE 123456", "06LAPAZ1234 LA PAZ 1234"]),
    ("in Paris 1919 and (05 Ankara 1234), Ankara 123", ["05ANKARA1234 05 Ankara 1234"]),
    ("per ANKARA 345 (NOTAL) and ANKARA 0012", ["06ANKARA345 ANKARA 345", "06ANKARA12 ANKARA 0012"]),
    ("(see OSLO 1999)", ["06OSLO1999 OSLO 1999"]),
    ("OUR EMBTEL 12 AND DEPTEL 34", ["06SESTRIN12 EMBTEL 12", "06STATE34 DEPTEL 34"]),
    ("THE YOURTEL 12", []),
    ("reference a matter of refs and refits, references", ["reftel refs"]),
    ("ROME 12.5 AND ROME 10:30 AND ROME 300,000", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "mentions"), VALUES)
def test_values(text: str, mentions: list[str]) -> None:
    found = parse_mentions(text, 2006, "SESTRIN")
    assert [f"{one.enumerator or one.mrn or one.kind} {one.text}" for one in found] == mentions
    assert all(text[one.start : one.end] == one.text for one in found)


@given(
    st.lists(st.sampled_from(["ref ", "A", "(b)", ", ", " and ", "-", "STATE 1234", "06 ", "Rome 12", "septel", "x"]))
)
def test_places_are_those_of_the_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in parse_mentions(text, 2006, "ROME"):
        assert text[one.start : one.end] == one.text
