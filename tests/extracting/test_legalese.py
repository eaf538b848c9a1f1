"""*Said* that is no verb."""

import pytest

from made_speech import noted, pairs
from reftel.extracting.legalese import without_said

ADJECTIVES = [
    "Holders of said bonds were paid by said Government.",
    "By virtue of said treaty the said Republic shall pay.",
    "Said company's property was sold.",
    "The court returned said documents to Marin.",
    "The court will hold said property.",
    "Marin asked that said company's property be sold.",
]
VERBS = [
    "Marin said property was theft.",
    "The Government said documents were lost.",
    "Minister Said met us.",
    "Said the Minister to the crowd.",
    "Most of whom said the dam leaked.",
    "Marin had said documents were lost.",
    "Later on, he said ships would sail.",
]


@pytest.mark.parametrize("text", ADJECTIVES)
def test_an_adjective_is_shown_as_another(text: str) -> None:
    shown = without_said(text)
    assert "said" not in shown.lower()
    assert len(shown) == len(text)


@pytest.mark.parametrize("text", VERBS)
def test_a_verb_stays(text: str) -> None:
    assert without_said(text) == text


def test_nobody_speaks_by_an_adjective_and_what_is_said_keeps_it() -> None:
    assert pairs("Holders of said bonds were paid by said Government.", "The said Republic shall pay.") == []
    (statement,) = noted("Minister Orvane Marin told us that said company would pay.").statements
    assert (statement.speaker, statement.content) == ("Marin", "said company would pay")
