"""What a query that finds nothing may have meant: words and names of the archive that are spelt nearly so.

Only what the archive holds is proposed, so that a proposal finds something, and one who may not see all of an archive
is told nothing of the rest of it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from reftel.archive.counting import quoted
from reftel.archive.words import fold, words

SHOWN: Final = 4
"""So many proposals for one word."""
_ALIKE: Final = 0.78  # share of letters that a word and a proposal have in common, in their order
_BEGUN: Final = 2  # letters that they begin with, so that few words of a large archive need be looked at
_PART: Final = re.compile(r'(?P<sign>-?)(?:(?P<field>[a-z-]{2,12}):)?(?P<value>"[^"]{0,200}"|[^\s()":]{1,200})')

Begin = Callable[[str], Sequence[tuple[str, int]]]
"""The words of an archive that begin with some letters, each with how often it stands there."""
Names = Callable[[str], Sequence[str]]
"""The values that a field may have in an archive; none where they are not known."""


def near(query: str, begin: Begin, names: Names) -> Iterator[tuple[str, str]]:
    """For each word and value of a query that the archive has not: the query with one that it has, and that one."""
    for part in _PART.finditer(query):
        value = part["value"].strip('"')
        if part["sign"] or value == "OR" or "*" in value:
            continue
        found = _names(value, names(part["field"])) if part["field"] else _words(value, begin)
        for one in found[:SHOWN]:
            written = f"{part['field']}:{quoted(one)}" if part["field"] else one
            yield f"{query[: part.start()]}{written}{query[part.end() :]}", written


def _words(value: str, begin: Begin) -> list[str]:
    folded = words(value)
    if len(folded) != 1 or len(folded[0]) <= _BEGUN:
        return []
    word = folded[0]
    known = dict(begin(word[:_BEGUN]))
    if word in known:
        return []
    alike = get_close_matches(word, [one for one in known if abs(len(one) - len(word)) <= _BEGUN], SHOWN, _ALIKE)
    return sorted(alike, key=lambda one: -known[one])


def _names(value: str, known: Sequence[str]) -> list[str]:
    wanted = fold(value)
    by_word: dict[str, list[str]] = {}
    for name in known:
        folded = fold(name)
        if wanted == folded or wanted in folded.split():
            return []
        for word in {folded, *folded.split()}:
            by_word.setdefault(word, []).append(name)
    close = get_close_matches(wanted, list(by_word), SHOWN, _ALIKE)
    return list(dict.fromkeys(name for word in close for name in by_word[word]))
