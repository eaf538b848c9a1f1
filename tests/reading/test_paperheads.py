"""Heads of airgrams, memcons, memoranda and letters: every value with the characters it was read from."""

import time

import pytest

from conftest import HOME
from reftel.model.cable import Cable
from reftel.model.source import Field
from reftel.reading import paperheads, read

PAPERS = HOME / "tests" / "golden" / "papers"


def cable_of(name: str) -> Cable:
    reading = read(PAPERS / f"{name}.txt")
    (cable,) = reading.cables
    values = [getattr(cable.head, each) for each in cable.head.__struct_fields__]
    for field in [value for value in values if isinstance(value, Field)]:
        assert field.span.of(reading.source.text) == field.text
    return cable


def test_an_airgram() -> None:
    cable = cable_of("airgram")
    number = cable.field("number")
    assert number is not None
    assert (number.value, number.text) == ("A-123", "A-123")
    assert cable.mrn is None
    assert (cable.date, cable.date_basis, cable.origin) == ("1974-03-20", "dateline", "Amembassy SESTRIN")
    assert [one.name for one in cable.action] == ["Department of State"]
    assert [one.name for one in cable.info] == ["BONN", "PARIS", "LUSK"]
    assert [(one.kind, one.text) for one in cable.references] == [("airgram", "SESTRIN A-98"), ("cable", "STATE 12345")]
    assert cable.eo is not None
    assert (cable.eo.order, [tag.code for tag in cable.tags]) == ("11652", ["PGOV", "EFIS"])
    assert cable.completeness == "whole"


def test_a_memcon() -> None:
    cable = cable_of("memcon")
    assert cable.subject == "Fishing Rights in the Gulf of Lusk"
    assert [(one.name, one.side) for one in cable.participants] == [
        ("Odran Velt", "Sestria"),
        ("Ilka Morn", "Sestria"),
        ("John Halloran", "United States"),
        ("Ruth Amsel", "United States"),
    ]
    assert cable.classification is not None
    assert (cable.classification.level, cable.captions) == ("C", ("EXDIS",))
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert [one.name for one in cable.info] == ["EUR", "L", "INR/WE"]


def test_a_memorandum() -> None:
    cable = cable_of("memorandum")
    assert [one.name for one in cable.action] == ["The Secretary"]
    assert [line.via for line in cable.passing] == ["P - Mr. Oster"]
    assert (cable.origin, cable.date) == ("EUR - Ruth Amsel", "1974-04-02")
    assert [(one.name, one.office) for one in cable.drafted_by] == [("RAmsel", "EUR/WE")]


def test_a_letter() -> None:
    cable = cable_of("letter")
    assert cable.origin == "EMBASSY OF THE UNITED STATES OF AMERICA"
    assert [one.name for one in cable.action] == ["His Excellency, Odran Velt, Minister of Foreign Affairs, Sestrin."]
    assert (cable.date, cable.signature) == ("1974-04-05", ("John Halloran",))
    assert [notice.kind for notice in cable.notices] == ["exercise", "enclosures", "enclosures"]


def test_a_letter_without_an_address_is_to_whom_it_greets() -> None:
    text = "THE WHITE HOUSE\n\nMay 3, 1975\n\nDear Odran:\n\nCome in June.\n\nWith best wishes,\n\n/s/ J. H.\n"
    (cable,) = read(text).cables
    assert (cable.kind, [one.name for one in cable.action], cable.signature) == ("letter", ["Odran"], ("J. H.",))


@pytest.mark.parametrize(("name", "kind"), [("withdrawal", "card"), ("index-card", "card"), ("enclosure", "enclosure")])
def test_cards_and_enclosures(name: str, kind: str) -> None:
    cable = cable_of(name)
    assert (cable.kind, cable.completeness) == (kind, "stub" if kind == "card" else "whole")


def test_a_long_word_in_capitals_among_those_who_got_copies_takes_no_time() -> None:
    text = f"CONFIDENTIAL A-123\n\nDEPARTMENT OF STATE AIRGRAM\n\nTO : Department of State\n\ncc: {'AB' * 40}!\n"
    began = time.process_time()
    read(text + "\n1. One.\n")
    assert paperheads._OFFICES.fullmatch("AF/E, INR/RAA. L S/P")
    assert paperheads._OFFICES.fullmatch("A" * 4000 + "!") is None
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("title", "to"),
    [("THE PRESIDENT", ["THE PRESIDENT"]), ("THE RECORD", []), ("THE FILES", []), ("MR. LUND", ["MR. LUND"])],
)
def test_to_whom_a_memorandum_goes_by_its_title(title: str, to: list[str]) -> None:
    text = f"SECRET\n\nMEMORANDUM FOR {title}\n\nFROM: Ada Roe\nSUBJECT: The Lamps\n\nThe quay was lit.\n"
    (cable,) = read(text).cables
    assert [one.name for one in cable.action] == to


def test_the_day_and_telephone_below_a_drafter_are_no_drafter() -> None:
    head = "ACTION MEMORANDUM\n\nTO: The Secretary\nFROM: EUR - Ada Roe\nSUBJECT: The Lamps\n\n"
    text = (
        head
        + "The quay was lit all night, and the ships came in one by one.\n\nDrafted: EUR/NE:CDPool:lm\n5/1/77 x21044\n"
    )
    (cable,) = read(text).cables
    assert [one.name for one in cable.drafted_by] == ["CDPool"]
