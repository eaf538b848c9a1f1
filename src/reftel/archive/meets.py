"""Who met whom in a whole archive: its meetings as columns; those asked for that took place, as pairs of names.

In a time that is asked for a meeting without a day of its own goes by the date of its cable, as a statement does.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import apsw
import msgspec
import numpy as np

from reftel.archive import store
from reftel.archive.counting import Catalogue, Column, column, is_among
from reftel.archive.index import Index
from reftel.archive.rows import days, load_meeting
from reftel.archive.telling import chosen, days_asked, in_cables, within
from reftel.model.browsing import Asking
from reftel.model.meeting import Meeting


class Meets(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings that cables tell of, in the order in which they are stored, column by column.

    ``ids`` and ``cables`` are the rows of each and of its cable, ``first`` and ``last`` the days (``20061024``) of
    which it may have been, 0 where nothing says so. ``said`` are the ids of the statements that were made there.

    ``namings`` are the names of those who took part, each with the row of its cable. ``who`` has a row for each of them
    at each meeting; ``pairs`` one for each who came and each whom he met: the place of the meeting, and two of these
    namings.
    """

    ids: Any
    cables: Any
    first: Any
    last: Any
    statuses: Column
    kinds: Column
    namings: tuple[tuple[int, str], ...]
    who: Any
    pairs: Any
    said: tuple[tuple[str, ...], ...]

    @property
    def held(self) -> Any:
        """Which of them took place."""
        return self.of(self.statuses, ("held",))

    @staticmethod
    def of(column: Column, names: Iterable[str]) -> Any:
        """Which of them have one of some names in a column."""
        return np.isin(column.codes, [code for code, name in enumerate(column.names) if name in names])


class Fitting(NamedTuple):
    """Which meetings fit what is asked for, as masks of all of them, and by which days they go.

    ``at`` is the place of the cable of each among those that are counted. ``first`` and ``last`` are the days by which
    it goes: its own, else (``by_cable``) that of its cable, 0 where there is neither. ``mask`` are those that fit;
    ``undated`` and ``of_other_days`` fit but for the time that is asked for: they have no day at all, or another.
    """

    mask: Any
    at: Any
    first: Any
    last: Any
    by_cable: Any
    undated: Any
    of_other_days: Any


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

    kind: str
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
    found = [(number, cable, brief.decode(record)) for number, cable, record in rows]
    dated = [days(told.when) or (0, 0) for _, _, told in found]
    namings: dict[tuple[int, str], int] = {}
    who: list[tuple[int, int]] = []
    pairs: list[tuple[int, int, int]] = []
    for place, (_, cable, told) in enumerate(found):
        numbers = {
            name: namings.setdefault((cable, name), len(namings))
            for name in dict.fromkeys(one.name for one in (*told.who, *told.whom))
        }
        who += [(place, number) for number in numbers.values()]
        pairs += [(place, numbers[one], numbers[other]) for one, other in _pairs(told)]
    return Meets(
        ids=np.array([number for number, _, _ in found], dtype=np.int64),
        cables=np.array([cable for _, cable, _ in found], dtype=np.int64),
        first=np.array([first for first, _ in dated], dtype=np.int64),
        last=np.array([last for _, last in dated], dtype=np.int64),
        statuses=column(told.status for _, _, told in found),
        kinds=column(told.kind for _, _, told in found),
        namings=tuple(namings),
        who=np.array(who, dtype=np.int64).reshape(-1, 2),
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 3),
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
    """Who met whom at the meetings that took place and fit; by names and ids of actors is chosen elsewhere.

    ``cables`` is a mask of those that tell of them; None: any. Where words or an act are asked for, a statement with
    them was made there. The comments of a post are no meetings.

    Raises:
        QueryError: if the dates are none.
    """
    found = fitting(connection, index, counted, meets, asked, among=meets.held, cables=cables)
    mask = found.mask | found.undated
    for place, one, other in meets.pairs[mask[meets.pairs[:, 0]]].tolist():
        (cable, name), (_, another) = meets.namings[one], meets.namings[other]
        flags = bool(found.by_cable[place]), bool(found.undated[place])
        yield Pair(cable, name, another, int(meets.ids[place]), *flags)


def fitting(
    connection: apsw.Connection,
    index: Index,
    counted: Catalogue,
    meets: Meets,
    asked: Asking,
    *,
    among: Any,
    cables: Any = None,
) -> Fitting:
    """Which ``among`` the meetings (a mask) fit, whoever took part in them; ``cables`` as for ``met``.

    Raises:
        QueryError: if the dates are none.
    """
    time, none = days_asked(asked.when), np.zeros(len(meets.ids), dtype=bool)
    if not len(counted.cables):
        return Fitting(none, np.zeros(len(none), dtype=np.int64), meets.first, meets.last, none, none, none)
    order = np.argsort(counted.cables, kind="stable")
    at = order[np.searchsorted(counted.cables, meets.cables, sorter=order).clip(0, len(order) - 1)]
    fits = is_among(meets.cables, counted.cables) & among & (not asked.alone)
    for those in (in_cables(connection, counted, asked), cables):
        if those is not None:
            fits &= those[at]
    if asked.acts or asked.about.strip() or asked.cues:
        fits &= _said_there(connection, index, counted, meets, asked, mask=fits)
    alone = meets.first == 0
    first, last = np.where(alone, counted.first[at], meets.first), np.where(alone, counted.last[at], meets.last)
    undated = none if time is None else fits & (first == 0)
    mask = fits if time is None else fits & within(first, last, time)
    return Fitting(mask, at, first, last, alone & (first > 0), undated, fits & ~mask & ~undated)


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
    """The meetings of some rows that are still there, in the order of those."""
    sql = f"SELECT id, record FROM meetings WHERE id IN {store.ANY}"  # noqa: S608 - our own words
    records = dict(connection.execute(sql, (store.any_of(rows),)))
    return tuple(load_meeting(records[row]) for row in rows if row in records)
