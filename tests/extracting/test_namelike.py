"""Words that look like somebody who speaks, and what stands beside a verb of telling."""

import re

import pytest

from made_speech import pairs
from reftel.extracting.namelike import Word, can_speak, is_person, sure_of_it, without_day


def words(text: str) -> list[Word]:
    return [(word.group(), word.start(), word.end()) for word in re.finditer(r"[^\s,]+", text)]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("the Minister", True),
        ("Orvane Marin", True),
        ("he", True),
        ("one of them", True),
        ("granted on June 4 and", False),
        ("that the Minister", False),
        ("the silence", False),
    ],
)
def test_who_looks_like_a_speaker(text: str, *, speaks: bool) -> None:
    assert can_speak(words(text)) is speaks


def test_a_person_begins_with_a_name_or_an_article() -> None:
    assert is_person(words("ambassadors")[0]) or not is_person(words("quickly")[0])
    assert is_person(words("Marin")[0])
    assert not is_person(words("quickly")[0])


def test_the_day_of_telling_is_none_of_those_who_are_told() -> None:
    assert without_day(words("ambassadors on Thursday")) == words("ambassadors")
    assert without_day(words("reporters yesterday")) == words("reporters")
    assert without_day(words("the board of dams")) == words("the board of dams")


def test_who_is_sure_of_it_says_it() -> None:
    assert sure_of_it(words("Marin was convinced")) is not None
    assert sure_of_it(words("Marin was not convinced")) is None
    assert sure_of_it(words("it leaked")) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dam, Minister Marin told ambassadors on Thursday, would be closed.", "Marin"),
        ("The farmers, Minister Marin was convinced, would never leave the valley.", "Marin"),
        ('"Same dam, new cracks," one of the farmers quipped.', "one of the farmers"),
    ],
)
def test_sentences(text: str, told: str) -> None:
    assert [speaker.lower() for speaker, _ in pairs(text)] == [told.lower()]


def test_a_request_that_was_granted_says_nothing() -> None:
    assert all(
        "granted" not in name for name, _ in pairs("The request was denied in June, granted in July and denied again.")
    )
