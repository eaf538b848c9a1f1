"""Documents of a volume: what the elements say, whose words are whose, and that no character is lost."""

from pathlib import Path

import pytest

import reftel
from conftest import HOME
from reftel.model.cable import Cable
from test_laws import check_partition, check_places

VOLUME = HOME / "tests" / "reading" / "volume.xml"


def documents() -> list[Cable]:
    return [cable for member in reftel.read(VOLUME).members for cable in member.cables]


def check_words(reading: reftel.Reading) -> None:
    """Nothing is lost, all stands where it says, and mark-up is no part of a word."""
    check_partition(reading)
    check_places(reading, step=37)
    source = reading.source.text
    for cable in reading.cables:
        for paragraph in cable.paragraphs:
            for start in range(0, len(paragraph.text), 37):
                if paragraph.text[start].isalnum():
                    assert source[paragraph.source_span(start, start + 1).start] == paragraph.text[start]


def test_each_document_is_a_source_of_its_own_and_nothing_is_lost() -> None:
    reading = reftel.read(VOLUME)
    assert [member.source.name for member in reading.members] == [f"volume.xml!d{number}" for number in range(1, 5)]
    assert not reading.cables
    check_partition(reading)
    for node, member in zip([node for node in reading.nodes if node.kind == "member"], reading.members, strict=True):
        assert reading.source.text[node.start : node.end] == member.source.text
        check_words(member)
        assert reftel.read(member.source.text, name=member.source.name).cables == member.cables


def test_kinds_dates_and_completeness() -> None:
    told = [(cable.kind, cable.date, cable.date_basis, cable.completeness) for cable in documents()]
    assert told == [
        ("telegram", "1964-06-05", "collection", "whole"),
        ("memcon", "1964-06", "collection", "whole"),
        ("unknown", None, None, "whole"),
        ("letter", None, None, "stub"),
    ]


def test_a_telegram_with_its_source_note() -> None:
    cable = documents()[0]
    assert (cable.origin, [one.name for one in cable.action]) == (
        "the Embassy in Vardania",
        ["the Department of Foreign Affairs"],
    )
    assert str(cable.dtg) == "050915Z JUN 64"
    assert cable.classification is not None
    assert cable.classification.level == "S"
    assert (cable.precedence, cable.captions) == (("PRIORITY",), ("LIMDIS",))
    assert [one.name for one in cable.drafted_by] == ["Halloran"]
    assert cable.head.approved_by is not None
    assert [one.name for one in cable.head.approved_by.value] == ["Oakes"]
    assert cable.signature == ("Halloran",)
    assert cable.release.status == "published"
    assert cable.release.source is not None
    assert cable.release.source.startswith("Source: National Archives, RG 59")
    assert cable.publisher["persons"] == "Dravic (p_DK1)"


def test_the_editors_notes_are_in_no_paragraph_and_entities_are_not_resolved() -> None:
    cable = documents()[0]
    first, second, enclosure = cable.paragraphs
    assert first.number == 1
    assert first.text.startswith("Dravic told me the &c. of the draft was refused. He added &boom; that pilotage fees")
    assert "opposite" not in first.text
    assert [(notice.kind, notice.text[:11]) for notice in cable.notices] == [
        ("source-note", "Source: Nat"),
        ("footnote", "Not printed"),
    ]
    assert (second.number, second.role) == (2, "comment")
    assert (enclosure.heading, enclosure.level) == ("Enclosure", 1)


def test_what_is_not_declassified_is_a_redaction_and_is_written_again() -> None:
    cable = documents()[0]
    assert [one.kind for one in cable.redactions] == ["not-declassified"]
    for form in ("telegram", "tei"):
        (again,) = reftel.read(reftel.write(cable, form)).cables
        assert [one.kind for one in again.redactions] == ["not-declassified"]


