"""The shape of a cable's body in JSON: paragraphs with their blocks, items, tables and repairs, headings, redactions.

``text`` is clean text; ``start`` and ``end`` are code points of the decoded source.
"""

from typing import Literal

import msgspec

from reftel.model.structure import BlockKind, RedactionKind, RepairKind, Role


class SpanRecord(msgspec.Struct, frozen=True):
    """A half-open range of code points of the source."""

    start: int
    end: int


class BlockRecord(msgspec.Struct, frozen=True):
    """A part of a paragraph in another role, ``(Note: … End Note.)``: its clean text and its place in the source.

    ``speaker`` is ``post`` unless the block names another, ``author`` for an embedded text of nobody named; ``closed``
    if it says where it ends.
    """

    role: Role
    text: str
    start: int
    end: int
    kind: BlockKind | None
    speaker: str
    closed: bool


class StretchRecord(msgspec.Struct, frozen=True):
    """A block over whole paragraphs, by their numbers: a summary, a comment, an embedded text with its title."""

    kind: BlockKind
    role: Role
    speaker: str
    title: str | None
    paragraphs: tuple[int, ...]
    closed: bool
    start: int
    end: int


class ItemRecord(msgspec.Struct, frozen=True):
    """A sub-item of a paragraph: label as printed, depth, portion mark, and its clean text."""

    label: str
    level: int
    mark: str | None
    text: str
    start: int
    end: int


class TableRecord(msgspec.Struct, frozen=True):
    """A table of a paragraph: its rows of cells."""

    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int


class RepairRecord(msgspec.Struct, frozen=True):
    """A garble: what stands in the source, what the clean text has for it (empty where it is left out), its place."""

    kind: RepairKind
    raw: str
    text: str
    start: int
    end: int


class ForeignRecord(msgspec.Struct, frozen=True):
    """A passage in another language than English, by its ISO 639 code."""

    language: str
    text: str
    start: int
    end: int


class RedactionRecord(msgspec.Struct, frozen=True):
    """What was taken out before the text came here: kind, in the head or a paragraph, extent if it is stated."""

    kind: RedactionKind
    where: Literal["head", "heading", "paragraph"]
    para: int | None
    field: str | None
    extent: str | None
    start: int
    end: int


class ProtectionRecord(msgspec.Struct, frozen=True):
    """A protect marker, and the name or description beside it that must not be shown."""

    strict: bool
    para: int | None
    start: int
    end: int
    protected: SpanRecord | None


class ParagraphRecord(msgspec.Struct, frozen=True):
    """One paragraph; ``start`` and ``end`` cover number to last character, ``text_start`` begins behind the mark."""

    number: int | None
    mark: str | None
    role: Role
    heading: str | None
    text: str
    start: int
    text_start: int
    end: int
    blocks: tuple[BlockRecord, ...]
    level: int
    items: tuple[ItemRecord, ...]
    tables: tuple[TableRecord, ...]
    repairs: tuple[RepairRecord, ...]
    foreign: tuple[ForeignRecord, ...]
    capitals: bool


class HeadingRecord(msgspec.Struct, frozen=True):
    """A heading of the body, its place, and the numbers of the paragraphs under it."""

    text: str
    start: int
    end: int
    paragraphs: tuple[int, ...]
