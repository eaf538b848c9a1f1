"""Open archives that threads take turns with: each is used by one thread at a time, and kept for the next."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reftel.archive import Archive
from reftel.archive.counting import Catalogue
from reftel.archive.later import Later
from reftel.archive.recounting import Counted
from reftel.errors import NotReadyError, QueryError, ReftelError

ANEW = 20.0
"""While somebody writes, what is counted by is made anew after so many seconds, not with every unit of work."""
KEPT = 12
"""So many archives are kept open while nobody uses them: each has some megabytes of pages, and holds on to files of the
search index as they were when it was used last."""
WAIT = 1.0
"""So many seconds a page waits for the statements to be counted, after an archive was opened; then it does without."""


class Pool:
    """Archives of one folder, open to read; close it when all threads are done."""

    def __init__(self, path: Path, name: Callable[[object], None] | None = None) -> None:
        """Open the first of them; ``name`` has many actors made by others (``actors.Actors.leave``).

        Raises:
            ArchiveError: if there is none, or it cannot be used.
        """
        self.path = path
        self._name = name
        self._mutex = threading.Lock()
        self._counting = threading.Lock()
        self._free: list[tuple[int, Archive]] = []
        self._closed = False
        self._later = Later()  # what the search index is behind by is looked up once for all
        self.ready = threading.Event()
        """Set when the statements are counted."""
        self._counted: Counted | None = None
        self._counted_at = -ANEW  # when it was begun to be counted last
        self._at_work = False
        with self.archive():
            pass

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """An open archive that shows what was committed before; nobody else has it meanwhile."""
        seq, opened = self._taken()
        try:
            yield opened
        except (QueryError, NotReadyError):  # what a person typed does the archive no harm, nor what is made beside it
            self._give_back(seq, opened)
            raise
        except BaseException:
            opened.close()
            raise
        self._give_back(seq, opened)

    def _give_back(self, seq: int, opened: Archive) -> None:
        with self._mutex:
            if not self._closed:
                self._free.append((seq, opened))
                if len(self._free) <= KEPT:
                    return
                opened = self._free.pop(0)[1]  # that which nobody has needed for longest
        opened.close()

    def _taken(self) -> tuple[int, Archive]:
        with self._mutex:
            seq, opened = self._free.pop() if self._free else (-1, None)
        if opened is not None:
            try:
                return self._current(opened, seq)
            except ReftelError:
                opened.close()
        opened = Archive(self.path, read_only=True, later=self._later)
        if self._name is not None:
            opened.actors().leave(self._name)
        try:
            return self._current(opened, -1)
        except BaseException:
            opened.close()
            raise

    def _current(self, opened: Archive, seq: int) -> tuple[int, Archive]:
        """The archive as it is now; it was up to date with unit of work ``seq``, or behind (-1)."""
        now = opened.looking().seq()
        if now == seq:
            return seq, opened
        opened.refresh()
        # While somebody writes the index may stay behind the record: whoever is next asks again.
        return (-1 if opened.is_behind() else now), opened

    def catalogue(self, wait: float = WAIT) -> Catalogue:
        """What everything is counted by, with the statements if those are counted within ``wait`` seconds.

        What people say of statements is in it at once, for only their cables are counted again. What is read or
        extracted meanwhile is counted beside, and nobody waits for it: it is not older than some seconds.
        """
        with self._counting:
            with self.archive() as opened:
                looking = opened.looking()
                seq = looking.seq()
                if self._counted is None:
                    self._counted = Counted(looking.catalogue(), -1, -1)
                    self.ready.clear()
                elif seq != self._counted.statements and self.ready.is_set():
                    self._take(looking.recounted(self._counted, quick=True))
            due = self._counted.cables != seq and time.monotonic() - self._counted_at > ANEW
            if due and not self._at_work:
                self._at_work, self._counted_at = True, time.monotonic()
                threading.Thread(target=self._count, daemon=True).start()
        self.ready.wait(wait)
        return self._counted.catalogue

    def spoken(self, seq: int) -> int | None:
        """How many statements count as of a unit of work; None where they are not counted as of that."""
        counted = self._counted
        if counted is None or counted.catalogue.said is None or counted.seqs != (seq, seq):
            return None
        return len(counted.catalogue.said.ids)

    def _take(self, counted: Counted | None) -> None:
        """Count by this from now on, if it is not of before what is counted by."""
        if counted is not None and (self._counted is None or counted.seqs >= self._counted.seqs):
            self._counted = counted

    def recount(self) -> None:
        """Count everything anew, now: something was brought in that whoever comes next is to find."""
        self._counted_at = time.monotonic()
        self._count()

    def _count(self) -> None:
        """Count everything, beside whatever is asked meanwhile."""
        try:
            with self.archive() as opened:
                looking, before = opened.looking(), self._counted
                found = looking.recounted(before) if before is not None else None
                found = found or looking.counted()
            with self._counting:
                self._take(found)
        except ReftelError:  # somebody else may be at work on it: whoever asks next begins again
            self._counted_at = -ANEW
        finally:
            self._at_work = False
            self.ready.set()

    def close(self) -> None:
        """Let go of all that are not in use."""
        with self._mutex:
            free, self._free, self._closed = self._free, [], True
        for _, opened in free:
            opened.close()
