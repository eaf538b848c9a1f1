"""Turns of phrase that report; each row of the table is tested by its example with the rest of the lexicon."""

import pytest

from made_speech import pairs, said
from reftel.extracting.idioms import idioms

HERE = "Minister Orvane Marin arrived."


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Marin took very strong issue with the plan of the mayor.", "criticize", "the plan of the mayor"),
        ("Marin turned the plan of the mayor down.", "reject", "the plan of the mayor"),
        ("Marin gave instructions to the captain not to sail.", "request", "the captain not to sail"),
        ("Marin did not turn down the plan.", "support", "the plan"),
    ],
)
def test_what_stands_between_and_around(text: str, act: str, content: str) -> None:
    found = {(row.act, row.content) for row in said(f"{HERE} {text}")}
    assert (act, content) in found


@pytest.mark.parametrize(
    "text",
    [
        "Marin must lend his support to the plan.",
        "Marin made no mention of the plan.",
        "Marin referred to the plan of the mayor.",
        "Exception was taken to the plan.",
    ],
)
def test_none(text: str) -> None:
    assert not [row for row in said(f"{HERE} {text}") if row.voice == "reported"]


def test_what_is_only_proposed_is_nobodys_yet() -> None:
    (row,) = said(f"{HERE} Marin proposed that the mayors respond positively to the plan.")
    assert (row.act, row.content) == ("request", "the mayors respond positively to the plan")


def test_the_verb_is_told_by_the_words_that_were_met() -> None:
    (row,) = said(f"{HERE} Marin filed a complaint about the dam.")
    assert (row.speaker, row.verb) == ("Marin", "file complaint about")


def test_the_longest_row_comes_first() -> None:
    assert all(list(map(len, lengths)) == sorted(map(len, lengths), reverse=True) for lengths in _lengths())


def _lengths() -> list[list[tuple[frozenset[str], ...]]]:
    return [[row.words for row in rows] for rows in idioms().values()]


def test_a_letter_to_somebody_is_of_whoever_sent_it() -> None:
    assert ("Marin", "the plan") in pairs(f"{HERE} Marin sent a letter to Mayor Tarn Bly protesting the plan.")


def test_who_stands_in_the_turn_of_phrase_is_told() -> None:
    (row,) = said("Minister Marin let us know that the dam would be mended before the rains.")
    assert row.addressees == ("post",)
