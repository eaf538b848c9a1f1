"""Imports that are asked for in the room: kept in the archive's folder ``imports``, done one after the other.

    imports/NAME/wanted.json   what was asked for
    imports/NAME/course.json   how far it is, and what came of it
    imports/NAME/files/        what was sent, until it is read

Each is done by a process of its own (``importer.py``), so that the room goes on answering; when the room ends, that
ends too, and what was not done is gone on with when the room opens again. Nothing is read twice, for an archive does
not read what it holds.
"""

import contextlib
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from reftel.archive.auditing import moment
from reftel.archive.pool import Pool
from reftel.errors import ArchiveError, InputError
from reftel.model.importing import Arrived, Course, Import, Wanted
from reftel.workflow import children
from reftel.workflow.access import Access

FOLDER = "imports"
FILES = "files"
EXAMPLE = "The example collection (EXERCISE)"
_NAME = re.compile(r"[0-9]{4,9}")
_EXERCISE = "EXERCISE"
_ABANDONED = 86_400.0  # seconds after which what was sent and never asked for is taken away
_LOOK = 0.2  # seconds between two looks at a process
_PATIENCE = 10.0  # seconds until a process that was told to end is ended
_QUESTION = "straits-chair-2005.toml"


def example() -> Path | None:
    """The folder of the example collection: shipped with the package, or beside it in a working copy."""
    here = Path(__file__).parent.parent
    places = (here / "example", here.parent.parent / "examples")
    return next((place for place in places if (place / "cables").is_dir()), None)


# What is kept of an import.


def load(folder: Path) -> tuple[Wanted, Course]:
    """What was asked for, and how far it is.

    Raises:
        ArchiveError: if what was written down cannot be read.
    """
    try:
        wanted = msgspec.json.decode((folder / "wanted.json").read_bytes(), type=Wanted)
        return wanted, msgspec.json.decode((folder / "course.json").read_bytes(), type=Course)
    except (OSError, ValueError, RecursionError) as error:
        raise ArchiveError(f"What is written down of the import {folder.name} cannot be read: {error}.") from None


def note(folder: Path, course: Course) -> None:
    """Write down how far an import is."""
    _write(folder / "course.json", course)


def _write(place: Path, record: msgspec.Struct) -> None:
    unfinished = place.with_suffix(".part")
    unfinished.write_bytes(msgspec.json.encode(record))
    for _ in range(20):
        try:
            unfinished.replace(place)
        except PermissionError:  # on Windows, while somebody reads it
            time.sleep(0.05)
        else:
            return


def sources(folder: Path, wanted: Wanted) -> list[Path]:
    """What is to be read.

    Raises:
        InputError: if it is not there any more.
    """
    if wanted.kind == "upload":
        return [folder / FILES]
    if wanted.kind == "example":
        found = example()
        if found is None:
            raise InputError("The example collection is not part of this installation.")
        return [found / "cables"]
    return [folder_named(wanted.what)]


def clear(folder: Path) -> None:
    """Take away what was sent: it is read, and kept among the sources."""
    shutil.rmtree(folder / FILES, ignore_errors=True)


def folder_named(text: str) -> Path:
    """The folder of this machine that a person named.

    Raises:
        InputError: if it is none, or nothing in it could be read.
    """
    told = text.strip()
    if not told or len(told) > 4096 or not told.isprintable():
        raise InputError("Write the whole path of a folder on this computer.")
    path = Path(told).expanduser()
    if not path.is_absolute():
        raise InputError(f"{told[:200]} does not say where it begins: write the whole path of the folder.")
    if ".." in path.parts:
        raise InputError(f"{told[:200]} goes up again: write the path of the folder without “..”.")
    try:
        if not path.is_dir():
            kind = "a file: name the folder in which it lies" if path.exists() else "not on this computer"
            raise InputError(f"{told[:200]} is {kind}.")
        next(path.iterdir(), None)
    except OSError as error:
        raise InputError(f"{told[:200]} cannot be read: {error.strerror or error}.") from None
    return path


# The imports of an archive.


