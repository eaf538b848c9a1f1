"""The sources as they came in: each once, under the hash of its bytes, compressed.

A file appears under its name only when it is whole and on the disk: it is written beside its place, flushed, and
renamed. So whatever is there is there for good, and a run that was killed leaves at most a file with another ending.
"""

import hashlib
import os
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError

_ENDING = ".zst"
_UNFINISHED = ".part"
_AT_A_TIME = 16


def place_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this hash are kept: in one of 256 folders, so that none grows too long to list."""
    return folder / sha256[:2] / f"{sha256}{_ENDING}"


def keep_all(folder: Path, squeezed: Mapping[str, bytes]) -> None:
    """Keep the bytes of some sources, by their hash, on the disk with their names when this returns.

    Several are written at a time: what the disk takes long for is to say that it has them, and it says so of several
    at once.
    """
    if len(squeezed) == 1:
        for sha256, data in squeezed.items():
            keep(folder, sha256, data)
    else:
        with ThreadPoolExecutor(_AT_A_TIME) as threads:
            deque(threads.map(keep, repeat(folder), squeezed.keys(), squeezed.values()), maxlen=0)
    flush(folder, iter(squeezed))


def _unfinished(folder: Path, name: str) -> Path:
    """Where a file is written: in the folder itself, where what was left there is found without going through all."""
    return folder / f"{name}{_UNFINISHED}"


def keep(folder: Path, sha256: str, squeezed: bytes) -> None:
    """Keep the bytes of a source; those that are there already are not touched."""
    place = place_of(folder, sha256)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    # A run that is interrupted writes down what it holds while its threads may still be at the same.
    unfinished = _unfinished(folder, f"{place.stem}.{threading.get_ident()}")
    try:
        with unfinished.open("wb") as file:
            file.write(squeezed)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def flush(folder: Path, hashes: Iterator[str]) -> None:
    """Have the system write down the names of these files too, where it can be asked to."""
    parents = sorted({place_of(folder, sha256).parent for sha256 in hashes})
    if len(parents) < 2:
        for parent in parents:
            _flush(parent)
    else:
        with ThreadPoolExecutor(_AT_A_TIME) as threads:
            deque(threads.map(_flush, parents), maxlen=0)
    _flush(folder)


def _flush(parent: Path) -> None:
    try:
        opened = os.open(parent, os.O_RDONLY)
    except OSError:  # Windows opens no folders; it writes their entries by itself
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def data_of(folder: Path, sha256: str) -> bytes:
    """The bytes of a source.

    Raises:
        ArchiveError: if they are not there, or are not what they were.
    """
    try:
        data = unsqueeze(place_of(folder, sha256).read_bytes())
    except FileNotFoundError:
        raise ArchiveError(
            f"The source {sha256} is not in {folder}: restore the file, or read the source again."
        ) from None
    except (OSError, ValueError) as error:
        raise ArchiveError(f"The source {sha256} in {folder} cannot be read: {error}.") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ArchiveError(f"The source {sha256} in {folder} is not what it was: its hash differs.")
    return data


def forget(folder: Path, sha256: str) -> None:
    """Take the bytes with this hash away, for good."""
    place = place_of(folder, sha256)
    for one in (place, *folder.glob(f"{place.stem}.*{_UNFINISHED}")):
        one.unlink(missing_ok=True)
    flush(folder, iter([sha256] if place.parent.is_dir() else []))


def kept(folder: Path) -> Iterator[str]:
    """The hashes of all sources that are kept, in order."""
    for parent in sorted(folder.iterdir()) if folder.is_dir() else ():
        yield from sorted(file.name.removesuffix(_ENDING) for file in parent.glob(f"*{_ENDING}"))


def sweep(folder: Path) -> None:
    """Take away what killed runs left unfinished."""
    for unfinished in folder.glob(f"*{_UNFINISHED}"):
        unfinished.unlink(missing_ok=True)
