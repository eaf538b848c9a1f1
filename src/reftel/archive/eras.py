"""What tells that nothing that was worked out of an archive before may be used any more."""

import apsw

from reftel.archive import store


def purged(connection: apsw.Connection) -> tuple[int, int, int]:
    """What changes with every purge, also with a second one out of the same source."""
    sql = "SELECT coalesce(max(seq), 0) FROM sources WHERE sha256 IN (SELECT sha256 FROM purged)"
    count, part = next(connection.execute("SELECT count(*), coalesce(sum(part), 0) FROM purged"))
    return int(count), int(part), int(store.one(connection, sql))


def mended(connection: apsw.Connection) -> int:
    """The unit of work that made what follows from the record again last, 0 where none did: other versions may count
    since.
    """
    return int(store.one(connection, "SELECT value FROM counters WHERE name = 'mended'") or 0)


def of(connection: apsw.Connection) -> tuple[int, ...]:
    """What changes with either."""
    return (mended(connection), *purged(connection))
