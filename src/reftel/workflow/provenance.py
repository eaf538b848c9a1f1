"""``provenance.toml`` in a folder: how its sources came to be open, where they do not say it themselves.

The file of the nearest folder counts, up to the folder that was named.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from reftel.deciding.tables import is_too_deep
from reftel.errors import InputError
from reftel.model.release import Release

NAME = "provenance.toml"
_KEYS = ("status", "authority", "date", "source", "note")
_STATUSES = get_args(get_type_hints(Release)["status"])
_LARGEST = 1 << 16  # bytes of the file
_WIDEST = 2_000  # characters of a value


class Provenances:
    """What the files under one folder say, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[Path, Release | None] = {}

    def of(self, folder: Path) -> Release | None:
        """What counts for the files in a folder.

        Raises:
            InputError: if a file cannot be read, or does not say what it must.
        """
        if folder not in self._known:
            file = folder / NAME
            if file.is_file():
                self._known[folder] = load(file)
            else:
                self._known[folder] = None if folder == self._root else self.of(folder.parent)
        return self._known[folder]


def load(file: Path) -> Release:
    """Read a file.

    Raises:
        InputError: naming the file, the key and what was expected.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(f"{file} is larger than {_LARGEST >> 10} KB.")
        text = file.read_bytes().decode("utf-8")
        if is_too_deep(text):
            raise InputError(f"{file} has a key of too many parts.")
        said = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{file} cannot be read: {error}.") from None
    for key in said:
        if key not in _KEYS:
            raise InputError(f"{file}: {key} is no key of it; {', '.join(_KEYS)} expected.")
    status = said.get("status")
    if status not in _STATUSES:
        raise InputError(f"{file}: status must be one of {', '.join(_STATUSES)}.")
    texts = {key: _text(file, said, key) for key in ("authority", "source", "note")}
    return msgspec.convert({"status": status, "date": _day(file, said), **texts}, Release)


def _text(file: Path, said: dict[str, Any], key: str) -> str | None:
    value = said.get(key)
    if value is not None and (not isinstance(value, str) or not 0 < len(value) <= _WIDEST):
        raise InputError(f"{file}: {key} must be a text of 1 to {_WIDEST} characters.")
    return value


def _day(file: Path, said: dict[str, Any]) -> str | None:
    """The day, as a date of TOML or as ``2004-06-30`` in quotation marks."""
    value = said.get("date")
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise InputError(f"{file}: date must be a day such as 2004-06-30.") from None
