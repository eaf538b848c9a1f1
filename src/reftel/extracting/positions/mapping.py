"""The mapping from words to stances (``lexicon/positions.toml``), read once a process."""

from functools import cache
from typing import Any

from reftel.extracting.lexicon.load import table


@cache
def mapping() -> dict[str, Any]:
    """The whole mapping."""
    return table("positions.toml")


@cache
def words(name: str) -> frozenset[str]:
    """One of its word lists."""
    return frozenset(mapping()["words"][name])


@cache
def roles(name: str) -> frozenset[str]:
    """One of its lists of roles: titles, and words for people of the post."""
    return frozenset(mapping()["roles"][name])
