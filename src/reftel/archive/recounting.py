"""Counting again what changed: of a large archive that costs what was touched, not what there is.

A review touches the statements of its cable and nothing else. Their rows are taken out of the columns and those that
stand now put in their place; everything else is kept. Whatever cannot be told from the numbers of the units of work (a
purge, a repair, an archive made anew) shows in the sums that are compared, and then there is nothing to go on from.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import apsw
import msgspec
import numpy as np

from reftel.archive import eras, store
from reftel.archive.counting import (
    COUNTED,
    Catalogue,
    Column,
    Ledger,
    catalogue,
    is_among,
    ledger_of,
    named_alike,
    together,
)
from reftel.archive.reviewed import reviewed_again

MOST = 2_000
"""So many cables are counted again one by one; of more all are counted."""
QUICK = 100
"""So many are while somebody waits for the page."""


class Counted(NamedTuple):
    """What is counted by: its cables as of one unit of work, the statements of those as of another, or the same.

    ``era`` is what changes where other cables count without a word of it in the units of work.
    """

    catalogue: Catalogue
    cables: int
    statements: int
    era: tuple[int, ...] = ()

    @property
    def seqs(self) -> tuple[int, int]:
        """Up to which units of work it has come."""
        return self.cables, self.statements


def recounted(connection: apsw.Connection, before: Counted, most: int = MOST) -> Counted | None:
    """What an archive is counted by now, made of what it was counted by before. To be asked in one transaction.

    None where the statements of more than ``most`` cables have changed, or it does not follow from the units of work:
    then everything must be counted.
    """
    if before.catalogue.said is None:
        return None
    touched = statements_changed(connection, min(before.cables, before.statements), most)
    if touched is None:
        return None
    if cables_changed(connection, before.cables):
        counted = catalogue(connection)
    else:
        counted = _with_total(connection, before.catalogue)
    if (len(counted.cables), int(counted.cables.sum())) != _canonical(connection):
        return None
    wanted = np.union1d(touched, np.setdiff1d(counted.cables, before.catalogue.cables))
    if len(wanted) > most:
        return None
    found = _counted_again(connection, before.catalogue, before.catalogue.said, counted, wanted)
    seq = store.last_seq(connection)
    return Counted(found, seq, seq, eras.of(connection)) if _adds_up(connection, found, before.catalogue) else None


def recounted_quickly(connection: apsw.Connection, before: Counted, most: int = QUICK) -> Counted | None:
    """The same for the statements of those cables that were counted before, whatever cables came since.

    It takes what the statements of those cables take, and copies of columns: which cables count is not looked through
    again, for what the units of work do not tell of that is told by the era.
    None where those of more than ``most`` cables have changed, or it does not follow.
    """
    touched = statements_changed(connection, before.statements, most)
    if before.catalogue.said is None or touched is None:
        return None
    counted = _with_total(connection, before.catalogue)
    found = _counted_again(connection, before.catalogue, before.catalogue.said, counted, touched)
    seq = store.last_seq(connection)
    if cables_changed(connection, before.cables):
        return Counted(found, before.cables, seq, before.era)
    follows = before.era == eras.of(connection) and _adds_up(connection, found, before.catalogue)
    return Counted(found, seq, seq, before.era) if follows else None


def _with_total(connection: apsw.Connection, before: Catalogue) -> Catalogue:
    total = int(store.one(connection, "SELECT count(*) FROM statements"))
    return msgspec.structs.replace(before, said=None, statements=total)


def _counted_again(
    connection: apsw.Connection, before: Catalogue, ledger: Ledger, counted: Catalogue, wanted: Any
) -> Catalogue:
    """What cables are counted by now with their statements: those of some (by id) looked up, all others kept."""
    places = np.flatnonzero(is_among(counted.cables, wanted))  # some may count no more
    again = counted.cables[places].tolist()
    fresh = ledger_of(_rows(connection, again), again)
    fresh = msgspec.structs.replace(fresh, cables=places[fresh.cables])
    if counted.cables is before.cables:
        said = _spliced(ledger, places, fresh)
    else:
        said = _joined(_kept(before, ledger, counted.cables, wanted), fresh)
    judged = reviewed_again(connection, before, counted, wanted)
    return msgspec.structs.replace(counted, said=said, reviewed=judged)


def _adds_up(connection: apsw.Connection, counted: Catalogue, before: Catalogue) -> bool:
    """Whether as many statements are counted as there are, but for those of versions that do not count.

    Those are as many as before, as a rule; otherwise they are counted.
    """
    said, was = (0 if one.said is None else len(one.said.ids) for one in (counted, before))
    if said + max(0, before.statements - was) == counted.statements:
        return True
    others = "SELECT count(*) FROM statements JOIN cables ON cables.id = cable WHERE NOT canonical"
    return said + int(store.one(connection, others)) == counted.statements


def statements_changed(connection: apsw.Connection, since: int, most: int) -> Any:
    """The ids of the cables whose statements were made or reviewed after a unit of work; None where they are many."""
    sql = "SELECT key FROM ledger WHERE act = 'extract' AND seq > ? LIMIT ?"
    keys = [str(key).partition("@") for (key,) in connection.execute(sql, (since, most + 1))]
    if len(keys) > most:
        return None
    get = "SELECT id FROM cables WHERE sha256 = ? AND start = ?"
    found = (store.one(connection, get, sha256, int(start)) for sha256, _, start in keys)
    return np.array(sorted({int(number) for number in found if number is not None}), dtype=np.int64)


def spoken_again(connection: apsw.Connection, since: int, most: int) -> frozenset[str] | None:
    """The citations of the cables whose statements were made or reviewed after a unit of work, or of which another
    version counts since; None where they are many.
    """
    touched = statements_changed(connection, since, most)
    if touched is None:
        return None
    get = "SELECT mrn FROM cables WHERE id = ?"
    found = {store.one(connection, get, number) for number in touched.tolist()}
    others = connection.execute("SELECT mrn FROM cables WHERE seq > ? LIMIT ?", (since, most + 1))
    found.update(mrn for (mrn,) in others)
    return frozenset(map(str, found)) if len(found) <= most else None


def cables_changed(connection: apsw.Connection, since: int) -> bool:
    """Whether sources were read, or what is known of their cables became another, after a unit of work."""
    read = "SELECT 1 FROM ledger WHERE act = 'read' AND seq > ? LIMIT 1"
    changed = "SELECT 1 FROM cables WHERE seq > ? LIMIT 1"
    return any(store.one(connection, sql, since) is not None for sql in (read, changed))


def _canonical(connection: apsw.Connection) -> tuple[int, int]:
    """How many cables count, and the sum of their numbers: it tells when others count."""
    sql = "SELECT count(*), coalesce(sum(id), 0) FROM cables WHERE canonical"
    count, total = next(connection.execute(sql))
    return int(count), int(total)


def _rows(connection: apsw.Connection, cables: Iterable[int]) -> Iterable[tuple[Any, ...]]:
    sql = f"SELECT {COUNTED} FROM statements WHERE cable = ?"  # noqa: S608 - our own words
    for number in cables:
        yield from connection.execute(sql, (number,))


def _kept(before: Catalogue, ledger: Ledger, cables: Any, but: Any) -> Ledger:
    """The rows of a ledger that are as they were, among cables that stand in other places now."""
    stays = (is_among(before.cables, cables) & ~is_among(before.cables, but))[ledger.cables]
    order = np.argsort(cables, kind="stable")
    rows = order[np.searchsorted(cables, before.cables[ledger.cables[stays]], sorter=order)]
    taken = np.flatnonzero(stays)
    return _taken(msgspec.structs.replace(ledger, cables=_spread(rows, stays)), taken[np.argsort(rows, kind="stable")])


def _spliced(ledger: Ledger, cables: Any, fresh: Ledger) -> Ledger:
    """A ledger in which the statements of some cables (their rows, in order) are others: all else stays in its place.

    Both are in the order of the cables, so that what goes and what comes are stretches of columns.
    """
    lows, highs = (np.searchsorted(ledger.cables, cables, side=side) for side in ("left", "right"))
    begins, ends = (np.searchsorted(fresh.cables, cables, side=side) for side in ("left", "right"))

    def spliced(old: Any, new: Any) -> Any:
        pieces, at = [], 0
        for low, high, begin, end in zip(lows.tolist(), highs.tolist(), begins.tolist(), ends.tolist(), strict=True):
            pieces += [old[at:low], new[begin:end]]
            at = high
        return np.concatenate((*pieces, old[at:]))

    def named(old: Column, new: Column) -> Column:
        names, codes = named_alike(old, new)
        return _used(names, spliced(old.codes, codes))

    old_at, new_at = np.arange(len(ledger.ids)), np.arange(len(fresh.ids))
    came_from = spliced(old_at, -1 - new_at)  # rows of what came are below 0
    now_at = np.full(len(old_at) + len(new_at), -1, dtype=np.int64)  # those of what came from the end
    now_at[came_from] = np.arange(len(came_from))
    heard = ledger.addressees
    names, codes = named_alike(heard, fresh.addressees)
    rows = np.concatenate((now_at[heard.rows], now_at[-1 - fresh.addressees.rows]))
    stays = rows >= 0
    return Ledger(
        ids=spliced(ledger.ids, fresh.ids),
        cables=spliced(ledger.cables, fresh.cables),
        speakers=named(ledger.speakers, fresh.speakers),
        acts=named(ledger.acts, fresh.acts),
        addressees=_used(names, np.concatenate((heard.codes, codes))[stays], rows[stays]),
        first=spliced(ledger.first, fresh.first),
        last=spliced(ledger.last, fresh.last),
        own=spliced(ledger.own, fresh.own),
        reported=spliced(ledger.reported, fresh.reported),
        ranks=spliced(ledger.ranks, fresh.ranks),
    )


def _spread(values: Any, mask: Any) -> Any:
    """Values for the rows that a mask takes, among as many as it is long; 0 elsewhere."""
    found = np.zeros(len(mask), dtype=np.int64)
    found[mask] = values
    return found


def _taken(ledger: Ledger, order: Any) -> Ledger:
    """Some rows of a ledger, in an order."""
    now_at = np.full(len(ledger.ids), -1, dtype=np.int64)
    now_at[order] = np.arange(len(order))
    rows = now_at[ledger.addressees.rows]
    heard = rows >= 0
    return Ledger(
        ids=ledger.ids[order],
        cables=ledger.cables[order],
        speakers=_used(ledger.speakers.names, ledger.speakers.codes[order]),
        acts=_used(ledger.acts.names, ledger.acts.codes[order]),
        addressees=_used(ledger.addressees.names, ledger.addressees.codes[heard], rows[heard]),
        first=ledger.first[order],
        last=ledger.last[order],
        own=ledger.own[order],
        reported=ledger.reported[order],
        ranks=ledger.ranks[order],
    )


def _used(names: tuple[str, ...], codes: Any, rows: Any = None) -> Column:
    """A column with the names that still stand in it, and no other: what was taken out of an archive is not kept."""
    stands = np.zeros(len(names), dtype=bool)
    stands[codes[codes >= 0]] = True
    if stands.all():
        return Column(names, codes, rows)
    code_of = np.append(np.cumsum(stands) - 1, -1)  # that of -1 is the last
    return Column(tuple(names[at] for at in np.flatnonzero(stands).tolist()), code_of[codes], rows)


def _joined(one: Ledger, other: Ledger) -> Ledger:
    """The rows of two ledgers over the same cables, which have no cable in common, in the order of the cables."""
    length = len(one.ids)
    both = Ledger(
        ids=np.concatenate((one.ids, other.ids)),
        cables=np.concatenate((one.cables, other.cables)),
        speakers=together(one.speakers, other.speakers),
        acts=together(one.acts, other.acts),
        addressees=together(one.addressees, other.addressees, length),
        first=np.concatenate((one.first, other.first)),
        last=np.concatenate((one.last, other.last)),
        own=np.concatenate((one.own, other.own)),
        reported=np.concatenate((one.reported, other.reported)),
        ranks=np.concatenate((one.ranks, other.ranks)),
    )
    return _taken(both, np.argsort(both.cables, kind="stable"))
