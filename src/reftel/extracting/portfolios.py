"""Offices that a cable names without their holder, and the short forms that telegrams have for them.

``MIN IND/COM`` is the Minister of Industry and Commerce, and "the Minister" behind it no other, where there is but one.
"""

import re
from functools import cache

from reftel.extracting.lexicon.load import speakers, table

_OF = re.compile(
    r"\b(minister|secretary|undersecretary|director|president|chief|head) (?:of|for) (?:the )?"
    r"([a-z]+)(?: and ([a-z]+))?\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(committee|commission|subcommittee|panel|chamber) ([IVX]{1,5})\b", re.IGNORECASE)
_SHORT = re.compile(r"\b(min)\.? ([a-z]{2,6})(?:(?:/| and | & )([a-z]{2,6}))?\b", re.IGNORECASE)
_LEADING = re.compile(r"\b([a-z]+) (minister|secretary)\b", re.IGNORECASE)


@cache
def _portfolios() -> dict[str, str]:
    """Short forms and plain names of what a minister may be minister of, in small letters."""
    pairs = (pair.split("=") for pair in table("people.toml")["portfolios"]["words"].split())
    return {short: long.replace("_", " ") for short, long in pairs}


def offices_in(text: str) -> dict[str, str]:
    """The full name of the one office or numbered body that a bare word means; none where there are several."""
    found: dict[str, set[str]] = {}
    for match in _SHORT.finditer(text):
        first, second = (_portfolios().get((part or "").lower()) for part in match.group(2, 3))
        if first is not None:
            whole = f"{first} and {second}" if second else first
            found.setdefault("minister", set()).add(f"Minister of {whole}")
    for match in _OF.finditer(text):
        first, second = (_portfolios().get((part or "").lower()) for part in match.group(2, 3))
        if first is None:
            continue
        whole = f"{first} and {second}" if second else first
        found.setdefault(match.group(1).lower(), set()).add(f"{match.group(1).capitalize()} of {whole}")
    for match in _LEADING.finditer(text):
        portfolio = _portfolios().get(match.group(1).lower())
        title = match.group(2).lower()
        if portfolio is not None and match.group(1).lower() in speakers().titles:
            found.setdefault(title, set()).add(f"{match.group(1).capitalize()} {title.capitalize()}")
    for match in _NUMBERED.finditer(text):
        body = match.group(1).lower()
        found.setdefault(body, set()).add(f"{body.capitalize()} {match.group(2).upper()}")
    return {title: next(iter(names)) for title, names in found.items() if len(names) == 1}
