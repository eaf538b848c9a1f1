"""Cables as JSON: one object a line, a list of them, or the answer of a service that holds a list.

Known are the dumps of Cablegate (``_id``, ``origin``, ``date_time``, ``classification``, ``body``, ``header``), whose
line breaks are lost, and the exports of History Lab's FOIArchive (``doc_id``, ``authored``, ``subject``, ``body`` …).
"""

import re
from collections.abc import Iterator

from reftel.model.source import Span
from reftel.reading.objects import holds, records
from reftel.reading.passage import Format, Passage
from reftel.reading.records import is_cable, passage_of

_BEGINS = re.compile(r'[\ufeff\s]{0,100}[\[{][\s\[{]{0,800}["}\]]')
_SHUT = re.compile(r"^[ \t]{0,8}[}\]]", re.MULTILINE)
_STARTS = re.compile(r'^[ \t]{0,8}(?:\[\s{0,20})?\{\s{0,20}"', re.MULTILINE)


def suits(text: str) -> bool:
    """Whether a text begins as JSON does and holds an object with the columns of a cable."""
    return _BEGINS.match(text) is not None and holds(text, is_cable)


def split(text: str) -> Iterator[Passage]:
    """A passage for each object."""
    for record in records(text, is_cable):
        yield passage_of(text, record)


def parts(text: str) -> Iterator[Span]:
    """Objects that begin a line between other things: on one line, or to a bracket that begins a line."""
    at = 0
    shut: int | None = 0
    while found := _STARTS.search(text, at):
        at = line = _line_end(text, found.start())
        if not text[found.start() : line].rstrip(" \t\r,").endswith("}"):
            if shut is not None and shut < line:  # else it was looked for before: once for all objects above it
                closed = _SHUT.search(text, line)
                shut = closed.end() if closed else None
            at = line if shut is None else shut
        for record in records(text, is_cable, found.start(), at):
            yield record.span


def _line_end(text: str, start: int) -> int:
    line = text.find("\n", start)
    return len(text) if line < 0 else line


JSONL = Format("jsonl", suits, split, parts)
