"""The conversation that a paper records."""

from pathlib import Path

import msgspec
import pytest

import reftel
from made_speech import cable_of
from made_up import field
from reftel.extracting.meetings import meetings
from reftel.extracting.recorded import side_of
from reftel.fields.participants import Participant as Listed
from reftel.model.cable import Cable
from reftel.model.source import Field
from reftel.model.structure import Item

# EXERCISE: made-up people and places.
DOCUMENT = """\
<div type="document" xml:id="d30" n="30"><head>{title}</head>
<opener><dateline><placeName>Washington</placeName>,
<date when="1965-02-17">February 17, 1965</date></dateline></opener>
{people}<p>{text}</p></div>
"""
PEOPLE = """\
<list type="participants"><head>PARTICIPANTS</head>
<item>US<list><item>The Secretary</item>
<item><persName>Tarn</persName> <persName>Bly</persName>, EE</item></list></item>
<item>Bulgarian<list><item>Orvane Marin, Minister, Bulgarian Legation</item></list></item></list>
"""
TEXT = "The Minister said that the dam leaked. The Secretary met with Marin."


def read(tmp_path: Path, title: str, people: str = "", text: str = TEXT) -> Cable:
    path = tmp_path / "frus1964-68v17-d30.xml"
    path.write_text(DOCUMENT.format(title=title, people=people, text=text), encoding="utf-8")
    (cable,) = reftel.read(path).cables
    return cable


def test_a_list_of_those_present_with_its_sides(tmp_path: Path) -> None:
    cable = read(tmp_path, "30. Memorandum of Conversation", PEOPLE)
    (found,) = meetings(cable)
    assert [(one.name, one.side, one.role) for one in found.who] == [
        ("Secretary", "United States", None),
        ("Bly", "United States", "EE"),
    ]
    assert [(one.name, one.side, one.role) for one in found.whom] == [
        ("Marin", "Bulgaria", "Minister, Bulgarian Legation")
    ]
    assert (found.kind, found.status, found.when, found.when_basis) == ("meeting", "held", "1965-02-17", "head")
    assert found.place is not None
    assert found.place.text == "Washington"
    assert "<" not in found.evidence[0].text
    assert len(found.evidence) == 2  # the sentence that tells of it too


def test_the_title_names_the_two(tmp_path: Path) -> None:
    title = (
        "Memorandum by Mr. Tarn Bly, of the Dam Division, of a {}Conversation With the Counselor of the Japanese"
        " Embassy (Marin)"
    )
    cable = read(tmp_path, title.format(""), text="Mr. Bly told Mr. Marin of the dam.")
    assert cable.kind == "memcon"
    (found,) = meetings(cable)
    assert [(one.name, one.role) for one in found.who] == [("Bly", "of the Dam Division")]
    assert [(one.name, one.side) for one in found.whom] == [("Marin", "Japan")]
    (phoned,) = meetings(read(tmp_path, title.format("Telephone "), text="Mr. Bly told Mr. Marin of the dam."))
    assert phoned.kind == "telephone"


def test_who_wrote_alone_makes_no_meeting(tmp_path: Path) -> None:
    assert meetings(read(tmp_path, "Memorandum by the Chief of the Dam Division (Bly)", text="The dam leaked.")) == ()


@pytest.mark.parametrize("listed", [("Marin", "Bly", "Quill"), ("Marin",)])
def test_a_list_without_sides(listed: tuple[str, ...]) -> None:
    cable = cable_of("The dam leaked.")
    text = " Orvane\nMarin\nTarn Bly\nQuill"
    people = Field(tuple(Listed(name) for name in listed), text, field(text).span)
    cable = msgspec.structs.replace(cable, head=msgspec.structs.replace(cable.head, participants=people, date=None))
    found = meetings(cable)
    if len(listed) == 1:
        assert found == ()
        return
    assert [one.name for one in found[0].who] == ["Marin"]
    assert [one.name for one in found[0].whom] == ["Bly", "Quill"]
    assert (found[0].when, found[0].when_basis, found[0].place) == (None, None, None)


def test_a_side() -> None:
    assert side_of("Bulgarian") == "Bulgaria"
    assert side_of("the other side") is None
    assert side_of(None) is None


LIST = "Participants:\n\nU.S.\n\nAssistant Secretary Tarn Bly\nAda Quill, Poloff\n\nBulgaria\n\nOrvane Marin, Minister"


def test_a_telegram_lists_those_present_in_a_paragraph() -> None:
    texts = ("March 3, 2004; the old palace.", LIST, "On March 3 Assistant Secretary Bly met with Minister Marin.")
    (found,) = meetings(cable_of(*texts))
    assert [one.name for one in found.who] == ["Bly", "Quill"]
    assert [(one.name, one.side, one.role) for one in found.whom] == [("Marin", "Bulgaria", "Minister")]
    assert (found.when, found.when_basis, len(found.evidence)) == ("2004-03-03", "sentence", 2)
    (undated,) = meetings(cable_of(LIST))
    assert (undated.when, undated.when_basis) == (None, None)


def test_a_list_whose_lines_were_run_together_or_of_one_side_is_none() -> None:
    run = LIST.replace(
        "Tarn Bly\nAda Quill, Poloff", "Tarn Bly, EAP Acting Assistant Secretary Ada L. Quill, CDA, Poloff"
    )
    assert meetings(cable_of(run)) == ()
    assert meetings(cable_of("Participants:\n\nOrvane Marin, Minister\nTarn Bly, EE")) == ()


def test_a_list_behind_those_who_came_along() -> None:
    text = "Accompanying Minister Marin in the meeting were:"
    items = ("\n\n-- Ambassador Tarn Bly", "\n\n-- Advisor Ada Quill (notetaker)", "\n\n-- two officials")
    cable = cable_of(
        "On March 3 the Ambassador met with Minister Orvane Marin.", "The dam leaked.", text + "".join(items)
    )
    at = len(text)
    made = []
    for item in items:
        made.append(Item(label="--", level=1, mark=None, clean=at + 2, clean_end=at + len(item), start=0, end=1))
        at += len(item)
    made.append(Item(label="--", level=1, mark=None, clean=0, clean_end=12, start=0, end=1))  # it stands before
    *first, last = cable.paragraphs
    last = msgspec.structs.replace(last, items=tuple(made))
    (found,) = meetings(msgspec.structs.replace(cable, paragraphs=(*first, last)))
    assert [(one.name, one.role, one.accompanies) for one in found.whom[1:]] == [
        ("Bly", "Ambassador", "Marin"),
        ("Quill", "Advisor", "Marin"),
    ]
