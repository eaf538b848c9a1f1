"""Names as they are searched: under any known spelling, and by the full name as by the short one.

The index holds, beside the words of a name, the key that all spellings of each have in common (``facts.spellings``),
behind a nought, so that no word of a text is taken for one.
"""

from collections.abc import Iterable

from reftel.archive.query import Words
from reftel.archive.words import indexed, words
from reftel.facts import spellings

_MARK = "0"
_MOST = 24  # ways of writing what was asked for


def name_entry(names: Iterable[str]) -> str:
    """What the index holds of some names: their words and the keys of these."""
    names = tuple(dict.fromkeys(names))
    marked = {key_term(one) for name in names for one in (*words(name), *name.split())}
    return " ".join((indexed(" ".join(names)), *sorted(marked - {_MARK})))


def key_term(word: str) -> str:
    """The term under which all spellings of a word are in the index."""
    return _MARK + spellings.key(word)


def spelled(one: Words) -> tuple[Words, ...]:
    """Every way of writing what was asked for, itself first: ``qadhafi`` may stand as ``gaddafi``."""
    if one.prefix or one.mrn:
        return (one,)
    ways: list[tuple[str, ...]] = [()]
    for word in one.words:
        found = (word, *spellings.variants(word)[1:])
        ways = [(*way, *variant.split()) for way in ways for variant in found][:_MOST]
    return tuple(Words(way) for way in dict.fromkeys(ways))
