"""What a body holds beside paragraphs: items, tables, repairs, foreign passages, blocks, redactions, protect markers.

``clean`` and ``clean_end`` are offsets in a paragraph's clean text, ``start`` and ``end`` code points of the source.
"""

from typing import Literal

import msgspec

from reftel.model.source import Span

Role = Literal["summary", "body", "comment", "note", "action"]
BlockKind = Literal["summary", "comment", "note", "bio-note", "action", "text", "quote"]
RedactionKind = Literal["publisher-x", "words", "not-declassified", "excised", "code", "bar", "withheld", "omitted"]
RepairKind = Literal[
    "comma-apostrophe",
    "quotation-8",
    "bracket-dash",
    "question-mark",
    "letter-q",
    "quoted-printable",
    "entity",
    "mojibake",
    "hyphen",
]

POST = "post"
"""The speaker of what nobody else is said to speak: the post that wrote the cable."""
AUTHOR = "author"
"""The speaker of an embedded text whose author is not named beside it."""


class Item(msgspec.Struct, frozen=True):
    """A sub-item of a paragraph: its label as printed (``A.``, ``(2)``, ``--``), its mark, how deep it stands."""

    label: str
    level: int
    mark: str | None
    clean: int
    clean_end: int
    start: int
    end: int


class Table(msgspec.Struct, frozen=True):
    """Rows of columns parted by blanks, tabs or bars; a row of the clean text is a line of its own."""

    rows: tuple[tuple[str, ...], ...]
    clean: int
    clean_end: int
    start: int
    end: int


class Repair(msgspec.Struct, frozen=True):
    """A garble that was mended in the clean text; ``raw`` is what stands in the source.

    What is mended by leaving it out (a hyphen at a line end) has ``clean == clean_end``.
    """

    kind: RepairKind
    raw: str
    clean: int
    clean_end: int
    start: int
    end: int


class Foreign(msgspec.Struct, frozen=True):
    """A passage in another language than English, by its ISO 639 code; ``ru-Latn`` for Russian in Latin letters."""

    language: str
    clean: int
    clean_end: int
    start: int
    end: int


class Stretch(msgspec.Struct, frozen=True):
    """A block that takes whole paragraphs, or runs over several: a summary, a comment, an embedded text.

    ``first`` and ``last`` are indexes into ``cable.paragraphs`` (half-open); ``title`` is what the text is said to be;
    ``closed`` if its end is marked, or it ends with its paragraph as a comment of one paragraph does.
    """

    kind: BlockKind
    role: Role
    speaker: str
    title: str | None
    first: int
    last: int
    span: Span
    closed: bool = True


class Redaction(msgspec.Struct, frozen=True):
    """What somebody took out of the text before it came here: where, and how much where it is said.

    ``para`` is the index of the paragraph, ``field`` the head element.
    """

    kind: RedactionKind
    span: Span
    where: Literal["head", "heading", "paragraph"]
    para: int | None = None
    field: str | None = None
    extent: str | None = None


class Protection(msgspec.Struct, frozen=True):
    """A marker that asks to protect somebody, ``(strictly protect)``, and the name or description beside it.

    ``protected`` takes too much rather than too little; None where the marker stands beside nobody.
    """

    marker: Span
    protected: Span | None
    strict: bool
    para: int | None = None
