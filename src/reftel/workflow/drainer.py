"""Extraction behind the pages, as a process of its own: ``python -m reftel.workflow.drainer ARCHIVE WORKERS``.

It makes the statements that the cables of an archive still lack, those first that somebody asks for: their citations
come on standard input, a JSON list a line. It writes only for the moments of a commit, and not at all while somebody
else does. It ends when nothing is left to do, and when whoever started it lets go of its standard input; what was
committed is kept.
"""

import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from reftel import executors
from reftel.archive import Archive, Extracted, Stored
from reftel.errors import BusyError, ReftelError
from reftel.workflow import children
from reftel.workflow.intake import Progress
from reftel.workflow.makers import Packing, label_of, nothing_of, share_of
from reftel.workflow.tasks import GIVEN_UP

_SECONDS = 3.0  # between two commits; what was asked for is committed at once
_AGAIN = 0.5  # seconds until an archive that somebody writes to is asked for again
_LOOK = 20.0  # seconds between two looks at what others have made
_WISHES = 1_000  # so many cables that are asked for are remembered, the latest


class Wishes:
    """The cables that are asked for, the latest first."""

    def __init__(self) -> None:
        self._asked: deque[str] = deque(maxlen=_WISHES)

    def add(self, line: bytes) -> None:
        """Take in a line; what is none of ours is passed over."""
        try:
            asked = msgspec.json.decode(line, type=list[str])
        except (ValueError, RecursionError):
            return
        self._asked.extend(reversed(asked))

    def next(self) -> str | None:
        """The next to be done."""
        try:
            return self._asked.pop()
        except IndexError:
            return None


class Drainer:
    """Makes what is missing in an archive, until nothing is.

    Two may be at work on one archive: one begins at the end (``backwards``), and each looks now and then at what the
    other has made.
    """

    def __init__(
        self, archive: Path, wishes: Wishes, progress: Progress | None = None, *, backwards: bool = False
    ) -> None:
        self._path, self._wishes, self._progress, self._backwards = archive, wishes, progress, backwards
        self._label = label_of(None)
        self._held: list[Extracted] = []
        self._since = time.monotonic()
        self._looked = time.monotonic()  # at what others have made
        self._asked: set[str] = set()  # keys of cables under way that somebody waits for

    def run(self, workers: int) -> None:
        """Make what is missing; what was made is committed, however this ends.

        Raises:
            ArchiveError: if the archive cannot be used.
        """
        with Archive(self._path, read_only=True) as opened:
            results = executors.each(workers, Packing(None, self._label), self._tasks(opened), share_of)
            try:
                with closing(results):
                    for done in results:
                        self._take(done.result or nothing_of(done.task, GIVEN_UP))
            finally:
                self._commit(wait=True)

    def _tasks(self, opened: Archive) -> Iterator[Stored]:
        """What is missing: what is asked for, then the rest in its order; while somebody else writes, nothing new."""
        missing = self._missing(opened)
        rest = iter(list(missing))
        total = len(missing)
        while missing:
            if self._progress:
                self._progress(total - len(missing), total)
            if time.monotonic() - self._looked > _LOOK:
                self._looked = time.monotonic()
                left = self._missing(opened)
                missing = {number: None for number in missing if number in left}
                if not missing:
                    return
            if (asked := self._wishes.next()) is not None:
                for number in opened.looking().numbers(asked):
                    if missing.pop(number, self) is None and (stored := _stored(opened, number)):
                        self._asked.add(f"{stored.sha256}@{stored.start}")
                        yield stored
                continue
            if self._held and time.monotonic() - self._since > _SECONDS and not self._commit():
                time.sleep(_AGAIN)
                if self._commit():  # who wrote may have made some of them
                    missing = self._missing(opened)
                    rest = iter(list(missing))
                continue
            number = next(rest)
            if missing.pop(number, self) is None and (stored := _stored(opened, number)):
                yield stored

    def _missing(self, opened: Archive) -> dict[int, None]:
        # What another extractor made was somebody's choice, and is left.
        pending = opened.pending(self._label, others=True)
        return dict.fromkeys(reversed(pending) if self._backwards else pending)

    def _take(self, made: Extracted) -> None:
        self._held.append(made)
        if made.key in self._asked:
            self._asked.discard(made.key)
            self._commit()

    def _commit(self, *, wait: bool = False) -> bool:
        """Commit what is held; False where somebody else writes, and nobody is to wait for that."""
        while self._held:
            try:
                with Archive(self._path) as opened:
                    opened.add_extracted(self._label, self._held)
            except BusyError:
                if not wait:
                    return False
                time.sleep(_AGAIN)
            else:
                self._held = []
        self._since = time.monotonic()
        return True


def _stored(opened: Archive, number: int) -> Stored | None:
    """A cable of the archive; None where it was taken out meanwhile."""
    try:
        return opened.stored(number)
    except StopIteration:
        return None


def main(arguments: list[str]) -> int:
    """Drain an archive: 0 when nothing is left, 2 where that is not possible, 3 when it was ended."""
    wishes = Wishes()
    children.attend(wishes.add)
    try:
        Drainer(Path(arguments[0]), wishes).run(int(arguments[1]))
    except KeyboardInterrupt:
        return children.LET_GO
    except ReftelError:
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
