"""The actors of an archive as they are kept: made when something names somebody, brought in line with reviews.

    actors.sqlite    actors, their namings, and the keys under which names are found

It knows up to which unit of work, and which ruling, it has come. What people said of statements since changes counts,
and only those are written anew; where namings have changed, all is made again: by whoever asks next, and kept if he
may write, else in memory. Where that takes long, who only reads has those of at most two minutes before.

Whoever answers others meanwhile leaves it to somebody else (``leave``): where there are many he has those of before,
however old, asks for new ones to be made, and waits for no lock.
"""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from reftel.archive import reckoning, store
from reftel.archive.gathering import (
    INDEXES,
    SCHEMA,
    Mark,
    actors_of,
    ids_of,
    mark_as,
    marked,
    rows_of,
    rule_over,
    write,
)
from reftel.archive.recounting import MOST
from reftel.errors import NotReadyError
from reftel.model.actor import Ruling

FILE = "actors.sqlite"
_BESIDE = ("", "-wal", "-shm", "-journal")
FILES = tuple(f"{FILE}{beside}" for beside in _BESIDE)
"""The actors of an archive, and what SQLite leaves beside them where a writer was killed: pages as they were."""

LAYOUT = 4  # raise it whenever rules or rows change
_TURN = 0.3  # seconds until another who reads has brought them in line
MANY = 8_000_000
"""Bytes of a file that takes seconds to make: while statements are being made it is not made again with each unit."""
_PATIENCE = 120.0  # seconds that such a file is good for those who read
FEW = 3_000
"""Of so many namings the actors are made while whoever asks for them waits; of more somebody else makes them."""
_AGAIN = 5.0  # seconds until who answers others looks again at what is older than the record
_QUICKLY = 100  # so many cables are looked through for changed counts while others wait
_NONE = (-1, -1)  # no file
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
        self._elsewhere: Callable[[object], None] | None = None
        self._good_until = 0.0  # by the monotonic clock, of what is older

    def close(self) -> None:
        """Let go of the file."""
        if self.held is not None:
            self.held.close()
            self.held = None

    def leave(self, make: Callable[[object], None]) -> None:
        """Have them made by ``make`` where there are many: it is told of what, and must not wait until that is done."""
        self._elsewhere = make

    def is_current(self) -> bool:
        """Whether what ``ready`` gives is as it would be if it were made now: a review may change nothing in it."""
        kept = self.ready()
        return self.mark() in (self._of[0], marked(kept))

    def mark(self) -> Mark:
        """What the actors must have been made of to be used."""
        ruled = "SELECT group_concat(number, ' ') FROM (SELECT number FROM rulings WHERE NOT undone ORDER BY number)"
        return LAYOUT, store.last_seq(self._record), store.one(self._record, ruled) or ""

    def ruled(self) -> Mark:
        """The same once those that are kept are in line with what is ruled now: they stay as old as they are."""
        layout, seq, ruled = self.mark()
        known = marked(self.held) if self.held is not None else None
        return layout, seq if known is None else known[1], ruled

    def taken(self) -> object:
        """What changes whenever the namings of an actor may: the file and its rulings; None of what is in memory.

        What is brought in line with reviews is counts alone.
        """
        known = marked(self.held) if self.held is not None and self.held.filename else None
        return None if known is None else (self._place(), known[0], known[2])

    def ready(self) -> apsw.Connection:
        """The actors as they are now: those that are kept, in line with what was reviewed since, or made anew.

        Where that is left to others they may be older.

        Raises:
            NotReadyError: if it is left to others, who have not made any yet.
        """
        mark = self.mark()
        if self.held is not None and self._of in ((mark, self._place()), self._older()):
            return self.held
        if self.held is None or self._of[1] != self._place():
            self.close()
            self.held = _opened(self._file) if self._file.is_file() else None
        if self.held is not None:
            self._of = (mark, self._place())
            if not self._in_line(self.held, mark):
                if self._may_wait(self.held, mark):  # asked again when they are due, or have been made
                    self._stay()
                    return self.held
                self.close()
        if self.held is None:
            if self._is_left():
                self._ask(mark)
                raise NotReadyError("Who is who in the archive is being worked out; that takes some seconds.")
            with _MAKING:
                self.held = self._made_meanwhile() or self._make()
        return self.held

    def _older(self) -> tuple[object, object]:
        """What the kept actors are of while they may be older: of nothing, and from the file as it is."""
        return (None, self._place() if time.monotonic() < self._good_until else _NONE)

    def _stay(self) -> None:
        """Use what is older than the record; who answers others looks at it again only after some seconds."""
        self._of = (None, self._place())
        self._good_until = time.monotonic() + _AGAIN if self._elsewhere is not None else 0.0

    def _may_wait(self, kept: apsw.Connection, mark: Mark) -> bool:
        """Whether who only reads may have those of before: they are many, and were made just now, or are being made."""
        known = marked(kept)
        if known is None or known[0] != mark[0] or known[1] > mark[1]:
            return False
        if self._is_left():
            self._ask(mark)
            return True
        if not self._read_only or known[2] != mark[2]:
            return False
        try:
            told = self._file.stat()
        except OSError:
            return False
        return told.st_size >= MANY and (_MAKING.locked() or time.time() - told.st_mtime < _PATIENCE)

    def _is_left(self) -> bool:
        """Whether others make them: there are many, and what others make can be kept."""
        if self._elsewhere is None or not os.access(self._file.parent, os.W_OK):
            return False
        return int(store.one(self._record, "SELECT count(*) FROM (SELECT 1 FROM namings LIMIT ?)", FEW + 1)) > FEW

    def _ask(self, mark: object) -> None:
        if self._elsewhere is not None:
            self._elsewhere(mark)

    def make(self, patience: float) -> bool:
        """Make them for others, and keep them as soon as nobody writes; whether that was within so many seconds."""
        with _MAKING:
            self._of = (None, None)
            self.close()
            self.held = self._made_meanwhile() or self._make(patience)
        return bool(self.held.filename)

    def _made_meanwhile(self) -> apsw.Connection | None:
        """What another thread has made while this one waited for its turn."""
        found = _opened(self._file) if self._file.is_file() else None
        self._of = (self.mark(), self._place())
        if found is not None and (marked(found) == self._of[0]):
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

    def _in_line(self, kept: apsw.Connection, mark: Mark) -> bool:
        """Bring the counts of the kept actors in line with the record; False where they must be made again."""
        known = marked(kept)
        if known == mark:
            return True
        if known is None or known[::2] != mark[::2] or known[1] > mark[1]:
            return False
        with store.snapshot(self._record):
            most = MOST if self._elsewhere is None else _QUICKLY
            told = reckoning.changed(self._record, kept, known[1], most)
        if told is None:
            return False
        if not told.namings and self._read_only:
            return True
        if not self._may_write():  # somebody reads sources in: until he is done they have the counts of before
            self._stay()
            return True
        try:
            return self._written(kept, self.mark())
        except apsw.BusyError:  # others read in it all the time
            self._stay()
            return True
        finally:
            self._done_writing()

    def _written(self, kept: apsw.Connection, mark: Mark) -> bool:
        """The same by whoever has the right to write: another may have done it meanwhile."""
        known = marked(kept)
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

    def _may_write(self, patience: float = _TURN) -> bool:
        """Have the right to write; who only reads takes it for a moment, if nobody has it.

        Who answers others waits for nobody.
        """
        return not self._read_only or self._lock.take(patience if self._elsewhere is None else 0)

    def _done_writing(self) -> None:
        if self._read_only:
            self._lock.release()

    def _make(self, patience: float = _TURN) -> apsw.Connection:
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
            mark_as(made, mark)
        kept = None
        if self._may_write(patience):
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


def rulings(record: apsw.Connection) -> tuple[Ruling, ...]:
    """Everything that was ruled, in order, undone or not."""
    sql = "SELECT number, kind, namings, reason, undone, audit FROM rulings ORDER BY number"
    return tuple(map(_ruling, record.execute(sql)))


def _ruling(row: tuple[Any, ...]) -> Ruling:
    number, kind, namings, reason, undone, audit = row
    pairs = tuple((str(mrn), str(name)) for mrn, name in json.loads(namings))
    return Ruling(number=number, kind=kind, namings=pairs, reason=reason, undone=bool(undone), by=audit)
