"""Words with a use in reading: ``MARCH 3`` is no cable of a station MARCH, ``COMMENT`` is no signature.

Also the words that the pages of an archive print around the text of a cable (data/page_words.tsv).
"""

from functools import cache

from reftel.facts import tables


@cache
def words(use: str) -> frozenset[str]:
    """The words, in capitals, with a use: ``no-station``, ``before-station``, ``parted`` … (data/words.tsv)."""
    return frozenset(row["word"] for row in tables.rows("words.tsv") if row["use"] == use)


@cache
def page_words(page: str, place: str) -> tuple[str, ...]:
    """What the pages of an archive (``plusd``) print around a text: each a ``line``, or how a ``foot`` begins."""
    return tuple(row["words"] for row in tables.rows("page_words.tsv") if (row["page"], row["place"]) == (page, place))
