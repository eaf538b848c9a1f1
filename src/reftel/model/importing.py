"""An import that was asked for in the room: what of, how far it is, and what came of it."""

from typing import Literal

import msgspec

from reftel.model.browsing import Card
from reftel.model.report import ReadReport

ImportKind = Literal["folder", "upload", "example"]
State = Literal["waiting", "reading", "extracting", "done", "stopped", "failed"]
OVER: frozenset[State] = frozenset({"done", "stopped", "failed"})


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for: a folder of this machine, files that were sent, or the example collection.

    ``what`` is the path of the folder, or says how many files came; ``by`` is who asked, ``at`` when (UTC).
    """

    kind: ImportKind
    what: str
    by: str = ""
    at: str = ""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """How far an import is.

    ``done`` of ``total`` files are read (``total`` is None until they are counted), with ``cables`` and ``findings`` in
    those that were new; ``duplicates`` were there already. ``rate`` is files a second, ``left`` the seconds that are
    left at that rate. ``extracted`` of ``to_extract`` cables have their statements. ``low`` and ``high`` are the units
    of work between which it read. ``problem`` says why it waits, or why it failed.
    """

    state: State = "waiting"
    done: int = 0
    total: int | None = None
    cables: int = 0
    findings: int = 0
    duplicates: int = 0
    unreadable: int = 0
    seconds: float = 0.0
    rate: float | None = None
    left: float | None = None
    extracted: int = 0
    to_extract: int | None = None
    statements: int | None = None
    low: int | None = None
    high: int | None = None
    problem: str = ""
    report: ReadReport | None = None


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """An import with its name, which is that of its folder."""

    name: str
    wanted: Wanted
    course: Course

    @property
    def over(self) -> bool:
        """Whether nothing more is done for it."""
        return self.course.state in OVER


class Boundary(msgspec.Struct, frozen=True):
    """Where another document begins in a source of several, and why it was taken for one."""

    cable: str
    source: str
    start: int
    end: int
    message: str


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """What came into an archive between two units of work: sources by format, documents by kind, the new cables.

    ``cables`` are the cards from ``skip`` on, of ``count``; ``boundaries`` the first of ``bounded``.
    """

    sources: int = 0
    formats: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    count: int = 0
    cables: tuple[Card, ...] = ()
    bounded: int = 0
    boundaries: tuple[Boundary, ...] = ()
    unread: tuple[tuple[str, str, str], ...] = ()
