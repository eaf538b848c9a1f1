"""The statements that people reviewed, as columns: the queue of a coder asks them, and none of their records."""

from array import array
from collections.abc import Iterable
from typing import Any

import apsw
import msgspec
import numpy as np

from reftel.archive.counting import Catalogue, Column, Reviewed, is_among, together
from reftel.archive.judging import disputed
from reftel.archive.reviewing import reviews_of

_IN = "SELECT DISTINCT cable FROM extracted JOIN cables ON cables.id = cable WHERE canonical"


class _Brief(msgspec.Struct):
    """What of a statement the queue is chosen and ordered by."""

    speaker: str
    holder: str
    act: str
    rank: float = 0.0
    echo_of: str | None = None


def reviewed(connection: apsw.Connection, counted: Catalogue) -> Reviewed:
    """The columns of all statements of reviewed cables."""
    wanted = np.array([number for (number,) in connection.execute(_IN)], dtype=np.int64)
    return _columns(connection, counted, wanted)


def reviewed_again(connection: apsw.Connection, before: Catalogue, counted: Catalogue, touched: Any) -> Reviewed:
    """The same, made of those of before; what became of the statements of some cables (by id) is looked up."""
    old = before.reviewed
    if old is None or counted.cables is not before.cables:
        return reviewed(connection, counted)
    rows = np.flatnonzero(~is_among(before.cables, touched)[old.cables])
    fresh = _columns(connection, counted, touched)
    every = np.concatenate((old.cables[rows], fresh.cables))
    order = np.argsort(every, kind="stable")
    now_at = np.full(len(old.cables), -1, dtype=np.int64)
    now_at[rows] = np.arange(len(rows))
    by = now_at[old.coders.rows]
    stays = by >= 0
    coders = together(Column(old.coders.names, old.coders.codes[stays], by[stays]), fresh.coders, len(rows))
    return Reviewed(
        cables=every[order],
        places=np.concatenate((old.places[rows], fresh.places))[order],
        ranks=np.concatenate((old.ranks[rows], fresh.ranks))[order],
        names=_ordered(old.names, rows, fresh.names, order),
        acts=_ordered(old.acts, rows, fresh.acts, order),
        coders=Column(coders.names, coders.codes, np.argsort(order)[coders.rows]),
        own=np.concatenate((old.own[rows], fresh.own))[order],
        disputed=np.concatenate((old.disputed[rows], fresh.disputed))[order],
    )


def _ordered(one: Column, rows: Any, other: Column, order: Any) -> Column:
    """Some rows of the one column and all of the other, in an order."""
    both = together(Column(one.names, one.codes[rows]), other)
    return Column(both.names, both.codes[order])


def _columns(connection: apsw.Connection, counted: Catalogue, wanted: Any) -> Reviewed:
    """The columns of the statements of some cables (by id), in the order of those that count; none of others."""
    brief = msgspec.msgpack.Decoder(_Brief)
    rows, places, ranks = array("q"), array("q"), array("d")
    own, differ, names, acts = bytearray(), bytearray(), [], []
    coders: list[tuple[str, int]] = []
    for at in np.flatnonzero(is_among(counted.cables, wanted)).tolist():
        number = int(counted.cables[at])
        told = list(connection.execute("SELECT place, record FROM extracted WHERE cable = ? ORDER BY place", (number,)))
        by_place = reviews_of(connection, number) if told else {}
        for place, record in told:
            one, reviews = brief.decode(record), by_place.get(place, [])
            coders += [(review.coder, len(rows)) for review in reviews]
            differ.append(bool(reviews) and disputed(reviews))
            own.append(one.echo_of is None)
            names.append(f"{one.speaker}\n{one.holder}")
            acts.append(one.act)
            rows.append(at)
            places.append(place)
            ranks.append(one.rank)
    return Reviewed(
        cables=np.array(rows, dtype=np.int64),
        places=np.array(places, dtype=np.int64),
        ranks=np.array(ranks, dtype=np.float64),
        names=_named(names),
        acts=_named(acts),
        coders=_named([coder for coder, _ in coders], np.array([at for _, at in coders], dtype=np.int64)),
        own=np.array(own, dtype=bool),
        disputed=np.array(differ, dtype=bool),
    )


def _named(names: Iterable[str], rows: Any = None) -> Column:
    code_of: dict[str, int] = {}
    codes = np.array([code_of.setdefault(name, len(code_of)) for name in names], dtype=np.int64)
    return Column(tuple(code_of), codes, rows)
