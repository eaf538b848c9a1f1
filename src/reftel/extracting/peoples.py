"""Some of a people: ``two Kazakhs``, ``ethnic Uzbeks``. Nobody is called so, and no state is meant."""

from collections.abc import Sequence
from functools import partial

from reftel.extracting.lexicon.load import word_list
from reftel.extracting.notes import Draft
from reftel.facts import countries

_words = partial(word_list, "namings.toml")


def are_people(words: Sequence[str]) -> bool:
    """Whether words are some of a people: a word for how many or which, and the name of a people in the plural."""
    if len(words) < 2 or not words[-1][:1].isupper() or not words[-1].endswith("s") or words[-1].isupper():
        return False
    if not all(word[:1].isupper() for word in words[1:]):
        return False  # "three officials of the Ministry of Dams"
    first = words[0].lower()
    return first in _words("some") or first.isdigit() or (first in _words("which") and is_people(words[-1]))


def are_all(draft: Draft, name: str) -> bool:
    """Whether a people speaks, by whatever name it goes: ``the Russians``, ``the Dutch``; *they* may be it."""
    words = draft.speaker_at.text.split() if draft.speaker_at is not None else []
    if len(words) != len(_THE) or words[0].lower() != "the":
        return is_people(name)
    return is_people(words[1]) or any(
        words[1] == country.adjective and words[1] != country.name for country in countries.candidates(words[1])
    )


_THE = ("the", "people")


def is_people(word: str) -> bool:
    """Whether a word is the name of a people in the plural: ``Kazakhs``, ``Iraqis``."""
    return word.endswith("s") and any(word in country.demonyms for country in countries.candidates(word))
