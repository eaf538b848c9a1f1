"""Open archives that threads take turns with: each is used by one thread at a time, and kept for the next."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reftel.archive import Archive
from reftel.archive.counting import Catalogue
from reftel.errors import QueryError

_ANEW = 20.0
"""While somebody writes, what is counted by is made anew after so many seconds, not with every unit of work."""


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
        self._counted: tuple[int, float, Catalogue] | None = None
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
            self._free.append((seq, opened))

    def _taken(self) -> tuple[int, Archive]:
        with self._mutex:
            seq, opened = self._free.pop() if self._free else (-1, None)
        if opened is not None:
            if opened.looking().seq() == seq:
                return seq, opened
            opened.close()  # its search index does not know what was added since
        opened = Archive(self.path, read_only=True)
        try:
            opened.refresh()
            return opened.looking().seq(), opened
        except BaseException:
            opened.close()
            raise

    def catalogue(self) -> Catalogue:
        """What everything is counted by; not older than a few seconds while somebody writes."""
        with self._counting, self.archive() as opened:
            looking = opened.looking()
            seq, now = looking.seq(), time.monotonic()
            if self._counted is None or (self._counted[0] != seq and now - self._counted[1] > _ANEW):
                self._counted = (seq, now, looking.catalogue())
            return self._counted[2]

    def close(self) -> None:
        """Let go of all that are not in use."""
        with self._mutex:
            free, self._free = self._free, []
        for _, opened in free:
            opened.close()
