"""The search index of an archive kept in line with its record: by the writer, or by a reader while nobody writes.

An index that turns out to be damaged is made again, whoever finds it so.
"""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import apsw

from reftel.archive import indexed, store
from reftel.archive.index import Index, Progress
from reftel.archive.later import MOST, Later
from reftel.errors import ArchiveError, BusyError

T = TypeVar("T")


class Upkeep:
    """The search index of an open archive."""

    def __init__(
        self,
        connection: apsw.Connection,
        folder: Path,
        lock: store.Lock,
        *,
        read_only: bool,
        later: Later | None = None,
    ) -> None:
        """``lock`` is the right to write, which the writer has and a reader takes for a moment.

        With ``later`` the statements of a few cables may be left for later: they are looked up beside it.
        """
        self.index = Index(folder / "index", later)
        self._connection = connection
        self._folder = folder
        self._lock = lock
        self._read_only = read_only
        self._left = MOST if later is not None else 0
        self._opened = False

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()

    def searching(self, search: Callable[[Index], T]) -> T:
        """Search; an index that turns out to be damaged is made again."""
        try:
            if not self._opened or not self._read_only:
                self.refresh()
            return search(self.index)
        except ValueError:  # tantivy's word for all that it meets
            return self._searching_again(search)

    def _searching_again(self, search: Callable[[Index], T]) -> T:
        """Where somebody else has made the index again, this one is merely of yesterday: it is opened anew first."""
        self.index.close()
        try:
            self.refresh()
            return search(self.index)
        except ValueError:
            self.rebuild()
            return search(self.index)

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring it up to date; a reader leaves that to the writer if there is one.

        Raises:
            BusyError: if there is none yet, and somebody else is making it.
        """
        with store.failing_clearly(self._folder):
            self._opened = self.index.usable()
            if self._opened and not self.is_behind():
                return
            if self._read_only and not self._lock.take():
                if not self._opened:
                    raise BusyError(
                        f"The search index of {self._folder} is being made: try again when the run that writes has"
                        " ended."
                    )
                return
            try:
                # While the lock was somebody else's the index may have been made.
                if not self._opened and not self.index.open():
                    self.index.make()
                self._catch_up(progress)
                self._opened = True
            finally:
                if self._read_only:
                    self.index.finish()
                    self._lock.release()

    def is_behind(self) -> bool:
        """Whether there is more to be brought into it than may be left for later."""
        return self.index.is_behind(self._connection, self._left)

    def _catch_up(self, progress: Progress | None) -> None:
        try:
            self.index.catch_up(self._connection, progress)
        except ValueError as error:
            if store.says_full(error):
                raise OSError(errno.ENOSPC, str(error)) from None
            self.index.make()
            try:
                self.index.catch_up(self._connection, progress)
            except ValueError as other:
                raise ArchiveError(store.not_indexed(self._folder, other)) from None

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make it again from the record."""
        self.index.close()
        self.index = Index(self._folder / "index", self.index.later)
        self.index.spoil()
        self._opened = False
        self.refresh(progress)

    def wrong(self) -> tuple[tuple[str, ...], bool]:
        """What is wrong with it, and whether it was made again because it could not be read."""
        left, self._left = self._left, 0
        try:
            self.refresh()  # nothing is left for later
            found = self.searching(lambda index: tuple(indexed.problems(self._connection, index)))
        finally:
            self._left = left
        return found, self.index.made
