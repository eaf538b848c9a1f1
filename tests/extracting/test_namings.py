"""Who is named in a cable, as what: kind, full form, offices with their places."""

import pytest

from made_readings import reading_of
from reftel.extracting import notes_of
from reftel.extracting.meetings import meetings_of
from reftel.extracting.namings import namings
from reftel.fields.mrn import Mrn
from reftel.model.actor import Naming

TEXT = (
    "Vardanian Foreign Minister Lio Orvane told the Ambassador on May 2 that Vardania would sign. "
    "Orvane, Chairman of the Dam Board, said that Finland agreed. "
    "Advisor to President Bly Maro Tarn said that President Bly had agreed. "
    "A senior official told Poloff that XXXXXXXXXXXX would refuse. "
    "The Dam Board and the GOF said that the press was wrong. "
    "Finnish President Serk Halme told Poloff that opposition leaders would agree."
)


@pytest.fixture(scope="module")
def found() -> dict[str, Naming]:
    made = reading_of(Mrn(2031, "HELSINKI", 7), [TEXT], origin="AMEMBASSY HELSINKI")
    (cable,) = made.cables
    notes = notes_of(cable)
    result = {one.name: one for one in namings(notes, meetings_of(notes))}
    for one in result.values():
        source = made.source.text
        assert all(source[office.start : office.end] == office.text for office in one.offices)
        assert source[one.start : one.end] == one.text
    return result


def test_persons_have_their_full_form_and_offices(found: dict[str, Naming]) -> None:
    one = found["Orvane"]
    assert (one.kind, one.full, one.para) == ("person", "Lio Orvane", 1)
    assert one.offices[0].title == "Foreign Minister"
    assert "Chairman of the Dam Board" in [office.title for office in one.offices]


def test_the_country_of_an_office_is_the_one_it_names(found: dict[str, Naming]) -> None:
    (office,) = found["Halme"].offices
    assert (office.title, office.country, office.text) == ("Finnish President", "FI", "Finnish President Serk Halme")


def test_kinds(found: dict[str, Naming]) -> None:
    assert {name: one.kind for name, one in found.items() if one.kind != "person"} == {
        "Ambassador": "role",
        "Finland": "state",
        "Vardania": "body",
        "senior official": "unnamed",
        "Poloff": "role",
        "XXXXXXXXXXXX": "redacted",
        "Dam Board and GOF": "group",
        "opposition leaders": "group",
    }
    assert found["Poloff"].ours
    assert found["Finland"].state == "FI"


def test_what_was_taken_out_is_no_body_and_no_person() -> None:
    said = "[EXCISED] said it was over. An official of [DETAILS REMOVED] asked that the bid wait."
    (cable,) = reading_of(Mrn(2031, "HELSINKI", 9), [said]).cables
    kinds = {one.name: one.kind for one in namings(notes_of(cable))}
    assert kinds == {"[EXCISED]": "redacted", "[DETAILS REMOVED]": "redacted"}


def test_a_cable_without_statements_names_nobody() -> None:
    (cable,) = reading_of(Mrn(2031, "HELSINKI", 8), ["Nothing."]).cables
    assert namings(notes_of(cable)) == ()


@pytest.mark.parametrize(
    ("text", "full", "office"),
    [
        ("Minister of War Venn told Poloff that it leaked.", "Venn", "Minister of War"),
        ("Kenyan Mossad Chief Orla Venn told Poloff that it leaked.", "Orla Venn", "Kenyan Mossad Chief"),
        ("Dam Board Chief Orla Venn told Poloff that it leaked.", "Orla Venn", "Dam Board Chief"),
        (
            "The Vice President for Kenya and Pakistan, Orla Venn, told Poloff that it leaked.",
            "Orla Venn",
            "Vice President for Kenya and Pakistan",
        ),
        (
            "A dam's new Group VP for Kenya, Orla Venn, told Poloff that it leaked.",
            "Orla Venn",
            "new Group VP for Kenya",
        ),
        ("Poloff met Minister Tarn Bly, Mr. Orla Venn, and others. Venn said it leaked.", "Orla Venn", "Mr."),
    ],
)
def test_the_office_of_a_name_behind_what_it_is_for(text: str, full: str, office: str) -> None:
    (cable,) = reading_of(Mrn(2031, "HELSINKI", 8), [text], origin="AMEMBASSY HELSINKI").cables
    notes = notes_of(cable)
    (one,) = [one for one in namings(notes, meetings_of(notes)) if one.name == "Venn"]
    assert (one.full, [held.title for held in one.offices]) == (full, [office])


def test_an_office_behind_a_comma_with_a_name_is_the_next_one_s() -> None:
    text = "The Ambassador met Tarn Bly, Kenyan Minister for European Affairs Orla Venn and others. Bly and Venn sang."
    (cable,) = reading_of(Mrn(2031, "HELSINKI", 9), [text], origin="AMEMBASSY HELSINKI").cables
    notes = notes_of(cable)
    found = {one.name: [held.title for held in one.offices] for one in namings(notes, meetings_of(notes))}
    assert found["Bly"] == []
    assert found["Venn"] == ["Kenyan Minister for European Affairs"]


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        (
            "Tolo received Deputy Minister Orla Venn. Tarnia, he said, would sign. Venn said it leaked.",
            "Venn",
            "Orla Venn",
        ),
        ("Venn said it leaked. The Under Secretary for Arms Control Venn left.", "Venn", "Venn"),
    ],
)
def test_a_name_at_the_end_of_a_sentence_is_whole(text: str, name: str, full: str) -> None:
    (cable,) = reading_of(Mrn(2031, "HELSINKI", 10), [text], origin="AMEMBASSY HELSINKI").cables
    notes = notes_of(cable)
    assert next(one.full for one in namings(notes, meetings_of(notes)) if one.name == name) == full
