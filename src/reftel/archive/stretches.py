"""Stretches of large sources: a page about one cable needs a thousand characters of a dump of ten million.

A source is opened as a whole once, and its bytes are checked against its hash as always. It is noted then where each
block of its text begins, in the bytes and in the text, and a hash of each block; of the text itself nothing is kept.
Only those blocks are decoded that are asked for, and each is checked against its hash.
"""

import codecs
import hashlib
import io
from array import array
from bisect import bisect_right
from typing import BinaryIO

import msgspec
import numpy as np
import zstandard

from reftel.archive import Archive, originals
from reftel.archive.squeezing import unsqueeze

LARGE = 1 << 20
"""Characters from which on blocks of a source are noted; a smaller one is opened as quickly."""
BLOCK = 1 << 16
"""Bytes of a block, or a few more: it ends with a character."""
_KNOWN = 10_000  # sources of which blocks are noted; a note has a thousandth of what the source has
_KEPT = "utf-8", "surrogatepass"  # how texts are kept that do not follow from the bytes of their source
_SINGLE = frozenset(("ascii", "iso8859-1", "iso8859-15", "cp1252"))
"""Encodings in which each byte is a character, by the names that Python has for them."""
_FOLLOWS = 4  # bytes of a character in UTF-8 at most


class _Blocks(msgspec.Struct, frozen=True):
    """Where the blocks of a text begin among its bytes and among its characters, and where it ends; a hash of each; how
    it is decoded.
    """

    begins: "array[int]"
    starts: "array[int]"
    hashes: tuple[bytes, ...]
    encoding: str
    errors: str


class Stretches:
    """Stretches of the sources of an archive, for all who read in it."""

    def __init__(self) -> None:
        self._known: dict[str, _Blocks | None] = {}  # None: its bytes do not follow from its text block by block

    def of(self, opened: Archive, sha256: str, start: int, end: int) -> str:
        """The characters of a source from ``start`` until ``end``; none where there is no such source.

        Raises:
            ArchiveError: if it is damaged.
        """
        sql = "SELECT encoding, text, characters FROM sources WHERE sha256 = ?"
        row = next(opened.record().execute(sql, (sha256,)), None)
        if row is None or end <= start:
            return ""
        encoding, kept, length = str(row[0]), row[1] if isinstance(row[1], bytes) else None, int(str(row[2]))
        if blocks := self._known.get(sha256):
            try:
                if kept is not None:
                    return _read(io.BytesIO(kept), blocks, start, end)
                with originals.place_of(opened.path / "sources", sha256).open("rb") as file:
                    return _read(file, blocks, start, end)
            except (OSError, ValueError, zstandard.ZstdError):
                pass  # the source as a whole tells what is wrong with it
        elif length >= LARGE and sha256 not in self._known:
            try:
                data = unsqueeze(kept) if kept is not None else originals.data_of(opened.path / "sources", sha256)
                blocks = _noted(data, *_KEPT) if kept is not None else _noted(data, encoding, "strict")
                self._keep(sha256, blocks if blocks and blocks.starts[-1] == length else None)
                if found := self._known[sha256]:
                    return _cut(data, found, start, end)
            except ValueError:
                pass  # as above
        return opened.source(sha256).text[start:end]

    def _keep(self, sha256: str, blocks: _Blocks | None) -> None:
        if len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[sha256] = blocks


def _noted(data: bytes, encoding: str, errors: str) -> _Blocks | None:
    """The blocks of a text; None where nobody can tell from its bytes alone where a character begins."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    if name not in ("utf-8", *_SINGLE):
        return None
    begins, starts, hashes = array("q", [0]), array("q", [0]), []
    while begins[-1] < len(data):
        block = data[begins[-1] : _end(data, begins[-1] + BLOCK, name)]
        begins.append(begins[-1] + len(block))
        starts.append(starts[-1] + (len(block) if name in _SINGLE else _characters(block)))
        hashes.append(hashlib.sha256(block).digest())
    return _Blocks(begins, starts, tuple(hashes), encoding, errors)


def _end(data: bytes, at: int, name: str) -> int:
    """Where a block ends: at or soon after a place, and with a character."""
    if name not in _SINGLE:
        for _ in range(_FOLLOWS):
            if at >= len(data) or not _is_within(data[at]):
                break
            at += 1
    return at


def _is_within(byte: int) -> bool:
    """Whether a byte of UTF-8 is not the first of its character."""
    return byte & 0xC0 == 0x80


def _characters(block: bytes) -> int:
    """How many characters are in bytes of UTF-8: those that are the first of one."""
    return len(block) if block.isascii() else int(np.count_nonzero(np.frombuffer(block, dtype=np.int8) >= -64))


def _asked(blocks: _Blocks, start: int, end: int) -> tuple[int, int]:
    """The first block that has any of some characters, and that behind the last."""
    last = len(blocks.hashes)
    first = min(bisect_right(blocks.starts, start) - 1, last)
    return first, max(first, min(bisect_right(blocks.starts, end - 1), last))


def _cut(data: bytes, blocks: _Blocks, start: int, end: int) -> str:
    """Some characters out of all bytes of a text."""
    first, last = _asked(blocks, start, end)
    text = data[blocks.begins[first] : blocks.begins[last]].decode(blocks.encoding, blocks.errors)
    return text[start - blocks.starts[first] : end - blocks.starts[first]]


def _read(packed: BinaryIO, blocks: _Blocks, start: int, end: int) -> str:
    """Some characters out of the compressed bytes of a text.

    Raises:
        ValueError: if they are not what they were.
    """
    first, last = _asked(blocks, start, end)
    texts = []
    with zstandard.ZstdDecompressor().stream_reader(packed) as stream:
        stream.seek(blocks.begins[first])
        for number in range(first, last):
            data = stream.read(blocks.begins[number + 1] - blocks.begins[number])
            if hashlib.sha256(data).digest() != blocks.hashes[number]:
                raise ValueError("a block of a source is not what it was")
            texts.append(data.decode(blocks.encoding, blocks.errors))
    return "".join(texts)[start - blocks.starts[first] : end - blocks.starts[first]]
