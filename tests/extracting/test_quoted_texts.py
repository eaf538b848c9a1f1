"""Whole texts in quotation marks, and whose they are."""

import msgspec
import pytest

from made_speech import cable_of, said
from reftel.extracting import extract
from reftel.extracting.quoted_texts import phrases, quoted_texts
from reftel.model.cable import Block, Paragraph
from reftel.model.structure import AUTHOR, Stretch

LONG = (
    "We have looked at the dam with care. The dam is old and it leaks in the spring of every year. It ought to be "
    "repaired before the winter comes to the valley. The cost would fall on all of the towns in the valley, "
    "and the Board would see to the work."
)
LEADS = [
    ("Text of the Vardanian statement to the committee follows.", "Vardanian", "committee"),
    ("The Vardanian delegation came. The text of the Vardanian note follows:", "Vardanian delegation", None),
    ("The Ambassador handed the following note to Minister Quelle:", "embassy", "Minister Quelle"),
    ("On March 1 I left the following aide-memoire with them:", "embassy", None),
    ("Ostrel issued the following communique:", "Ostrel", None),
    ("The following was found on the wall:", None, None),
]


@pytest.mark.parametrize(("lead", "author", "addressee"), LEADS)
def test_whose_text_it_is(lead: str, author: str | None, addressee: str | None) -> None:
    text = f'{lead} "{LONG}" They left.'
    (found,) = quoted_texts(text)
    assert text[found.start : found.end] == LONG
    assert (found.author.text if found.author else None) == author
    assert (found.addressee.text.removeprefix("the ") if found.addressee else None) == addressee


def test_a_text_opens_anew_at_its_paragraphs_and_quotes_phrases() -> None:
    inside = f'{LONG}\n\n"It is "very old" and leaks.'
    text = f'The text of the Ostrel note follows: "{inside}" They left.'
    (found,) = quoted_texts(text)
    assert text[found.start : found.end] == inside


@pytest.mark.parametrize("text", ['He said: "It leaks."', f'He said that "{LONG}"', "no marks at all", '"', '"" "a'])
def test_what_is_no_text(text: str) -> None:
    assert quoted_texts(text) == []


def test_phrases() -> None:
    text = f'He called it "old". The text of the Ostrel note follows: "{LONG}"'
    texts = quoted_texts(text)
    lo = text.index("old")
    assert phrases([(lo, lo + 3), (texts[0].start, texts[0].end)], texts) == [(lo, lo + 3)]


def test_every_sentence_of_a_text_is_its_authors() -> None:
    rows = said(f'Text of the Ostrel statement to the Board follows. "{LONG} Mayor Tarn Bly said that it will hold."')
    assert {row.speaker for row in rows} == {"Ostrel", "Bly"}
    assert len(rows) == 5


def handed_on(text: str, *, speaker: str = AUTHOR, title: str | None = None) -> list[str]:
    """The speakers of a paragraph that is an attached text."""
    made = cable_of("On March 1 Minister Orvane Marin delivered the following non-paper.", text)
    span = made.paragraphs[1].span
    stretch = Stretch("text", "body", speaker, title, 1, 2, span)
    paragraphs = (made.paragraphs[0], with_block(made.paragraphs[1], speaker))
    made = msgspec.structs.replace(made, paragraphs=paragraphs, blocks=(stretch,))
    return [row.speaker for row in extract(made) if row.para == 2]


def with_block(paragraph: Paragraph, speaker: str) -> Paragraph:
    """The whole paragraph as a block."""
    block = Block("body", 0, len(paragraph.text), paragraph.start, paragraph.end, "text", speaker)
    return msgspec.structs.replace(paragraph, blocks=(block,))


TEXT = "Begin text: We have looked at the dam with care. The dam must be repaired soon. End text."


def test_an_attached_text_is_its_authors_and_never_the_posts() -> None:
    assert handed_on(TEXT, speaker="Dam Council") == ["Dam Council", "Dam Council"]
    assert handed_on(TEXT) == ["Marin", "Marin"]
    assert handed_on(TEXT, speaker="German") == ["German government"] * 2


def test_points_are_what_the_united_states_say_and_an_unknown_author_says_nothing() -> None:
    plain = "Text."
    made = cable_of(plain, TEXT)
    for title, speakers in (("Points", ["US", "US"]), (None, [])):
        stretch = Stretch("text", "body", AUTHOR, title, 1, 2, made.paragraphs[1].span)
        paragraphs = (made.paragraphs[0], with_block(made.paragraphs[1], AUTHOR))
        rows = extract(msgspec.structs.replace(made, paragraphs=paragraphs, blocks=(stretch,)))
        assert [row.speaker for row in rows] == speakers


def test_a_heading_about_a_paper_makes_no_text_of_what_stands_under_it() -> None:
    made = cable_of("Minister Orvane Marin said that the dam leaked.")
    stretch = Stretch("text", "body", AUTHOR, "Non-Paper Approach Failed", 0, 1, made.paragraphs[0].span)
    assert [row.speaker for row in extract(msgspec.structs.replace(made, blocks=(stretch,)))] == ["Marin"]
