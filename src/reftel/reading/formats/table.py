"""Cables as a table with names of columns: exports of History Lab's FOIArchive, and any CSV whose columns are known.

The first row names the columns (``doc_id``, ``classification``, ``authored``, ``title``, ``body`` …), parted by commas,
semicolons, tabs or bars; which names are known is a table of facts.
"""

from collections.abc import Iterator

import msgspec

from reftel.facts import columns
from reftel.model.source import Node, Span
from reftel.reading.cells import Cell, Quoting, Record
from reftel.reading.passage import Format, Passage
from reftel.reading.records import is_cable, passage_of, with_findings
from reftel.reading.remarks import remark
from reftel.reading.rows import SEPARATORS, Row, quoting_of, rows

_WIDEST = 20_000  # characters in which the names of the columns stand


def suits(text: str) -> bool:
    """Whether the first row names columns of a cable."""
    return _named(text) is not None


def split(text: str) -> Iterator[Passage]:
    """A passage for each row below the names."""
    named = _named(text)
    if named is None:
        return
    separator, quoting, head, names = named
    above: tuple[Node, ...] = (Node("markup", 0, head.end),)
    for row in rows(text, separator, quoting, head.end):
        record = Record(row.start, row.end, {name: (cell,) for name, cell in zip(names, row.cells, strict=False)})
        passage = passage_of(text, record)
        if not row.whole or len(row.cells) != len(names):
            told = f"a row of {len(row.cells)} columns where {len(names)} are named"
            passage = with_findings(passage, remark("record-damaged", told, Span(row.start, row.end)))
        yield msgspec.structs.replace(passage, outer=(*above, *passage.outer))
        above = ()


def _named(text: str) -> tuple[str, Quoting, Row, list[str]] | None:
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    first = text[start : start + _WIDEST].partition("\n")[0]
    if len(first) == _WIDEST:
        return None
    for separator in SEPARATORS:
        if first.count(separator) < 2:
            continue
        head = next(rows(text, separator, "doubled", start, start + len(first)), None)
        if head is None:
            continue
        names = [cell.said(text).strip().lower() for cell in head.cells]
        known = sum(1 for name in names if columns.key_of(name))
        if known * 2 >= len(names) and is_cable({name: (Cell(0, 0),) for name in names}):
            return separator, quoting_of(text, head.end), head, names
    return None


TABLE = Format("table", suits, split)
