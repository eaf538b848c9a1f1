"""Words with a use in reading a head: ``MARCH 3`` is no cable of a station MARCH, ``COMMENT`` is no signature."""

from functools import cache

from reftel.facts import tables


@cache
def words(use: str) -> frozenset[str]:
    """The words, in capitals, with a use: ``no-station``, ``before-station``, ``parted`` … (data/words.tsv)."""
    return frozenset(row["word"] for row in tables.rows("words.tsv") if row["use"] == use)
