"""Zip and tar, packed files, and either within the other: what they hold, each a source of its own.

Names in a container are only names: nothing is written anywhere. What is unpacked is bounded in number, size, ratio and
depth; what goes beyond, is encrypted or damaged is named in a finding, and the rest is read.
"""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, cast

import msgspec
import zstandard

from reftel.reading import parts
from reftel.reading.decode import MAX_BYTES
from reftel.reading.parts import Stream
from reftel.reading.remarks import remark
from reftel.reading.unpacking import MAX_RATIO

if TYPE_CHECKING:
    from reftel.model.finding import Finding

MAX_MEMBERS = 50_000
MAX_ENTRIES = 4 * MAX_MEMBERS  # of the directory of a zip; one of more is not opened
MAX_TOTAL = 256 * 2**20  # bytes unpacked of one container
MAX_DEPTH = 3
MAX_WORK = 2 * MAX_TOTAL  # bytes unpacked of a source with all containers in it, and of what is then not read
KINDS = frozenset({"zip", "tar", "gzip", "bzip2", "xz", "zstd", "dump"})

_FREE = 4 * 2**20  # so much may come of anything, whatever the ratio
_NAMED = 20  # so many members are named in findings of one code
_BROKEN = (
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    zstandard.ZstdError,
)
_ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz2", ".txz")
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})


class Member(msgspec.Struct, frozen=True):
    """What a container holds under a name."""

    name: str
    data: bytes


class Budget:
    """What may still be unpacked of a source, in bytes and in members: one for a container and all that are in it."""

    def __init__(self) -> None:
        self.bytes = MAX_WORK
        self.members = 2 * MAX_MEMBERS


