"""Acronyms and office symbols met in cables: ``ODIHR``, ``DCM``, ``EAP``."""

from functools import cache

from reftel.facts import tables


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in tables.rows("acronyms.tsv"))


def is_acronym(word: str) -> bool:
    """Whether a word, as written, is a known acronym or office symbol."""
    return word in _acronyms() or word.replace(".", "") in _acronyms()
