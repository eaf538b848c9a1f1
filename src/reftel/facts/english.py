"""English words, by which a word that a line end broke is told from a compound, and words from the debris of a scan."""

from functools import cache

from reftel.facts import tables


@cache
def english() -> frozenset[str]:
    """The words of four letters and more, in small letters, their inflected forms too (data/english.tsv.gz)."""
    return frozenset(row["word"] for row in tables.rows("english.tsv.gz"))
