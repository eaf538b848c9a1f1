"""The volumes of Foreign Relations of the United States, by the id that the Office of the Historian gives each.

``frus1964-68v17`` is 1964-1968, Volume XVII; ``frus1894Nicaragua`` is 1894, Nicaragua. Source of the scheme, mark V:
https://github.com/HistoryAtState/frus, the names of its volumes.
"""

import re
from typing import NamedTuple

SERIES = "Foreign Relations of the United States"
_ID = re.compile(
    r"frus(?P<first>[0-9]{4})(?:-(?P<last>[0-9]{4}|[0-9]{2}))?(?P<name>[A-Z][A-Za-z]{1,30})?"
    r"(?:app(?P<appendix>[0-9]{1,2}))?(?:v(?P<electronic>e)?(?P<volume>[0-9]{1,2}))?(?:p(?P<part>[0-9]{1,2}))?"
    r"(?:Ed(?P<edition>[0-9]))?(?![A-Za-z0-9])"
)
_ROMAN = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Volume(NamedTuple):
    """A volume: its id, its title, the first and last year that it is about, and how it is called in short."""

    id: str
    title: str
    first: int
    last: int
    short: str


def volume_of(text: str) -> Volume | None:
    """The volume that is named in a file's name or elsewhere; None where none is."""
    found = _ID.search(text)
    if found is None:
        return None
    first = int(found["first"])
    last = int(found["first"][: 4 - len(found["last"])] + found["last"]) if found["last"] else first
    if last < first:  # 1898-02, should there be one
        last += 100
    parts = [SERIES, f"{first}" if first == last else f"{first}–{last}", found["name"]]
    if found["appendix"]:
        parts.append(f"Appendix {int(found['appendix'])}")
    if found["volume"]:
        parts.append(f"Volume {'E-' if found['electronic'] else ''}{_number(found)}")
    if found["part"]:
        parts.append(f"Part {int(found['part'])}")
    title = ", ".join(part for part in parts if part)
    short = title.replace(f"{SERIES}, ", "FRUS ", 1).replace("Volume", "vol.").replace("Part", "part")
    return Volume(found.group(), title, first, last, short)


def _number(found: re.Match[str]) -> str:
    """The number of a volume as it is printed: in Roman, but for those that are only electronic."""
    left = int(found["volume"])
    if found["electronic"]:
        return str(left)
    told = ""
    for value, sign in _ROMAN:
        told += sign * (left // value)
        left %= value
    return told
