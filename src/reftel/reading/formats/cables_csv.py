"""The ``cables.csv`` of Cablegate: a row a cable, without names of columns.

Row number, date (``MM/DD/YYYY HH:MM``), message number, origin, classification, references parted by ``|``, head, body;
all in quotation marks, and a quotation mark in a cell has a backslash before it, or is doubled. A row begins where a
line begins with number, date and message number; in a cell such a line would have its marks escaped.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from reftel.model.source import Span
from reftel.reading.cells import Cell, Record
from reftel.reading.passage import Format, Passage
from reftel.reading.records import passage_of, with_findings
from reftel.reading.remarks import remark
from reftel.reading.rows import rows

COLUMNS = ("row", "date", "mrn", "origin", "classification", "refs", "header", "body")
ROW = re.compile(
    r'^"?[0-9]{1,8}"?,"?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?: [0-9]{1,2}:[0-9]{2})?"?,"?[0-9]{2,4}[A-Z]', re.MULTILINE
)
_BEFORE_STROKE = len('"12345678","12')


def suits(text: str) -> bool:
    """Whether a text begins with such a row."""
    return ROW.match(text, len(text) - len(text.lstrip("\ufeff \t\r\n"))) is not None


def split(text: str) -> Iterator[Passage]:
    """A passage for each row."""
    starts = list(_starts(text))
    for low, high in pairwise([*starts, len(text)]):
        yield _row(text, low, high)


def _starts(text: str) -> Iterator[int]:
    """Where rows begin: the pattern is tried where a line has the stroke of a date near its begin."""
    tried = -1
    at = text.find("/")
    while at >= 0:
        begin = text.rfind("\n", max(0, at - _BEFORE_STROKE - 1), at) + 1
        if begin > tried and (begin or at <= _BEFORE_STROKE):
            tried = begin
            if ROW.match(text, begin):
                yield begin
        at = text.find("/", at + 1)


def _row(text: str, low: int, high: int) -> Passage:
    end = low + len(text[low:high].rstrip("\r\n"))
    found = next(rows(text, ",", "either", low, end), None)
    cells = list(found.cells) if found else []
    stray = found is None or not found.whole or len(cells) != len(COLUMNS) or found.end < end
    if stray and len(cells) >= len(COLUMNS):  # marks that nobody escaped: what is left is the body
        cells = [*cells[: len(COLUMNS) - 1], _rest(text, cells[len(COLUMNS) - 1], end)]
    elif stray and cells:
        cells[-1] = _rest(text, cells[-1], end)
    record = Record(low, end, {name: (cell,) for name, cell in zip(COLUMNS, cells, strict=False)})
    passage = passage_of(text, record)
    if stray:
        told = f"a row of {len(found.cells) if found else 0} columns, or one that does not close"
        passage = with_findings(passage, remark("record-damaged", told, Span(low, end)))
    return passage


def _rest(text: str, cell: Cell, end: int) -> Cell:
    """The cell with all that stands behind it in the row, without the last quotation mark."""
    start = cell.start + (text[cell.start : cell.start + 1] == '"')
    last = end - 1 if text[end - 1 : end] == '"' and end - 1 > start else end
    return Cell(start, max(start, last), "either")


CABLES_CSV = Format("cables_csv", suits, split)
