"""What a format makes of a source: passages of clean text that hold messages."""

from collections.abc import Callable, Iterator

import msgspec

from reftel.model.cable import Kind, Run
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.mapped import Mapped


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a source that holds messages: its clean text, and what the publisher's page says beside it.

    ``one`` if it is about one communication, ``whole`` if its lines are sections of that one and of no other, however
    garbled their heads; ``places`` are where the publisher's words stand;
    ``kind`` is what the publisher says that it is; ``findings`` are what the format mended or doubts; ``copied`` if it
    is a telegram that was composed from values, ``document`` if its elements, not its lines, say what it holds.
    Where the clean text comes from several places of the source (the columns of a row), ``regions`` holds them in
    the order of the source. ``mixed`` if it may hold documents that are no telegrams; ``why`` says why a format began
    it there, where it cut a source. ``lead`` is the one of them that is read first (the head behind the body in a row).
    """

    mapped: Mapped
    one: bool = False
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    outer: tuple[Node, ...] = ()
    release: Release = Release()
    kind: Kind | None = None
    findings: tuple[Finding, ...] = ()
    whole: bool = False
    regions: tuple[Run, ...] = ()
    mixed: bool = False
    why: str = ""
    lead: int = 0
    copied: bool = False
    document: bool = False


class Format(msgspec.Struct, frozen=True):
    """A format: its name, whether a text is of it, and the passages of such a text.

    ``parts`` gives the stretches of this format in a text that holds other things too; a format without it is
    looked for in whole sources only.
    """

    name: str
    suits: Callable[[str], bool]
    split: Callable[[str], Iterator[Passage]]
    parts: Callable[[str], Iterator[Span]] | None = None
