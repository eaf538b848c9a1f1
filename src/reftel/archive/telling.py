"""Statements of a whole archive, by who said them, to whom, what and when: found by the index, ordered by columns.

In a time that is asked for, a statement without a day of its own goes by the date of its cable, as it does on a board.
"""

from collections.abc import Iterable
from itertools import groupby, islice
from typing import Any

import apsw
import numpy as np

from reftel.archive import store
from reftel.archive.counting import Catalogue, Column, Ledger, is_among, named, quoted
from reftel.archive.hearing import Has, Heard, Part, all_of, every, one_of
from reftel.archive.index import Index
from reftel.archive.query import Days, Filter, parse, worded
from reftel.archive.rows import load_statement
from reftel.archive.words import mrn_key, words
from reftel.errors import QueryError
from reftel.model.browsing import Asking, Count, Group, Order, Said
from reftel.model.statement import Statement

Namings = Iterable[tuple[int, str]] | None
NAMED = 30
"""So many speakers are named, the most talkative."""


def said(
    connection: apsw.Connection,
    index: Index,
    counted: Catalogue,
    asked: Asking,
    *,
    order: Order = "cable",
    limit: int = 100,
    skip: int = 0,
    by: Namings = None,
    to: Namings = None,
    cables: Any = None,
) -> Said:
    """The statements that are asked for, from ``skip`` on; ``by`` and ``to`` are the namings of the actors asked for.

    ``cables`` is a mask of those in which they stand; None: any.

    Raises:
        QueryError: if ``when`` is no date or range.
    """
    ledger, days = _ledger_of(counted), days_asked(asked.when)
    first, last = _dated(counted, ledger)
    fitting = _fitting(connection, index, counted, asked, by=by, to=to, cables=cables)
    mask = fitting if days is None else fitting & within(first, last, days)
    places = _ordered(ledger, np.flatnonzero(mask), order)
    own = mask & ledger.own
    undated = int((fitting & ledger.own & (first == 0)).sum())
    shown = places[skip : skip + limit]
    return Said(
        statements=int(own.sum()),
        echoes=int(mask.sum() - own.sum()),
        groups=tuple(_groups(connection, ledger, mask, shown, order)),
        speakers=_counts(islice(named(ledger.speakers.count(own, NAMED)), NAMED)),
        acts=_counts(ledger.acts.count(own)),
        years=by_year(first[own]),
        by_cable=int((own & (ledger.first == 0) & (first > 0)).sum()),
        undated=undated,
        of_other_days=int((fitting & ledger.own).sum() - own.sum()) - (0 if days is None else undated),
    )


def _ledger_of(counted: Catalogue) -> Ledger:
    if counted.said is None:
        raise AssertionError("statements are asked for before they are counted")  # a fault of ours
    return counted.said


def chosen(
    connection: apsw.Connection,
    index: Index,
    counted: Catalogue,
    asked: Asking,
    *,
    by: Namings = None,
    to: Namings = None,
    cables: Any = None,
) -> Any:
    """Which of the statements of the ledger are asked for, as a mask; ``cables`` is one of the cables.

    Raises:
        QueryError: if ``when`` is no date or range.
    """
    fitting = _fitting(connection, index, counted, asked, by=by, to=to, cables=cables)
    days = days_asked(asked.when)
    return fitting if days is None else fitting & within(*_dated(counted, _ledger_of(counted)), days)


def _dated(counted: Catalogue, ledger: Ledger) -> tuple[Any, Any]:
    """The first and last day by which each statement goes: its own, else that of its cable; 0 where there is none."""
    alone = np.flatnonzero(ledger.first == 0)
    first, last = ledger.first.copy(), ledger.last.copy()
    first[alone], last[alone] = counted.first[ledger.cables[alone]], counted.last[ledger.cables[alone]]
    return first, last


def within(first: Any, last: Any, days: Days) -> Any:
    """What may be of a time, by first and last days; what has none is not."""
    return (first > 0) & (first <= days.last) & (last >= days.first)


def _fitting(
    connection: apsw.Connection,
    index: Index,
    counted: Catalogue,
    asked: Asking,
    *,
    by: Namings,
    to: Namings,
    cables: Any,
) -> Any:
    """Which of the statements are asked for, of whatever time."""
    ledger = _ledger_of(counted)
    mask = np.ones(len(ledger.ids), dtype=bool)
    found = _found(connection, index, asked)
    if found is not None:
        mask &= is_among(ledger.ids, found)
    for those in (in_cables(connection, counted, asked), cables):
        if those is not None:
            mask &= those[ledger.cables]
    if not asked.comments:
        mask &= ledger.reported
    if asked.alone:
        mask &= ~ledger.reported
    if by is not None:
        mask &= _named_so(counted.cables[ledger.cables], ledger.speakers, by)
    if to is not None:
        rows = ledger.addressees.rows
        heard = np.zeros(len(mask), dtype=bool)
        heard[rows[_named_so(counted.cables[ledger.cables[rows]], ledger.addressees, to)]] = True
        mask &= heard
    return mask


def in_cables(connection: apsw.Connection, counted: Catalogue, asked: Asking) -> Any:
    """The cable that is asked for by its number, as a mask; None where none is."""
    if not asked.cable.strip():
        return None
    key = mrn_key(asked.cable) or asked.cable.strip()
    rows = connection.execute("SELECT id FROM cables WHERE canonical AND mrn = ?", (key,))
    return is_among(counted.cables, np.fromiter((number for (number,) in rows), dtype=np.int64))


