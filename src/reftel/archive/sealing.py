"""Seals: a checksum beside each record that is not compressed, by which a flipped bit in it is told.

What is compressed has a checksum of its own (``squeezing``). Rows that were written before there were seals were
sealed as they stood when the archive was brought up to date.
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


def teach(connection: apsw.Connection) -> None:
    """Let statements of SQL seal what they write: ``seal(record)``."""
    connection.create_scalar_function("seal", lambda *values: seal(values[0]), 1, deterministic=True)


def broken(connection: apsw.Connection) -> Iterator[tuple[str, int]]:
    """The table, and the number of the cable, of each record that is not what was written."""
    for table in SEALED:
        for cable, record, sealed in connection.execute(f"SELECT cable, record, seal FROM {table}"):  # noqa: S608 - ours
            if sealed != seal(record):
                yield table, int(cable)
