"""The trail of what people did: each entry holds the hash of the one before, so that none is changed or lost unseen."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime

import apsw

from reftel.archive.store import one

PURGE = "purge"
"""The act of an entry that says which others were emptied."""


def moment(seconds: float | None = None) -> str:
    """A moment as the trail has it, to the second in UTC: that of now, or so many seconds after 1970 began."""
    return f"{datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def append(connection: apsw.Connection, act: str, subject: int, body: str, at: str) -> None:
    """Add an entry, in the transaction of what it tells of."""
    number = int(one(connection, "UPDATE counters SET value = value + 1 WHERE name = 'audit' RETURNING value"))
    before = one(connection, "SELECT hash FROM audit WHERE number = ?", number - 1) or ""
    hashed = _hash(before, number, act, subject, body, at)
    connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)", (number, act, subject, body, at, hashed))


def entries(connection: apsw.Connection) -> Iterator[tuple[str, int, str, str]]:
    """What was done, in order: the act, the number of the review, what it said, and when."""
    yield from connection.execute("SELECT act, subject, body, at FROM audit ORDER BY number")


def drop(connection: apsw.Connection, subjects: Mapping[str, Collection[int]], at: str) -> None:
    """Drop what entries of some acts say of some subjects, in the transaction that purges them; the hashes stay.

    An entry says which were emptied, and by no other is one believed to be.
    """
    sql = "SELECT number, act, subject FROM audit WHERE body <> '' ORDER BY number"
    gone = [number for number, act, subject in list(connection.execute(sql)) if subject in subjects.get(act, ())]
    if gone:
        connection.executemany("UPDATE audit SET body = '' WHERE number = ?", ((number,) for number in gone))
        append(connection, PURGE, 0, json.dumps(gone), at)


def dropped(connection: apsw.Connection) -> set[int]:
    """The numbers of entries that were emptied by a later one."""
    found: set[int] = set()
    for number, body in connection.execute("SELECT number, body FROM audit WHERE act = ?", (PURGE,)):
        try:
            told = json.loads(body)
        except ValueError:
            continue
        found |= {one for one in told if isinstance(one, int) and one < number} if isinstance(told, list) else set()
    return found


def check(connection: apsw.Connection) -> Iterator[str]:
    """One sentence for each entry that is gone or changed."""
    before, expected, emptied = "", 1, dropped(connection)
    rows = connection.execute("SELECT number, act, subject, body, at, hash FROM audit ORDER BY number")
    for number, act, subject, body, at, hashed in rows:
        if number != expected:
            yield f"Before entry {number} of the audit trail an entry is missing."
        elif not (number in emptied and body == "") and hashed != _hash(before, number, act, subject, body, at):
            yield f"Entry {number} of the audit trail is not what was written, or the one before it is not."
        before, expected = hashed, number + 1
    written = one(connection, "SELECT value FROM counters WHERE name = 'audit'")
    if written != expected - 1:
        yield f"The audit trail ends with entry {expected - 1}, but {written} were written."


def _hash(before: str, *parts: str | int) -> str:
    return hashlib.sha256(json.dumps([before, *parts]).encode()).hexdigest()
