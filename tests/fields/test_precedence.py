"""Precedence: prosigns and words."""

import pytest

from reftel.fields.precedence import PRECEDENCES, parse_precedence, slip_of

VALUES = [
    ("P 240734Z OCT 06 ZDK", ("PRIORITY",)),
    ("O P 240734Z OCT 06", ("IMMEDIATE", "PRIORITY")),
    ("ZO 240734Z OCT 06", ("FLASH", "IMMEDIATE")),
    ("PP", ("PRIORITY",)),
    ("R", ("ROUTINE",)),
    ("PRIORITY", ("PRIORITY",)),
    ("NIACT IMMEDIATE", ("NIACT IMMEDIATE",)),
    ("PIORITY", ("PRIORITY",)),
    ("FLASH, then ROUTIN", ("FLASH", "ROUTINE")),
]
NONE = ["", "X", "PRIOR", "240734Z OCT 06", "Paris"]


@pytest.mark.parametrize(("text", "words"), VALUES)
def test_values(text: str, words: tuple[str, ...]) -> None:
    assert parse_precedence(text) == words


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_precedence(text) == ()


@pytest.mark.parametrize("word", PRECEDENCES)
def test_a_word_is_itself(word: str) -> None:
    assert parse_precedence(word) == (word,)


@pytest.mark.parametrize(
    ("word", "precedence"),
    [("PRIROITY", "PRIORITY"), ("IMEDIATE", "IMMEDIATE"), ("ROUTNIE", "ROUTINE"), ("FLAHS", "FLASH"), ("PRAIA", None)],
)
def test_slips(word: str, precedence: str | None) -> None:
    assert slip_of(word) == precedence


def test_three_prosigns() -> None:
    assert parse_precedence("O P R 121530Z MAR 86") == ("IMMEDIATE", "PRIORITY", "ROUTINE")
