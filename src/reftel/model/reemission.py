"""How a telegram that was composed from values is laid out, so that what reads it need not guess.

The lines are those of any telegram. Behind them stands a mark that says how many there are, and notes: what each line
of the head is, and the few things that no line of a telegram says. In the text the indentation of the first line of a
block tells what it is; a line right below another goes on with it.
"""

import re
from typing import Any, Literal

import msgspec

from reftel.fields.service import Service
from reftel.model.cable import Completeness, Kind
from reftel.model.release import Release
from reftel.model.structure import RedactionKind

MARK = "RE-EMITTED FROM VALUES BY REFTEL: {count} LINES"
MARKED = re.compile(r"RE-EMITTED FROM VALUES BY REFTEL: ([0-9]{1,7}) LINES")

WIDTH = 69
"""Characters of a line, as in a teletype."""

PROTECTED = 1
"""A paragraph without number and mark, whatever it begins with."""
BLOCK = 2
"""A further block of the paragraph above, behind an empty line."""
ROW = 3
"""A further block of the paragraph above, on the next line."""
NOTICE = 4
"""A line about the message."""
SIGNATURE = 8
"""A name that signs."""

END = "NNNN"
"""The end of message, flush left."""
RULE = re.compile(r"-{3,}")
"""What underlines a heading."""
TIGHT = "\\"
"""At the end of a line that breaks a word."""


class Tabled(msgspec.Struct, frozen=True):
    """A table in the notes: the index of its paragraph, its range in the clean text, and its cells."""

    para: int
    clean: int
    clean_end: int
    rows: tuple[tuple[str, ...], ...]


class Quoted(msgspec.Struct, frozen=True):
    """A telegram that is sent on: its paragraphs (half-open), where it ends in the last, and its number.

    It begins with its first paragraph. The lines that told it are none of the text.
    """

    first: int
    last: int
    clean_end: int
    title: str


class Paged(msgspec.Struct, frozen=True):
    """A page line of the copy that was read; what is re-emitted has no pages."""

    station: str
    serial: int
    page: int
    pages: int | None
    marked: bool


class Withheld(msgspec.Struct, frozen=True):
    """What was taken out of a head or a heading: the values alone do not always show it, so it is said here."""

    kind: RedactionKind
    where: Literal["head", "heading"]
    field: str | None
    extent: str | None


class Spoken(msgspec.Struct, frozen=True):
    """A paragraph, but for its words, which stand in the text; ``under`` if it stands under the heading above it."""

    number: int | None
    mark: str | None
    level: int
    under: bool = True


class Noticed(msgspec.Struct, frozen=True):
    """A notice."""

    kind: str
    text: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What a written TEI document holds in its header: the record of a cable, without the words of its paragraphs."""

    kind: Kind
    completeness: Completeness
    head: dict[str, Any]
    paragraphs: tuple[Spoken, ...]
    notices: tuple[Noticed, ...] = ()
    service: tuple[Service, ...] = ()
    page_lines: tuple[Paged, ...] = ()
    redactions: tuple[Withheld, ...] = ()
    tables: tuple[Tabled, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    release: Release = Release()
    publisher: dict[str, str] = {}
