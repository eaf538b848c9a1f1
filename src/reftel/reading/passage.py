"""What a format makes of a source: passages of clean text that hold messages."""

from collections.abc import Callable, Iterator

import msgspec

from reftel.model.cable import Kind
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.mapped import Mapped


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a source that holds messages: its clean text, and what the publisher's page says beside it.

    ``one`` if it is about one communication, ``whole`` if its lines are sections of that one and of no other, however
    garbled their heads; ``places`` are where the publisher's words stand;
    ``kind`` is what the publisher says that it is; ``findings`` are what the format mended or doubts.
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


class Format(msgspec.Struct, frozen=True):
    """A format: its name, whether a text is of it, and the passages of such a text."""

    name: str
    suits: Callable[[str], bool]
    split: Callable[[str], Iterator[Passage]]
