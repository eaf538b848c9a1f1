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
    """Queries that a query may have been meant as, each with what of it is shown.

    For each word and value that the archive has not: the query with one that it has, and that one. Where there are
    several such, all of them are put right at once, and the whole query is shown, the best first.
    """
    places = [
        (part.start(), part.end(), written) for part in _PART.finditer(query) if (written := _for(part, begin, names))
    ]
    best = [written[0] for _, _, written in places]
    proposed = set()
    for place, (_, _, written) in enumerate(places):
        for one in written:
            whole = _put(query, places, [*best[:place], one, *best[place + 1 :]])
            if whole not in proposed:
                proposed.add(whole)
                yield whole, one if len(places) == 1 else whole


def _for(part: re.Match[str], begin: Begin, names: Names) -> list[str]:
    """What the archive has that may stand in place of a part of a query, as it is written there; the best first."""
    value = part["value"].strip('"')
    if part["sign"] or value in {"OR", "AND", "NOT"} or "*" in value:
        return []
    if part["field"]:
        return [f"{part['field']}:{quoted(one)}" for one in _names(value, names(part["field"]))[:SHOWN]]
    return _words(value, begin)[:SHOWN]


def _put(query: str, places: Sequence[tuple[int, int, list[str]]], written: Sequence[str]) -> str:
    told, at = [], 0
    for (start, end, _), one in zip(places, written, strict=True):
        told += [query[at:start], one]
        at = end
    return "".join([*told, query[at:]])


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