def addressed(counted: Catalogue, mask: Any) -> Iterable[tuple[int, str, str, int, int]]:
    """Of the statements that a mask takes: row of the cable, who addresses whom, in how many; no repetitions.

    The last number is how many of those have no day of their own, where their cable has one.
    """
    ledger = _ledger_of(counted)
    rows = ledger.addressees.rows
    taken = (mask & ledger.own)[rows]
    at, heard = rows[taken], ledger.addressees.codes[taken]
    told = np.stack((counted.cables[ledger.cables[at]], ledger.speakers.codes[at], heard), axis=1)
    unique, group, counts = np.unique(told, axis=0, return_inverse=True, return_counts=True)
    alone = (ledger.first[at] == 0) & (counted.first[ledger.cables[at]] > 0)
    by_cable = np.bincount(group.reshape(-1)[alone], minlength=len(counts))
    for (cable, by, to), *numbers in zip(unique.tolist(), counts.tolist(), by_cable.tolist(), strict=True):
        yield cable, ledger.speakers.names[by], ledger.addressees.names[to], *numbers


def _named_so(cables: Any, column: Column, namings: Iterable[tuple[int, str]]) -> Any:
    """Where a name stands that is one of those namings: the same words in another cable may be somebody else."""
    code_of = {name: code for code, name in enumerate(column.names)}
    width = len(column.names) + 1
    wanted = np.array([row * width + code_of[name] for row, name in namings if name in code_of], dtype=np.int64)
    sought = np.zeros(width, dtype=bool)
    sought[wanted % width] = True
    found = np.zeros(len(column.codes), dtype=bool)
    at = np.flatnonzero(sought[column.codes])  # few bear one of these names; the last code, -1, is that of nobody
    found[at] = np.isin(cables[at] * width + column.codes[at], wanted)
    return found


def _found(connection: apsw.Connection, index: Index, asked: Asking) -> Any:
    """The rows of the statements with those names and words; None where none are asked for."""
    parts: list[Heard] = []
    fields: tuple[tuple[Part, tuple[str, ...]], ...] = (
        ("speaker", asked.by),
        ("addressee", asked.to),
        ("act", asked.acts),
    )
    for part, names in fields:
        told = [words(name) for name in names if words(name)]
        if told:
            parts.append(one_of(all_of(part, name) for name in told))
    if asked.cues:
        parts.append(one_of(all_of("said", cue) for cue in worded(asked.cues)))
    else:
        parts += [Has("said", (word,)) for word in words(asked.about)]
    return index.heard(connection, every(parts))[1] if parts else None


def days_asked(when: str) -> Days | None:
    """The time that is asked for; None where any will do.

    Raises:
        QueryError: if it is not one date or range.
    """
    text = when.strip()
    if not text:
        return None
    try:
        node = parse(f"date:{text}")
    except QueryError as error:
        raise QueryError(f"{text}: {str(error).partition(': ')[2]}") from None
    if isinstance(node, Filter) and isinstance(node.values[0], Days) and len(node.values) == 1:
        return node.values[0]
    raise QueryError(f"{text}: expected one date or range, as 2006, 2006-10, 2006-10-24 or 2006-10..2006-12.")


def _ordered(ledger: Ledger, places: Any, order: Order) -> Any:
    """The places of statements in the order that is asked for; within it by cable and text."""
    if order == "day":
        first = ledger.first[places]
        return places[np.lexsort((places, np.where(first == 0, 99999999, first)))]
    if order == "speaker":
        codes, names = ledger.speakers.codes[places], ledger.speakers.names
        totals = np.bincount(codes, minlength=len(names))
        speaking = sorted(np.flatnonzero(totals).tolist(), key=names.__getitem__)
        turns = np.zeros(len(names), dtype=np.int64)  # those who say as much come by name: codes follow from what came
        turns[speaking] = np.arange(len(speaking))
        return places[np.lexsort((places, turns[codes], -totals[codes]))]
    return places


def _groups(connection: apsw.Connection, ledger: Ledger, mask: Any, shown: Any, order: Order) -> Iterable[Group]:
    keys = _keys(ledger, order)
    known, counts = np.unique(keys[mask & ledger.own], return_counts=True)
    count_of = dict(zip(known.tolist(), counts.tolist(), strict=True))
    for key, several in groupby(_loaded(connection, ledger, shown.tolist()), key=lambda one: int(keys[one[0]])):
        here = [statement for _, statement in several]
        yield Group(_name(ledger, order, key, here[0]), count_of.get(key, 0), tuple(here))


def _keys(ledger: Ledger, order: Order) -> Any:
    return {"speaker": ledger.speakers.codes, "day": ledger.first, "cable": ledger.cables}[order]


def _name(ledger: Ledger, order: Order, key: int, first: Statement) -> str:
    if order == "speaker":
        return ledger.speakers.names[key]
    return (first.said_on or "") if order == "day" else first.cable


def _loaded(connection: apsw.Connection, ledger: Ledger, shown: list[int]) -> Iterable[tuple[int, Statement]]:
    """The statements at some places of the ledger; one that was rejected since it was counted is there no more."""
    numbers = ledger.ids[shown].tolist()
    sql = f"SELECT id, record FROM statements WHERE id IN {store.ANY}"  # noqa: S608 - our own words
    records = dict(connection.execute(sql, (store.any_of(numbers),)))
    for at, number in zip(shown, numbers, strict=True):
        if number in records:
            yield at, load_statement(records[number])


def _counts(counted: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    return tuple(Count(name, count, quoted(name)) for name, count in counted)


def by_year(first: Any) -> tuple[Count, ...]:
    """How many of some days (``20061024``) are in each year; 0 is none."""
    years, counts = np.unique(first[first > 0] // 10000, return_counts=True)
    return tuple(Count(str(year), int(count), str(year)) for year, count in zip(years, counts, strict=True))
