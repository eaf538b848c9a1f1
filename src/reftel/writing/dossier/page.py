"""The parts of a page, free of any form: runs of words, paragraphs, lists, tables, pictures, sections and notes."""

from typing import Literal, NamedTuple

Look = Literal["", "strong", "quiet", "for", "against", "if"]


class Run(NamedTuple):
    """Some words of one look, and the notes cited behind them."""

    text: str
    look: Look = ""
    notes: tuple[int, ...] = ()


Line = tuple[Run, ...]


class Paragraph(NamedTuple):
    """One paragraph."""

    line: Line


class Items(NamedTuple):
    """A list."""

    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """A table with a head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Picture(NamedTuple):
    """A drawing (SVG); a form without drawings leaves it out, for it says nothing that the tables do not."""

    svg: str


Block = Paragraph | Items | Grid | Picture


class Section(NamedTuple):
    """A heading and what stands under it; ``level`` 2 or 3."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2


class Note(NamedTuple):
    """A note: a sentence with its citation, day and place in its source, or where a seat by hand is from."""

    number: int
    text: str
    citation: str = ""
    on: str = ""
    source: str = ""
    start: int = 0
    end: int = 0


class Page(NamedTuple):
    """A whole page."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    foot: str
