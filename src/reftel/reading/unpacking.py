"""Whether a PDF unpacks to far more than it is: looked at before PDFium is, which would unpack it all in memory.

Every stream that is packed by deflate is unpacked a little at a time and thrown away, also where it is packed twice.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

MAX_STREAM = 64 * 2**20  # bytes of one stream, unless it is no bomb by its ratio: a large page in colour has as many
MAX_ALL = 256 * 2**20  # of all of them, unless by their ratio
MAX_RATIO = 250  # text is packed to a tenth, a blank page to a thousandth

_STREAM = re.compile(rb"stream\r?\n")
_STEP = 1 << 16
_PACKINGS = 3  # a stream may be packed as often, one packing in the other


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
    count = _Count(len(data))
    try:
        for found in _STREAM.finditer(data):
            count.begin()
            for _ in _inflated(_pieces(data, found.end(), count), count, _PACKINGS):
                pass
    except _Bomb:
        return True
    return False


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
