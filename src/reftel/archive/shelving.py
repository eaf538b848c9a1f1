"""What libraries of references say of sources: kept beside the record as provenance is, each saying once."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import apsw
import msgspec

from reftel.archive import store
from reftel.model.library import LibraryItem


class Shelving(store.Record):
    """The library items of the sources of an archive, open to read or to write; close it."""

    def add(self, told: Iterable[tuple[str, LibraryItem]]) -> None:
        """Note what libraries say of sources that are held (by hash); what is said already changes nothing."""
        sql = "INSERT OR IGNORE INTO shelved SELECT sha256, ?2 FROM sources WHERE sha256 = ?1"
        rows = [(sha256, msgspec.json.encode(item).decode()) for sha256, item in told]
        with self._writing() as connection:
            connection.executemany(sql, rows)

    def of(self, hashes: Iterable[str]) -> tuple[LibraryItem, ...]:
        """What is said of some sources."""
        return of_sources(self._connection, hashes)


def of_sources(connection: apsw.Connection, hashes: Iterable[str]) -> tuple[LibraryItem, ...]:
    """What libraries say of some sources, by their hashes."""
    sql = "SELECT record FROM shelved WHERE sha256 = ? ORDER BY record"
    found = [_load(record) for sha256 in hashes for (record,) in connection.execute(sql, (sha256,))]
    return tuple(sorted(dict.fromkeys(found)))


def _load(record: Any) -> LibraryItem:
    return msgspec.json.decode(str(record), type=LibraryItem)


def noted(connection: apsw.Connection) -> Iterator[tuple[str, ...]]:
    """All of it, as a part of the digest."""
    for sha256, record in connection.execute("SELECT sha256, record FROM shelved ORDER BY sha256, record"):
        yield "shelved", str(sha256), str(record)


def check(connection: apsw.Connection) -> Iterator[str]:
    """One sentence for each row that cannot be read."""
    for sha256, record in connection.execute("SELECT sha256, record FROM shelved ORDER BY sha256"):
        try:
            _load(record)
        except msgspec.MsgspecError:
            yield f"What a library says of the source {sha256} cannot be read: restore it from a backup."


def rewrite(connection: apsw.Connection, mask: Callable[[str], str]) -> None:
    """Mask its words, in the transaction of who purges."""
    for sha256, record in list(connection.execute("SELECT sha256, record FROM shelved")):
        item = _load(record)
        words = {name: tuple(map(mask, getattr(item, name))) for name in ("tags", "collections")}
        left = msgspec.structs.replace(item, title=mask(item.title), address=mask(item.address), **words)
        if left != item:
            connection.execute("DELETE FROM shelved WHERE sha256 = ? AND record = ?", (sha256, record))
            told = msgspec.json.encode(left).decode()
            connection.execute("INSERT OR IGNORE INTO shelved VALUES (?, ?)", (sha256, told))
