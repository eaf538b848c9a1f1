"""The lines of one message with their kinds: what ``classify`` fills and the later steps read."""

import re

import msgspec

from reftel.reading.lines import Line, parts

QUOTED_HEAD, QUOTE_MARK = "quoted-head", "quote-mark"
"""Kinds of lines of a telegram that is sent on in another: those of its head, and QUOTE or UNQUOTE around it."""
_EXERCISE = re.compile(r"(?:E\s?X\s?E\s?R\s?C\s?I\s?S\s?E[\s.,/-]{0,5}){1,5}$")
_RULE = re.compile(r"(?:[-=_*~.‐–—][ \t]{0,3}){3,}$")


class Sheet(msgspec.Struct):
    """The lines of one message with their kinds; ``groups`` holds, for a head element, each of its runs of lines.

    ``rows`` are the lines of the body that are rows of tables, each with the number of its table; ``quoted`` are the
    classification lines of telegrams that are sent on in it, ``lent`` the elements of the head that one of these lends.
    """

    text: str
    lines: list[Line]
    kinds: list[str]
    groups: dict[str, list[list[int]]]
    preview: dict[str, list[list[int]]]
    body: int
    adopted: list[str] = msgspec.field(default_factory=list)
    rows: dict[int, int] = msgspec.field(default_factory=dict)
    furniture: frozenset[int] = frozenset()
    quoted: list[int] = msgspec.field(default_factory=list)
    lent: list[str] = msgspec.field(default_factory=list)


def put(sheet: Sheet, line: Line, kind: str, *, more: bool = False) -> None:
    """Take a line in as what it is; a line of a head element joins its group, with ``more`` its last run."""
    sheet.lines.append(line)
    sheet.kinds.append(kind)
    if kind.startswith("header:"):
        groups = sheet.groups.setdefault(kind[7:], [])
        if more and groups:
            groups[-1].append(len(sheet.lines) - 1)
        else:
            groups.append([len(sheet.lines) - 1])


def cut_at(sheet: Sheet, at: int, offsets: list[int]) -> list[Line]:
    """Cut a line of text of a sheet at some offsets of its text; what holds nothing but blanks is a blank line."""
    made = parts(sheet.lines[at], sheet.text, offsets)
    sheet.lines[at : at + 1] = made
    sheet.kinds[at : at + 1] = ["text" if line.text else "blank" for line in made]
    return made


def exercise(text: str) -> bool:
    """``EXERCISE EXERCISE EXERCISE``: no real-world message."""
    return _EXERCISE.match(text) is not None


def is_rule(text: str) -> bool:
    """A line of dashes or stars, as under a heading."""
    return len(text) > 2 and text[0] in "-=_*~.‐–—" and _RULE.match(text) is not None
