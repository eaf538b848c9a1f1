"""Dumps that are too large to be read at once, cut where one record ends and the next begins.

The parts are sources of their own. Where they are cut follows from the bytes alone, so that the same dump gives the
same parts whenever and wherever it is read; never more than a part and a record are held at a time.
"""

import re
from collections.abc import Iterator
from typing import Literal, Protocol

import msgspec

Kind = Literal["rows", "table", "lines", "list"]

PART = 8 * 2**20  # bytes after which the next end of a record is a cut
LONGEST = 32 * 2**20  # a record is shorter: behind so many bytes the cut is made wherever it falls
HEAD = 1 << 16  # bytes that tell what a dump is
_STEP = 1 << 20

_ROW = re.compile(
    rb'(?:\A|\n)"?[0-9]{1,8}"?,"?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?: [0-9]{1,2}:[0-9]{2})?"?,"?[0-9]{2,4}[A-Z]'
)
_LINE = re.compile(rb"\n(?=\{)")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]', re.DOTALL)
_NEXT = re.compile(rb"\s*+,\s*+")
_NAMES = re.compile(rb'[\w"]{1,40}(?:[,;\t|][\w" ./-]{1,40}){2,200}\r?\n')


class Stream(Protocol):
    """Whatever bytes can be read from, some at a time."""

    def read(self, size: int = ..., /) -> bytes:
        """At most so many bytes; none at the end."""


class Part(msgspec.Struct, frozen=True):
    """A part: where it begins in the dump, its bytes, and the names of the columns that go before them."""

    start: int
    body: bytes
    names: bytes = b""

    @property
    def data(self) -> bytes:
        """The bytes of the part as a source of its own."""
        return self.names + self.body


def kind_of(head: bytes) -> Kind | None:
    """What kind of dump begins with these bytes, or None: then it cannot be cut."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _ROW.match(text):
        return "rows"
    if text.startswith(b"{"):
        first = text.partition(b"\n")[0].rstrip()
        return "lines" if first.endswith(b"}") or b"\n{" in text else "list"
    if text.startswith(b"["):
        return "list"
    return "table" if _NAMES.match(text) else None


def cut(stream: Stream) -> Iterator[Part]:
    """The parts of a dump, in order; nothing where it is none that can be cut."""
    held = stream.read(HEAD)
    kind = kind_of(held)
    if kind is None:
        return
    names = held[: held.index(b"\n") + 1] if kind == "table" else b""
    depth: int | None = None
    first, start = True, 0
    while held:
        while len(held) < PART + HEAD and (more := stream.read(_STEP)):
            held += more
        at = None
        while len(held) > PART:
            if kind == "list":
                depth = _depth(held) if depth is None else depth
                at = _behind_object(held, depth if first else 0)
            else:
                at = _behind(held, kind)
            # Twice as much each time, so that what has no end of a record is not gone through at every step.
            wanted = max(_STEP, min(len(held), LONGEST + _STEP - len(held)))
            if at is not None or len(held) > LONGEST or not (more := stream.read(wanted)):
                break
            held += more
        if at is None:
            at = min(len(held), LONGEST)
        yield Part(start, held[:at], b"" if first else names)
        held, first, start = held[at:], False, start + at


def _behind(held: bytes, kind: Kind) -> int | None:
    """The first place behind a part's size where a record begins."""
    if kind == "rows":
        found = _ROW.search(held, PART)
        return found.start() + 1 if found else None
    if kind == "lines":
        line = _LINE.search(held, PART)
        return line.end() if line else None
    quotes = _Quotes()
    at = PART
    while (at := held.find(b"\n", at)) >= 0:
        if quotes.closed(held, at):
            return at + 1
        at += 1
    return None


class _Quotes:
    """Whether no cell is open: quotation marks come in pairs, those with a backslash before them apart.

    They are counted on from the last line break, never from the beginning.
    """

    def __init__(self) -> None:
        self._at = self._all = self._escaped = self._doubled = 0

    def closed(self, held: bytes, at: int) -> bool:
        """Whether none is open at a line break, which is none of the signs that are counted."""
        self._all += held.count(b'"', self._at, at)
        self._escaped += held.count(b'\\"', self._at, at)
        self._doubled += held.count(b'""', self._at, at)
        self._at = at
        escaped = self._escaped if self._escaped > self._doubled else 0
        return (self._all - escaped) % 2 == 0


def _depth(held: bytes) -> int:
    """How many brackets are open where the records of a list stand."""
    depth = 0
    for token in _TOKEN.finditer(held, 0, HEAD):
        if token.group() in {b"{", b"["}:
            depth += 1
            if token.group() == b"[":
                return depth
    return 1


def _behind_object(held: bytes, base: int) -> int | None:
    depth = 0
    for token in _TOKEN.finditer(held):
        sign = token.group()
        if sign in {b"{", b"["}:
            depth += 1
        elif sign in {b"}", b"]"}:
            depth -= 1
            if sign == b"}" and depth <= base and token.end() > PART:
                after = _NEXT.match(held, token.end())
                if after is not None:
                    return after.end()
    return None
