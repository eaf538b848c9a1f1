"""Statements that came after the search index: of a few cables they are looked up beside it, in memory.

A review changes the statements of one cable. To commit that to the index costs many times what the review costs, and
whoever reads would have to open the index anew. So the index may stay behind the record by the statements of a few
cables (``MOST``): they are made into entries as the index would have them, in an index of their own that is gone with
whoever asked, and those that the index has of the same cables do not count. Nothing is lost with it: what is behind is
told by the record, and the index is brought up to date by whoever opens the archive next.
"""

from collections.abc import Iterable
from typing import Any

import apsw
import numpy as np
import tantivy

from reftel.archive import store

MOST = 20
"""The statements of so many cables may be behind the record in an index that is kept by those who review and read."""
_HEAP = 15_000_000  # the least that it takes


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


class Later:
    """The statements of some cables, found as the index would find them."""

    def __init__(self, open_: Any, schema: Any, told: Iterable[tuple[int, list[dict[str, Any]]]]) -> None:
        """``told`` are the entries of each cable, by its number; ``open_`` makes an index ready to be searched."""
        each = list(told)
        self.cables = np.array([cable for cable, _ in each], dtype=np.int64)
        self._searcher: Any = None
        entries = [entry for _, some in each for entry in some]
        if entries:
            index = tantivy.Index(schema)
            open_(index)
            writer = index.writer(heap_size=_HEAP, num_threads=1)
            for entry in entries:
                writer.add_document(tantivy.Document.from_dict(entry, schema))
            writer.commit()
            index.reload()
            self._searcher = index.searcher()

    def found(self, query: Any) -> tuple[Any, Any]:
        """Place and row of those that a query finds, as columns, in no order."""
        return heard(self._searcher, query) if self._searcher is not None else heard_nothing()


def heard(searcher: Any, query: Any) -> tuple[Any, Any]:
    """Place and row of all statements that a query finds in an index, as columns, in no order."""
    addresses = [address for _, address in searcher.search(query, max(1, searcher.num_docs), count=False).hits]
    places, rows = (np.array(searcher.fast_field_values(name, addresses), dtype=np.int64) for name in ("place", "row"))
    return places, rows


def heard_nothing() -> tuple[Any, Any]:
    """No statement, as columns."""
    return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
