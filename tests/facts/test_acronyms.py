"""Acronyms."""

import pytest

from reftel.facts import acronyms


@pytest.mark.parametrize("word", ["ODIHR", "DCM", "A/S", "U.N.", "AAG"])
def test_is_acronym(word: str) -> None:
    assert acronyms.is_acronym(word)


@pytest.mark.parametrize("word", ["", "Tokayev", "odihr"])
def test_is_none(word: str) -> None:
    assert not acronyms.is_acronym(word)