class Opened:
    """A container that is being unpacked: go through it for its members.

    ``findings`` and ``count`` are whole when it is done. What is in another container draws on its ``budget``.
    """

    def __init__(self, data: bytes, kind: str, name: str, budget: Budget | None = None) -> None:
        self._budget = budget or Budget()
        self.findings: list[Finding] = []
        self._data, self._kind, self._name = data, kind, name
        self._left = MAX_TOTAL
        self.count = 0
        self._told: dict[str, int] = {}

    def __iter__(self) -> Iterator[Member]:
        try:
            if self._kind == "zip":
                yield from self._zip()
            elif self._kind == "tar":
                yield from self._tar(io.BytesIO(self._data), len(self._data))
            elif self._kind == "dump":
                yield from self._parts(self._name.rpartition("/")[2], io.BytesIO(self._data), len(self._data))
            else:
                yield from self._packed()
        except _BROKEN as error:
            self._damaged("the container", error)

    def _zip(self) -> Iterator[Member]:
        if _entries(self._data) > MAX_ENTRIES:
            self._tell("container-bounded", f"it holds more than {MAX_ENTRIES:,} members; it is not opened")
            return
        with zipfile.ZipFile(io.BytesIO(self._data)) as packed:
            for info in packed.infolist():
                if info.is_dir() or _hidden(info.filename):
                    continue
                if info.flag_bits & 1:
                    self._tell("member-encrypted", f"{info.filename} is encrypted")
                    continue
                if not self._more(info.filename):
                    return
                try:
                    with packed.open(info) as stream:
                        yield from self._taken(info.filename, stream, info.compress_size)
                except _BROKEN as error:
                    self._damaged(info.filename, error)

    def _tar(self, stream: Stream, size: int) -> Iterator[Member]:
        with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|") as packed:
            for info in packed:
                if not info.isfile() or _hidden(info.name):
                    continue
                if not self._more(info.name):
                    return
                member = packed.extractfile(info)
                if member is not None:
                    # A sparse file says how large it is without being it.
                    packed_ = 0 if info.issparse() else max(size // 10, info.size // 10)
                    yield from self._taken(info.name, member, packed_)

    def _packed(self) -> Iterator[Member]:
        """One packed file, which may be a tar."""
        raw = io.BytesIO(self._data)
        with ExitStack() as opened:
            stream: Stream
            if self._kind == "gzip":
                stream = opened.enter_context(gzip.GzipFile(fileobj=raw))
            elif self._kind == "bzip2":
                stream = opened.enter_context(bz2.BZ2File(raw))
            elif self._kind == "xz":
                stream = opened.enter_context(lzma.LZMAFile(raw))
            else:
                stream = zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(raw)
            head = _read(stream, 512)
            whole = _Joined(head, stream)
            if is_tar(head):
                yield from self._tar(_Bounded(whole, self._limit(len(self._data))), len(self._data))
            else:
                yield from self._taken(_unpacked_name(self._name), whole, len(self._data))

    def _taken(self, name: str, stream: Stream, packed: int) -> Iterator[Member]:
        """A member as it is, or cut into parts where it is a dump that is too large to be read at once."""
        limit = self._limit(packed)
        data = _read(stream, min(limit, MAX_BYTES) + 1)
        self._budget.bytes -= len(data)
        if len(data) > limit:
            self._tell("container-bounded", f"{name} is larger than is unpacked, or is a bomb; it is not read")
            return
        self.count += 1
        if len(data) <= MAX_BYTES:
            self._left -= len(data)
            yield Member(name, data)
        elif parts.kind_of(data[: parts.HEAD]) is None:
            self._tell("container-bounded", f"{name} is larger than {MAX_BYTES >> 20} MiB; it is not read")
        else:
            yield from self._parts(name, _Joined(data, stream), packed)

    def _parts(self, name: str, stream: Stream, packed: int) -> Iterator[Member]:
        limit = self._limit(packed) if self._kind != "dump" else len(self._data)
        for number, part in enumerate(parts.cut(stream), 1):
            limit -= len(part.body)
            if limit < 0:
                self._tell(
                    "container-bounded", f"{name} is larger than is unpacked; it is read up to part {number - 1}"
                )
                return
            self._left -= len(part.body)
            self._budget.bytes -= len(part.body) if self._kind != "dump" else 0  # a dump is packed in nothing
            yield Member(f"{name}!{number:05d}", part.data)

    def _limit(self, packed: int) -> int:
        return max(0, min(self._left, self._budget.bytes, max(_FREE, packed * MAX_RATIO)))

    def _more(self, name: str) -> bool:
        self._budget.members -= 1
        if self.count < MAX_MEMBERS and self._left > 0 and self._budget.bytes > 0 and self._budget.members >= 0:
            return True
        self._tell("container-bounded", f"it holds more than is unpacked: {name} and what follows is not read")
        return False

    def _damaged(self, name: str, error: BaseException) -> None:
        self._tell("container-damaged", f"{name}: {error or type(error).__name__}")

    def _tell(self, code: str, message: str) -> None:
        self._told[code] = self._told.get(code, 0) + 1
        if self._told[code] > _NAMED:
            return
        message = message if self._told[code] < _NAMED else f"{message}; and more of that kind"
        if code == "member-encrypted":
            self.findings.append(remark("member-encrypted", message))
        elif code == "container-damaged":
            self.findings.append(remark("container-damaged", message))
        else:
            self.findings.append(remark("container-bounded", message))


class _Joined:
    """Bytes that were read already, and the stream they came from."""

    def __init__(self, data: bytes, rest: Stream) -> None:
        self._held = io.BytesIO(data)
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        return self._held.read(size) or self._rest.read(size)


class _Bounded:
    """A stream that ends after so many bytes: what a tar in it holds is bounded before it is looked at."""

    def __init__(self, stream: Stream, limit: int) -> None:
        self._stream = stream
        self._left = limit

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data


def _read(stream: Stream, size: int) -> bytes:
    """So many bytes, however few a stream gives at a time."""
    pieces: list[bytes] = []
    while size > 0 and (data := stream.read(size)):
        pieces.append(data)
        size -= len(data)
    return b"".join(pieces)


def _entries(data: bytes) -> int:
    """How many entries the directory of a zip can have at most: each costs memory before the first is looked at."""
    return data.count(b"PK\x01\x02")


def is_tar(head: bytes) -> bool:
    """Whether these are the first bytes of a tar."""
    return head[257:262] == b"ustar"


def is_document(data: bytes) -> bool:
    """Whether a zip is the file of an office program or a book, whose members are no sources."""
    if _entries(data) > MAX_ENTRIES:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return any(name in _DOCUMENTS for name in packed.namelist()[:MAX_MEMBERS])
    except _BROKEN:
        return False


def _hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in {".", ".."} for part in name.split("/")) or name.startswith(
        "__MACOSX/"
    )


def _unpacked_name(name: str) -> str:
    last = name.rpartition("/")[2].rpartition("!")[2]
    ending = next((ending for ending in _ENDINGS if last.lower().endswith(ending)), "")
    return last[: len(last) - len(ending)] or "content"
