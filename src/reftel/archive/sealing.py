"""Seals: checksums by which a value that was altered is told, where no record says what it must be.

Each record that is not compressed has one beside it; what is compressed has a checksum of its own (``squeezing``). Of
tables whose columns follow from no record all rows together have one: the sum of the checksums of their rows, kept
under a name of its own among the counters, and brought in line by triggers with whatever a writer adds, changes or
takes away, in the same transaction. So a row that is gone is told too. Rows that were written before there were seals
were sealed as they stood when the archive was next written to.
"""

import zlib
from collections.abc import Iterator
from typing import Any

import apsw

SEALED = ("statements", "extracted", "namings", "meetings")
"""The tables whose records are sealed."""


def seal(record: Any) -> int:
    """The seal of a record, which is bytes."""
    return zlib.crc32(record)


_TABLES = {
    "sources": "sha256, format, encoding, size, characters, cables, findings, unread, container",
    "names": "sha256, name",
    "ledger": "act, version, key, problem",
    "provenance": "sha256, status, authority, date, source, note",
    "namings": "cable, name",
    "meetings": "cable, place, names",
    "rulings": "number, kind, namings, reason, undone, audit",
    "purged": "sha256, part, cleared",
    "shelved": "sha256, record",
}
"""The columns that are sealed together with all others of their table."""
_TRIGGERS = """
CREATE TEMP TRIGGER seal_{table}_added AFTER INSERT ON main.{table} BEGIN
    UPDATE counters SET value = value + seal_row({new}) WHERE name = 'seal {table}';
END;
CREATE TEMP TRIGGER seal_{table}_gone AFTER DELETE ON main.{table} BEGIN
    UPDATE counters SET value = value - seal_row({old}) WHERE name = 'seal {table}';
END;
CREATE TEMP TRIGGER seal_{table}_changed AFTER UPDATE OF {columns} ON main.{table} BEGIN
    UPDATE counters SET value = value - seal_row({old}) + seal_row({new}) WHERE name = 'seal {table}';
END;
"""


def seal_row(*values: Any) -> int:
    """The seal of some values of a row: texts, whole numbers, nothing."""
    return zlib.crc32(repr(values).encode("utf-8", "surrogatepass"))


def teach(connection: apsw.Connection) -> None:
    """Let statements of SQL seal what they write: ``seal(record)``, and ``seal_row(...)`` of several values."""
    connection.create_scalar_function("seal", lambda *values: seal(values[0]), 1, deterministic=True)
    connection.create_scalar_function("seal_row", seal_row, deterministic=True)


def begin(connection: apsw.Connection) -> None:
    """Seal whatever this writer does to the tables of an archive; those that have no seal yet as they stand."""
    for table, columns in _TABLES.items():
        old, new = (", ".join(f"{row}.{name}" for name in columns.split(", ")) for row in ("OLD", "NEW"))
        connection.execute(_TRIGGERS.format(table=table, columns=columns, old=old, new=new))
    sealed = {name for (name,) in connection.execute("SELECT name FROM counters")}
    # All or none: a writer that is killed between two of them would leave an archive that says a row was altered.
    with connection:
        for table, columns in _TABLES.items():
            if f"seal {table}" not in sealed:
                total = f"SELECT 'seal {table}', coalesce(sum(seal_row({columns})), 0) FROM {table}"  # noqa: S608 - ours
                connection.execute(f"INSERT OR IGNORE INTO counters {total}")


def of_table(connection: apsw.Connection, table: str) -> int | None:
    """The seal of all rows of a table together: another one, other rows. None where it was not sealed yet."""
    found = connection.execute("SELECT value FROM counters WHERE name = ?", (f"seal {table}",)).fetchone()
    return None if found is None else int(found[0])


def altered(connection: apsw.Connection) -> Iterator[str]:
    """The tables of which a row is not what was written, or is missing; none of an archive that has no such seals."""
    sealed = dict(connection.execute("SELECT name, value FROM counters"))
    if not any(f"seal {table}" in sealed for table in _TABLES):
        return
    for table, columns in _TABLES.items():
        rows = connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - our own words
        if sealed.get(f"seal {table}") != sum(seal_row(*row) for row in rows):
            yield table


def broken(connection: apsw.Connection) -> Iterator[tuple[str, int]]:
    """The table, and the number of the cable, of each record that is not what was written."""
    for table in SEALED:
        for cable, record, sealed in connection.execute(f"SELECT cable, record, seal FROM {table}"):  # noqa: S608 - ours
            if sealed != seal(record):
                yield table, int(cable)
