"""Who writes a letter of a volume."""

import msgspec
import pytest

import reftel
from reftel.extracting import extract, notes_of
from reftel.extracting.namings import namings
from reftel.extracting.writers import headed, writer_of

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d1" n="1">
<head>No. 1. {head}</head>
<p>Sir: I think that the dam will leak. Mayor Tarn Bly told me that it was old.</p>
<closer><signed>O. Q. Marin.</signed></closer>
<attachment xmlns="http://history.state.gov/frus/ns/1.0"><head xmlns="http://www.tei-c.org/ns/1.0">{enclosed}</head>
<p xmlns="http://www.tei-c.org/ns/1.0">I believe that the gate will break.</p></attachment>
</div></body></text></TEI>"""


def letter(head: str, enclosed: str = "Mr. Sabel to Mr. Marin.") -> reftel.Cable:
    [member] = reftel.read(VOLUME.format(head=head, enclosed=enclosed), name="volume.xml").members
    [cable] = member.cables
    return msgspec.structs.replace(cable, kind="letter")


@pytest.mark.parametrize(
    ("head", "writer"),
    [
        ("Mr. Oyen to Mr. Gorm.", "Oyen"),
        ("The Minister in Vardania (Oyen) to the Secretary of State", "Oyen"),
        ("The Secretary of State to Mr. Gorm.", "Marin"),
    ],
)
def test_the_writer_of_a_letter_is_named(head: str, writer: str) -> None:
    cable = letter(head)
    assert writer_of(cable, cable.paragraphs[0]) == writer
    told = [(one.speaker, one.holder, one.addressees) for one in extract(cable)]
    assert told == [(writer, writer, ()), ("Bly", "Bly", (writer,)), ("Sabel", "Sabel", ())]


@pytest.mark.parametrize("head", ["Mr. [name not declassified] to Mr. Gorm.", "[text not declassified] to Mr. Gorm."])
def test_a_writer_whose_name_was_taken_out_stays_unnamed(head: str) -> None:
    assert not {"Marin", "declassified]"} & {one.speaker for one in extract(letter(head, "Petition"))}


def test_where_no_heading_tells_who_writes_an_enclosure_nobody_is_named() -> None:
    cable = letter("Mr. Oyen to Mr. Gorm.", "Petition addressed to Mr. Gorm.")
    assert [one.speaker for one in extract(cable)] == ["Oyen", "Bly", "post"]


def test_what_is_no_letter_is_the_post_s() -> None:
    cable = msgspec.structs.replace(letter("Mr. Oyen to Mr. Gorm."), kind="telegram")
    assert "Oyen" not in {one.speaker for one in extract(cable)}


TELEGRAM = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d1" n="1">
<note rend="inline" type="source">765.84/3: Telegram</note><head>{head}</head>
<p>Mayor Bly told me that the dam would leak. I replied that it was old.</p></div></body></text></TEI>"""


def telegram(head: str) -> reftel.Cable:
    [member] = reftel.read(TELEGRAM.format(head=head), name="volume.xml").members
    [cable] = member.cables
    return cable


def test_who_sends_a_telegram_is_named_where_its_heading_names_him_with_his_office() -> None:
    cable = telegram("The Ambassador in Spain (Oyen) to the Secretary of State")
    notes = notes_of(cable)
    assert [(one.speaker, one.addressees) for one in notes.statements] == [("Bly", ("Oyen",)), ("Oyen", ("Bly",))]
    (oyen,) = [one for one in namings(notes) if one.name == "Oyen"]
    assert [(one.title, one.country) for one in oyen.offices] == [("Ambassador in Spain", "US")]
    field = cable.head.origin
    assert field is not None
    assert (oyen.offices[0].start, oyen.offices[0].text) == (field.span.start, field.text)


@pytest.mark.parametrize(
    "head",
    [
        "The Ambassador in Spain to the Secretary of State",
        "The Ambassador in Spain ([name not declassified]) to the Secretary of State",
    ],
)
def test_an_office_alone_names_nobody(head: str) -> None:
    cable = telegram(head)
    assert headed(cable) == {}
    assert {one.speaker for one in extract(cable)} == {"Bly", "post"}


@pytest.mark.parametrize(
    ("head", "name", "country"),
    [
        ("The Spanish Ambassador (Oyen) to the Secretary of State", "Oyen", "ES"),
        ("The Acting Secretary of State (Gorm) to the Spanish Ambassador (Oyen)", "Gorm", "US"),
        ("The Secretary of State to the Consul General at Algiers (Oyen)", "Oyen", "US"),
        ("The Foreign Minister (Oyen) to the Secretary of State", "Oyen", None),
    ],
)
def test_whose_office_a_heading_gives(head: str, name: str, country: str | None) -> None:
    assert headed(telegram(head))[name].country == country


def test_only_a_volume_has_such_headings() -> None:
    assert headed(msgspec.structs.replace(telegram("The Mayor (Oyen) to the Board"), publisher={})) == {}
