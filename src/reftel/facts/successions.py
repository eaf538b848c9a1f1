"""What became of posts: renamed, moved with the capital, closed, opened again, and under which station they go on.

``ALMATY`` is the embassy to Kazakhstan until 2006 and ``ASTANA`` from then on: a series of telegrams under two names.
"""

from functools import cache, lru_cache
from typing import Literal

import msgspec

from reftel.facts import posts, tables

ChangeKind = Literal["renamed", "moved", "merged", "series", "closed", "reopened", "raised"]
# After these the telegrams go on under the successor's name.
_GOES_ON = frozenset({"renamed", "moved", "merged"})


class Change(msgspec.Struct, frozen=True):
    """One change of a post; ``date`` is the first day (month, year) of the new state, as exactly as it is known."""

    station: str
    successor: str | None
    change: ChangeKind
    date: str
    note: str | None
    mark: str


@cache
def _changes() -> tuple[Change, ...]:
    return tuple(
        msgspec.convert({name: cell or None for name, cell in row.items()}, Change)
        for row in tables.rows("successions.tsv")
    )


def changes_of(station: str) -> tuple[Change, ...]:
    """What became of a post, and what became this post, oldest first."""
    folded = posts.fold(station)
    found = [change for change in _changes() if folded in {change.station, change.successor}]
    return tuple(sorted(found, key=lambda change: change.date))


@lru_cache(4096)
def is_renamed(station: str) -> bool:
    """Whether a station is an earlier name of a post: ``KIEV``, ``CALCUTTA``."""
    return any(change.station == station and change.change in _GOES_ON for change in _changes())
