"""CSV, scanned once from left to right: the rows of a table with the place of every cell.

Two ways of quoting are in use: a quotation mark in a cell is doubled (RFC 4180), or has a backslash before it. A
quotation mark that was left bare is taken as part of its cell unless a separator or a line break follows it.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.reading.cells import Cell, Quoting

SEPARATORS = ",;\t|"
_SAMPLE = 1 << 20


class Row(msgspec.Struct, frozen=True):
    """A row: its place without the line break behind it, its cells, and whether all of them are closed."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    whole: bool = True


_PLAIN = {each: re.compile(rf"[^{re.escape(each)}\r\n]*+") for each in SEPARATORS}
_ENDS = {each: re.compile(rf"[ ]*+(?:{re.escape(each)}|[\r\n]|\Z)") for each in SEPARATORS}
_END = re.compile(r"\r\n|\n|\r")


def quoting_of(text: str, start: int = 0) -> Quoting:
    """How marks in cells are written: doubled, unless there are more with a backslash before them."""
    sample = text[start : start + _SAMPLE]
    return "either" if sample.count('\\"') > sample.count('""') else "doubled"


def rows(text: str, separator: str, quoting: Quoting, start: int = 0, end: int | None = None) -> Iterator[Row]:
    """The rows of a table between two places; empty lines are passed over."""
    limit = len(text) if end is None else end
    plain, ends, escaped = _PLAIN[separator], _ENDS[separator], quoting != "doubled"
    at, closes = start, True
    while at < limit:
        begin, cells, whole = at, [], True
        while True:
            lead = at
            while lead < limit and text[lead] == " ":
                lead += 1
            quoted = closes and text[lead : lead + 1] == '"'
            if quoted and (shut := _shut(text, lead + 1, limit, ends, escaped=escaped)) >= 0:
                cells.append(Cell(lead + 1, shut, quoting))
                at = shut + 1
                while at < limit and text[at] == " ":
                    at += 1
            else:
                if text[lead : lead + 1] == '"':
                    whole = closes = False  # nothing closes it from here to the end: look for it once
                bare = plain.match(text, at, limit)
                at = bare.end() if bare else at
                cells.append(Cell(begin if not cells and bare is None else (bare.start() if bare else at), at))
            if text[at : at + 1] != separator or at >= limit:
                break
            at += 1
        stop = at
        newline = _END.match(text, at, limit)
        at = newline.end() if newline else max(at, begin + 1)
        if stop > begin:
            yield Row(begin, stop, tuple(cells), whole)


def _shut(text: str, at: int, limit: int, ends: re.Pattern[str], *, escaped: bool) -> int:
    """Where the quotation mark stands that closes a cell whose characters begin here; -1 where none does.

    What stands between marks is passed over by searches for one sign, which take next to no time. The next mark is
    looked for only behind the last: a cell of nothing but escapes would otherwise be gone through once for each.
    """
    mark = text.find('"', at, limit)
    while mark >= 0:
        if escaped and (escape := text.find("\\", at, mark)) >= 0:
            at = escape + 2
        elif ends.match(text, mark + 1, limit):
            return mark
        else:  # bare, or the first of two
            at = mark + 2 if text.startswith('"', mark + 1, limit) else mark + 1
        if mark < at:
            mark = text.find('"', at, limit)
    return -1
