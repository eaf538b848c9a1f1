"""Files that are sent to the room: written to the disk as they come, bounded in number and size, under names that lead
nowhere else.

What is refused is refused in one sentence, and nothing of it is kept. The rest of what a browser sends is then let pass
unread, for a browser shows an answer only when it has sent all it meant to.
"""

from __future__ import annotations

import contextlib
import errno
import secrets
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from python_multipart.exceptions import ParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from reftel.errors import InputError, ReftelError
from reftel.web import strings
from reftel.web.views.view import digits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import BinaryIO

    from starlette.requests import Request

    from reftel.workflow.imports import Imports

_FIELD = 4096  # bytes of a field that is no file
_HEADER = 8192  # bytes of the headers of a part
_NAME = 255  # bytes of a file's name, as file systems take them
_SPARE = 256 << 20  # bytes that stay free on the disk
_NO_FORM = "What was sent is no form of this room; load the page again."
_HALF = "Not all of it came; send it again."
_TOO_MUCH = "That is too much at once: at most {size} can be sent."
_PASSING = 8 << 30  # bytes at most that are let pass unread, so that the answer is seen


class Limits(NamedTuple):
    """How much is taken at once: bytes in all, bytes of a file, files."""

    total: int = 4 << 30
    each: int = 512 << 20
    files: int = 20_000


def safe_name(name: str) -> PurePosixPath:
    """Where a file goes, by the name that it was sent under: a name, or folders and a name.

    Raises:
        InputError: if it leads anywhere else, or can be no name.
    """
    shown = name if len(name) <= 100 else f"{name[:97]}..."
    parts = name.replace("\\", "/").split("/")
    if not name or not all(parts) or ".." in parts or "." in parts or ":" in parts[0][1:2]:
        raise InputError(f"A file is called {shown!r}, which leads out of the folder it is sent to; nothing was read.")
    if not name.isprintable():
        raise InputError(f"A file is called {shown!r}: there are signs in it that cannot be shown; rename it.")
    if len(parts) > 30 or any(len(part.encode("utf-8", "surrogatepass")) > _NAME for part in parts):
        raise InputError(f"A file is called {shown!r}: its name is too long; rename it and send it again.")
    return PurePosixPath(*parts)


