"""Marks that somebody's name is to be kept back: ``Bly (please protect) said``. The parser is not shown them."""

import re

_MARK = re.compile(
    r"\s\((?:(?:please|pls|strictly|strict|fully|must|and)\s){0,3}protect(?:ed|ion)?(?:\s[a-z]{2,12}){0,3}\)",
    re.IGNORECASE,
)


def protections(paragraph: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of such marks in a sentence of a paragraph."""
    if "(" not in paragraph[start:end]:
        return []
    return [mark.span() for mark in _MARK.finditer(paragraph, start, end)]
