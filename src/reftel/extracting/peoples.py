"""Some of a people: ``two Kazakhs``, ``ethnic Uzbeks``. Nobody is called so, and no state is meant."""

from collections.abc import Sequence
from functools import partial

from reftel.extracting.lexicon.load import word_list
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


def is_people(word: str) -> bool:
    """Whether a word is the name of a people in the plural: ``Kazakhs``, ``Iraqis``."""
    return word.endswith("s") and any(word in country.demonyms for country in countries.candidates(word))
