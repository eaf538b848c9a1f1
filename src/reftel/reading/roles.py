"""Roles inside the body: ``Summary. … End Summary.``, ``Comment: … End comment.``, ``(Note: … End Note.)``."""

import re
from collections.abc import Iterator

from reftel.model.cable import Role

_KINDS: tuple[tuple[str, Role], ...] = (
    (
        r"(?:EXECUTIVE |INTRODUCTION AND )?SUMMARY(?:\s(?:AND|&|/)\s?[A-Z ]{3,30})?|KEY POINTS(?: AND COMMENTS?)?",
        "summary",
    ),
    (r"(?:[A-Z'-]{2,20}\s){0,2}COMMENTS?(?:\s(?:AND|&)\s?[A-Z ]{3,30})?", "comment"),
    (r"(?:BIO(?:GRAPHIC)?\s|EMBASSY\s|EDITOR'S\s)?NOTE", "note"),
    (r"ACTION\sREQUEST(?:ED)?|ACTION\sITEMS?", "action"),
)
_BEGIN = tuple(
    (re.compile(rf"\(?\s?(?:(?:BEGIN|START)\s)?(?:{words})\s?(?:[:.]|-{{1,3}}\s|\s?--)", re.IGNORECASE), role)
    for words, role in _KINDS
)
_HEADING = tuple(
    (re.compile(rf"(?:\([A-Z/]{{1,6}}\)\s)?(?:{words})\s?[:.]?$", re.IGNORECASE), role) for words, role in _KINDS
)
_ENDS: dict[Role, re.Pattern[str]] = {
    "summary": re.compile(r"END\s(?:OF\s)?(?:[A-Z]{2,12}\s)?(?:SUMMARY|KEY POINTS)[A-Z ]{0,30}\.?\)?", re.IGNORECASE),
    "comment": re.compile(r"END\s(?:OF\s)?(?:[A-Z]{2,12}\s)?COMMENTS?[A-Z ]{0,20}\.?\)?", re.IGNORECASE),
    "note": re.compile(r"END\s(?:OF\s)?(?:BIO(?:GRAPHIC)?\s)?NOTE\.?\)?", re.IGNORECASE),
    "action": re.compile(r"END\s(?:OF\s)?ACTION\sREQUEST\.?\)?", re.IGNORECASE),
}
_INSIDE = re.compile(
    r"[(\[]\s?(?P<word>(?:[A-Z]{2,12}\s){0,2}(?:COMMENT|NOTE))\s?[:.-]|(?<=[.?!\"”)] )(?P<bare>COMMENT|NOTE):\s",
    re.IGNORECASE,
)


def heading_role(text: str) -> Role | None:
    """The role of what stands under a heading: ``Summary``, ``COMMENT``, ``Action request``."""
    for pattern, role in _HEADING:
        if pattern.match(text.strip()):
            return role
    return None


def opening(text: str, current: Role | None) -> tuple[Role, Role | None]:
    """The role of a paragraph by its first words, and the role that is still open behind it.

    ``current`` is what an earlier paragraph opened and did not end.
    """
    role: Role | None = None
    for pattern, kind in _BEGIN:
        if pattern.match(text):
            role = kind
            break
    if role is None and current is None:
        return "body", None
    role = role or current
    if role is None:
        raise AssertionError("one of them is a role")
    ends = _ENDS[role].search(text)
    if current is not None and role == current:
        return role, None if ends else current
    if ends or text.startswith(("(", "[")):
        return role, None
    return role, role


def blocks_of(text: str) -> Iterator[tuple[Role, int, int]]:
    """The parts of a clean text in a role of their own, as offsets."""
    for pattern, role in _BEGIN:
        found = pattern.match(text)
        if found:
            end = _ENDS[role].search(text, found.end())
            if end:
                yield role, 0, end.end()
            elif text.startswith(("(", "[")):
                yield role, 0, _closing(text, 0)
            break
    for found in _INSIDE.finditer(text):
        if found.start() == 0:
            continue
        word = (found["word"] or found["bare"]).upper()
        role = "comment" if word.endswith("COMMENT") else "note"
        bracket = found["word"] is not None
        end = _ENDS[role].search(text, found.end(), min(len(text), found.end() + 4000))
        if end:
            yield role, found.start(), end.end()
        elif bracket:
            yield role, found.start(), _closing(text, found.start())
        else:
            yield role, found.start(), len(text)


def _closing(text: str, start: int) -> int:
    """Behind the bracket that closes the one at ``start``, or the end of the text."""
    depth = 0
    for at in range(start, min(len(text), start + 8000)):
        if text[at] in "([":
            depth += 1
        elif text[at] in ")]":
            depth -= 1
            if depth == 0:
                return at + 1
    return len(text)
