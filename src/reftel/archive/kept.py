"""The actors of an archive as they are kept: made when something names somebody, brought in line with reviews.

    actors.sqlite    actors, their namings, and the keys under which names are found

It knows up to which unit of work, and which ruling, it has come. What people said of statements since changes counts,
and only those are written anew; where namings have changed, all is made again: by whoever asks next, and kept if he
may write, else in memory. Where that takes long, who only reads has those of at most two minutes before.
"""

import json
import threading
import time
from pathlib import Path
from typing import Any

import apsw

from reftel.archive import reckoning, store
from reftel.archive.gathering import INDEXES, SCHEMA, actors_of, ids_of, rows_of, rule_over, write
from reftel.model.actor import Ruling

FILE = "actors.sqlite"
_BESIDE = ("", "-wal", "-shm", "-journal")
FILES = tuple(f"{FILE}{beside}" for beside in _BESIDE)
"""The actors of an archive, and what SQLite leaves beside them where a writer was killed: pages as they were."""

LAYOUT = 2  # raise it whenever rules or rows change
_TURN = 0.3  # seconds until another who reads has brought them in line
MANY = 8_000_000
"""Bytes of a file that takes seconds to make: while statements are being made it is not made again with each unit."""
_PATIENCE = 120.0  # seconds that such a file is good for those who read
_MAKING = threading.Lock()  # one at a time, whoever waits takes what was made
_BUSY = 5_000  # milliseconds until another has written his counts


