"""English words, by which a word that a line end broke is told from a compound, and words from the debris of a scan."""

import re
from functools import cache
from typing import Final

from reftel.facts import tables

LEAST: Final = 0.62
"""Of a scan and of its sentences: where a smaller share of the longer words is known, the text is poor."""
_SIGNS = re.compile(r"\S+")
_EDGES = ".,;:!?()[]\"'-–—"


@cache
def english() -> frozenset[str]:
    """The words of four letters and more, in small letters, their inflected forms too (data/english.tsv.gz)."""
    return frozenset(row["word"] for row in tables.rows("english.tsv.gz"))


def known_share(texts: list[str]) -> tuple[float, int]:
    """The share of known words among all of four signs and more, and how many those are."""
    bare = (word.strip(_EDGES).lower() for text in texts for word in _SIGNS.findall(text))
    words = [word for word in bare if len(word) > 3]
    known = english()
    return sum(word in known for word in words) / max(1, len(words)), len(words)
