"""What collections say of the release of their sources: kept beside the record, applied where that says nothing."""

from collections.abc import Iterable

import apsw
import msgspec

from reftel.archive.condensing import part_of
from reftel.archive.squeezing import unsqueeze
from reftel.archive.store import next_seq
from reftel.model.release import Release, filled

_RANK = {"released": 0, "published": 1, "leaked": 2, "private": 3}  # of several sayings the most open counts


class _Released(msgspec.Struct):
    """Of a cable what it says itself of its release."""

    release: Release = Release()


def add(connection: apsw.Connection, told: Iterable[tuple[str, Release]]) -> None:
    """Note what collections say of sources that are held (by hash); what is said already changes nothing."""
    for sha256, release in told:
        if next(connection.execute("SELECT 1 FROM sources WHERE sha256 = ?", (sha256,)), None) is None:
            continue
        values = (release.status, release.authority, release.date, release.source, release.note)
        connection.execute(
            "INSERT OR IGNORE INTO provenance VALUES (?, ?, ?, ?, ?, ?)", (sha256, *(value or "" for value in values))
        )
        _apply(connection, sha256)


def of_source(connection: apsw.Connection, sha256: str) -> Release | None:
    """What counts of what collections say of a source: the most open status, then the first by its words."""
    sql = "SELECT status, authority, date, source, note FROM provenance WHERE sha256 = ?"
    rows = [tuple(str(value) for value in row) for row in connection.execute(sql, (sha256,))]
    if not rows:
        return None
    status, *others = min(rows, key=lambda row: (_RANK.get(row[0], len(_RANK)), row))
    authority, date, source, note = (value or None for value in others)
    told = {"status": status, "authority": authority, "date": date, "source": source, "note": note}
    return msgspec.convert(told, Release)


def _apply(connection: apsw.Connection, sha256: str) -> None:
    """Set the column by which cables are filtered, of those whose own record says nothing; they are indexed again."""
    told = of_source(connection, sha256)
    seq = None
    for number, start, held, record in list(
        connection.execute("SELECT id, start, release, record FROM cables WHERE sha256 = ?", (sha256,))
    ):
        own, _ = part_of(unsqueeze(record), _Released)
        status = filled(own.release, told).status
        if status == held:
            continue
        seq = next_seq(connection) if seq is None else seq
        connection.execute("UPDATE cables SET release = ?, seq = ? WHERE id = ?", (status, seq, number))
        key = f"{sha256}@{start}"
        connection.execute("UPDATE ledger SET seq = ? WHERE act = 'extract' AND key = ?", (seq, key))