class Kept:
    """The actors of an open archive, in their file or in memory."""

    def __init__(self, record: apsw.Connection, file: Path, lock: store.Lock, *, read_only: bool) -> None:
        self._record = record
        self._file = file
        self._lock = lock
        self._read_only = read_only
        self.held: apsw.Connection | None = None
        self._of: tuple[object, object] = (None, None)  # what they are made of, and from which file

    def close(self) -> None:
        """Let go of the file."""
        if self.held is not None:
            self.held.close()
            self.held = None

    def mark(self) -> tuple[int, int, str]:
        """What the actors must have been made of to be used."""
        ruled = "SELECT group_concat(number, ' ') FROM (SELECT number FROM rulings WHERE NOT undone ORDER BY number)"
        return LAYOUT, store.last_seq(self._record), store.one(self._record, ruled) or ""

    def ready(self) -> apsw.Connection:
        """The actors as they are now: those that are kept, in line with what was reviewed since, or made anew."""
        mark = self.mark()
        if self.held is not None and self._of == (mark, self._place()):
            return self.held
        if self.held is None or self._of[1] != self._place():
            self.close()
            self.held = _opened(self._file) if self._file.is_file() else None
        if self.held is not None:
            self._of = (mark, self._place())
            if not self._in_line(self.held, mark):
                if self._may_wait(self.held, mark):  # asked again when they are due, or have been made
                    self._of = (None, self._place())
                    return self.held
                self.close()
        if self.held is None:
            with _MAKING:
                self.held = self._made_meanwhile() or self._make()
        return self.held

    def _may_wait(self, kept: apsw.Connection, mark: tuple[int, int, str]) -> bool:
        """Whether who only reads may have those of before: they are many, and were made just now, or are being made."""
        known = _marked(kept)
        if not self._read_only or known is None or known[::2] != mark[::2] or known[1] > mark[1]:
            return False
        try:
            told = self._file.stat()
        except OSError:
            return False
        return told.st_size >= MANY and (_MAKING.locked() or time.time() - told.st_mtime < _PATIENCE)

    def _made_meanwhile(self) -> apsw.Connection | None:
        """What another thread has made while this one waited for its turn."""
        found = _opened(self._file) if self._file.is_file() else None
        self._of = (self.mark(), self._place())
        if found is not None and (_marked(found) == self._of[0]):
            return found
        if found is not None:
            found.close()
        return None

    def _place(self) -> tuple[int, int] | None:
        """What tells whether the file is still the one that is open; None where there is none."""
        try:
            told = self._file.stat()
        except OSError:
            return None
        return told.st_dev, told.st_ino

    def _in_line(self, kept: apsw.Connection, mark: tuple[int, int, str]) -> bool:
        """Bring the counts of the kept actors in line with the record; False where they must be made again."""
        known = _marked(kept)
        if known == mark:
            return True
        if known is None or known[::2] != mark[::2] or known[1] > mark[1]:
            return False
        with store.snapshot(self._record):
            told = reckoning.changed(self._record, kept, known[1])
        if told is None:
            return False
        if not told.namings and self._read_only:
            return True
        if not self._may_write():  # somebody reads sources in: until he is done they have the counts of before
            self._of = (None, self._place())
            return True
        try:
            return self._written(kept, self.mark())
        except apsw.BusyError:  # others read in it all the time
            self._of = (None, self._place())
            return True
        finally:
            self._done_writing()

    def _written(self, kept: apsw.Connection, mark: tuple[int, int, str]) -> bool:
        """The same by whoever has the right to write: another may have done it meanwhile."""
        known = _marked(kept)
        if known is None or known[::2] != mark[::2]:
            return False
        with store.snapshot(self._record):
            mark = self.mark()
            told = reckoning.changed(self._record, kept, known[1])
        if told is None:
            return False
        reckoning.write(kept, told, mark)
        self._of = (mark, self._place())
        return True

    def _may_write(self) -> bool:
        """Have the right to write; who only reads takes it for a moment, if nobody has it."""
        return not self._read_only or self._lock.take(_TURN)

    def _done_writing(self) -> None:
        if self._read_only:
            self._lock.release()

    def _make(self) -> apsw.Connection:
        """Make the actors, in memory, and keep them where that may be: nobody has to wait to write while they are made.

        What a purge took out meanwhile is not kept.
        """
        with store.snapshot(self._record):
            mark, purged = self.mark(), self._purged()
            made = apsw.Connection(":memory:")
            made.execute(SCHEMA)
            rows = rows_of(self._record)
            rule_over(rows, [one for one in rulings(self._record) if not one.undone])
        with store.transaction(made):
            base = actors_of(rows)
            ids = ids_of(base)
            made.executemany("INSERT INTO bases VALUES (?, ?)", ids.items())
            write(made, rows, ids, base)
            made.execute(INDEXES)
            made.execute("INSERT INTO mark VALUES (?, ?, ?)", mark)
        kept = None
        if self._may_write():
            try:
                kept = self._keep(made) if self._purged() == purged else None
            finally:
                self._done_writing()
        self._of = (mark, self._place())
        return kept or made

    def _purged(self) -> tuple[int, ...]:
        """What changes with every purge."""
        return tuple(next(self._record.execute("SELECT count(*), coalesce(sum(part), 0) FROM purged")))

    def _keep(self, made: apsw.Connection) -> apsw.Connection | None:
        """Write actors that were made into their file; None where that cannot be."""
        unfinished = self._file.with_suffix(store.UNFINISHED)
        try:
            unfinished.unlink(missing_ok=True)
            into = apsw.Connection(str(unfinished))
            into.pragma("journal_mode", "off")
            into.pragma("synchronous", "off")
            with into.backup("main", made, "main") as copying:
                copying.step()
            into.close()
            # What a killed writer left beside the old file would be played back into the new one: the old file goes
            # first, for without it there is nothing that could be damaged.
            for beside in _BESIDE:
                self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
            unfinished.replace(self._file)
        except (OSError, apsw.Error):
            return None
        made.close()
        return _opened(self._file)


def _opened(file: Path) -> apsw.Connection | None:
    try:
        connection = apsw.Connection(str(file))
        connection.set_busy_timeout(_BUSY)
        connection.execute("SELECT 1 FROM mark")
    except apsw.Error:
        return None
    return connection


def _marked(connection: apsw.Connection) -> tuple[int, int, str] | None:
    try:
        row = next(connection.execute("SELECT layout, seq, ruled FROM mark"), None)
    except apsw.Error:
        return None
    return None if row is None else (int(row[0]), int(row[1]), str(row[2]))


def rulings(record: apsw.Connection) -> tuple[Ruling, ...]:
    """Everything that was ruled, in order, undone or not."""
    sql = "SELECT number, kind, namings, reason, undone, audit FROM rulings ORDER BY number"
    return tuple(map(_ruling, record.execute(sql)))


def _ruling(row: tuple[Any, ...]) -> Ruling:
    number, kind, namings, reason, undone, audit = row
    pairs = tuple((str(mrn), str(name)) for mrn, name in json.loads(namings))
    return Ruling(number=number, kind=kind, namings=pairs, reason=reason, undone=bool(undone), by=audit)
