"""Tables of a question file, with values taken out one by one and one clear sentence for what is wrong."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from reftel.errors import QuestionError

T = TypeVar("T")

MAX_PARTS = 16
_PARTS = re.compile(rf"(?:[\w\"'-]{{1,80}}[ \t]{{0,8}}\.[ \t]{{0,8}}){{{MAX_PARTS}}}")
_LIMIT = 1_000_000  # characters: a question is written by hand
_HEAD = re.compile(rb"^\[question\]", re.MULTILINE)
_BEGINNING = 100_000  # bytes
_SHARE = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")
_EDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?%]?")


class Faults:
    """Gathers what is wrong in several places, so that all of it is told at once.

    with faults:
        read(table)     # what is wrong there is noted, and reading goes on behind the block
    faults.tell()       # raises, if anything was noted
    """

    def __init__(self) -> None:
        self.found: list[str] = []

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, QuestionError):
            self.found += str(error).splitlines()
        return isinstance(error, QuestionError)

    def tell(self, most: int | None = None) -> None:
        """One error with a sentence a line: all that were noted, or the first of them.

        Raises:
            QuestionError: if any was.
        """
        told = list(dict.fromkeys(self.found))
        if told:
            left = len(told[most:]) if most else 0
            raise QuestionError("\n".join([*told[:most], *([f"There are {left} more."] if left else [])]))


def each(tables: Iterable["Table"], make: Callable[["Table"], T]) -> tuple[T, ...]:
    """What is made of each table, in order.

    Raises:
        QuestionError: with what is wrong in all of them.
    """
    faults, found = Faults(), []
    for table in tables:
        with faults:
            found.append(make(table))
    faults.tell()
    return tuple(found)


class Table:
    """One table of the file; ``name`` is how messages call it: ``[question]``, ``[[option]] 2``.

    Raises:
        QuestionError: by whatever takes a value out, where the file has none such; it says how to write it.
    """

    def __init__(self, file: Path, name: str, values: Mapping[str, Any], keys: Sequence[str]) -> None:
        self.file, self.name, self.values = file, name, values
        for key in values:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                advice = f"did you mean {near[0]!r}?" if near else f"it may have: {', '.join(keys)}."
                raise self.fault(f"has {key!r}, which is not known here; {advice}")

    def fault(self, what: str) -> QuestionError:
        """The error to raise, with file and table before what is wrong."""
        return QuestionError(f"{self.file}: {self.name} {what}")

    def text(self, key: str, *, required: bool = False) -> str:
        """A text; empty where there is none."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fault(f'has {key} = {value!r}; write it as text: {key} = "{value}".')
        if required and not value.strip():
            raise self.fault(f'has no {key}; add {key} = "…".')
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where there is none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(f'has {key} = {value!r}; write a list of texts: {key} = ["…", "…"].')
        return tuple(item.strip() for item in value)

    def date(self, key: str) -> str | None:
        """A year, month or day, written as text or as a TOML date."""
        value = self.values.get(key)
        if value is None:
            return None
        if not _EDTF.fullmatch(str(value)):
            raise self.fault(f'has {key} = {str(value)!r}; write a year, month or day: {key} = "2006-12".')
        return str(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.fault(f"has {key} = {value!r}; write {key} = true or {key} = false.")
        return value

    def number(self, key: str) -> float | None:
        """A number."""
        value = self.values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.fault(f"has {key} = {value!r}; write a number.")
        return value

    def measure(self, key: str, *, default: float) -> float:
        """A number, 0 or more."""
        value = self.number(key)
        if value is not None and not 0 <= value < float("inf"):
            raise self.fault(f"has {key} = {value!r}; write a number, 0 or more.")
        return default if value is None else value

    def whole(self, key: str, *, default: int) -> int:
        """A whole number, 0 or more."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fault(f"has {key} = {value!r}; write a whole number, 0 or more.")
        return value

    def share(self, key: str, *, default: str) -> str:
        """A share of a whole, written as a fraction (``2/3``), above 0 and at most 1."""
        value = self.text(key) or default
        found = _SHARE.fullmatch(value)
        if not found or not 0 < int(found[1]) <= int(found[2]):
            raise self.fault(f'has {key} = {value!r}; write a fraction of whole numbers: {key} = "2/3".')
        return value

    def choice(self, key: str, among: Sequence[str]) -> str:
        """One of some words; the first where there is none."""
        value = self.text(key) or among[0]
        if value not in among:
            raise self.fault(f"has {key} = {value!r}, which is not known; write one of: {', '.join(among)}.")
        return value

    def one(self, key: str, keys: Sequence[str]) -> "Table | None":
        """The table ``[key]`` inside this one, or None."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            raise self.fault(f"has {key} more than once or not as a table; write one [{key}].")
        return None if value is None else Table(self.file, f"[{key}]", value, keys)

    def many(self, key: str, keys: Sequence[str], prefix: str = "") -> list["Table"]:
        """The tables ``[[key]]`` inside this one, numbered."""
        value = self.values.get(key, [])
        name = f"[[{prefix}{key}]]"
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(f"has {key} not as a list of tables; write {name}, with two brackets, once for each.")
        faults, found = Faults(), []
        for n, item in enumerate(value, 1):
            with faults:
                found.append(Table(self.file, f"{name} {n}", item, keys))
        faults.tell()
        return found

    def identity(self, seen: Sequence[str]) -> str:
        """Its id, which no other has."""
        found = self.text("id", required=True)
        if found in seen:
            raise self.fault(f"has the id {found!r}, which another has already; give each its own.")
        return found


def is_too_deep(text: str) -> bool:
    """Whether a key of a TOML text has so many parts (``a.a.a…``) that reading it takes quadratic time or more."""
    return _PARTS.search(text) is not None


def is_question(file: Path) -> bool:
    """Whether a file is a question file, by its name and the table with which it begins: no cable has either."""
    if file.suffix.casefold() != ".toml":
        return False
    try:
        with file.open("rb") as opened:
            return _HEAD.search(opened.read(_BEGINNING)) is not None
    except OSError:
        return False  # whoever reads it says why


def read_tables(file: Path, keys: Sequence[str]) -> Table:
    """The whole file as a table.

    Raises:
        QuestionError: if the file cannot be read, or is no TOML.
    """
    try:
        if file.stat().st_size > 4 * _LIMIT:  # a character takes four bytes at most
            raise QuestionError(f"{file}: has more than {_LIMIT:,} characters; a question file is some lines of TOML.")
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise QuestionError(f"{file}: is not UTF-8 text; save it as UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QuestionError(f"{file}: cannot be read ({reason}); give the path of a question file.") from None
    if len(text) > _LIMIT:
        raise QuestionError(f"{file}: has more than {_LIMIT:,} characters; a question file is some lines of TOML.")
    if is_too_deep(text):
        raise QuestionError(f"{file}: has a key of {MAX_PARTS} parts or more; a question file needs two at most.")
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise QuestionError(f"{file}: is not TOML ({error}); correct that place.") from None
    return Table(file, "the file", values, keys)
