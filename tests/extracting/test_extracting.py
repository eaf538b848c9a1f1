"""The stages in order, on a made-up cable."""

from made_speech import cable_of, noted
from reftel.extracting import STAGES, VERSION, extract, notes_of


def test_a_cable_gives_its_statements_in_order() -> None:
    cable = cable_of("Minister Orvane Marin told the Ambassador that the dam leaked. It would be closed, he added.")
    rows = extract(cable)
    assert [(row.speaker, row.content) for row in rows] == [
        ("Marin", "the dam leaked"),
        ("Marin", "It would be closed"),
    ]
    assert notes_of(cable).statements == rows


def test_a_stage_adds_and_never_takes_back() -> None:
    notes = noted("Minister Orvane Marin said that the dam leaked.")
    assert notes.sentences
    assert notes.drafts
    assert notes.statements
    assert notes.findings == ()


def test_an_empty_cable_says_nothing() -> None:
    assert extract(cable_of()) == ()


def test_the_version_is_stored_with_what_it_made() -> None:
    assert VERSION
    assert len(STAGES) > 5
