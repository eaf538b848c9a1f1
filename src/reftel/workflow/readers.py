"""The readers of a room that several people share: one for each clearance, and nobody reaches another's.

Each stands on an archive of its own, from which is taken out what that clearance withholds (``sheltering.py``), with
its own counts, its own results worked out beside the pages, and its own cache: two of them share nothing but the
questions that are asked. When the whole archive has changed, what is left of it is made anew beside the pages, and
takes the place of what was.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reftel.archive.pool import Pool
from reftel.errors import NotReadyError, ReftelError
from reftel.workflow.access import EVERYTHING, Access
from reftel.workflow.protecting import Protected, name_shown
from reftel.workflow.reader import Reader
from reftel.workflow.sheltering import sheltered

LOOK = 30.0
"""Seconds until it is looked whether the archive has changed since."""
_SHARE = 10.0  # at most one part in so many of the time goes into making archives anew
_RETRY = 30.0  # seconds until what could not be made is tried again

Progress = Callable[[int, int | None], None]


class _Made:
    """The reader of one clearance, and from what state of the archive it was made."""

    def __init__(self) -> None:
        self.reader: Reader | None = None
        self.state: object = None
        self.looked = -LOOK
        self.took = 0.0
        self.working = False
        self.problem: ReftelError | None = None


class Readers:
    """Readers of an archive, by what they may see."""

    def __init__(
        self,
        archive: Path,
        questions: Sequence[Path] = (),
        protected: Protected | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        extracting: bool = False,
    ) -> None:
        """Nothing is opened yet. With ``extracting`` statements that are missing are made behind the pages.

        Raises:
            ArchiveError: if there is no archive, or it cannot be used.
        """
        self.archive = archive
        self.name = name_shown(archive, protected)
        self.protects = protected is not None
        self._questions, self._protected, self._clock = questions, protected, clock
        self._extracting = extracting
        self._mutex = threading.Lock()
        self._making = threading.Lock()  # one archive after the other: each is work for a whole core
        self._made: dict[Access, _Made] = {}
        self._closed = False
        self._whole = Pool(archive)

    def open(self, wanted: Iterable[Access], progress: Progress | None = None) -> None:
        """Make the readers of some clearances now, before anybody comes.

        Raises:
            ArchiveError: if there is no room on the disk.
        """
        for access in dict.fromkeys(wanted):
            made = self._of(access)
            if made.reader is None:
                self._make(access, made, progress)

    def get(self, access: Access) -> Reader:
        """The reader of a clearance.

        Raises:
            NotReadyError: if its archive is being made.
            ArchiveError: if it cannot be made.
        """
        made = self._of(access)
        with self._mutex:
            now = self._clock()
            due = not made.working and now - made.looked >= max(LOOK, _SHARE * made.took)
            if made.problem is not None and now - made.looked < _RETRY:
                raise made.problem
            if due and (made.reader is None or not self._is_whole(access)):
                made.working, made.looked, made.problem = True, now, None
                threading.Thread(target=self._renew, args=(access, made), daemon=True).start()
            if made.reader is None:
                raise NotReadyError(
                    "The archive is being made ready for your clearance; of a large one that takes some minutes."
                )
            return made.reader

    def close(self) -> None:
        """Let go of all."""
        with self._mutex:
            self._closed = True
            readers = [made.reader for made in self._made.values() if made.reader]
        for reader in readers:
            reader.close()
        self._whole.close()

    def _is_whole(self, access: Access) -> bool:
        """Whether a reader of this clearance stands on the archive itself, which is never made anew."""
        return access == EVERYTHING and self._protected is None

    def _of(self, access: Access) -> _Made:
        with self._mutex:
            return self._made.setdefault(access, _Made())

    def _state(self) -> object:
        """What changes with the archive, and with what people rule on who is who in it."""
        with self._whole.archive() as opened:
            return opened.looking().seq(), tuple(one.number for one in opened.actors().rulings() if not one.undone)

    def _renew(self, access: Access, made: _Made) -> None:
        """Make a reader, or make it anew if the archive has changed since; in a thread of its own."""
        try:
            if made.reader is None or self._state() != made.state:
                self._make(access, made)
        except ReftelError as error:
            made.problem = error if made.reader is None else None  # what there was is still shown
        finally:
            made.working = False

    def _make(self, access: Access, made: _Made, progress: Progress | None = None) -> None:
        began = self._clock()
        state = self._state()
        if self._is_whole(access):
            reader = Reader(self.archive, self._questions, extracting=self._extracting)
            reader.imports.resume()
        else:
            with self._making:
                sheltered(self.archive, access, self._protected, progress)
            reader = Reader(self.archive, self._questions, access, self._protected)
        reader.prepare()
        with self._mutex:
            before, made.reader = made.reader, reader
            made.state, made.looked = state, self._clock()
            made.took = made.looked - began
            closed = self._closed
        if before is not None:
            before.close()
        if closed:
            reader.close()
