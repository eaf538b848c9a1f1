"""The record of an archive: SQLite, in write-ahead mode.

One writer, any number of readers. The writer holds a lock that the system takes from it however it ends. A commit is
on the disk when it returns (``synchronous=FULL``): one flush for a unit of fifty sources costs nothing beside reading
them, and a power cut then loses no work that was reported as done.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import apsw
import msgspec

from reftel.archive import sealing
from reftel.errors import ArchiveError, NoSpaceError

APPLICATION = 0x52465431  # "RFT1" in the head of the file: this is an archive of ours
DATABASE = "archive.sqlite"
"""The record, in the folder of its archive."""
UNFINISHED = ".part"
_ROOM = 1 << 18  # bytes: with less no transaction ends
_PAGE = 2048
_LOG = 16_000  # pages
_CACHE = 65_536  # kB
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_SOUND = (3, 51, 3)
_SOUND_BEFORE = {(3, 50): 7, (3, 44): 6}  # the releases of older lines that were mended as well


def is_sound(version: str) -> bool:
    """Whether this SQLite (``3.51.3``) keeps what it commits.

    Before 3.51.3 a checkpoint that meets a commit of another connection may lose commits in write-ahead mode: "the
    WAL-reset bug", https://sqlite.org/wal.html#walresetbug. What apsw brings follows from pyproject.toml; one that was
    built against a library of the system may run on any.
    """
    major, minor, patch = (int(part) for part in version.split(".")[:3])
    return (major, minor, patch) >= _SOUND or patch >= _SOUND_BEFORE.get((major, minor), patch + 1)


@contextmanager
def failing_clearly(folder: Path) -> Iterator[None]:
    """Turn what the disk and the database say into one clear sentence.

    Raises:
        NoSpaceError: if the disk is full; what was committed before is kept.
        ArchiveError: if the archive cannot be read or written.
    """
    try:
        yield
    except (apsw.FullError, apsw.IOError) as error:
        # Where no page of its shared memory finds room, SQLite calls it an error of the disk.
        if isinstance(error, apsw.IOError) and shutil.disk_usage(folder).free > _ROOM:
            raise ArchiveError(f"The archive {folder} cannot be used: {error}.") from None
        raise NoSpaceError(
            f"No space left for {folder}: what was done so far is kept; make room and run it again."
        ) from None
    except OSError as error:
        if error.errno in _FULL:
            raise NoSpaceError(
                f"No space left for {folder}: what was done so far is kept; make room and run it again."
            ) from None
        raise ArchiveError(f"The archive {folder} cannot be used: {error}.") from None
    except apsw.BusyError:
        raise ArchiveError(f"The archive {folder} is busy: another program holds it; try again.") from None
    except apsw.Error as error:
        raise ArchiveError(damage(folder, error)) from None


def damage(folder: Path | str, error: apsw.Error) -> str:
    """What to say and advise where the database cannot be used, above all where it is damaged."""
    if isinstance(error, DAMAGED):
        return (
            f"The archive {folder} cannot be used, its database is damaged ({error}): make one from a backup"
            " (`reftel archive restore BACKUP NEW`), or read your files into a new one."
        )
    return f"The archive {folder} cannot be used: {error}."


def not_indexed(folder: Path, error: ValueError) -> str:
    """What to say and advise where the search index cannot be made of the record."""
    return (
        f"The search index of {folder} cannot be made, a record is damaged ({str(error).rstrip('.')}): `reftel verify`"
        " says which; restore it from a backup, or read your files into a new one."
    )


DAMAGED = (apsw.CorruptError, apsw.NotADBError)
"""What SQLite says where the file itself is not what was written."""


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the database is damaged: SQLite does, or a text in it is none any more."""
    if isinstance(error, DAMAGED):
        return True
    if not isinstance(error, UnicodeDecodeError):
        return False
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and str(last.tb_frame.f_globals.get("__name__", "")).startswith("reftel.archive")


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """All of it or nothing.

    SQLite itself takes a transaction back when the disk is full, so whether there is one left to take back is asked.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: apsw.Connection) -> Iterator[None]:
    """All that is asked within it is as it was at one moment, whatever is committed meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def says_full(error: Exception) -> bool:
    """Whether the search index, which has one kind of error for everything, means that the disk is full."""
    return os.strerror(errno.ENOSPC).lower() in str(error).lower()


def files_in(folder: Path, is_passed: Callable[[str], bool]) -> Iterator[Path]:
    """The files in a folder and below it, in order; a folder that is passed, by its path from there, is not entered."""
    for parent, folders, names in os.walk(folder):
        before = Path(parent).relative_to(folder)
        folders[:] = sorted(name for name in folders if not is_passed((before / name).as_posix()))
        yield from (Path(parent, name) for name in sorted(names))


def migrations() -> list[str]:
    """The steps of the schema, in order."""
    steps = files("reftel.archive") / "migrations"
    names = sorted(step.name for step in steps.iterdir() if step.name.endswith(".sql"))
    return [(steps / name).read_text("utf-8") for name in names]


BUSY = 10_000
"""Milliseconds that one connection waits for another: for its short transaction, and for who reads to end."""


