"""Searches and case files in the record of an archive: people's work, in the audit trail like reviews.

They are written without the right of the one writer, who may be at work for hours: a line in a case file touches
neither the search index nor anything that is derived, and SQLite lets short transactions take turns.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, TypeVar

import apsw
import msgspec

from reftel.archive import auditing, store
from reftel.model.case import Case, Item, Search

Change = Callable[["Search | Case | Item"], "Search | Case | Item | None"]
Kept = TypeVar("Kept", Search, Case, Item)
_TABLES: dict[type[Any], tuple[str, str]] = {
    Search: ("searches", "search"),
    Case: ("cases", "case"),
    Item: ("case_items", "item"),
}
"""For each kind of record its table, and the act of the audit trail."""


class Keeping(store.Record):
    """The searches and case files of an archive, open to read or to write; close it."""

    def searches(self) -> list[Search]:
        """All searches, those put away too."""
        return _all(self._connection, Search)

    def cases(self) -> list[Case]:
        """All case files, those put away too."""
        return _all(self._connection, Case)

    def items(self, case: int) -> list[Item]:
        """The items of a case file in their order, those taken out too."""
        sql = "SELECT number, record FROM case_items WHERE in_case = ?"
        found = [_load(Item, *row) for row in self._connection.execute(sql, (case,))]
        return sorted(found, key=lambda one: (one.rank, one.number))

    def item(self, number: int) -> Item | None:
        """The item of this number."""
        return next((one for one in _some(self._connection, Item, number)), None)

    def put(self, records: Sequence[Search | Case | Item], at: str = "") -> list[int]:
        """Write records down, all or none; one without a number gets the next. Their numbers."""
        with self._writing() as connection:
            return [_put(connection, one, at) for one in records]

    def hashes(self) -> list[str]:
        """The hashes of all sources that are held."""
        return [str(sha256) for (sha256,) in self._connection.execute("SELECT sha256 FROM sources")]


def _all(connection: apsw.Connection, kind: type[Kept]) -> list[Kept]:
    sql = f"SELECT number, record FROM {_TABLES[kind][0]} ORDER BY number"  # noqa: S608 - three of our own tables
    return [_load(kind, *row) for row in connection.execute(sql)]


def _some(connection: apsw.Connection, kind: type[Kept], number: int) -> list[Kept]:
    sql = f"SELECT number, record FROM {_TABLES[kind][0]} WHERE number = ?"  # noqa: S608 - three of our own tables
    return [_load(kind, *row) for row in connection.execute(sql, (number,))]


def _load(kind: type[Kept], number: Any, record: Any) -> Kept:
    return msgspec.structs.replace(msgspec.json.decode(str(record), type=kind), number=int(number))


def _body(one: Search | Case | Item) -> str:
    return msgspec.json.encode(msgspec.structs.replace(one, number=0)).decode()


def _put(connection: apsw.Connection, one: Search | Case | Item, at: str) -> int:
    table, act = _TABLES[type(one)]
    columns = {"number": one.number or None, "record": _body(one)}
    if isinstance(one, Item):
        columns |= {"in_case": one.case, "sha256": one.source}
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    sql = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - three of our own tables
    connection.execute(sql, tuple(columns.values()))
    number = one.number or connection.last_insert_rowid()
    auditing.append(connection, act, number, _body(one), at)
    return number


# Purging.


def as_it_is(one: Search | Case | Item) -> Search | Case | Item:
    """Every record as it is."""
    return one


def rewrite(connection: apsw.Connection, change: Change) -> dict[str, set[int]]:
    """Put in the place of each record what ``change`` makes of it, None: nothing; in the transaction of who purges.

    For each act of the audit trail the numbers of the records that are others now: what it says of them has to go.
    """
    changed: dict[str, set[int]] = {}
    for kind, (table, act) in _TABLES.items():
        for one in _all(connection, kind):
            left = change(one)
            if left == one:
                continue
            changed.setdefault(act, set()).add(one.number)
            if left is None:
                connection.execute(f"DELETE FROM {table} WHERE number = ?", (one.number,))  # noqa: S608 - as above
            else:
                sql = f"UPDATE {table} SET record = ? WHERE number = ?"  # noqa: S608 - as above
                connection.execute(sql, (_body(left), one.number))
    return changed


# Carrying.


def carry(into: apsw.Connection, given: Sequence[apsw.Connection], held: Collection[str]) -> None:
    """Enter what stands in other records, in the transaction of who carries; each once, with when it was entered.

    Of a case file those items come that stand in a source that is held, and searches; the whole of it only if any
    does. Case files of one name, owner and description become one, in whatever order they are given.
    """
    searches = {_body(one) for one in _all(into, Search)}
    for body, at in _told(given, Search):
        if body not in searches:
            _put(into, msgspec.json.decode(body, type=Search), at)
    items: dict[str, dict[str, str]] = {}
    times: dict[str, str] = {}
    for record in given:
        at_of, of_case = _times(record), _by_case(record)
        for case in (one for one in _all(record, Case) if not one.gone):
            own = [one for one in of_case.get(case.number, ()) if not one.gone]
            left = [one for one in own if not one.source or one.source in held]
            if own and not any(one.source for one in left) and any(one.source for one in own):
                continue
            body = _body(case)
            times[body] = min(filter(None, (times.get(body), at_of.get(("case", case.number), ""))), default="")
            for one in left:
                told = _body(msgspec.structs.replace(one, case=0))
                before, at = items.setdefault(body, {}).get(told), at_of.get(("item", one.number), "")
                items[body][told] = min(filter(None, (before, at)), default="")
    there = {_body(one): one.number for one in _all(into, Case) if not one.gone}
    held_already = _by_case(into)
    for body in sorted(times):
        number = there.get(body) or _put(into, msgspec.json.decode(body, type=Case), times[body])
        known = {_body(msgspec.structs.replace(one, case=0)) for one in held_already.get(number, ())}
        entered = [msgspec.json.decode(told, type=Item) for told in items.get(body, {}) if told not in known]
        for one in sorted(entered, key=lambda one: (one.rank, _body(one))):
            at = items[body][_body(one)]
            _put(into, msgspec.structs.replace(one, case=number), at)


def _by_case(record: apsw.Connection) -> dict[int, list[Item]]:
    """All items by the number of their case file, those taken out too."""
    found: dict[int, list[Item]] = {}
    for one in _all(record, Item):
        found.setdefault(one.case, []).append(one)
    return found


def _told(given: Sequence[apsw.Connection], kind: type[Kept]) -> list[tuple[str, str]]:
    """The bodies of the records that stand in any of some archives, and when each was first entered."""
    found: dict[str, str] = {}
    for record in given:
        at_of = _times(record)
        for one in _all(record, kind):
            if not one.gone:
                at = at_of.get((_TABLES[kind][1], one.number), "")
                found[_body(one)] = min(filter(None, (found.get(_body(one)), at)), default="")
    return sorted(found.items())


def _times(record: apsw.Connection) -> dict[tuple[str, int], str]:
    """When each record became what it is, by the act and number of the audit trail."""
    return {(act, subject): at for act, subject, _, at in auditing.entries(record)}


# Trusting.


def noted(connection: apsw.Connection) -> Iterator[tuple[str, ...]]:
    """What of them is part of the digest: what stands, in an order that is not that of entering."""
    for one in sorted(_body(one) for one in _all(connection, Search) if not one.gone):
        yield "search", one
    cases = [one for one in _all(connection, Case) if not one.gone]
    items = _by_case(connection)
    told = []
    for case in cases:
        standing = (one for one in items.get(case.number, ()) if not one.gone)
        held = sorted(standing, key=lambda one: (one.rank, one.number))
        told.append((_body(case), *(_body(msgspec.structs.replace(one, case=0, rank=0)) for one in held)))
    yield from (("case", *parts) for parts in sorted(told))


def check(connection: apsw.Connection) -> Iterator[str]:
    """One sentence for each record that the audit trail has otherwise."""
    acts = {act: (kind, table) for kind, (table, act) in _TABLES.items()}
    last: dict[tuple[str, int], str] = {}
    for act, subject, body, _ in auditing.entries(connection):
        if act in acts:
            last[act, subject] = body
    rows = {
        (act, int(str(number))): str(record)
        for act, (_, table) in acts.items()
        for number, record in connection.execute(f"SELECT number, record FROM {table}")  # noqa: S608 - as above
    }
    names = {"search": "Saved search", "case": "Case file", "item": "Item of a case file"}
    for key in sorted(last.keys() | rows.keys()):
        what = f"{names[key[0]]} {key[1]}"
        told = last.get(key)
        if told is None:
            yield f"{what} is there, but the audit trail does not say who entered it: restore it from a backup."
        elif key not in rows and told:  # an entry that was emptied was purged
            yield f"{what} is gone, but the audit trail says that it was entered: restore it from a backup."
        elif told and rows[key] != told:
            yield f"{what} is not what the audit trail says was entered: restore it from a backup."
    for number, case, sha256, record in connection.execute("SELECT number, in_case, sha256, record FROM case_items"):
        item = _load(Item, number, record)
        if (item.case, item.source) != (case, sha256):
            yield f"Item of a case file {number} is filed under what it does not say: restore it from a backup."
