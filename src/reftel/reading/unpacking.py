"""Whether a PDF unpacks to far more than it is: looked at before PDFium is, which would unpack it all in memory.

Every stream that is packed by deflate is unpacked a little at a time and thrown away, also where it is packed twice or
written as letters (ASCIIHexDecode, ASCII85Decode), whatever is said of it. Packings that do not show in their bytes
(LZWDecode, RunLengthDecode) are undone where the stream is said to have them.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from reftel.reading.filters import Filters, of_base85, of_hex, of_lzw, of_runs

MAX_STREAM = 64 * 2**20  # bytes of one stream, unless it is no bomb by its ratio: a large page in colour has as many
MAX_ALL = 256 * 2**20  # of all of them, unless by their ratio
MAX_RATIO = 250  # text is packed to a tenth, a blank page and a bomb to a thousandth

_STREAM = re.compile(rb"stream")
_LINE_END = re.compile(rb"\r\n?|\n")
_LOOK = 256  # bytes of a stream by which it is told whether it is written as letters
_STEP = 1 << 16
_PACKINGS = 3  # a stream may be packed as often, one packing in the other

_Reading = Callable[[Iterator[bytes]], Iterator[bytes]]
_UNPACKING: dict[str, _Reading] = {
    "hex": of_hex,
    "base85": of_base85,
    "runs": of_runs,
    "lzw": of_lzw,
    "late lzw": partial(of_lzw, early=0),
}
_OTHERS = frozenset(["runs", "lzw", "late lzw"])


class _Bomb(Exception):  # noqa: N818 - no error of anybody's here
    """More came out than may."""


class _Count:
    """How much may still come out of a stream, and how much has come out of all."""

    def __init__(self, size: int) -> None:
        self.left_of_all = max(MAX_ALL, size * MAX_RATIO)
        self.given = 0
        self.made = 0

    def begin(self) -> None:
        """Begin with the next stream."""
        self.given = self.made = 0

    def note(self, made: int) -> None:
        """So many bytes more came out."""
        self.made += made
        self.left_of_all -= made
        if self.left_of_all < 0 or self.made > max(MAX_STREAM, self.given * MAX_RATIO):
            raise _Bomb


def is_bomb(data: bytes) -> bool:
    """Whether a stream, or all of them, unpack to more than is read."""
    count, filters = _Count(len(data)), Filters(data)
    try:
        for begin in streams(data):
            for read in _readings(data, begin):
                count.begin()
                for _ in _inflated(read(_pieces(data, begin, count)), count, _PACKINGS):
                    pass
            named = filters.of(begin)
            if not _OTHERS.isdisjoint(named):
                count.begin()
                for _ in _unpacked(named, _pieces(data, begin, count), count):
                    pass
    except _Bomb:
        return True
    return False


def streams(data: bytes) -> Iterator[int]:
    """Where streams begin: behind the line on which the word stands, as PDFium has it, whatever else stands there."""
    begin = 0
    for found in _STREAM.finditer(data):
        if found.end() > begin:
            end = _LINE_END.search(data, found.end())
            if end is None:
                return
            begin = end.end()
            yield begin


def _pieces(data: bytes, at: int, count: _Count) -> Iterator[bytes]:
    while piece := data[at : at + _STEP]:
        count.given += len(piece)
        yield piece
        at += _STEP


def _inflated(pieces: Iterable[bytes], count: _Count, packings: int) -> Iterator[bytes]:
    """What comes out, some at a time; nothing more where the bytes are not packed so, or are damaged."""
    made = _once(pieces, count)
    first = next(made, b"")
    if packings > 1 and _is_packed(first):
        yield from _inflated(chain((first,), made), count, packings - 1)
    else:
        yield first
    yield from made  # also what lies behind an inner packing that ends early: it is unpacked as well


def _unpacked(named: Iterable[str], pieces: Iterator[bytes], count: _Count) -> Iterator[bytes]:
    """What comes out of one filter after the other."""
    for name in named:
        pieces = _once(pieces, count) if name == "flate" else _noted(_UNPACKING[name](pieces), count)
    return pieces


def _noted(pieces: Iterable[bytes], count: _Count) -> Iterator[bytes]:
    for piece in pieces:
        count.note(len(piece))
        yield piece


def _once(pieces: Iterable[bytes], count: _Count) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    try:
        for piece in pieces:
            left = piece
            while left and not unpacking.eof:
                made = unpacking.decompress(left, _STEP)
                count.note(len(made))
                if made:
                    yield made
                left = unpacking.unconsumed_tail
            if unpacking.eof:
                return
    except zlib.error:
        return


def _is_packed(data: bytes) -> bool:
    return len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0


def _readings(data: bytes, begin: int) -> Iterator[_Reading]:
    """How a stream may be read: as it is, and as letters, or letters for letters, where that looks packed."""
    yield iter
    letters: tuple[_Reading, ...] = (of_hex, of_base85)
    twice: Iterator[_Reading] = (partial(_twice, outer, inner) for outer in letters for inner in letters)
    for read in chain(letters, twice):
        if _is_packed(b"".join(read(iter((data[begin : begin + _LOOK],))))):
            yield read


def _twice(outer: _Reading, inner: _Reading, pieces: Iterator[bytes]) -> Iterator[bytes]:
    return inner(outer(pieces))
