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


def _closed(separator: str, inside: str, escape: str) -> re.Pattern[str]:
    ends = rf"[ ]*+(?:{re.escape(separator)}|[\r\n]|\Z)"
    return re.compile(rf'"{inside}*+(?:(?:{escape}"(?!{ends})"?){inside}*+)*+"', re.DOTALL)


_PLAIN = {each: re.compile(rf"[^{re.escape(each)}\r\n]*+") for each in SEPARATORS}
_DOUBLED = {each: _closed(each, '[^"]', "") for each in SEPARATORS}
_ESCAPED = {each: _closed(each, r'[^"\\]', r"\\.|") for each in SEPARATORS}
_END = re.compile(r"\r\n|\n|\r")


def quoting_of(text: str, start: int = 0) -> Quoting:
    """How marks in cells are written: doubled, unless there are more with a backslash before them."""
    sample = text[start : start + _SAMPLE]
    return "either" if sample.count('\\"') > sample.count('""') else "doubled"


def rows(text: str, separator: str, quoting: Quoting, start: int = 0, end: int | None = None) -> Iterator[Row]:
    """The rows of a table between two places; empty lines are passed over."""
    limit = len(text) if end is None else end
    plain, quoted = _PLAIN[separator], (_DOUBLED if quoting == "doubled" else _ESCAPED)[separator]
    at, closes = start, True
    while at < limit:
        begin, cells, whole = at, [], True
        while True:
            lead = at
            while lead < limit and text[lead] == " ":
                lead += 1
            found = quoted.match(text, lead, limit) if closes and text[lead : lead + 1] == '"' else None
            if found is not None:
                cells.append(Cell(found.start() + 1, found.end() - 1, quoting))
                at = found.end()
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
