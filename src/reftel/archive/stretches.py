"""Stretches of large sources: a page about one cable needs a thousand characters of a dump of ten million.

A source is opened as a whole once, and its bytes are checked against its hash as always. It is noted then where each
block of its text begins in the bytes, and a hash of each block; of the text itself nothing is kept. Afterwards only
those blocks are decoded that are asked for, and each is checked against its hash.
"""

import hashlib
import io
from array import array
from typing import BinaryIO

import msgspec
import zstandard

from reftel.archive import Archive, originals

LARGE = 1 << 20
"""Characters from which on blocks of a source are noted; a smaller one is opened as quickly."""
BLOCK = 1 << 16
"""Characters of a block."""
_KNOWN = 10_000  # sources of which blocks are noted; a note has a thousandth of what the source has
_KEPT = "utf-8", "surrogatepass"  # how texts are kept that do not follow from the bytes of their source


class _Blocks(msgspec.Struct, frozen=True):
    """Where the blocks of a text begin among its bytes, and where it ends; a hash of each; how it is decoded."""

    begins: "array[int]"
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
        row = next(opened.record().execute("SELECT encoding, text FROM sources WHERE sha256 = ?", (sha256,)), None)
        if row is None or end <= start:
            return ""
        encoding, kept = str(row[0]), row[1]
        if blocks := self._known.get(sha256):
            try:
                if isinstance(kept, bytes):
                    return _read(io.BytesIO(kept), blocks, start, end)
                with originals.place_of(opened.path / "sources", sha256).open("rb") as file:
                    return _read(file, blocks, start, end)
            except (OSError, ValueError, zstandard.ZstdError):
                pass  # the source as a whole tells what is wrong with it
        text = opened.source(sha256).text
        if len(text) >= LARGE and sha256 not in self._known:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            told = _noted(text, *_KEPT) if kept is not None else _noted(text, encoding, "strict", sha256)
            self._known[sha256] = told
        return text[start:end]


def _noted(text: str, encoding: str, errors: str, sha256: str = "") -> _Blocks | None:
    """The blocks of a text; None where their bytes, one after the other, are not those with the hash."""
    begins, hashes, whole = array("q", [0]), [], hashlib.sha256()
    for start in range(0, len(text), BLOCK):
        data = text[start : start + BLOCK].encode(encoding, errors)
        begins.append(begins[-1] + len(data))
        hashes.append(hashlib.sha256(data).digest())
        whole.update(data)
    if sha256 and whole.hexdigest() != sha256:  # a mark at its beginning, or a sign that may be written in two ways
        return None
    return _Blocks(begins, tuple(hashes), encoding, errors)


def _read(packed: BinaryIO, blocks: _Blocks, start: int, end: int) -> str:
    """Some characters out of the compressed bytes of a text.

    Raises:
        ValueError: if they are not what they were.
    """
    first, last = start // BLOCK, min(-(-end // BLOCK), len(blocks.hashes))
    texts = []
    with zstandard.ZstdDecompressor().stream_reader(packed) as stream:
        stream.seek(blocks.begins[first])
        for number in range(first, last):
            data = stream.read(blocks.begins[number + 1] - blocks.begins[number])
            if hashlib.sha256(data).digest() != blocks.hashes[number]:
                raise ValueError("a block of a source is not what it was")
            texts.append(data.decode(blocks.encoding, blocks.errors))
    return "".join(texts)[start - first * BLOCK : end - first * BLOCK]