class Imports:
    """The imports of an archive, as one reader may ask for and see them."""

    def __init__(self, archive: Path, pool: Pool, access: Access | None, *, folders: bool = True) -> None:
        """``folders``: whether folders of this machine may be named; else files are sent."""
        self.folders = folders
        self._archive, self._pool, self._access = archive, pool, access
        self._root = archive / FOLDER
        self._mutex = threading.RLock()
        self._let_go = threading.Condition(self._mutex)
        self._ending = False
        self._thread: threading.Thread | None = None
        self._running: tuple[str, subprocess.Popen[bytes]] | None = None

    @property
    def may(self) -> bool:
        """Whether this reader may bring anything in: only who sees everything sees what that is."""
        return self._access is None

    # What there is.

    def all(self) -> tuple[Import, ...]:
        """All imports, the last first."""
        if not self.may:
            return ()
        return tuple(sorted(self._each(), key=lambda one: int(one.name), reverse=True))

    def get(self, name: str) -> Import | None:
        """The import of this name; None if there is none."""
        if not self.may or not _NAME.fullmatch(name) or not (self._root / name / "wanted.json").is_file():
            return None
        return _import(self._root / name)

    def arrived(self, one: Import, limit: int = 50, skip: int = 0) -> Arrived | None:
        """What an import brought; None as long as it reads."""
        low, high = one.course.low, one.course.high
        if low is None or high is None:
            return None
        with self._pool.archive() as opened:
            return opened.looking().arrived(low, high, limit, skip)

    def under_way(self) -> Import | None:
        """The import that is being done, or is the next to be; None where there is none."""
        waiting = [one for one in self._each() if not one.over]
        return min(waiting, key=lambda one: int(one.name), default=None)

    def offers_example(self) -> bool:
        """Whether there is an example collection to look at."""
        return self.may and example() is not None

    def has_example(self) -> bool:
        """Whether the example collection was read into this archive: then all of it is marked as an exercise."""
        return (self._root / _EXERCISE).exists()

    def _each(self) -> Iterator[Import]:
        for folder in self._root.iterdir() if self._root.is_dir() else ():
            if _NAME.fullmatch(folder.name) and (folder / "wanted.json").is_file():
                with contextlib.suppress(ArchiveError):
                    yield _import(folder)

    # Asking for one.

    def folder(self, text: str, by: str = "") -> Import:
        """Have a folder of this machine read.

        Raises:
            InputError: if it is none, or may not be named here.
        """
        self._must()
        if not self.folders:
            raise InputError("Folders of the machine on which the room stands are named only by who looks after it.")
        return self._ask(Wanted(kind="folder", what=str(folder_named(text)), by=by, at=moment()))

    def example(self, by: str = "") -> Import:
        """Have the example collection read, with the question that it is about.

        Raises:
            InputError: if the archive holds cables, or there is no example collection.
        """
        self._must()
        found = example()
        if found is None:
            raise InputError("The example collection is not part of this installation.")
        with self._pool.archive() as opened:
            if next(opened.sources(), None) is not None:
                raise InputError("The example is read only into an archive that is empty, for it is an exercise.")
        if (found / _QUESTION).is_file():
            (self._archive / "questions").mkdir(exist_ok=True)
            shutil.copyfile(found / _QUESTION, self._archive / "questions" / _QUESTION)
        asked = self._ask(Wanted(kind="example", what=EXAMPLE, by=by, at=moment()))
        (self._root / _EXERCISE).touch()
        return asked

    def begin(self) -> Path:
        """A folder into which files can be sent; nothing is done with it before ``sent``.

        Raises:
            InputError: if the reader may bring nothing in.
            ArchiveError: if it cannot be written.
        """
        self._must()
        try:
            with self._mutex:
                self._root.mkdir(exist_ok=True)
                named = [int(one.name) for one in self._root.iterdir() if _NAME.fullmatch(one.name)]
                folder = self._root / f"{max(named, default=0) + 1:04}"
                (folder / FILES).mkdir(parents=True)
        except OSError as error:
            raise ArchiveError(f"Nothing can be written to {self._root}: {error.strerror or error}.") from None
        return folder

    def sent(self, folder: Path, count: int, by: str = "") -> Import:
        """Have what was sent into a folder read."""
        what = f"{count:,} file{'' if count == 1 else 's'} that {'was' if count == 1 else 'were'} sent"
        return self._put(folder, Wanted(kind="upload", what=what, by=by, at=moment()))

    def drop(self, folder: Path) -> None:
        """Take a folder away of which nothing came."""
        shutil.rmtree(folder, ignore_errors=True)

    def stop(self, name: str) -> None:
        """Stop an import; what it has read is kept.

        Raises:
            InputError: if there is none of that name that is not over.
        """
        one = self._named(name)
        if one.over:
            raise InputError(f"Import {name} has ended already.")
        with self._let_go:
            running = self._running if self._running and self._running[0] == name else None
            if running:
                children.end(running[1])
                # What came of it is written down first: later it would undo what is asked for next.
                self._let_go.wait_for(lambda: self._running is not running, _PATIENCE)
            one = self._named(name)
            if not one.over:
                note(self._root / name, msgspec.structs.replace(one.course, state="stopped", rate=None, left=None))

    def go_on(self, name: str) -> None:
        """Go on with an import that was stopped or failed.

        Raises:
            InputError: if there is none of that name, or it is done.
        """
        one = self._named(name)
        if one.course.state not in {"stopped", "failed"}:
            raise InputError(f"Import {name} was not stopped.")
        note(self._root / name, msgspec.structs.replace(one.course, state="waiting", problem=""))
        self.resume()

    def _named(self, name: str) -> Import:
        self._must()
        one = self.get(name)
        if one is None:
            raise InputError(f"There is no import {name[:20]}.")
        return one

    def _must(self) -> None:
        if not self.may:
            raise InputError("Cables are brought in only by those who see everything.")

    def _ask(self, wanted: Wanted) -> Import:
        return self._put(self.begin(), wanted)

    def _put(self, folder: Path, wanted: Wanted) -> Import:
        note(folder, Course())
        _write(folder / "wanted.json", wanted)  # the last: what has one is asked for
        self.resume()
        return Import(name=folder.name, wanted=wanted, course=Course())

    # Doing them.

    def resume(self) -> None:
        """Do what is asked for and not done, one after the other, beside the pages."""
        if not self.may:
            return
        with self._mutex:
            self._sweep()
            if self._ending or self.under_way() is None:
                return
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def _sweep(self) -> None:
        """Take away what a browser began to send and never ended."""
        for folder in self._root.iterdir() if self._root.is_dir() else ():
            begun = _NAME.fullmatch(folder.name) and not (folder / "wanted.json").exists()
            if begun and time.time() - folder.stat().st_mtime > _ABANDONED:
                self.drop(folder)

    def close(self) -> None:
        """End what is being done: it is gone on with when the room opens again."""
        with self._mutex:
            self._ending = True
            running, thread = self._running, self._thread
        if running:
            children.end(running[1])
        if thread:
            thread.join(_PATIENCE)

    def _work(self) -> None:
        while True:
            with self._mutex:
                one = None if self._ending else self.under_way()
                if one is None:
                    self._thread = None
                    return
                process = _started(self._archive, one.name)
                self._running = one.name, process
            with contextlib.suppress(ArchiveError):  # what it wrote down was damaged by somebody else
                self._follow(one.name, process)
            children.end(process)
            with contextlib.suppress(ArchiveError):
                self._ended(one.name, process)
            with self._let_go:
                self._running = None
                self._let_go.notify_all()

    def _follow(self, name: str, process: subprocess.Popen[bytes]) -> None:
        reading = True
        while process.poll() is None:
            time.sleep(_LOOK)
            if reading and _import(self._root / name).course.report is not None:
                reading = False
                self._pool.recount()  # the cables are there, their statements are being made

    def _ended(self, name: str, process: subprocess.Popen[bytes]) -> None:
        left = _import(self._root / name)
        if not left.over and process.returncode != children.LET_GO and not self._ending:
            problem = "The process that read it ended without a word; what it had read is kept."
            note(self._root / name, msgspec.structs.replace(left.course, state="failed", problem=problem))
        elif not left.over and not self._ending:
            note(self._root / name, msgspec.structs.replace(left.course, state="stopped", rate=None, left=None))
        self._pool.recount()


def _import(folder: Path) -> Import:
    wanted, course = load(folder)
    return Import(name=folder.name, wanted=wanted, course=course)


def _started(archive: Path, name: str) -> subprocess.Popen[bytes]:
    return children.begin("reftel.workflow.importer", archive, name, children.spare())
