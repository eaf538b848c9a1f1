"""Some of a people."""

import pytest

from made_speech import cable_of, said
from reftel.extracting import notes_of
from reftel.extracting.namings import namings
from reftel.extracting.peoples import are_people, is_people


@pytest.mark.parametrize(
    ("words", "are"),
    [
        ("two Kazakhs", True),
        ("Several Turks", True),
        ("ethnic Uzbeks", True),
        ("many Chechens", True),
        ("Kazakhs", False),
        ("ethnic Joness", False),
        ("two mayors", False),
        ("Orvane Marins", False),
    ],
)
def test_words(words: str, *, are: bool) -> None:
    assert are_people(words.split()) is are


def test_a_people() -> None:
    assert is_people("Iraqis")
    assert not is_people("Netherlands")
    assert not is_people("Marins")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two Kazakhs told us that it leaked.", "two Kazakhs"),
        ("Ethnic Uzbeks complained that it leaked.", "ethnic Uzbeks"),
        ("Several Turks told us that it leaked.", "several Turks"),
    ],
)
def test_they_are_a_group_and_no_state(text: str, name: str) -> None:
    assert [one.speaker for one in said(text)] == [name]
    assert [one.kind for one in namings(notes_of(cable_of(text))) if one.name == name] == ["group"]


def test_the_people_alone_are_their_state() -> None:
    text = "The Turks rejected the dam."
    assert [(one.name, one.kind) for one in namings(notes_of(cable_of(text)))] == [("Turks", "state")]
