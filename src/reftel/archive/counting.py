"""Counting by post, year, TAGS and speaker: the columns of all cables as arrays, any selection counted at once.

An array holds numbers of names; a selection is a mask.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import apsw
import msgspec
import numpy as np

from reftel.model.browsing import Count, Facets, Holdings

NAMED = 12
"""So many values of a kind are named, the most frequent."""
LEVELS = ("U", "LOU", "C", "S", "TS")
_LEVEL_NAMES = ("Unclassified", "Limited Official Use", "Confidential", "Secret", "Top Secret")


class Column(msgspec.Struct, frozen=True):
    """For each row its name, as the place in ``names``; -1 where it has none. ``rows`` where a row may have several."""

    names: tuple[str, ...]
    codes: Any
    rows: Any = None

    def count(self, mask: Any) -> list[tuple[str, int]]:
        """How often each name stands in the rows that a mask takes, the most frequent first."""
        taken = mask if self.rows is None else mask[self.rows]
        return self._totals(self.codes[taken])

    def every(self) -> list[tuple[str, int]]:
        """How often each name stands in all rows."""
        return self._totals(self.codes)

    def _totals(self, codes: Any) -> list[tuple[str, int]]:
        totals = np.bincount(codes[codes >= 0], minlength=len(self.names))
        order = sorted(np.flatnonzero(totals).tolist(), key=lambda at: (-totals[at], self.names[at]))
        return [(self.names[at], int(totals[at])) for at in order]


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """The canonical cables of an archive and their statements, column by column."""

    cables: Any
    posts: Column
    years: Column
    tags: Column
    levels: Column
    statement_rows: Any
    speakers: Column
    acts: Column
    sources: int = 0
    unread: int = 0

    def facets(self, found: Iterable[int]) -> Facets:
        """What some cables (by id) are."""
        ids = np.fromiter(found, dtype=np.int64)
        mask = np.isin(self.cables, ids)
        said = mask[self.statement_rows] if len(self.statement_rows) else np.zeros(0, dtype=bool)
        years = sorted(self.years.count(mask))
        levels = dict(self.levels.count(mask))
        return Facets(
            posts=_counts(self.posts.count(mask)[:NAMED], "from:{}"),
            years=_counts(years, "date:{}"),
            tags=_counts(self.tags.count(mask)[:NAMED], "tag:{}"),
            levels=tuple(
                Count(name, levels[level], f"class:{level.lower()}")
                for level, name in zip(LEVELS, _LEVEL_NAMES, strict=True)
                if level in levels
            ),
            speakers=_counts(self.speakers.count(said)[:NAMED], "said-by:{}"),
            acts=_counts(self.acts.count(said), "act:{}"),
        )

    def holdings(self) -> Holdings:
        """How much there is in all."""
        years = sorted(self.years.names)
        return Holdings(
            sources=self.sources,
            unread=self.unread,
            cables=len(self.cables),
            statements=len(self.statement_rows),
            first=years[0] if years else None,
            last=years[-1] if years else None,
        )


def _counts(counted: Iterable[tuple[str, int]], query: str) -> tuple[Count, ...]:
    return tuple(Count(name, count, query.format(quoted(name))) for name, count in counted)


def quoted(name: str) -> str:
    """A value as it is typed behind a field."""
    plain = name.replace('"', " ")
    return plain.lower() if plain.replace("-", "").replace("/", "").isalnum() else f'"{plain.lower()}"'


def catalogue(connection: apsw.Connection) -> Catalogue:
    """The columns of an archive as it is now."""
    rows = list(
        connection.execute(
            "SELECT id, coalesce(station, origin), substr(date, 1, 4), level, tags FROM cables"
            " WHERE canonical ORDER BY id"
        )
    )
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    tags = [(at, tag) for at, row in enumerate(rows) for tag in row[4].split()]
    said = list(
        connection.execute(
            "SELECT statements.cable, speaker, act FROM statements JOIN cables ON cables.id = statements.cable"
            " WHERE canonical"
        )
    )
    sources, unread = next(connection.execute("SELECT count(*), coalesce(sum(unread), 0) FROM sources"))
    return Catalogue(
        cables=ids,
        posts=_column(row[1] for row in rows),
        years=_column(row[2] if row[2] and row[2].isdigit() else None for row in rows),
        tags=_column((tag for _, tag in tags), [at for at, _ in tags]),
        levels=_column(row[3] for row in rows),
        statement_rows=np.searchsorted(ids, np.array([row[0] for row in said], dtype=np.int64)),
        speakers=_column(row[1] for row in said),
        acts=_column(row[2] for row in said),
        sources=sources,
        unread=unread,
    )


def _column(names: Iterable[str | None], rows: list[int] | None = None) -> Column:
    known: dict[str, int] = {}
    codes = np.fromiter(_numbered(names, known), dtype=np.int64)
    return Column(tuple(known), codes, None if rows is None else np.array(rows, dtype=np.int64))


def _numbered(names: Iterable[str | None], known: dict[str, int]) -> Iterator[int]:
    for name in names:
        yield known.setdefault(name, len(known)) if name else -1
