"""Whether an archive is whole, and the hash by which two archives are compared."""

import hashlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import apsw
import msgspec

from reftel.archive import checking, keeping, kept, originals, purging, reviewing, sealing, shelving, store
from reftel.archive.checking import Stretch
from reftel.archive.condensing import canonical, canonical_notes
from reftel.archive.index import Progress
from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError, BusyError, NoSpaceError
from reftel.model.report import VerifyReport

Checked = tuple[Stretch, Iterable[str]]
Each = Callable[[Path, list[Stretch]], Iterable[Checked]]
"""Checks stretches of the sources of an archive in a folder, and gives each with what is wrong in it."""
_DAMAGED = "The database is damaged: {}. Restore it from a backup, or read its sources into a new archive."
_SHOWN = 100  # problems of one kind that are named; a broken archive has thousands


def digest(connection: apsw.Connection) -> str:
    """A hash of all records in canonical order: no times, no row ids, no names, and nothing of the order of adding."""
    total = hashlib.sha256()

    def note(*parts: str | bytes) -> None:
        for part in parts:
            data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            total.update(len(data).to_bytes(8, "big") + data)

    for sha256, form, encoding, record in connection.execute(
        "SELECT sha256, format, encoding, record FROM sources ORDER BY sha256"
    ):
        note("source", sha256, form, encoding, canonical_notes(unsqueeze(record)))
    for sha256, start, record in connection.execute("SELECT sha256, start, record FROM cables ORDER BY sha256, start"):
        note("cable", sha256, str(start), canonical(unsqueeze(record)))
    told = "SELECT sha256, status, authority, date, source, note FROM provenance ORDER BY 1, 2, 3, 4, 5, 6"
    for row in connection.execute(told):
        note("provenance", *map(str, row))
    sql = (
        "SELECT sha256, start, statements.record FROM statements JOIN cables ON cables.id = cable"
        " WHERE canonical ORDER BY sha256, start, place"
    )
    for sha256, start, record in connection.execute(sql):
        note("statement", sha256, str(start), record)
    for table, order in (("namings", "name"), ("meetings", "place")):
        sql = (
            f"SELECT sha256, start, {table}.record FROM {table} JOIN cables ON cables.id = cable"  # noqa: S608 - our own words
            f" WHERE canonical ORDER BY sha256, start, {order}"
        )
        for sha256, start, record in connection.execute(sql):
            note(table, sha256, str(start), record)
    # Who ruled, when, and what was taken back is no part of it: undoing restores the digest too.
    for row in connection.execute("SELECT kind, namings, reason FROM rulings WHERE NOT undone ORDER BY number"):
        note("ruling", *map(str, row))
    for parts in (*reviewing.noted(connection), *keeping.noted(connection), *shelving.noted(connection)):
        note(*parts)
    return total.hexdigest()


def verify(
    connection: apsw.Connection,
    folder: Path,
    of_index: Callable[[], tuple[Iterable[str], bool]],
    progress: Progress | None = None,
    each: Each | None = None,
) -> VerifyReport:
    """Go through everything and say what is wrong; ``of_index`` says it of the search index, and whether that was
    made again; ``each`` checks stretches of sources, in other processes maybe.
    """
    in_index, made = _index(of_index)
    found: list[str] = []
    for kind in (
        _database(connection),
        _sources(connection, folder, progress, each),
        _names(connection),
        _seals(connection),
        _counted(connection),
        _statements(connection),
        _choice(connection),
        reviewing.check(connection),
        keeping.check(connection),
        shelving.check(connection),
        purging.check(connection),
        _strangers(connection, folder),
        iter(in_index),
        _actors(folder.parent),
    ):
        some = list(itertools.islice(_readable(kind), _SHOWN + 1))
        found += some[:_SHOWN] + (["… and more of that kind."] if len(some) > _SHOWN else [])
    sources, cables, statements = (_count(connection, table) for table in ("sources", "cables", "statements"))
    try:
        hashed = digest(connection)
    except (ValueError, msgspec.MsgspecError, apsw.Error) as error:
        hashed = ""  # a damaged record has no hash; mostly it is named above
        found = found or [_DAMAGED.format(error)]
    mended = ("The search index was not there or could not be read: it was made again.",) if made else ()
    return VerifyReport(
        sources=sources, cables=cables, statements=statements, digest=hashed, problems=tuple(found), mended=mended
    )


def _count(connection: apsw.Connection, table: str) -> int:
    """How many rows can be read; 0 where that much is damaged, as is named elsewhere."""
    try:
        return int(store.one(connection, f"SELECT count(*) FROM {table}"))  # noqa: S608 - three of our own tables
    except apsw.Error:
        return 0


def _readable(kind: Iterator[str]) -> Iterator[str]:
    """What is wrong, up to where the database itself cannot be read any more."""
    try:
        yield from kind
    except (apsw.Error, ValueError, OverflowError) as error:  # a value of it may be none any more
        yield _DAMAGED.format(error)


