"""Adjectives and nouns that carry what was said; each row of their lexicon is a test of its own."""

import pytest

from made_speech import pairs


def test_a_possessor_says_what_his_noun_says() -> None:
    text = "Marin's answer was that the dam leaked. Nobody heard his request to close the dam."
    assert pairs(f"Minister Orvane Marin arrived. {text}") == [("Marin", "the dam leaked"), ("Marin", "close the dam")]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody heard its claim that the dam leaked.",
        "He was not sure that the dam leaked.",
        "He would be glad that the dam leaked.",
        "The river was aware that the dam leaked.",
        "He was happy.",
        "It was clear that the dam leaked.",
        "The dam was old.",
        '"I heard his claim that the dam leaked," was the song.',
        "Nobody heard his view to the river.",
    ],
)
def test_and_nobody_else(text: str) -> None:
    found = [row for row in pairs(f"Minister Orvane Marin arrived. {text}") if row[1] == "the dam leaked"]
    assert found == []


def test_their_belief_is_that_of_those_whom_the_clause_is_about() -> None:
    assert pairs("Several officials were united in their claim that the dam leaked.") == [
        ("Several officials", "the dam leaked")
    ]
