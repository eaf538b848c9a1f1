"""Lines of what is known of a cable ahead of it."""

import pytest

from reftel.reading import read
from reftel.reading.formats.listing import split, suits

STUB = "04HALIFA36\nTHE LAMP IS LIT\n2004-02-03 14:05\nUNCLASSIFIED//FOR OFFICIAL USE ONLY\nConsulate Halifa\n"
NAMED = "Reference ID: 04HALIFA36\nCreated: 2004-02-03\nClassification: SECRET\nSubject: LAMPS\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STUB, True),
        (NAMED, True),
        ("04HALIFA36\nCONFIDENTIAL\n", False),
        ("UNCLAS HALIFA 000036\n\nSUBJECT: X\n", False),
        ("MRN: 04HALIFA36\n\n1. (C) Date: 2004-02-03.", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_lines_by_their_look_and_by_their_names() -> None:
    (passage,) = split(STUB)
    assert passage.publisher == {
        "mrn": "04HALIFA36",
        "title": "THE LAMP IS LIT",
        "created": "2004-02-03 14:05",
        "classification": "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "origin": "Consulate Halifa",
    }
    assert all(place.of(STUB) for place in passage.places.values())
    (passage,) = split(NAMED + "1. (S) Lit.")
    assert passage.mapped.text == "1. (S) Lit."
    assert passage.publisher["subject"] == "LAMPS"


def test_nothing_but_such_lines_is_a_stub() -> None:
    reading = read(STUB)
    (cable,) = reading.cables
    assert (cable.completeness, cable.subject, cable.date, cable.paragraphs) == (
        "stub",
        "THE LAMP IS LIT",
        "2004-02-03",
        (),
    )
    assert "".join(STUB[node.start : node.end] for node in reading.nodes) == STUB