def _index(of_index: Callable[[], tuple[Iterable[str], bool]]) -> tuple[Iterable[str], bool]:
    try:
        return of_index()
    except (BusyError, NoSpaceError):
        raise
    except ArchiveError as error:
        return (str(error),), False
    except (apsw.Error, ValueError, OverflowError) as error:
        return (_DAMAGED.format(error),), False


def _database(connection: apsw.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The database is damaged: {line}. Run `reftel verify --repair`; if that does not help, restore it."
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"The database is damaged: a row of {row[0]} belongs to nothing. Restore it from a backup."


def _sources(connection: apsw.Connection, folder: Path, progress: Progress | None, each: Each | None) -> Iterator[str]:
    tasks = checking.stretches(connection)
    total, done = sum(count for _, _, count in tasks), 0
    if each is None:
        checked: Iterable[Checked] = ((one, checking.problems(connection, folder, one)) for one in tasks)
    else:
        checked = each(folder.parent, tasks)
    told: list[tuple[Stretch, tuple[str, ...]]] = []
    for stretch, wrong in checked:
        told.append((stretch, tuple(wrong)))
        done += stretch[2]
        if progress:
            progress(done, total)
    for _, some in sorted(told):
        yield from some


def _names(connection: apsw.Connection) -> Iterator[str]:
    sql = "SELECT sha256 FROM sources WHERE sha256 NOT IN (SELECT sha256 FROM names) ORDER BY sha256"
    for (sha256,) in connection.execute(sql):
        yield f"The source {sha256} has no name: restore it from a backup, or read the source again into a new archive."


def _seals(connection: apsw.Connection) -> Iterator[str]:
    for table, cable in sealing.broken(connection):
        mrn = store.one(connection, "SELECT mrn FROM cables WHERE id = ?", cable)
        yield f"A record of {mrn} ({table}) is not what was written: extract the cable again, or restore a backup."
    for table in sealing.altered(connection):
        yield f"A row of {table} is not what was written, or one is missing: restore it from a backup."


def _counted(connection: apsw.Connection) -> Iterator[str]:
    """Units of work are numbered, and no row is of one that has not been."""
    last = store.one(connection, "SELECT value FROM counters WHERE name = 'seq'")
    parts = " UNION ALL ".join(f"SELECT max(seq) AS seq FROM {table}" for table in ("sources", "cables", "ledger"))  # noqa: S608 - ours
    if last is None or last < (store.one(connection, f"SELECT max(seq) FROM ({parts})") or 0):  # noqa: S608 - ours
        yield "The count of the units of work is not what was written: restore it from a backup."


def _actors(folder: Path) -> Iterator[str]:
    """Who is who is derived: it is enough to know that it can be read."""
    file = folder / kept.FILE
    if not file.is_file():
        return
    wrong = "Who is who over the cables (actors.sqlite) is damaged: run `reftel verify --repair`."
    # Beside it lies what a killed writer began: SQLite takes that back when the file is opened to write, and only then.
    begun = file.with_name(f"{file.name}-journal").exists()
    flags = apsw.SQLITE_OPEN_READWRITE if begun and os.access(file, os.W_OK) else apsw.SQLITE_OPEN_READONLY
    try:
        with closing(apsw.Connection(str(file), flags=flags)) as opened:
            if any(line != "ok" for (line,) in opened.execute("PRAGMA integrity_check")):
                yield wrong
    except apsw.Error:
        yield wrong


def _statements(connection: apsw.Connection) -> Iterator[str]:
    held = {f"{sha256}@{start}" for sha256, start in connection.execute("SELECT sha256, start FROM cables")}
    done = {key for (key,) in connection.execute("SELECT key FROM ledger WHERE act = 'extract'")}
    for key in sorted(done - held):
        yield f"The ledger says that {key} is extracted, but there is no such cable: restore it from a backup."
    rows = connection.execute(
        "SELECT DISTINCT sha256, start, mrn FROM cables JOIN statements ON cable = cables.id ORDER BY mrn"
    )
    for sha256, start, mrn in rows:
        if f"{sha256}@{start}" not in done:
            yield f"The cable {mrn} has statements, but the ledger does not say who made them: extract it again."


def _choice(connection: apsw.Connection) -> Iterator[str]:
    for mrn, count in connection.execute(
        "SELECT mrn, sum(canonical) FROM cables GROUP BY mrn HAVING sum(canonical) <> 1"
    ):
        yield f"Of the versions of {mrn}, {count} count instead of one: run `reftel verify --repair`."
    sql = (
        "SELECT mrn FROM (SELECT mrn, canonical, row_number() OVER (PARTITION BY mrn"
        " ORDER BY wholeness, paragraphs DESC, characters DESC, sha256, start) AS turn FROM cables)"
        " WHERE canonical AND turn > 1 ORDER BY mrn"
    )
    for (mrn,) in connection.execute(sql):
        yield f"Of the versions of {mrn}, another one counts than should: run `reftel verify --repair`."


def _strangers(connection: apsw.Connection, folder: Path) -> Iterator[str]:
    """Sources that no record knows. One that a killed run has just kept is known as soon as the run is repeated."""
    held = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM sources")}
    for sha256 in originals.kept(folder):
        if sha256 not in held:
            yield f"The source {sha256} is kept, but not recorded: read it again, or take the file away."