def test_a_memorandum_of_conversation_with_its_lists() -> None:
    cable = documents()[1]
    assert cable.subject == "Fees in the Straits"
    assert cable.head.participants is not None
    assert [(one.name, one.title, one.side) for one in cable.head.participants.value] == [
        ("The Minister", None, "Calderra"),
        ("Mr. Oakes", None, "Calderra"),
        ("Mr. Dravic", "Pilot", "Vardania"),
    ]
    assert cable.head.place is not None
    assert cable.head.place.value == "Port Aurel"
    participants, said, table = cable.paragraphs
    assert participants.heading == "PARTICIPANTS"
    assert participants.text.split("\n\n") == ["Calderra", "The Minister", "Mr. Oakes", "Vardania", "Mr. Dravic, Pilot"]
    assert (said.heading, said.text) == (None, "The Minister asked about fees.")
    assert table.text == "Year Fee\n\n1963 12"


@pytest.mark.slow
def test_real_volumes_are_read_whole(shared: Path) -> None:
    kinds: dict[str, int] = {}
    for name in ("frus1894Nicaragua.xml", "frus1936v03.xml", "frus1964-68v17-d30.xml"):
        reading = reftel.read(shared / "corpus" / "raw" / "frus_tei" / name)
        check_partition(reading)
        for member in reading.members or (reading,):
            check_words(member)
            for cable in member.cables:
                kinds[cable.kind] = kinds.get(cable.kind, 0) + 1
                assert cable.completeness == "whole"
    assert kinds == {"letter": 208, "telegram": 467, "memorandum": 46, "memcon": 3, "unknown": 1}


def test_a_date_far_from_the_years_of_the_volume_is_told() -> None:
    def codes(year: int, name: str) -> list[str]:
        text = (
            '<div type="document" xml:id="d40" n="40"><head>No. 40. <hi>Mr. Quill to Mr. Tarn.</hi></head>'
            f'<dateline><date when="{year}-04-30">April 30</date></dateline><p>Sir: The lamp is lit.</p></div>'
        )
        (cable,) = reftel.read(text, name=name).cables
        assert cable.publisher["title"] == "No. 40. Mr. Quill to Mr. Tarn."
        return [finding.code for finding in cable.findings]

    assert codes(1891, "frus1894Nicaragua.xml!d40") == ["volume-date"]
    assert codes(1898, "frus1894Nicaragua.xml!d40") == ["volume-date"]
    assert codes(1892, "frus1894Nicaragua.xml!d40") == codes(1891, "volume.xml!d40") == []


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        ("Sestrin [undated].<lb/>[Received April 30, 1936—2 p.m.]", "1936-04-30~"),
        ('Sestrin, undated. [Received by the Department <date when="1936-04-30">April 30</date>]', "1936-04-30~"),
        ('Sestrin, <date when="1936-04-29">April 29</date> [Received April 30, 1936.]', "1936-04-29"),
        ('<date notBefore="1936-04-02" notAfter="1936-04-30">undated</date>', "1936-04"),
        ('<date notBefore="1936-04-02" notAfter="1937-04-30">undated</date>', None),
        ("Sestrin, undated. [Received February 30, 1936]", None),
        ("Sestrin, undated. [Received 2 p.m.]", None),
    ],
)
def test_what_has_no_date_has_that_of_its_receipt_as_inferred(dateline: str, date: str | None) -> None:
    head = "<head>Telegram From the Embassy in Vardania to the Department</head>"
    text = f'<div type="document" xml:id="d1">{head}<dateline>{dateline}</dateline><p>He left.</p></div>'
    reading = reftel.read(text)
    check_words(reading)
    assert reading.cables[0].date == date


def test_what_has_no_date_has_that_which_the_editors_hold_it_to_be_of() -> None:
    told = 'frus:doc-dateTime-min="1936-04-30T00:00:00-05:00" frus:doc-dateTime-max="{}"'
    for last, date in (("1936-04-30T23:59:59-05:00", "1936-04-30"), ("1936-05-02", "1936"), ("1937-01-01", None)):
        text = f'<div type="document" xml:id="d1" {told.format(last)}><head>Telegram</head><p>He left.</p></div>'
        reading = reftel.read(text)
        check_words(reading)
        assert reading.cables[0].date == date
