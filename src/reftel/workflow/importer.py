"""An import as a process of its own: ``python -m reftel.workflow.importer ARCHIVE NAME``.

It does what ``reftel read --extract`` does, but writes in turns, so that those who review never wait for it. It writes
down how far it is, and ends when whoever started it lets go of its
standard input: what was committed is kept, and a run that is started again goes on from there.
"""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from reftel import workflow
from reftel.archive import Archive
from reftel.errors import BusyError, ReftelError
from reftel.model.importing import Course
from reftel.workflow import children, imports
from reftel.workflow.drainer import Drainer, Wishes
from reftel.workflow.intake import Counted
from reftel.workflow.makers import label_of

T = TypeVar("T")

_OFTEN = 0.4  # seconds between two notes of how far it is
_AGAIN = 1.0  # seconds until an archive that somebody writes to is asked for again
_SOON = 2.0  # seconds before a rate says anything


class Notes:
    """Writes down how far a run is: not more often than anybody looks."""

    def __init__(self, folder: Path, course: Course) -> None:
        self.course = course
        self._folder = folder
        self._began = time.monotonic() - course.seconds
        self._phase, self._at = time.monotonic(), 0.0
        self._before = (course.cables, course.findings)  # of a run that was stopped and goes on
        self._again = 0

    def goes_on(self, sources: int) -> None:
        """So many sources were read before it was stopped: they were not there before it."""
        self._again = sources

    def phase(self, **changed: object) -> None:
        """Another part of the work begins, or the last has ended."""
        self._phase = time.monotonic()
        self._write(rate=None, left=None, **changed)

    def counted(self, told: Counted) -> None:
        """So far it has come with reading."""
        read = max(0, told.done - told.duplicates)  # what is there already takes no time
        before = {"cables": told.cables + self._before[0], "findings": told.findings + self._before[1]}
        known = {"duplicates": max(0, told.duplicates - self._again), "unreadable": told.unreadable}
        self._step(read, told.total - told.done, done=told.done, total=told.total, **before, **known)

    def extracted(self, done: int, total: int | None) -> None:
        """So far it has come with extracting."""
        self._step(done, None if total is None else total - done, extracted=done, to_extract=total)

    def _step(self, at: int, rest: int | None, **changed: object) -> None:
        now = time.monotonic()
        if now - self._at < _OFTEN:
            return
        passed = now - self._phase
        rate = at / passed if passed > _SOON else None
        left = rest / rate if rate and rest is not None else None
        self._write(rate=rate and round(rate, 2), left=left and round(left, 1), **changed)

    def _write(self, **changed: object) -> None:
        self._at = time.monotonic()
        seconds = round(self._at - self._began, 1)
        self.course = msgspec.structs.replace(self.course, seconds=seconds, **changed)
        imports.note(self._folder, self.course)


def run(archive: Path, name: str, workers: int) -> None:
    """Read what an import asks for, and make the statements of what it brought.

    Raises:
        ReftelError: if what was named cannot be read, or the archive cannot be written.
    """
    folder = archive / imports.FOLDER / name
    wanted, course = imports.load(folder)
    notes = Notes(folder, course)
    if course.report is None:
        _read(archive, notes, imports.sources(folder, wanted), workers)
        imports.clear(folder)
    notes.phase(state="extracting")
    cables, statements = _extract(archive, notes, workers)
    notes.phase(state="done", extracted=cables, to_extract=cables, statements=statements)


def _extract(archive: Path, notes: Notes, workers: int) -> tuple[int, int]:
    """Make the statements that are missing, whoever makes them meanwhile too; of how many cables, and how many."""
    label = label_of(None)
    with Archive(archive, read_only=True) as opened:
        wanted = opened.pending(label, others=True)
    Drainer(archive, Wishes(), notes.extracted, backwards=True).run(workers)
    with Archive(archive, read_only=True) as opened:
        left = frozenset(opened.pending(label, others=True))
        made = [number for number in wanted if number not in left]
        return len(made), opened.looking().spoken_in(made)


def _read(archive: Path, notes: Notes, sources: list[Path], workers: int) -> None:
    """Read sources; what lies between the units of work before and after is what the import brought."""
    with Archive(archive, read_only=True) as opened:
        looking = opened.looking()
        low = looking.seq() if notes.course.low is None else notes.course.low
        before = looking.arrivals(low)  # where it was stopped and goes on: not there before it
    notes.goes_on(before)
    notes.phase(state="reading", low=low)
    report = _patiently(
        notes,
        lambda: workflow.read_into(
            archive, sources, confined=True, in_turns=True, workers=workers, watch=notes.counted
        ),
    )
    with Archive(archive, read_only=True) as opened:
        high = opened.looking().seq()
    report = msgspec.structs.replace(report, duplicates=max(0, report.duplicates - before))
    files = {"done": report.sources, "total": report.sources, "unreadable": len(report.unreadable)}
    notes.phase(report=report, high=high, duplicates=report.duplicates, **files)


def _patiently(notes: Notes, act: Callable[[], T]) -> T:
    """Do something as soon as nobody else writes to the archive."""
    while True:
        try:
            return act()
        except BusyError as error:
            notes.phase(problem=str(error))
            time.sleep(_AGAIN)


def main(arguments: list[str]) -> int:
    """Run an import until it is done; 2 where it cannot be done, with the reason written down, 3 where it was ended."""
    archive, name, workers = Path(arguments[0]), arguments[1], int(arguments[2])
    return done(archive, name, workers, children.attend())


def done(archive: Path, name: str, workers: int, ending: threading.Event | None = None) -> int:
    """Run an import; what is wrong with it is written down for whoever asked for it.

    ``ending`` is set when it is let go: whatever breaks then is no fault of the import.
    """
    try:
        run(archive, name, workers)
    except KeyboardInterrupt:
        return children.LET_GO
    except Exception as error:  # noqa: BLE001 - whoever asked for it is told, whatever it is
        if ending is not None and ending.is_set():  # let go in the middle of something, it goes on another time
            return children.LET_GO
        folder = archive / imports.FOLDER / name
        ours = f"A fault of reftel, not of your material: {type(error).__name__}: {error}"
        problem = str(error) if isinstance(error, ReftelError) else ours
        course = msgspec.structs.replace(imports.load(folder)[1], state="failed", problem=problem, rate=None, left=None)
        imports.note(folder, course)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
