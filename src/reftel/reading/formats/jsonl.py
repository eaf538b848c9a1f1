"""Cables as JSON: one object a line, a list of them, or the answer of a service that holds a list.

Known are the dumps of Cablegate (``_id``, ``origin``, ``date_time``, ``classification``, ``body``, ``header``), whose
line breaks are lost, and the exports of History Lab's FOIArchive (``doc_id``, ``authored``, ``subject``, ``body`` …).
"""

import re
from collections.abc import Iterator

from reftel.model.source import Span
from reftel.reading.objects import records
from reftel.reading.passage import Format, Passage
from reftel.reading.records import is_cable, passage_of

_BEGINS = re.compile(r'[\ufeff\s]{0,100}(?:[\[{][\s\[]{0,100}){1,8}["}\]]')
_STARTS = re.compile(r'^[ \t]{0,8}(?:\[\s{0,20})?\{\s{0,20}"', re.MULTILINE)


def suits(text: str) -> bool:
    """Whether a text begins as JSON does and holds an object with the columns of a cable."""
    return _BEGINS.match(text) is not None and next(records(text, is_cable), None) is not None


def split(text: str) -> Iterator[Passage]:
    """A passage for each object."""
    for record in records(text, is_cable):
        yield passage_of(text, record)


def parts(text: str) -> Iterator[Span]:
    """Objects that begin a line between other things, each for itself."""
    at = 0
    while found := _STARTS.search(text, at):
        at = found.end()
        record = next(records(text, is_cable, found.start(), _stop(text, found.start())), None)
        if record is not None:
            yield record.span
            at = record.end


def _stop(text: str, start: int) -> int:
    """An object between other things is on one line, or ends with a bracket that begins a line."""
    line = text.find("\n", start)
    line = len(text) if line < 0 else line
    if text[start:line].rstrip(" \t\r,").endswith("}"):
        return line
    shut = re.compile(r"^[ \t]{0,8}[}\]]", re.MULTILINE).search(text, line)
    return shut.end() if shut else line


JSONL = Format("jsonl", suits, split, parts)
