"""Open archives that threads take turns with: each is used by one thread at a time, and kept for the next."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reftel.archive import Archive
from reftel.archive.counting import Catalogue
from reftel.errors import QueryError, ReftelError

ANEW = 20.0
"""While somebody writes, what is counted by is made anew after so many seconds, not with every unit of work."""
WAIT = 1.0
"""So many seconds a page waits for the statements to be counted, after an archive was opened; then it does without."""


class Pool:
    """Archives of one folder, open to read; close it when all threads are done."""

    def __init__(self, path: Path) -> None:
        """Open the first of them.

        Raises:
            ArchiveError: if there is none, or it cannot be used.
        """
        self.path = path
        self._mutex = threading.Lock()
        self._counting = threading.Lock()
        self._free: list[tuple[int, Archive]] = []
        self._closed = False
        self._ready = threading.Event()
        self._counted: Catalogue | None = None
        self._counted_as, self._counted_at = -1, -ANEW
        self._took = 0.0  # seconds of the last count
        with self.archive():
            pass

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """An open archive that shows what was committed before; nobody else has it meanwhile."""
        seq, opened = self._taken()
        try:
            yield opened
        except QueryError:  # what a person typed does the archive no harm
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
                return
        opened.close()

    def _taken(self) -> tuple[int, Archive]:
        with self._mutex:
            seq, opened = self._free.pop() if self._free else (-1, None)
        if opened is not None:
            try:
                return self._current(opened, seq)
            except ReftelError:
                opened.close()
        opened = Archive(self.path, read_only=True)
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
        return (-1 if opened.looking().is_behind() else now), opened

    def catalogue(self, wait: float = WAIT) -> Catalogue:
        """What everything is counted by, with the statements if those are counted within ``wait`` seconds.

        It is not older than some seconds while somebody writes; what is new is counted beside, and nobody waits for it.
        """
        with self._counting:
            with self.archive() as opened:
                seq = opened.looking().seq()
                if self._counted is None:
                    self._counted = opened.looking().catalogue()
                    self._ready.clear()
            if self._counted_as != seq and time.monotonic() - self._counted_at > ANEW:
                self._counted_as, self._counted_at = seq, time.monotonic()
                threading.Thread(target=self._count, daemon=True).start()
        self._ready.wait(wait)
        return self._counted

    def count_anew(self) -> None:
        """Have everything counted anew as soon as somebody asks, where that is quick: a person changed something."""
        if self._took < WAIT:
            self._counted_at = -ANEW

    def recount(self) -> None:
        """Count everything anew, now: something was brought in that whoever comes next is to find."""
        self._counted_as, self._counted_at = -1, time.monotonic()
        self._count()

    def _count(self) -> None:
        """Count everything, beside whatever is asked meanwhile."""
        began = time.monotonic()
        try:
            with self.archive() as opened:
                looking = opened.looking()
                self._counted = looking.with_statements(looking.catalogue())
        except ReftelError:  # somebody else may be at work on it: the next who asks begins again
            self._counted_as = -1
        finally:
            self._took = time.monotonic() - began
            self._ready.set()

    def close(self) -> None:
        """Let go of all that are not in use."""
        with self._mutex:
            free, self._free, self._closed = self._free, [], True
        for _, opened in free:
            opened.close()