class Taken:
    """Takes what is sent, part by part; ``token`` and other fields must stand before the files."""

    def __init__(self, folder: Path, token: str, boundary: bytes, limits: Limits) -> None:
        self.fields: dict[str, str] = {}
        self.count = 0
        self.folder, self._token, self._limits = folder, token, limits
        self._bytes = self._of_file = self._of_headers = 0
        self._name = ""
        self._file: BinaryIO | None = None
        self._header, self._value, self._disposition = b"", b"", b""
        self._held = b""
        self.ended = False
        told = ("part_begin", "part_data", "part_end", "header_field", "header_value", "header_end", "headers_finished")
        callbacks = {f"on_{name}": getattr(self, f"_{name}") for name in (*told, "end")}
        self._parser = MultipartParser(boundary, callbacks)  # type: ignore[arg-type] # a mapping of our own making

    def write(self, data: bytes) -> None:
        """Take some more of it.

        Raises:
            InputError: if it goes beyond a limit, or is no form.
        """
        self._bytes += len(data)
        if self._bytes > self._limits.total:
            raise InputError(_TOO_MUCH.format(size=_size(self._limits.total)))
        try:
            self._parser.write(data)
        except ParseError:
            raise InputError(_NO_FORM) from None

    def close(self) -> None:
        """Close the file that is open."""
        if self._file:
            self._file.close()
            self._file = None

    def _part_begin(self) -> None:
        self._disposition = self._held = b""
        self._name, self._of_file, self._of_headers = "", 0, 0

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]
        self._bounded(end - start)

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        self._bounded(end - start)

    def _bounded(self, size: int) -> None:
        self._of_headers += size
        if self._of_headers > _HEADER:
            raise InputError(_NO_FORM)

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header = self._value = b""

    def _headers_finished(self) -> None:
        _, told = parse_options_header(self._disposition)
        self._name = told.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" in told:
            self._open(told[b"filename"].decode("utf-8", "replace"))

    def _open(self, name: str) -> None:
        if not secrets.compare_digest(self.fields.get("token", "").encode(), self._token.encode()):
            raise InputError(strings.TOO_OLD)
        if not name:  # a field of the form in which no file was chosen
            return
        place = safe_name(name)
        self.count += 1
        if self.count > self._limits.files:
            raise InputError(f"At most {self._limits.files:,} files can be sent at once; a zip or a folder holds more.")
        path = self.folder.joinpath(*place.parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = _new(path)

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._file is None:
            self._held += data[start:end]
            if len(self._held) > _FIELD:
                raise InputError("A field of the form is too long.")
            return
        self._of_file += end - start
        if self._of_file > self._limits.each:
            raise InputError(
                f"A file is too large: at most {_size(self._limits.each)} each; cut it, or name its folder."
            )
        self._file.write(data[start:end])

    def _part_end(self) -> None:
        if self._file:
            self.close()
        elif self._name:
            self.fields.setdefault(self._name, self._held.decode("utf-8", "replace"))

    def _end(self) -> None:
        self.ended = True


def _new(path: Path) -> BinaryIO:
    """A new file; where there is one of that name, with a number behind it."""
    for number in range(1, 1000):
        place = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        try:
            return place.open("xb")
        except FileExistsError:
            continue
    raise InputError(f"Too many files are called {path.name[:100]!r}.")


async def take(request: Request, imports: Imports, token: str, limits: Limits, by: str = "") -> str:
    """Take what is sent, and have it read; the name of the import.

    Raises:
        ReftelError: if it is not taken; nothing of it is kept then.
    """
    stream = request.stream()
    try:
        boundary = _announced(request, limits)
        folder = await run_in_threadpool(imports.begin)
        try:
            taken = await _taken(stream, Taken(folder / "files", token, boundary, limits), request)
            return (await run_in_threadpool(imports.sent, folder, taken.count, by)).name
        except BaseException:
            await run_in_threadpool(imports.drop, folder)
            raise
    except ClientDisconnect:
        raise InputError(_HALF) from None
    except OSError as error:
        full = error.errno == errno.ENOSPC
        sentence = "There is no room left on the disk." if full else f"A file cannot be written here: {error.strerror}."
        failed: ReftelError = InputError(sentence)
    except ReftelError as error:
        failed = error
    await _passed(stream)
    raise failed


def _announced(request: Request, limits: Limits) -> bytes:
    """What parts the files, as the request says; refused where it says that it is no form, or too large."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    length = _length(request)
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise InputError(_NO_FORM)
    if length > limits.total:
        raise InputError(_TOO_MUCH.format(size=_size(limits.total)))
    return options[b"boundary"]


async def _taken(stream: AsyncIterator[bytes], taken: Taken, request: Request) -> Taken:
    length = _length(request)
    try:
        if length and shutil.disk_usage(taken.folder).free < length + _SPARE:
            raise InputError("There is not enough room on the disk for that.")
        async for chunk in stream:
            await run_in_threadpool(taken.write, chunk)
    finally:
        taken.close()
    if not taken.ended:
        raise InputError(_HALF)
    if not taken.count:
        raise InputError("No file was chosen.")
    return taken


async def _passed(stream: AsyncIterator[bytes]) -> None:
    """Let pass unread what still comes."""
    passed = 0
    with contextlib.suppress(ClientDisconnect):
        async for chunk in stream:
            passed += len(chunk)
            if passed > _PASSING:
                break


def _length(request: Request) -> int:
    """How many bytes the request says that it has; 0 where it does not say."""
    return digits(request.headers.get("content-length", ""), 15) or 0


def _size(count: int) -> str:
    return f"{count >> 30} GB" if count >= 1 << 30 else f"{count >> 20} MB" if count >= 1 << 20 else f"{count:,} bytes"
