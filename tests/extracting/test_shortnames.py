"""Acronyms of governments, and short names in brackets."""

import pytest

from made_speech import said
from reftel.extracting.shortnames import aliases_of, government_of


def test_the_government_goes_by_the_acronym_that_the_cable_defines() -> None:
    text = "The Government of Vardania (GOV) paid."
    assert government_of(text, text.split(), None) == "GOV"
    assert government_of("Nobody paid.", ["Nobody", "paid."], None) is None
    assert government_of("The GOK paid.", ["The", "GOK", "paid."], "KZ") == "GOK"


def test_a_short_name_in_brackets_is_that_of_the_words_before() -> None:
    assert aliases_of("of the Central Dam Board (CDB) and") == {"central dam board": "CDB"}
    assert aliases_of("of the Central Dam Board (Note) and") == {}
    assert aliases_of("Dam Board (CDB). Fish Board (CDB).") == {}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Foreign Minister Yu Myung-hwan said that it leaked.", "Yu"),
        ("Kim Heung-kyu, Professor of Security, said that it leaked.", "Kim"),
        ("Minister Ada Calmy-Bly said that it leaked.", "Calmy-Bly"),
        ("Minister Orvane Al-Osh said that it leaked.", "Al-Osh"),
    ],
)
def test_a_name_that_ends_with_the_given_one_goes_by_its_first(text: str, speaker: str) -> None:
    assert [one.speaker for one in said(text)] == [speaker]