def connect(file: Path, *, write: bool) -> apsw.Connection:
    """Open the database; a writer brings its schema up to date.

    Raises:
        ArchiveError: if it is none of ours, was made by a newer reftel, or this SQLite is not safe to write with.
    """
    if write and not is_sound(apsw.sqlite_lib_version()):
        raise ArchiveError(
            f"SQLite {apsw.sqlite_lib_version()} may lose what is written while others read: "
            "install apsw 3.51.3 or newer."
        )
    with failing_clearly(file.parent):
        if write and not file.exists():
            _make(file)
        connection = _writer(file) if write else _reader(file)
        _check(connection, file, write=write)
        if write:
            sealing.begin(connection)
        return connection


def identity(folder: Path) -> tuple[int, int] | None:
    """What tells the record of a folder from another that was put in its place; None where there is none."""
    try:
        found = (folder / DATABASE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _make(file: Path) -> None:
    """A new database appears under its name when it has its schema: who finds one can read it."""
    unfinished = file.with_suffix(UNFINISHED)
    for left in file.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    connection = _writer(unfinished)
    try:
        _check(connection, unfinished, write=True)
        # Closing moves what is committed from the log to its place, and says nothing where the disk has no room for it:
        # under the new name the database would be without its log. This says so.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    unfinished.replace(file)


def _writer(file: Path) -> apsw.Connection:
    connection = apsw.Connection(str(file))
    connection.set_busy_timeout(BUSY)  # first: even to open it may have to wait until another has read the log anew
    connection.pragma("page_size", _PAGE)  # of a new one; a record leaves half a page of twice that size empty
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    # What is committed is in the log, and moved from there to its place when the log has grown: less often than SQLite
    # would, for pages that many units change are then moved once.
    connection.pragma("wal_autocheckpoint", _LOG)
    connection.pragma("cache_size", -_CACHE)
    connection.pragma("foreign_keys", True)  # noqa: FBT003 - SQLite's own way of saying it
    sealing.teach(connection)
    return connection


def _reader(file: Path) -> apsw.Connection:
    try:
        connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_busy_timeout(BUSY)
        connection.pragma("user_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # On a medium that cannot be written there is no room for the files beside it that let readers and a writer
        # share it; there is no writer then either.
        if _log(file):  # so it would be read as it was before what its log holds: that would look as if it were lost
            raise ArchiveError(
                f"The archive {file.parent} cannot be read where nothing can be written, for its last changes are not"
                " moved to their place yet: copy its folder to where you may write, and read it there."
            ) from None
        uri = f"{file.absolute().as_uri()}?immutable=1"
        return apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    return connection


def _log(file: Path) -> int:
    """How many bytes of committed changes lie beside a database."""
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0


def _check(connection: apsw.Connection, file: Path, *, write: bool) -> None:
    steps = migrations()
    done = connection.pragma("user_version")
    if done and connection.pragma("application_id") != APPLICATION:
        raise ArchiveError(f"{file} is no archive of reftel.")
    if done > len(steps):
        raise ArchiveError(f"The archive {file.parent} was made by a newer reftel: update reftel to use it.")
    if done < len(steps) and not write:
        raise ArchiveError(
            f"The archive {file.parent} was made by an older reftel: `reftel extract {file.parent}` brings "
            "it up to date."
        )
    for number, step in enumerate(steps[done:], done + 1):
        with transaction(connection):
            connection.execute(step)
            connection.pragma("application_id", APPLICATION)
            connection.pragma("user_version", number)


def next_seq(connection: apsw.Connection) -> int:
    """The number of this unit of work: every commit takes the next, and the index knows by it how far it has come."""
    return int(one(connection, "UPDATE counters SET value = value + 1 WHERE name = 'seq' RETURNING value"))


def last_seq(connection: apsw.Connection) -> int:
    """The number of the last unit of work."""
    return int(one(connection, "SELECT value FROM counters WHERE name = 'seq'"))


ANY = "(SELECT value FROM json_each(?))"
"""Stands in a query behind IN; its value is that of ``any_of``."""


def any_of(values: Iterable[str] | Iterable[int]) -> str:
    """Any of some values, as one of a query: however many they are, they are asked for at once."""
    return msgspec.json.encode(list(values)).decode()


def one(connection: apsw.Connection, sql: str, *values: Any) -> Any:
    """The first value of the first row; None where there is none."""
    row = next(connection.execute(sql, values), None)
    return None if row is None else row[0]


class Record:
    """The record of an archive by itself, open to read, or to write beside the one writer in turns; close it."""

    def __init__(self, archive: Path, *, write: bool = False) -> None:
        """Open it.

        Raises:
            ArchiveError: if there is no archive, or it cannot be used.
        """
        self._folder = archive
        self._connection = connect(archive / DATABASE, write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        """A short transaction: all of it or nothing."""
        with failing_clearly(self._folder), transaction(self._connection):
            yield self._connection


PATIENCE = 2.0
"""Seconds that who wants to write waits for another: a review, or a reader that brings the search index up to date,
holds the lock for a moment only, and is no run of somebody else."""


class Lock:
    """The right to write, held by one at a time.

    It is SQLite's own lock on an empty file: it works the same on every system, and ends with whoever holds it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: apsw.Connection | None = None

    def take(self, wait: float = 0) -> bool:
        """Take it, if nobody has it, or lets go of it within so many seconds."""
        connection = None
        try:
            connection = apsw.Connection(str(self._file))
            connection.set_busy_timeout(int(wait * 1000))
            connection.execute("BEGIN EXCLUSIVE")
        except (apsw.BusyError, apsw.CantOpenError, apsw.ReadOnlyError):
            if connection:
                connection.close()
            return False
        self._held = connection
        return True

    def release(self) -> None:
        """Let the next one write."""
        if self._held:
            self._held.close()
            self._held = None
