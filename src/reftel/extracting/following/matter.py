"""Whether two texts are of one matter: by the long words that tell one promise from another, and not by those of all.

``publish the list of wrecks by June`` and ``publish a list of harbour wrecks`` are; ``discuss the details further``
and ``discuss the harbour further`` are not: *discuss*, *details* and *further* stand in promises of any kind, and the
names of states in whatever one government has to do with another.
"""

import re
from functools import cache
from typing import Final

from reftel.extracting.following import phrases
from reftel.extracting.following.lines import stems_of, subjects_of
from reftel.facts.countries import countries

SHARED: Final = 2  # telling words that two promises of one matter have in common at least
TAKEN_OVER: Final = 10  # words in the same order that nobody says twice
_WORD = re.compile(r"\w+")


def telling_of(text: str) -> frozenset[str]:
    """The long words of a text that tell its matter, cut: neither those of any promise nor names of states."""
    return stems_of(text) - _everyday() - _states()


@cache
def _everyday() -> frozenset[str]:
    return stems_of(" ".join(phrases.words("everyday_words")))


@cache
def _states() -> frozenset[str]:
    names = (name for one in countries() for name in (one.name, one.adjective, *one.demonyms, *one.also))
    return stems_of(" ".join(word for name in names for word in name.split() if not subjects_of(word)))


def is_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the telling words of two promises are of one matter: half of those of the shorter, a quarter of the
    longer, and two at least.
    """
    shared = len(one & other)
    short, long = sorted((len(one), len(other)))
    return shared >= SHARED and 2 * shared >= short and 4 * shared >= long


def is_taken_over(text: str, other: str) -> bool:
    """Whether two texts have so many words in the same order that one was taken over from the other."""
    runs = _runs(text)
    return bool(runs) and not runs.isdisjoint(_runs(other))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + TAKEN_OVER]) for at in range(len(words) - TAKEN_OVER + 1))
