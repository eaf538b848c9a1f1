"""Where a document without a number is: a path and a line that a person can open, in the place of a hash.

``source:2099fe22cdd8@0`` is what a record calls it by; ``papers/memo.txt:1`` is where its text begins.
"""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reftel.archive import Archive, is_archive
from reftel.errors import ReftelError
from reftel.reading.decode import decode
from reftel.workflow.remote import Remote

Input = Path | bytes | Remote
NO_NUMBER = "source:"
_LARGEST = 100_000_000  # bytes of a file that is looked into: in a larger one no line is looked for


class Whereabouts:
    """The places of documents in the sources that a command was given; what was looked up is kept."""

    def __init__(self, sources: Iterable[Input]) -> None:
        self._sources = [source for source in sources if isinstance(source, Path)]
        self._known: dict[str, str] = {}
        self._files: dict[str, Path] | None = None

    def of(self, citation: str) -> str:
        """The path and line of a document that is cited by its source; any other citation, or one unknown, as it is."""
        if not citation.startswith(NO_NUMBER):
            return citation
        if citation not in self._known:
            begun, _, start = citation.removeprefix(NO_NUMBER).partition("@")
            found = self._found(citation, begun) if begun and start.isdigit() else None
            self._known[citation] = _place(*found, int(start)) if found else citation
        return self._known[citation]

    def _found(self, citation: str, begun: str) -> tuple[str, str] | None:
        """The name and text of the source that is cited, whose hash begins so."""
        for source in self._sources:
            with contextlib.suppress(ReftelError, OSError):
                if is_archive(source):
                    with Archive(source, read_only=True) as opened:
                        sha256 = opened.looking().hash_of(citation)
                        if sha256 is not None:
                            return next(opened.sources(sha256)).names[0], opened.source(sha256).text
                elif (path := self._hashed().get(begun)) is not None:
                    return str(path), _text(path)
        return None

    def _hashed(self) -> dict[str, Path]:
        if self._files is None:
            self._files = {}
            for path in _files(self._sources):
                with contextlib.suppress(OSError), path.open("rb") as stream:
                    self._files[hashlib.file_digest(stream, "sha256").hexdigest()[:12]] = path
        return self._files


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_file():
            yield source
        elif not is_archive(source):
            yield from (path for path in sorted(source.rglob("*")) if path.is_file())


def _text(path: Path) -> str:
    return decode(path.read_bytes()).text if path.stat().st_size <= _LARGEST else ""


def _place(name: str, text: str, start: int) -> str:
    """A line where the text has lines that an editor shows; else the character, which is not told of the first."""
    if "\n" in text and not name.casefold().endswith(".pdf"):
        return f"{name}:{text.count(chr(10), 0, start) + 1}"
    return f"{name}, from character {start}" if start else name
