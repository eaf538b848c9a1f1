"""One person of a cable, as its words tell him."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from reftel.extracting.casing import english
from reftel.extracting.lexicon.load import speakers
from reftel.extracting.shortnames import PARTICLES, SON_OF
from reftel.facts import countries, spellings

_SHORTEST = 4  # letters of a given name that tells two apart: "Mr", "Bob" and initials do not


class Person:
    """One person of the cable: the name to go by, all words of it, titles as they stand, and sex if a title tells."""

    __slots__ = ("american", "beside", "first", "names", "ours", "sex", "short", "titles")

    def __init__(self, short: str, names: tuple[str, ...]) -> None:
        self.short = short
        self.names = set(names)
        self.first = names[0] if names else ""
        self.titles: list[frozenset[str]] = []
        self.beside: set[str] = set()  # words of the body whose title it is: "Dam League President Bly"
        self.sex: str | None = None
        self.ours = False
        self.american = False  # an official of the United States, by the title


def name_shortly(aliases: dict[str, str], people: dict[str, Person], alone: Mapping[str, int]) -> None:
    """Take a short name in brackets for another of a person's: ``President Orvane Marin (OM)``; ``aliases`` loses it.

    He goes by it where the cable has it ``alone`` more often than his own.
    """
    for long, short in tuple(aliases.items()):
        words = [word for word in long.split() if word not in speakers().titles]
        known = people.get(words[-1]) if words else None
        named = {name.lower() for name in known.names} if known is not None else set()
        if known is None or len(words) < len("OM") or not set(words) <= named or short.lower() in people:
            continue
        people[short.lower()] = known
        del aliases[long]
        if alone.get(short, 0) > alone.get(known.short, 0):
            known.short = short


def is_son_of(person: Person, name: Sequence[str]) -> bool:
    """Whether a name with his father's is a person's: *Tarn* and *Orin* bin Marin are two, who share no surname."""
    return spellings.key(person.first) == spellings.key(name[0]) and (
        SON_OF.isdisjoint(person.names) or name[2] in person.names
    )


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
