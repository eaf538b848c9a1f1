"""Words of titles."""

import pytest

from reftel.facts import titles


@pytest.mark.parametrize(
    "word", ["Ambassador", "AMB.", "a.i.,", "EUR/PRA", "A/S", "Minister-Counselor", "EXO", "d’Affaires", "", "4"]
)
def test_title_words(word: str) -> None:
    assert titles.is_title_word(word)


@pytest.mark.parametrize("word", ["Jane", "O'Roe", "Smith-Jones", "J.", "III", "Jr."])
def test_names(word: str) -> None:
    assert not titles.is_title_word(word)


def test_short_words_in_a_line_of_capitals_may_be_names() -> None:
    assert not titles.is_title_word("JANE", shouted=True)
    assert titles.is_title_word("DCM", shouted=True)


def test_what_is_no_name() -> None:
    assert titles.is_title_word("")
    assert titles.is_title_word("4")
    assert titles.is_title_word("Staff-Coordinator")


def test_surnames_among_them() -> None:
    assert titles.may_be_surname("Law")
    assert not titles.may_be_surname("Ambassador")


def test_suffixes() -> None:
    assert titles.is_suffix("Jr.,")
    assert titles.is_suffix("III")
    assert not titles.is_suffix("Roe")
