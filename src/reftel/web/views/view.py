"""What a view is: it takes what was asked and gives a page, a frozen record that one template shows."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import msgspec

from reftel.errors import InputError, QueryError, ReftelError
from reftel.model.account import Role
from reftel.model.cable import Cable
from reftel.web import strings
from reftel.web.permitting import permitted
from reftel.workflow.reader import Reader


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked: the parts of the address, what stands behind its question mark, what a form sent.

    ``kept`` is what the browser kept of a form before. ``who`` is the name of the account that asks, and ``role`` its
    role; in a room without accounts there is neither, and one may do everything that is in it.``home``
    is the address of the room, under which it was asked.
    """

    path: Mapping[str, str] = {}
    query: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    kept: Mapping[str, str] = {}
    who: str = ""
    home: str = ""
    role: Role | None = None

    def may(self, view: str, do: str) -> bool:
        """Whether whoever asks may have a view do something."""
        return permitted(self.role, view, do)

    @property
    def coder(self) -> str:
        """Who reviews or keeps: the account that asks; without accounts the name in the form, or that was kept."""
        return self.who or dict(self.form).get("coder", "").strip() or self.kept.get("coder", "")

    def one(self, name: str, default: str = "") -> str:
        """The first value of a name."""
        return next((value for key, value in self.query if key == name), default)

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return tuple(value for key, value in self.query if key == name)

    def number(self, name: str, default: int, most: int) -> int:
        """A number from 1 to ``most``, which stands for all beyond it; ``default`` where none is asked for.

        Raises:
            QueryError: if it is no number.
        """
        if not self.every(name):
            return default
        text = self.one(name)
        if not (text.isascii() and text.isdigit() and text.strip("0")):
            raise QueryError(f"{name}: {text[:40]!r} is no number: write 1, 2, 3 ...")
        return most if len(text) > 9 else min(most, int(text))


def digits(text: str, most: int = 11) -> int | None:
    """The number that a text is: nothing but the digits 0 to 9, ``most`` of them; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None


def whole(text: str, most: int = 11, otherwise: str = "") -> int:
    """The number that a form sent, of at most so many digits.

    Raises:
        InputError: if it is none, with the sentence ``otherwise`` if there is one.
    """
    number = digits(text, most)
    if number is None:
        raise InputError(otherwise or f"{text[:20]!r} is no number: load the page again.")
    return number


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has; ``status`` is that of the answer (400 where a query cannot be read)."""

    schema_version: int = 1
    title: str
    status: int = 200


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def day_asked(text: str, name: str) -> str | None:
    """A year, a month or a day that was asked for, as it was written; None where nothing was.

    Raises:
        QueryError: if there is no such day.
    """
    told = text.strip()
    if not told:
        return None
    if not _is_day(told):
        raise QueryError(f"{name}: {told[:40]} is no date: write a year, a month or a day, 2006-10-24.")
    return told


def _is_day(told: str) -> bool:
    found = _DATE.fullmatch(told)
    try:
        return found is not None and bool(date(int(found[1]), int(found[2] or 1), int(found[3] or 1)))
    except ValueError:  # 2004-02-31
        return False


class ErrorPage(Page, frozen=True, kw_only=True):
    """What is shown where there is no page, or it cannot be shown: one sentence, and the way on.

    ``back`` is the address of the page with the form that was sent; empty where none was. ``cables`` may be meant.
    """

    sentence: str
    back: str = ""
    cables: tuple[str, ...] = ()


class NotHereError(Exception):
    """There is no such thing here; its sentence is for the reader, and so are the cables that may be meant."""

    def __init__(self, sentence: str, cables: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.cables = cables


def cable_of(reader: Reader, mrn: str) -> Cable:
    """The cable with a number, however written.

    Raises:
        NotHereError: if it is not held, or several years have that number.
    """
    cable = reader.cable(mrn)
    if cable is None:
        several = reader.of_all_years(mrn)
        told = strings.SEVERAL_CABLES if several else strings.NO_CABLE
        raise NotHereError(told.format(mrn=mrn[:80]), several)
    return cable


class NotForHereError(Exception):
    """There is such a page, but not in this room; its sentence says why."""


class File(NamedTuple):
    """Something to be saved: the name of the file, its kind, its text."""

    name: str
    media: str
    text: str


class View(NamedTuple):
    """A page of the room.

    ``name`` is that of its file, of its template, and of its own ``static/name.css`` and ``.js`` if it has any;
    ``path`` its address; ``page`` what it shows. ``nav`` is its word in the line of pages (with ``home`` the address
    that it leads to), ``key`` the letter that goes there behind ``g``. ``table`` gives the rows of ``?format=csv``,
    ``file`` what is to be saved instead of being shown, where that is asked for. ``asks`` names what may stand
    behind the question mark, and what it means, for ``/openapi.json``. ``act`` does what a form asks for and gives the
    address to go on to, ``again`` the page with the form as it was filled in, where ``act`` refuses, and ``does`` names
    what it can be asked for (``do`` in its form): for each of them ``permitting.py`` says which role may. ``keeps``
    names the fields of it that the browser keeps for this page, in a cookie. ``only`` tells for which readers its word
    stands in the line of pages, where not for all. ``saves`` names what ``file`` gives: the name and value that ask for
    it, and its kind. ``under`` is the view behind whose word it stands, where it has none of its own.
    """

    name: str
    path: str
    page: Callable[[Reader, Asked], Page]
    nav: str | None = None
    home: str = ""
    key: str | None = None
    table: Callable[[Reader, Asked], tuple[type, Iterable[Any]]] | None = None
    file: Callable[[Reader, Asked], File | None] | None = None
    asks: tuple[tuple[str, str], ...] = ()
    act: Callable[[Reader, Asked], str] | None = None
    again: Callable[[Reader, Asked, ReftelError], Page | None] | None = None
    does: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    only: Callable[[Reader], bool] | None = None
    saves: tuple[tuple[str, str, str], ...] = ()
    under: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """What ``?format=`` may ask for."""
        files = (value for name, value, _ in self.saves if name == "format")
        return ("html", "json", *(("csv",) if self.table else ()), *files)
