"""Sources that lie elsewhere: on S3 and what speaks as it does, on Google's or Microsoft's storage, behind SSH.

A user names an address (``s3://bucket/folder``), and nobody but its host is asked for anything. Access is what the
storage's own library finds in its configuration (environment, ``~/.aws``). Everything goes through fsspec, which is an
optional part: ``pip install 'reftel[remote]'``.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from reftel.errors import InputError

# What speaks each; pages of the web are left out, for they lead to other hosts.
SCHEMES = {
    "s3": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
    "sftp": "paramiko",
    "file": "fsspec",
    "memory": "fsspec",
}
_SHAPE = re.compile(r"([a-z][a-z0-9+.-]{0,20})://(.{0,4000})", re.DOTALL)
_OPTIONS: dict[str, dict[str, Any]] = {
    # Bounded: a storage that does not answer must not hold a run for hours.
    "s3": {"config_kwargs": {"connect_timeout": 20, "read_timeout": 60, "retries": {"max_attempts": 5}}},
}


class Remote(NamedTuple):
    """The address of a file, or of a folder with all that is below it."""

    address: str


class Found(NamedTuple):
    """A file elsewhere: its name below the address, its path there, and how many bytes it has."""

    name: str
    path: str
    size: int


def is_remote(text: str) -> bool:
    """Whether a text is meant as an address."""
    return _SHAPE.fullmatch(text) is not None


def parse_remote(text: str) -> Remote:
    """An address that a user typed.

    Raises:
        InputError: if it is none that can be read from.
    """
    match = _SHAPE.fullmatch(text)
    scheme, rest = (match[1], match[2]) if match else ("", "")
    if scheme in ("http", "https"):
        raise InputError(f"{text[:200]} is a page of the web: download it, and name the file.")
    if scheme not in SCHEMES:
        raise InputError(f"{text[:200]} is no address of a storage: {', '.join(f'{one}://' for one in SCHEMES)} are.")
    if not rest.strip("/") or "::" in rest or not rest.isprintable():
        raise InputError(f"{text[:200]} does not say where to look: write it as {scheme}://PLACE/FOLDER.")
    if ":" in rest.split("/")[0].rpartition("@")[0]:
        raise InputError(f"Write no password into an address: {SCHEMES[scheme]} finds it in its own configuration.")
    return Remote(text)


@cache
def _opened(address: str) -> tuple[Any, str]:
    scheme = address.partition("://")[0]
    # Else who asks for S3 without a key has a host asked that nobody named (that of a machine's cloud).
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        return url_to_fs(address, **_OPTIONS.get(scheme, {}))  # type: ignore[no-any-return]
    except ImportError:
        raise InputError(
            f"To read from {scheme}:// {SCHEMES[scheme]} must be installed: pip install 'reftel[remote]' "
            f"{'' if scheme in ('s3', 'file', 'memory') else SCHEMES[scheme]}".rstrip()
            + "."
        ) from None


def files(source: Remote) -> Iterator[Found]:
    """The files at an address, in order; hidden ones are passed over.

    Raises:
        InputError: if there are none, or the storage does not let us.
    """
    system, root = _opened(source.address)
    count = 0
    try:
        if system.isfile(root):
            yield Found(root.rsplit("/", 1)[-1], root, int(system.info(root).get("size") or 0))
            return
        for parent, folders, held in system.walk(root, detail=True):
            for name in [name for name in folders if name.startswith(".")]:
                del folders[name]
            below = parent[len(root) :].strip("/")
            for name in sorted(held):
                if name and not name.startswith("."):
                    count += 1
                    full = f"{below}/{name}" if below else name
                    yield Found(full, held[name]["name"], int(held[name].get("size") or 0))
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - each storage has its own kinds
        raise InputError(f"{source.address} cannot be listed: {_told(error)}.") from None
    if not count:
        raise InputError(f"There is nothing at {source.address}: name a file or a folder that holds some.")


def load(address: str, path: str, start: int = 0, size: int | None = None, *, most: int) -> bytes:
    """What is in a file, or in a part of it.

    Raises:
        InputError: if it cannot be had, or is larger than ``most`` bytes.
    """
    system, _ = _opened(address)
    try:
        with system.open(path, "rb") as file:
            file.seek(start)
            data: bytes = file.read(most + 1 if size is None else size)
    except Exception as error:  # noqa: BLE001 - as above
        raise InputError(_told(error)) from None
    if len(data) > most:
        raise InputError(f"it is larger than {most >> 20} MB")
    return data


def stream(address: str, path: str) -> Any:
    """A file that is open to be read through.

    Raises:
        OSError: if it cannot be had.
    """
    try:
        return _opened(address)[0].open(path, "rb")
    except Exception as error:  # noqa: BLE001 - as above
        raise OSError(_told(error)) from None


def _told(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    if isinstance(error, PermissionError):
        return "access is denied"
    return f"{type(error).__name__}: {(str(error).strip().splitlines() or [''])[0][:200]}".rstrip(".: ")
