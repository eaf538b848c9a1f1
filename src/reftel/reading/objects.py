"""JSON, scanned once from left to right: the objects in it that hold cables, with the place of every value.

No library for JSON keeps the places of values, so this one does: it takes objects one a line, in a list, inside an
envelope (``{"results": [...]}``), or one after the other. It is more lenient than the standard where that loses
nothing (a comma too many, NaN, numbers of any length), never deeper than ``MAX_DEPTH``, and goes on behind what is
broken at the next line that begins an object.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from reftel.model.source import Span
from reftel.reading.cells import Cell, Record
from reftel.reading.remarks import remark

MAX_DEPTH = 64
_LONGEST_KEY = 200
_TOLD = 8  # names that are there twice and are told of one object

# A string may hold line breaks, which the standard forbids, but no line that begins an object: there it never closed.
_TOKEN = re.compile(
    r'(?P<string>"[^"\\\n]*+(?:(?:\\.|\n(?!\{))[^"\\\n]*+)*+")|(?P<open>[{\[])|(?P<shut>[}\]])|(?P<mark>[:,])'
    r'|(?P<bare>[^\s"{}\[\]:,]{1,4000})|(?P<space>\s++)|(?P<odd>.)',
    re.DOTALL,
)
_LINE = re.compile(r"\n(?=\{)")

Wanted = Callable[[dict[str, tuple[Cell, ...]]], bool]


class _Open(msgspec.Struct):
    """An object or list that is not closed yet."""

    start: int
    kind: str
    found: int  # records that were found before it was opened
    cells: dict[str, list[Cell]] = msgspec.field(default_factory=dict)
    key: str | None = None
    string: tuple[int, int] | None = None  # that may turn out to be a name
    doubled: list[str] = msgspec.field(default_factory=list)


class _Scan:
    """One value on the outermost level, or what there is of it."""

    def __init__(self, text: str, wanted: Wanted) -> None:
        self.text = text
        self.wanted = wanted
        self.stack: list[_Open] = []
        self.found: list[Record] = []
        self.deeper = 0  # levels below the deepest that is looked at

    def run(self, at: int, limit: int, *, first: bool = False) -> int:
        """Scan from here, with ``first`` no further than to one record; where to go on."""
        while at < limit and (token := _TOKEN.match(self.text, at, limit)):
            low, at = token.start(), token.end()
            if not self._take(token):
                after = _LINE.search(self.text, max(low - 1, 0), limit)
                end = limit if after is None else after.end()
                self._unclosed(token, end)
                self._give_up(end if token.group() == '"' else low)
                return end
            if (first and self.found) or (not self.stack and not self.deeper):
                return at
        self._give_up(limit)
        return limit

    def _take(self, token: re.Match[str]) -> bool:
        """Take a token; False where the value is broken here."""
        top = self.stack[-1] if self.stack else None
        kind = token.lastgroup
        if kind == "odd":
            return False
        if kind == "open":
            if token.group() == "{" and top is not None and top.kind == "{" and top.key is None and not self.deeper:
                return False
            if len(self.stack) >= MAX_DEPTH:
                self.deeper += 1
            else:
                self.stack.append(_Open(token.start(), token.group(), len(self.found)))
        elif kind == "shut":
            if self.deeper:
                self.deeper -= 1
            elif top is not None:
                if (top.kind == "{") != (token.group() == "}"):
                    return False
                self._close(token.end())
        elif top is None or self.deeper:
            return True
        elif kind in {"string", "bare"}:
            self._scalar(top, token)
        elif kind == "mark" and top.kind == "{":
            top.key = self._name(top.string) if token.group() == ":" else None
            top.string = None
        return True

    def _scalar(self, top: _Open, token: re.Match[str]) -> None:
        """Note a string or number under its name; those in a list under the name of the list."""
        quoted = token.lastgroup == "string"
        cell = Cell(token.start() + 1, token.end() - 1, "json") if quoted else Cell(*token.span())
        if not quoted and token.group() == "null":
            return
        above = self.stack[-2] if len(self.stack) > 1 else None
        if top.kind == "{" and top.key is None:
            top.string = (cell.start, cell.end) if quoted else None
        elif top.kind == "{" and top.key is not None:
            if top.key in top.cells and len(top.doubled) < _TOLD:
                top.doubled.append(top.key)
            top.cells[top.key] = [cell]
            top.key = None
        elif above is not None and above.key is not None:
            above.cells.setdefault(above.key, []).append(cell)

    def _unclosed(self, token: re.Match[str], end: int) -> None:
        """A string that never closes: it ends where the next object begins."""
        top = self.stack[-1] if self.stack else None
        if token.group() == '"' and top is not None and top.key is not None and not self.deeper:
            last = len(self.text[token.end() : end].rstrip()) + token.end()
            top.cells[top.key] = [Cell(token.end(), last, "json")]

    def _name(self, place: tuple[int, int] | None) -> str | None:
        if place is None or place[1] - place[0] > _LONGEST_KEY:
            return None
        return Cell(*place, "json").said(self.text).strip().lower()

    def _close(self, end: int) -> None:
        closed = self.stack.pop()
        if self.stack:
            self.stack[-1].key = self.stack[-1].key if self.stack[-1].kind == "[" else None
        if closed.kind == "{" and (made := self._record(closed, end)):
            del self.found[closed.found :]  # what it holds is part of it
            self.found.append(made)

    def _give_up(self, end: int) -> None:
        """What can be told of objects that are never closed: the outermost that says enough."""
        for each in self.stack:
            if each.kind == "{" and (made := self._record(each, end, broken=True)):
                del self.found[each.found :]
                self.found.append(made)
                return

    def _record(self, closed: _Open, end: int, *, broken: bool = False) -> Record | None:
        cells = {name: tuple(values) for name, values in closed.cells.items()}
        if not self.wanted(cells):
            return None
        place = Span(closed.start, end)
        told = [remark("key-doubled", f"{name!r} is there twice; the last counts", place) for name in closed.doubled]
        if broken:
            told.append(remark("record-damaged", "the record breaks off, or is no valid JSON", place))
        return Record(closed.start, end, cells, tuple(told))


def holds(text: str, wanted: Wanted) -> bool:
    """Whether there is an object that is wanted: of a long list no more is looked through than is needed."""
    start = 0
    while start < len(text):
        scan = _Scan(text, wanted)
        start = scan.run(start, len(text), first=True)
        if scan.found:
            return True
    return False


def records(text: str, wanted: Wanted, start: int = 0, end: int | None = None) -> Iterator[Record]:
    """The objects that are wanted, outermost first, in order; what stands in one is not looked for again."""
    limit = len(text) if end is None else end
    while start < limit:
        scan = _Scan(text, wanted)
        start = scan.run(start, limit)
        yield from scan.found
