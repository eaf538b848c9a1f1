"""Counting by post, year, TAGS and speaker: the columns of all cables as arrays, any selection counted at once.

An array holds numbers of names; a selection is a mask.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import apsw
import msgspec
import numpy as np

from reftel.archive.rows import days
from reftel.facts.xing import is_all_xed
from reftel.fields.level import LEVELS, NAMES
from reftel.model.browsing import Count, Facets, Holdings
from reftel.model.redacted import is_redacted

NAMED = 12
"""So many values of a kind are named, the most frequent."""
COUNTED = "id, cable, place, speaker, addressees, act, said_on, record"
"""The columns of a statement from which those of a ledger are made."""


class Column(msgspec.Struct, frozen=True):
    """For each row its name, as the place in ``names``; -1 where it has none. ``rows`` where a row may have several."""

    names: tuple[str, ...]
    codes: Any
    rows: Any = None

    def count(self, mask: Any, first: int = NAMED) -> Iterator[tuple[str, int]]:
        """How often each name stands in the rows that a mask takes, the most frequent first.

        Those behind the ``first`` ones are put in order only when they are asked for.
        """
        at = np.flatnonzero(mask if self.rows is None else mask[self.rows])  # with places it goes quicker than masks
        return self._in_order(self.codes.take(at), first)

    def every(self, first: int = NAMED) -> Iterator[tuple[str, int]]:
        """How often each name stands in all rows."""
        return self._in_order(self.codes, first)

    def _in_order(self, codes: Any, first: int) -> Iterator[tuple[str, int]]:
        totals = np.bincount(codes + 1, minlength=len(self.names) + 1)[1:]
        left = np.flatnonzero(totals)
        while len(left):
            counts = totals[left]
            lowest = np.partition(counts, -first)[-first] if len(left) > first else 1
            now = left[counts >= lowest].tolist()
            yield from sorted(((self.names[at], int(totals[at])) for at in now), key=lambda one: (-one[1], one[0]))
            left = left[counts < lowest]


def together(one: Column, other: Column, length: int = 0) -> Column:
    """The values of one column and behind them those of another, whose rows begin at ``length``."""
    names, codes = named_alike(one, other)
    rows = None if one.rows is None else np.concatenate((one.rows, other.rows + length))
    return Column(names, np.concatenate((one.codes, codes)), rows)


def named_alike(one: Column, other: Column) -> tuple[tuple[str, ...], Any]:
    """The names of one column and behind them those that only another has; and the codes of that, by these names."""
    code_of = {name: code for code, name in enumerate(one.names)}
    codes = np.array([*(code_of.setdefault(name, len(code_of)) for name in other.names), -1], dtype=np.int64)
    return tuple(code_of), codes[other.codes]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of all canonical cables, in the order of those and of their text, column by column.

    ``cables`` is the row of the cable of each, ``first`` and ``last`` the days (``20061024``) on which it may have been
    said, 0 where nothing says so; ``own`` is false where it only repeats another, ``reported`` where the post comments.
    ``addressees`` has a row for each of those to whom a statement is addressed.
    ``ranks`` are those of the statements.
    """

    ids: Any
    cables: Any
    speakers: Column
    acts: Column
    addressees: Column
    first: Any
    last: Any
    own: Any
    reported: Any
    ranks: Any


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of the cables that somebody reviewed, as they were extracted, in the order of cables and text.

    ``cables`` is the row of the cable of each, ``places`` its place in it; ``names`` has speaker and holder, ``coders``
    a row for each review that stands. ``disputed`` where coders differ and the editor has not decided.
    """

    cables: Any
    places: Any
    ranks: Any
    names: Column
    acts: Column
    coders: Column
    own: Any
    disputed: Any


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """The canonical cables of an archive, column by column; their statements, once those are counted too.

    ``first`` and ``last`` are the days (``20061024``) of which each may be, 0 where it has no date.
    ``statements`` are all that are stored, repetitions too, and those of other versions.
    """

    cables: Any
    first: Any
    last: Any
    posts: Column
    years: Column
    tags: Column
    levels: Column
    said: Ledger | None = None
    reviewed: Reviewed | None = None
    sources: int = 0
    unread: int = 0
    statements: int = 0

    def among(self, found: Any) -> Any:
        """Which of the cables are among some (an array of ids)."""
        return is_among(self.cables, found)

    def facets(self, mask: Any) -> Facets:
        """What the cables that a mask takes are; of their statements those that repeat others are not counted again."""
        said = None if self.said is None else mask[self.said.cables] & self.said.own
        years = sorted(self.years.count(mask))
        levels = dict(self.levels.count(mask))
        return Facets(
            posts=_counts(islice(self.posts.count(mask), NAMED), "from:{}"),
            years=_counts(years, "date:{}"),
            tags=_counts(islice(self.tags.count(mask), NAMED), "tag:{}"),
            levels=tuple(
                Count(NAMES[level], levels[level], f"class:{level.lower()}") for level in LEVELS if level in levels
            ),
            speakers=_counts(islice(named(self.said.speakers.count(said)), NAMED), "said-by:{}") if self.said else (),
            acts=_counts(self.said.acts.count(said), "act:{}") if self.said else (),
            counted=self.said is not None or not self.statements,
        )

    def holdings(self) -> Holdings:
        """How much there is in all."""
        years = sorted(self.years.names)
        return Holdings(
            sources=self.sources,
            unread=self.unread,
            cables=len(self.cables),
            statements=int(self.said.own.sum()) if self.said else self.statements,
            echoes=len(self.said.own) - int(self.said.own.sum()) if self.said else None,
            first=years[0] if years else None,
            last=years[-1] if years else None,
            undated=int((self.years.codes < 0).sum()),
        )


def is_among(ids: Any, wanted: Any) -> Any:
    """Which of some row ids are wanted; those of a table lie close together, so a list of flags is quickest."""
    return np.isin(ids, wanted, kind="table") if len(wanted) and len(ids) else np.zeros(len(ids), dtype=bool)


def named(counted: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The speakers that have a name: those whose names were taken out are many people, and no speaker of their own."""
    return ((name, count) for name, count in counted if name and not is_all_xed(name) and not is_redacted(name))


