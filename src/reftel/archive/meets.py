"""Who met whom in a whole archive: its meetings that took place, as columns; those asked for, as pairs of names.

A meeting that is planned, or did not take place, is none. In a time that is asked for one without a day of its own goes
by the date of its cable, as a statement does.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import apsw
import msgspec
import numpy as np

from reftel.archive import store
from reftel.archive.counting import Catalogue, is_among
from reftel.archive.index import Index
from reftel.archive.rows import days, load_meeting
from reftel.archive.telling import chosen, days_asked, in_cables, within
from reftel.model.browsing import Asking
from reftel.model.meeting import Meeting


class Meets(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings that took place, in the order in which they are stored, column by column.

    ``ids`` and ``cables`` are the rows of each and of its cable, ``first`` and ``last`` the days (``20061024``) of
    which it may have been, 0 where nothing says so. ``pairs`` are the names of each who came and each whom he met,
    ``said`` the ids of the statements that were made there.
    """

    ids: Any
    cables: Any
    first: Any
    last: Any
    pairs: tuple[tuple[tuple[str, str], ...], ...]
    said: tuple[tuple[str, ...], ...]


class Pair(NamedTuple):
    """Two who met: the row of the cable, their names, the row of the meeting.

    ``by_cable`` where it goes by the date of its cable for want of a day, ``undated`` where it has neither and a time
    is asked for: then it is left out.
    """

    cable: int
    one: str
    other: str
    meeting: int
    by_cable: bool
    undated: bool


class _Named(msgspec.Struct):
    name: str


class _Brief(msgspec.Struct):
    """What of a meeting is looked for; the rest of its record is passed over."""

    status: str
    who: tuple[_Named, ...]
    whom: tuple[_Named, ...]
    when: str | None
    statements: tuple[str, ...]


class _Id(msgspec.Struct):
    id: str


def meets_of(connection: apsw.Connection) -> Meets:
    """The columns of the meetings of an archive as it is now."""
    brief = msgspec.msgpack.Decoder(_Brief)
    rows = connection.execute("SELECT id, cable, record FROM meetings ORDER BY cable, place")
    found = [(number, cable, told) for number, cable, record in rows if (told := brief.decode(record)).status == "held"]
    dated = [days(told.when) or (0, 0) for _, _, told in found]
    return Meets(
        ids=np.array([number for number, _, _ in found], dtype=np.int64),
        cables=np.array([cable for _, cable, _ in found], dtype=np.int64),
        first=np.array([first for first, _ in dated], dtype=np.int64),
        last=np.array([last for _, last in dated], dtype=np.int64),
        pairs=tuple(tuple(_pairs(told)) for _, _, told in found),
        said=tuple(told.statements for _, _, told in found),
    )


def _pairs(told: _Brief) -> Iterator[tuple[str, str]]:
    """Each of the one side with each of the other: those who came together are not said to have met."""
    ones, others = (dict.fromkeys(one.name for one in side) for side in (told.who, told.whom))
    seen: set[frozenset[str]] = set()
    for one in ones:
        for other in others:
            both = frozenset((one, other))
            if len(both) == 2 and both not in seen:
                seen.add(both)
                yield one, other


def met(
    connection: apsw.Connection, index: Index, counted: Catalogue, meets: Meets, asked: Asking, *, cables: Any = None
) -> Iterator[Pair]:
    """Who met whom at the meetings that fit; by names and ids of actors is chosen elsewhere.

    ``cables`` is a mask of those that tell of them; None: any. Where words or an act are asked for, a statement with
    them was made there. The comments of a post are no meetings.

    Raises:
        QueryError: if the dates are none.
    """
    if not len(counted.cables):
        return
    order = np.argsort(counted.cables, kind="stable")
    at = order[np.searchsorted(counted.cables, meets.cables, sorter=order).clip(0, len(order) - 1)]
    mask = is_among(meets.cables, counted.cables) & (not asked.alone)
    for those in (in_cables(connection, counted, asked), cables):
        if those is not None:
            mask &= those[at]
    if asked.acts or asked.about.strip() or asked.cues:
        mask &= _said_there(connection, index, counted, meets, asked, mask=mask)
    alone = meets.first == 0
    first, last = np.where(alone, counted.first[at], meets.first), np.where(alone, counted.last[at], meets.last)
    time = days_asked(asked.when)
    undated = np.zeros(len(mask), dtype=bool) if time is None else mask & (first == 0)
    if time is not None:
        mask &= undated | within(first, last, time)
    by_cable = alone & (first > 0)
    for place in np.flatnonzero(mask).tolist():
        flags = bool(by_cable[place]), bool(undated[place])
        for one, other in meets.pairs[place]:
            yield Pair(int(meets.cables[place]), one, other, int(meets.ids[place]), *flags)


def _said_there(
    connection: apsw.Connection, index: Index, counted: Catalogue, meets: Meets, asked: Asking, *, mask: Any
) -> Any:
    """At which of the meetings that a mask takes one of the statements that are asked for was made."""
    wanted = Asking(acts=asked.acts, about=asked.about, cues=asked.cues)
    told = is_among(counted.cables, np.unique(meets.cables[mask]))
    rows = counted.said.ids[chosen(connection, index, counted, wanted, cables=told)].tolist() if counted.said else []
    sql = f"SELECT record FROM statements WHERE id IN {store.ANY}"  # noqa: S608 - our own words
    brief = msgspec.msgpack.Decoder(_Id)
    ids = {brief.decode(record).id for (record,) in connection.execute(sql, (store.any_of(rows),))}
    there = (not ids.isdisjoint(said) for said in meets.said)
    return np.fromiter(there, dtype=bool, count=len(meets.said))


def loaded(connection: apsw.Connection, rows: list[int]) -> tuple[Meeting, ...]:
    """The meetings of some rows, in the order of those."""
    sql = f"SELECT id, record FROM meetings WHERE id IN {store.ANY}"  # noqa: S608 - our own words
    records = dict(connection.execute(sql, (store.any_of(rows),)))
    return tuple(load_meeting(records[row]) for row in rows if row in records)
