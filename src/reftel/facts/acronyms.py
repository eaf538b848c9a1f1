"""Acronyms and office symbols met in cables: ``ODIHR``, ``DCM``, ``EAP``, and what the best known of them mean."""

from functools import cache

from reftel.facts import tables


@cache
def _acronyms() -> dict[str, str]:
    return {row["acronym"]: row["meaning"] for row in tables.rows("acronyms.tsv")}


def is_acronym(word: str) -> bool:
    """Whether a word, as written, is a known acronym or office symbol."""
    return word in _acronyms() or word.replace(".", "") in _acronyms()


def meaning_of(word: str) -> str | None:
    """What an acronym stands for, or None where we do not say."""
    return _acronyms().get(word) or _acronyms().get(word.replace(".", "").upper()) or None
