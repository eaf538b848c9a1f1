"""Rows and objects of a dump as named cells: where each stands, and its characters with their escapes decoded."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.reading.mapped import Mapped
from reftel.reading.refining import decoded

Quoting = Literal["plain", "json", "doubled", "escaped", "either"]

_JSON = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
# How a quotation mark is written, and the signs that an escape begins with.
_CSV: dict[Quoting, tuple[re.Pattern[str], str]] = {
    "doubled": (re.compile(r'""'), '"'),
    "escaped": (re.compile(r'\\["\\]'), "\\"),
    "either": (re.compile(r'""|\\["\\]'), '"\\'),
}
_NEVER = re.compile(r"(?!)")


class Cell(msgspec.Struct, frozen=True):
    """A value of a row or object: its characters in the source, inside the quotation marks, and how it is quoted."""

    start: int
    end: int
    quoting: Quoting = "plain"

    def mapped(self, text: str) -> Mapped:
        """Its characters, decoded."""
        if self.quoting == "json":
            return decoded(text, self.start, self.end, escapes(text, self.start, self.end, _JSON, "\\"), _json)
        pattern, signs = _CSV.get(self.quoting, (_NEVER, ""))
        found = escapes(text, self.start, self.end, pattern, signs)
        return decoded(text, self.start, self.end, found, lambda found: found.group()[-1])

    def said(self, text: str) -> str:
        """Its characters, decoded, as one string."""
        raw = text[self.start : self.end]
        plain = "\\" not in raw and (self.quoting == "json" or '"' not in raw)  # every escape has one of them
        return raw if plain else self.mapped(text).text


class Record(msgspec.Struct, frozen=True):
    """A row or object: its place, its cells by name, several where it is a list, and what is wrong with it."""

    start: int
    end: int
    cells: dict[str, tuple[Cell, ...]]
    findings: tuple[Finding, ...] = ()

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.start, self.end)


def escapes(text: str, start: int, end: int, pattern: re.Pattern[str], signs: str) -> Iterator[re.Match[str]]:
    """What ``finditer`` finds between two places of a pattern that begins with one of some signs.

    A sign is found in the time in which a pattern passes a hundredth of the text.
    """
    places: list[int] = []
    for sign in signs:
        at = text.find(sign, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1, end)
    behind = start
    for at in sorted(places):
        if at >= behind and (found := pattern.match(text, at, end)):
            yield found
            behind = found.end()


def _json(found: re.Match[str]) -> str:
    escape = found.group()
    if escape[1] != "u":
        return _SHORT.get(escape[1], escape[1])
    if len(escape) > 6:
        return chr(0x10000 + ((int(escape[2:6], base=16) - 0xD800) << 10) + int(escape[8:], 16) - 0xDC00)
    if len(escape) < 6:  # digits are missing
        return escape
    code = int(escape.removeprefix("\\u"), base=16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
