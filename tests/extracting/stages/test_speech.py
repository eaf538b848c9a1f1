"""Reported speech, sentence by sentence."""

import pytest

from made_speech import pairs, said

MARIN = "Minister Orvane Marin arrived. "

TABLE = [
    (
        "Marin said the dam leaked, he noted that it was old, and he urged the Mayor to act.",
        [("Marin", "the dam leaked"), ("Marin", "it was old"), ("Marin", "the Mayor to act")],
    ),
    ("The dam is considered unsafe by several experts.", [("several experts", "The dam is considered unsafe")]),
    ("The Mayor was told by Marin that the dam leaked.", [("Marin", "the dam leaked")]),
    ("Mayor Gormer agreed.", [("Gormer", "agreed")]),
    ("The radio quoted Marin as denying any leak.", [("Marin", "any leak")]),
    ("Marin said he wanted to be clear.", [("Marin", "he wanted to be clear")]),
    (
        "The dam, he said, is old, and it is, he added, unsafe.",
        [("Marin", "The dam, he said, is old, and it is, he added, unsafe")],
    ),
    ("Several hid it, as Marin alleged, and said that the dam held.", [("Several", "the dam held")]),
    ("The dam, he continued, must hold and thought that the town was poor.", [("Marin", "the town was poor")]),
    ("Nobody heard Mayor Gormer's claim that the dam leaked, he noted.", [("Gormer", "the dam leaked")]),
    ("Thus, he said, the dam leaks.", [("Marin", "the dam leaks")]),
    ("Why, he asked, should the dam leak?", [("Marin", "Why, he asked, should the dam leak")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    found = pairs(MARIN + text)
    for row in expected:
        assert row in found, found


def test_an_inner_saying_is_a_statement_of_its_own() -> None:
    rows = pairs(MARIN + "Marin noted the dam was old and that Mayor Gormer had told him that it leaked.")
    assert ("Gormer", "it leaked") in rows


def test_a_question_asked_of_the_speaker_is_the_partners() -> None:
    rows = said(
        "Minister Marin told the Ambassador that the dam leaked. "
        "Asked how it would be repaired, Marin said he did not know."
    )
    asked = [row for row in rows if row.act == "ask"]
    assert [(row.speaker, row.addressees) for row in asked] == [("Ambassador", ("Marin",))]


def test_nobody_is_made_to_ask() -> None:
    assert [row for row in said(MARIN + "Asked how it would be repaired, he left.") if row.act == "ask"] == []
