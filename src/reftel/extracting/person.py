"""One person of a cable, as its words tell him."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reftel.extracting.casing import english
from reftel.extracting.lexicon.load import speakers
from reftel.extracting.shortnames import PARTICLES
from reftel.facts import countries

_SHORTEST = 4  # letters of a given name that tells two apart: "Mr", "Bob" and initials do not


class Person:
    """One person of the cable: the name to go by, all words of it, titles as they stand, and sex if a title tells."""

    __slots__ = ("american", "beside", "names", "ours", "sex", "short", "titles")

    def __init__(self, short: str, names: tuple[str, ...]) -> None:
        self.short = short
        self.names = set(names)
        self.titles: list[frozenset[str]] = []
        self.beside: set[str] = set()  # words of the body whose title it is: "Dam League President Bly"
        self.sex: str | None = None
        self.ours = False
        self.american = False  # an official of the United States, by the title


def namesake(names: AbstractSet[str], name: Sequence[str]) -> bool:
    """Whether a name is that of another person of the same surname: ``Rodrigo Ostrel`` is no ``Oscar Ostrel``.

    ``names`` are the words of who bears the surname so far. No word beside the surname is shared, and the given names
    begin with other letters: ``Muhammad`` and ``Mohammed`` may be one.
    """
    *given, surname = [word for word in name if word[:1].isupper()] or [""]
    before = {word for word in names if word != surname and _is_given(word)}
    mine = [word for word in given if _is_given(word)]
    if surname not in names or not before or not mine or len(mine) != len(given):
        return False
    letters = {word[0] for word in names if word != surname}
    return all(word not in names and word[0] not in letters for word in mine)


def _is_given(word: str) -> bool:
    low = word.lower()
    return (
        len(word) >= _SHORTEST
        and word.isalpha()
        and not word.isupper()
        and low not in PARTICLES
        and low not in speakers().titles
        and low not in speakers().nouns
        and not countries.candidates(low)
        and not english(low)
        and not _is_misspelt_title(low)
    )


def _is_misspelt_title(low: str) -> bool:
    """Whether a word is a title without one of its letters: ``Minster Marin``."""
    near = (title for title in speakers().titles if len(title) == len(low) + 1 and title[0] == low[0])
    return any(title[:cut] + title[cut + 1 :] == low for title in near for cut in range(1, len(title)))
