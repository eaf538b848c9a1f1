"""Service notes."""

import pytest

from reftel.fields.service import examples, parse_service

NOTES = [
    ("NOTE: SVC FOR DROPPED ADDEE", "addressee", None, "DROPPED ADDEE"),
    ("NOTE BY OC/T: NOT PASSED TO ABOVE ADDRESSEE", "not-passed", None, None),
    ("NOTE BY OC/T: PARA 3 AS RECEIVED; CORRECTION TO FOLLOW", "garble", None, None),
    ("C O R R E C T E D  C O P Y  (TARNSEE ADDRESSEE ADDED)", "correction", None, "TARNSEE ADDRESSEE ADDED"),
    ("C O R R E C T E D COPY CAPTION AND TAGS", "correction", None, "CAPTION AND TAGS"),
    ("C O R R E C T E D COPY//SUBJECT LINE//////////", "correction", None, "SUBJECT LINE"),
    ("C O R R E C T E D C O P Y - CAPTION ADDED", "correction", None, "CAPTION ADDED"),
    ('C O R R E C T E D C O P Y (ADD "CLASSIFIED BY" LINE', "correction", None, 'ADD "CLASSIFIED BY" LINE'),
    ("Corrected copy -- signature line", "correction", None, "signature line"),
    ("*****CORRECTED COPY*****", "correction", None, None),
    ("CORRECTED COPY OF 06 SESTRIN 123", "correction", "06SESTRIN123", None),
    ("////// ZFR  ZFR //////", "cancellation", None, None),
    ("PLS ZFR SESTRIN 1369, BLANK ALL NUMBERS", "cancellation", "SESTRIN1369", None),
    ("CANCEL 08 VELLOS 12", "cancellation", "08VELLOS12", None),
    ("06SESTRIN002583ZFR2585", "cancellation", "06SESTRIN2585", None),
    ("08VELLOS001382SUSPECTEDDUPLICATE1392", "duplicate", "08VELLOS1392", None),
    ("SUSPECTED DUPLICATE OF PORT AUREL 1392", "duplicate", "AUREL1392", None),
    ("RESENDING 08 LA PAZ 12 DUE TO LOST LINES", "repetition", "08LAPAZ12", "LOST LINES"),
    ("THIS CABLE REPLACES 08 VELLOS 12", "correction", "08VELLOS12", None),
    ("FOLLOWING REPEAT STATE 012345 ACTION VELLOS 3 JAN QUOTE", "repetition", "STATE12345", None),
    ("SERVICE NOTE: SECTION 02 MISSING", "section", None, None),
]
NO_NOTES = [
    "",
    "The minister asked for a correction.",
    "We repeat that he should cancel.",
    "NOTE: The embassy asked.",
    "Duplicate copies were handed out.",
    "REF: VELLOS 12",
]


@pytest.mark.parametrize(("text", "kind", "refers_to", "reason"), NOTES)
def test_notes(text: str, kind: str, refers_to: str | None, reason: str | None) -> None:
    (note,) = parse_service(text)
    assert (note.kind, note.refers_to and str(note.refers_to), note.reason) == (kind, refers_to, reason)


@pytest.mark.parametrize("text", NO_NOTES)
def test_no_notes(text: str) -> None:
    assert parse_service(text) == ()


@pytest.mark.parametrize(("kind", "example"), examples())
def test_examples(kind: str, example: str) -> None:
    assert [note.kind for note in parse_service(example)] == [kind]


def test_one_a_line() -> None:
    text = "UNCLAS VELLOS 000012\nCORRECTED COPY\nNOTE: SVC FOR DROPPED ADDEE"
    assert [note.kind for note in parse_service(text)] == ["correction", "addressee"]
