"""Whether something still stands in a folder: looked for in all bytes of its files, unpacked as far as they can be.

What is looked for is compared by words, without case: over line breaks, and in whatever file.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import apsw

from reftel.archive.condensing import texts_in
from reftel.archive.squeezing import unsqueeze
from reftel.reading.containers import KINDS, MAX_DEPTH, Opened
from reftel.reading.decode import decode

_SQUEEZED = b"\x28\xb5\x2f\xfd"
_LARGEST = 1 << 31
_PIECE = 1 << 26  # bytes of a larger file that are held at once
_OVERLAP = 1 << 16
_GAPS = re.compile(rb"[\x00-\x20]+")
_HEAD = b"SQLite format 3\x00"


class Needles:
    """Words that are looked for, in bytes of whatever kind."""

    def __init__(self, texts: Iterable[str]) -> None:
        told = dict.fromkeys(flat for text in texts if (flat := " ".join(text.split()).casefold()))
        # Bytes are compared in small ASCII letters: what else a name has is compared as it stands, too.
        self._wanted = tuple({one.encode() for one in told} | {one.upper().encode().lower() for one in told})

    def are_in(self, data: bytes) -> bool:
        """Whether any of them stands there."""
        flat = _GAPS.sub(b" ", data).lower()
        return any(one in flat for one in self._wanted)


def remains(folder: Path, needles: Needles) -> Iterator[str]:
    """The files of a folder (or the one file) in which any of it stands, by name or in what they hold."""
    files = [folder] if folder.is_file() else sorted(_files(folder))
    for path in files:
        name = path.name if path == folder else path.relative_to(folder).as_posix()
        try:
            found = needles.are_in(os.fsencode(name)) or _in_file(path, needles)
        except OSError:
            yield f"{name} (cannot be read)"
            continue
        if found:
            yield name


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)


def _in_file(path: Path, needles: Needles) -> bool:
    if not path.is_file():
        return False
    if path.stat().st_size > _LARGEST:
        return _in_large(path, needles)
    data = path.read_bytes()
    return _in_bytes(data, needles) or (data.startswith(_HEAD) and _in_database(path, needles))


def _in_large(path: Path, needles: Needles) -> bool:
    """Whether it stands in a file that is too large to be held: its bytes piece by piece, and what a database packs.

    Raises:
        OSError: if it may stand in what is packed in the file, which is not unpacked.
    """
    with path.open("rb") as opened:
        is_database = opened.read(len(_HEAD)) == _HEAD
        opened.seek(0)
        before = b""
        while data := opened.read(_PIECE):
            before += data
            if needles.are_in(before):
                return True
            before = before[-_OVERLAP:]
    if not is_database:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return _in_database(path, needles)


def _in_bytes(data: bytes, needles: Needles, depth: int = 0) -> bool:
    if needles.are_in(data):
        return True
    if depth > MAX_DEPTH:
        return False
    if data.startswith(_SQUEEZED):
        try:
            plain = unsqueeze(data)
            told = (text.encode("utf-8", "replace") for text in texts_in(plain))
            return any(map(needles.are_in, told)) or _in_bytes(plain, needles, depth + 1)
        except ValueError:
            return False
    kind = decode(data).binary
    if kind not in KINDS:
        return False
    return any(_in_bytes(member.data, needles, depth + 1) for member in Opened(data, kind, ""))


def _in_database(path: Path, needles: Needles) -> bool:
    """Whether it stands in a record of a database that is packed.

    Raises:
        OSError: if it is a database and not all of it can be read.
    """
    try:
        with closing(apsw.Connection(f"{path.absolute().as_uri()}?mode=ro", flags=_READ)) as connection:
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                quoted = str(table).replace('"', '""')  # a name of the database's own
                for row in connection.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 - as above
                    if any(isinstance(one, bytes) and _in_bytes(one, needles) for one in row):
                        return True
    except apsw.NotADBError:  # it only begins like one, and its bytes were looked through
        return False
    except apsw.Error as error:
        raise OSError(errno.EIO, str(error), str(path)) from None
    return False


_READ = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
