"""Whose comment or note it is: ``Embassy comment`` is the post's, ``Ambassador's comment`` the Ambassador's."""

from functools import cache

from reftel.facts import tables


@cache
def _speakers() -> dict[str, str]:
    return {row["words"]: row["speaker"] for row in tables.rows("voices.tsv")}


def voices() -> frozenset[str]:
    """All words by which somebody's comment is known, in small letters."""
    return frozenset(_speakers())


def speaker_of(words: str) -> str | None:
    """Who speaks, by the words before ``comment``; None for words that are in no table."""
    bare = " ".join(words.lower().replace("’", "'").split())
    bare = bare.removesuffix("'s").removesuffix("s'")
    return _speakers().get(bare)
