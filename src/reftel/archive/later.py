"""Statements that came after the search index: of a few cables they are looked up beside it, in memory.

A review changes the statements of one cable. To commit that to the index costs many times what the review costs, and
whoever reads would have to open the index anew. So the index may stay behind the record by the statements of some
cables (``MOST``): their words are kept as the index would have them, and looked through by whoever asks for statements;
those that the index has of the same cables do not count. A review costs its own cable, once for all who share them.
Nothing is lost with it: what is behind is told by the record, and the index is brought up to date by whoever opens the
archive next.
"""

import threading
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import apsw
import numpy as np

from reftel.archive import eras, store
from reftel.archive.hearing import Heard, Spoken, spaced, tried

MOST = 20
"""The statements of so many cables may be behind the record in an index that is kept by those who review and read."""
AT_ONCE = 200
"""So many are looked up beside it: as long as somebody brings it up to date it may be further behind."""
_PARTS = ("speaker", "addressee", "act", "said")


def shows(connection: apsw.Connection, done: int, last: int, left: int = 0) -> bool:
    """Whether units of work after ``done`` brought cables, or statements of more than ``left`` cables."""
    if done == last:
        return False
    new = store.one(connection, "SELECT EXISTS (SELECT 1 FROM cables WHERE seq > ?)", done)
    return bool(new) or spoken_since(connection, done, left) > left


def spoken_since(connection: apsw.Connection, done: int, most: int) -> int:
    """The statements of how many cables came after a unit of work; counted until they are more than ``most``."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM ledger WHERE act = 'extract' AND seq > ? LIMIT ?)"
    return int(store.one(connection, sql, done, most + 1))


class Cable(NamedTuple):
    """The statements of a cable (by its number) as of a unit of work: place, row and words of each."""

    seq: int
    cable: int
    said: tuple[tuple[int, int, Spoken], ...]


Entries = Callable[[apsw.Connection, str], tuple[int, list[dict[str, Any]]] | None]
"""The number of a cable (by its key in the ledger) and the entries of its statements; None where it is gone."""


class Later:
    """The statements of the cables that an index is behind by; several archives of one folder may share them."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._era: object = None
        self._kept: dict[str, Cable] = {}

    def after(self, connection: apsw.Connection, done: int, entries: Entries) -> tuple[Cable, ...] | None:
        """What came after a unit of work, as of the snapshot of who asks; None where that is very much.

        With a purge, or where what follows from the record was made again, nothing of before is kept.
        """
        sql = "SELECT key, seq FROM ledger WHERE act = 'extract' AND seq > ? LIMIT ?"
        rows: list[tuple[Any, ...]] = connection.execute(sql, (done, AT_ONCE + 1)).fetchall()
        if len(rows) > AT_ONCE:
            return None
        wanted: dict[str, int] = {}
        for key, seq in rows:  # one for each version that extracted it
            wanted[str(key)] = max(int(seq), wanted.get(str(key), 0))
        if not wanted:
            return ()
        era = eras.of(connection)
        with self._mutex:
            if era != self._era:
                self._era, self._kept = era, {}
            found = [self._of(connection, key, seq, entries) for key, seq in sorted(wanted.items())]
            if len(self._kept) > 2 * AT_ONCE:  # the index has most of them by now
                self._kept = {key: one for key, one in self._kept.items() if key in wanted}
        return tuple(one for one in found if one is not None)

    def _of(self, connection: apsw.Connection, key: str, seq: int, entries: Entries) -> Cable | None:
        kept = self._kept.get(key)
        if kept is not None and kept.seq == seq:
            return kept
        told = entries(connection, key)
        if told is None:
            return None
        found = Cable(seq, told[0], tuple((one["place"], one["row"], _words(one)) for one in told[1]))
        if kept is None or kept.seq < seq:  # who asks may see the archive as it was a moment before
            self._kept[key] = found
        return found


def _words(entry: dict[str, Any]) -> Spoken:
    return {part: spaced(entry[part]) for part in _PARTS}


def heard_of(cables: Iterable[Cable], asked: Heard) -> tuple[Any, Any]:
    """Place and row of the statements of some cables that are asked for, as columns, in no order."""
    wanted = tried(asked)
    found = [(place, row) for one in cables for place, row, words in one.said if wanted(words)]
    columns = np.array(found, dtype=np.int64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]


def heard(searcher: Any, query: Any) -> tuple[Any, Any]:
    """Place and row of all statements that a query finds in an index, as columns, in no order."""
    addresses = [address for _, address in searcher.search(query, max(1, searcher.num_docs), count=False).hits]
    places, rows = (np.array(searcher.fast_field_values(name, addresses), dtype=np.int64) for name in ("place", "row"))
    return places, rows