def _counts(counted: Iterable[tuple[str, int]], query: str) -> tuple[Count, ...]:
    return tuple(Count(name, count, query.format(quoted(name))) for name, count in counted)


def quoted(name: str) -> str:
    """A value as it is typed behind a field."""
    plain = name.replace('"', " ")
    return plain.lower() if plain.replace("-", "").replace("/", "").isalnum() else f'"{plain.lower()}"'


class _Brief(msgspec.Struct):
    """What of a statement is counted by; to decode no more takes a sixth of the time."""

    voice: str
    rank: float = 0.0
    echo_of: str | None = None


def catalogue(connection: apsw.Connection) -> Catalogue:
    """The columns of the cables of an archive as it is now; its statements are for ``with_statements``."""
    rows = list(
        connection.execute(
            "SELECT id, coalesce(station, origin), substr(date, 1, 4), level, tags, date FROM cables"
            " WHERE canonical ORDER BY date IS NULL, date, mrn, sha256, start"
        )
    )
    tags = [(at, tag) for at, row in enumerate(rows) for tag in row[4].split()]
    day = cache(days)
    dated = [day(row[5]) or (0, 0) for row in rows]
    sources, unread = next(connection.execute("SELECT count(*), coalesce(sum(unread), 0) FROM sources"))
    return Catalogue(
        cables=_integers(row[0] for row in rows),
        first=_integers(first for first, _ in dated),
        last=_integers(last for _, last in dated),
        posts=column(row[1] for row in rows),
        years=column(row[2] if row[2] and row[2].isdigit() else None for row in rows),
        tags=column((tag for _, tag in tags), [at for at, _ in tags]),
        levels=column(row[3] for row in rows),
        sources=sources,
        unread=unread,
        statements=next(connection.execute("SELECT count(*) FROM statements"))[0],
    )


def with_statements(connection: apsw.Connection, counted: Catalogue) -> Catalogue:
    """The same with the columns of the statements: of a million of them that takes some seconds.

    Whoever asks for them puts names in order, for which numpy loads a part of itself the first time: it does so here.
    """
    import numpy.ma  # noqa: F401, PLC0415 - as told

    return msgspec.structs.replace(counted, said=_ledger(connection, counted.cables.tolist()))


def _ledger(connection: apsw.Connection, cables: list[int]) -> Ledger:
    """By the order in which they are stored, which is quick, and sorted afterwards."""
    return ledger_of(connection.execute(f"SELECT {COUNTED} FROM statements"), cables)  # noqa: S608 - our own words


def ledger_of(rows: Iterable[tuple[Any, ...]], cables: Iterable[int]) -> Ledger:
    """The columns of some statements (``COUNTED``) of some cables, which stand in their order."""
    place_of = {number: at for at, number in enumerate(cables)}
    brief, day = msgspec.msgpack.Decoder(_Brief), cache(days)
    speakers, acts, heard = _Names(), _Names(), _Names()
    addressed: dict[int, list[int]] = {}  # by the row of the statement
    columns = [array("q") for _ in range(7)]
    own, reported, ranks = bytearray(), bytearray(), array("d")
    for number, cable, place, speaker, addressees, act, said_on, record in rows:
        at = place_of.get(cable)
        if at is not None:
            told = brief.decode(record)
            row = (number, at, place, speakers.code(speaker), acts.code(act), *(day(said_on) or (0, 0)))
            for column, value in zip(columns, row, strict=True):
                column.append(value)
            own.append(told.echo_of is None)
            reported.append(told.voice != "post")
            if addressees:
                addressed[len(own) - 1] = [heard.code(one) for one in addressees.split("; ")]
            ranks.append(told.rank)
    ids, rows_of, places, speaker_codes, act_codes, first, last = (np.array(one, dtype=np.int64) for one in columns)
    order = np.lexsort((places, rows_of))
    now_at = np.argsort(order)
    to_whom = [(int(now_at[at]), code) for at, codes in addressed.items() for code in codes]
    return Ledger(
        ids=ids[order],
        cables=rows_of[order],
        speakers=Column(tuple(speakers.known), speaker_codes[order]),
        acts=Column(tuple(acts.known), act_codes[order]),
        addressees=Column(
            tuple(heard.known), _integers(code for _, code in to_whom), _integers(at for at, _ in to_whom)
        ),
        first=first[order],
        last=last[order],
        own=np.frombuffer(own, dtype=bool)[order] if own else np.zeros(0, dtype=bool),
        reported=np.frombuffer(reported, dtype=bool)[order] if reported else np.zeros(0, dtype=bool),
        ranks=np.array(ranks, dtype=np.float64)[order],
    )


class _Names:
    """Names by the numbers that they are given as they come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def code(self, name: str | None) -> int:
        """The number of a name; -1 where there is none."""
        return self.known.setdefault(name, len(self.known)) if name else -1


def _integers(values: Iterable[int]) -> Any:
    return np.fromiter(values, dtype=np.int64)


def column(names: Iterable[str | None], rows: list[int] | None = None) -> Column:
    """A column of some names, one a row; ``rows`` says of each to which row it belongs, where one may have several."""
    numbered = _Names()
    codes = _integers(numbered.code(name) for name in names)
    return Column(tuple(numbered.known), codes, None if rows is None else np.array(rows, dtype=np.int64))
