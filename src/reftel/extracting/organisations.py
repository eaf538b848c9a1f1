"""Bodies that go by a name like a person's: ``Sinn Fein``, or ``Orvane Oil`` whose executives a cable names."""

import re
from collections.abc import Sequence
from functools import cache

from reftel.extracting.casing import english
from reftel.extracting.lexicon.load import speakers, word_list
from reftel.extracting.shortnames import POSSESSIVE
from reftel.facts import chiefs, countries

_LONGEST = 3  # words of the name
_STATE = re.compile(
    r"\b(?:Government|Republic|Kingdom|Embassy) of (?:the )?([A-Z]\w{2,30}(?: [A-Z]\w{2,30})?)(?=[ .,;:)])"
)


@cache
def known() -> frozenset[str]:
    """Those that all cables know, in small letters."""
    return frozenset(name.replace("_", " ") for name in word_list("people.toml", "known"))


def with_people(words: Sequence[str], gaps: Sequence[str]) -> frozenset[str]:
    """Names, in small letters, behind which a cable puts the people of a body: ``Quell Sten executives said``.

    ``gaps[n]`` is the text before word ``n``. A name with a title before it is a person's.
    """
    belonging = word_list("people.toml", "belonging")
    people = speakers()
    found: set[str] = set()
    for turn, word in enumerate(words):
        if word not in belonging:
            continue
        first = turn
        while first and gaps[first] == " " and _is_name(words[first - 1]):
            first -= 1
        name = [one.lower() for one in words[first:turn]]
        led = words[first - 1].lower() in people.titles if first and gaps[first] == " " else False
        if 0 < len(name) <= _LONGEST and not led and not english(name[-1]):
            found.add(" ".join(name))
    return frozenset(found)


def named_states(text: str) -> frozenset[str]:
    """Names, in small letters, that a cable gives a state: ``the Government of Calderra``."""
    found = (match.group(1) for match in _STATE.finditer(text))
    return frozenset(name.lower() for name in found if not any(w.lower() in speakers().titles for w in name.split()))


def with_adjectives(words: Sequence[str], gaps: Sequence[str]) -> frozenset[str]:
    """Names, in small letters, that are states, for the cable has officials or people by them: ``Orvania`` where it
    names the *Orvanian* Minister; a given name is none.
    """
    names, people = frozenset(words), speakers()
    found: set[str] = set()
    for turn, word in enumerate(words[:-1]):
        low = words[turn + 1].lower()
        if not word.endswith("n") or gaps[turn + 1] != " " or not (low in people.titles or low in people.nouns):
            continue
        stems = {word.removesuffix(end) for end in _OF_STATES if word.endswith(end)} & names
        found |= {stem.lower() for stem in stems if len(stem) > _SHORT and _is_name(stem)}
    return frozenset(found - chiefs.forenames())


_OF_STATES = ("n", "an", "ian")  # Orvania, Orvanian; Maravel, Maravelan; Egypt, Egyptian
_SHORT = 3  # letters of no state's name


def _is_name(word: str) -> bool:
    low = word.lower()
    people = speakers()
    return (
        word[0].isupper()
        and not word.isupper()
        and not word.endswith(".")
        and POSSESSIVE.search(word) is None
        and low not in people.titles
        and low not in people.nouns
        and not countries.candidates(low)
    )


def unowned(name: list[str]) -> list[str]:
    """A name without the body whose people its bearer is of: ``Orvane Oil's Tarn Bly`` as Tarn Bly."""
    last = max((turn for turn, word in enumerate(name[:-1]) if POSSESSIVE.search(word)), default=-1)
    return name[last + 1 :]
