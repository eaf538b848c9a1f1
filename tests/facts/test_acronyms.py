"""Acronyms."""

import pytest

from reftel.facts import acronyms


@pytest.mark.parametrize("word", ["ODIHR", "DCM", "A/S", "U.N.", "AAG"])
def test_is_acronym(word: str) -> None:
    assert acronyms.is_acronym(word)


@pytest.mark.parametrize("word", ["", "Tokayev", "odihr"])
def test_is_none(word: str) -> None:
    assert not acronyms.is_acronym(word)


def test_meaning_of() -> None:
    assert acronyms.meaning_of("DFM") == "Deputy Foreign Minister"
    assert acronyms.meaning_of("U.N.") == "United Nations"
    assert acronyms.meaning_of("CiO") == "Chairman-in-Office"
    assert acronyms.meaning_of("AAG") is None
    assert acronyms.meaning_of("Tokayev") is None
