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
    ("Orvane Gormer was stopped at the gate on May 3 and told that he had a week to leave.", []),
    ("Mayor Gormer agreed.", [("Gormer", "agreed")]),
    (
        "The Board eventually gave up the dams, Matthew Bly, Director of the Roads Office, MOW, told Gormer.",
        [("Bly", "The Board eventually gave up the dams")],
    ),
    ("According to XXXXXXXXXXXX there have been no leaks.", [("XXXXXXXXXXXX", "there have been no leaks")]),
    ("The radio quoted Marin as denying any leak.", [("Marin", "denying any leak")]),
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


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Asked how he would mend it, Marin replied that it leaked.", "ask", "how he would mend it"),
        ("Pressed to mend the dam, Marin replied that it leaked.", "request", "to mend the dam"),
    ],
)
def test_whoever_talks_with_him_asks_and_presses(text: str, act: str, content: str) -> None:
    rows = said(f"Minister Orvane Marin told Poloff that the town was poor. {text}")
    assert ("Poloff", act, content) in [(row.speaker, row.act, row.content) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "There are rumors; in a statement, the Ministry of Dams denied this.",
        "According to the plan the dam would be closed by the end of May.",
    ],
)
def test_no_source_no_statement_before_the_verb(text: str) -> None:
    assert not [row for row in pairs(text) if row[1].startswith(("There are", "the dam"))]


def test_whoever_asks_is_named_before_the_answer() -> None:
    rows = said('When asked by the mayor if he was a Whig, Minister Orvane Marin replied, "No. Quite the opposite."')
    assert [(row.speaker, row.act, row.content) for row in rows] == [
        ("Mayor", "ask", "if he was a Whig"),
        ("Marin", "state", '"No. Quite the opposite."'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orvane Marin, who identifies himself as a poet, left early.",
        "Minister Orvane Marin left early in a clear reference to what he perceived as the danger.",
    ],
)
def test_what_is_only_styled_so_is_no_statement(text: str) -> None:
    assert pairs(text) == []


def test_what_a_source_is_made_of_is_not_its_name() -> None:
    rows = pairs("According to a Dam Board poll conducted nationwide in May, most farmers dislike the dam.")
    assert [row[0] for row in rows] == ["Dam Board poll"]


def test_who_goes_on_doing_says_nothing_in_an_aside() -> None:
    rows = pairs(
        "Minister Orvane Marin said that, given the price, the navy of Ostrel continues to seek ships, mostly old."
    )
    assert {row[0] for row in rows} == {"Marin"}


def test_of_two_clauses_the_source_tells_the_one_in_which_it_is_named() -> None:
    (one,) = said(
        "Miners and dockers block the dam, but in both cases, according to Minister Marin, a lack of money is to blame."
    )
    assert one.content == "in both cases, according to Minister Marin, a lack of money is to blame"
    (two,) = said("The dam, according to Minister Marin, leaks, and the port is closed.")
    assert two.content == "The dam, according to Minister Marin, leaks, and the port is closed"


def test_what_one_reiterates_of_anothers_concern_is_told_once() -> None:
    (one,) = said("The DCM reiterated Ostrel's concern that the dam might leak.")
    assert (one.speaker, one.holder) == ("DCM", "Ostrel")


def test_what_was_thought_by_somebody_to_be_so_is_whole() -> None:
    (one,) = said("The dam was thought by most farmers to be working against their interests.")
    assert one.speaker == "most farmers"
    assert one.content == "The dam was thought by most farmers to be working against their interests"
