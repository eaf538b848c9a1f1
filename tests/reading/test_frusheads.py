"""What titles and first paragraphs of documents of Foreign Relations say of their heads."""

import pytest

import reftel
from reftel.model.cable import Cable
from reftel.reading.frusheads import route_of

DOCUMENT = """\
<div type="document" xml:id="d12" n="12" subtype="historical-document">
<head>12. {title}<note n="1" type="source">Source: National Archives, RG 59. Secret; Immediate; Exdis.</note></head>
<opener><dateline><placeName>{place}</placeName>, <date when="{day}">{day}, 1030Z</date>.</dateline></opener>
{text}
</div>"""
TITLE = "Telegram From the Embassy in Saudi Arabia to the Department of State"


def read(text: str, *, place: str = "Jidda", day: str = "1974-01-05", title: str = TITLE) -> Cable:
    (cable,) = reftel.read(DOCUMENT.format(text=text, place=place, day=day, title=title)).cables
    source = reftel.read(DOCUMENT.format(text=text, place=place, day=day, title=title)).source.text
    for name in ("mrn", "subject", "references"):
        if (field := cable.field(name)) is not None:
            assert source[field.span.start : field.span.end] == field.text
    return cable


@pytest.mark.parametrize(
    ("title", "route"),
    [
        (
            "Telegram From the Embassy in Vardania to the Department of State",
            ("the Embassy in Vardania", "the Department of State"),
        ),
        (
            "Telegram From the Mission to the United Nations to the Department of State",
            ("the Mission to the United Nations", "the Department of State"),
        ),
        (
            "Backchannel Message From the Ambassador to Vardania (Roe) to the Under Secretary (Poe)",
            ("the Ambassador to Vardania (Roe)", "the Under Secretary (Poe)"),
        ),
        (
            "Action Memorandum From the Assistant Secretary (Roe) to Secretary of State Doe",
            ("the Assistant Secretary (Roe)", "Secretary of State Doe"),
        ),
        (
            "Memorandum From the President’s Special Assistant (Roe) to President Doe",
            ("the President’s Special Assistant (Roe)", "President Doe"),
        ),
        (
            "Memorandum From Ada Quill of the Staff to the Assistant to the President (Roe)",
            ("Ada Quill of the Staff", "the Assistant to the President (Roe)"),
        ),
        (
            "Circular Airgram From the Department of State to Certain Posts",
            ("the Department of State", "Certain Posts"),
        ),
        (
            "The Minister in Vardania (Roe) to the Secretary of State",
            ("The Minister in Vardania (Roe)", "the Secretary of State"),
        ),
        ("Mr. Roe to Mr. Doe", ("Mr. Roe", "Mr. Doe")),
        ("Memorandum by the Legal Adviser (Roe)", ("the Legal Adviser (Roe)", None)),
        (
            "Memorandum of Conversation, by the Under Secretary of State (Roe)",
            ("the Under Secretary of State (Roe)", None),
        ),
        (
            "Memorandum by Mr. Roe, of the Division, of a Conversation With the Counselor",
            ("Mr. Roe, of the Division", None),
        ),
        ("Paper Prepared in the Department of State", ("the Department of State", None)),
        ("Memorandum of Conversation", None),
        ("Editorial Note", None),
        ("", None),
    ],
)
def test_who_wrote_to_whom(title: str, route: tuple[str, str | None] | None) -> None:
    assert route_of(title) == route


def test_number_subject_and_references_before_the_text() -> None:
    cable = read(
        "<p>68. Subj: King Roe’s <hi>Letter</hi>. Ref: State 1234.</p><p>1. He came.</p><p>2. He left.</p>",
        place="Cairo",
    )
    assert str(cable.mrn) == "74CAIRO68"
    assert cable.subject == "King Roe’s Letter"
    assert [str(one.mrn) for one in cable.references] == ["74STATE1234"]
    cable = read("<p>75443. The Ambassador should wait.</p>", place="Washington", title=TITLE)
    assert (str(cable.mrn), cable.subject) == ("74STATE75443", None)
    cable = read(
        "<p>68.</p><p>Subject: The Lamps</p><p>Refs: A. Cairo 12; B. State 3</p><p>He came.</p>", place="Cairo"
    )
    assert (cable.subject, [str(one.mrn) for one in cable.references]) == ("The Lamps", ["74CAIRO12", "74STATE3"])


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("<p>1. He came.</p><p>2. He left.</p>", "Cairo", "1974-01-05"),  # its paragraphs
        ("<p>7. He came.</p><p>8. He left.</p>", "Cairo", "1974-01-05"),
        ("<p>1. He came.</p>", "Cairo", "1974-01-05"),
        ("<p>68. He came.</p>", "Nowhere", "1974-01-05"),  # no post
        ("<p>68. He came.</p>", "Cairo", "1936-01-05"),  # of each addressee its own series
        ("<p>He came.</p>", "Cairo", "1974-01-05"),
        ("", "Cairo", "1974-01-05"),
    ],
)
def test_what_is_no_number_of_a_telegram(text: str, place: str, day: str) -> None:
    assert read(text, place=place, day=day).mrn is None


def test_what_a_memorandum_says_is_its_text() -> None:
    cable = read("<p>68. Subj: Lamps.</p>", place="Cairo", title="Memorandum From Mr. Roe to Mr. Doe")
    assert (cable.mrn, cable.subject) == (None, None)
