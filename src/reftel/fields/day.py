"""The day on which a letter, memorandum or conversation is dated, as written: ``March 14, 1974``, ``14 MAR 1974``."""

import re
from datetime import date

from reftel.fields.dtg import MONTHS

_MONTH = r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[.]?"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![A-Z]){_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?\s{{0,2}},?\s{{1,3}}(?P<year>(?:18|19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?[ -]{{1,3}}{_MONTH},?[ -]{{1,3}}(?P<year>(?:18|19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:18|19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<![\d/-])(?P<number>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>(?:18|19|20)\d\d|\d\d)(?![\d/-])",
    )
)
_LONGEST = 400
_YEAR = re.compile(r"\d\d")  # the last digits of one, at least: most lines that are asked have none


def parse_day(text: str) -> tuple[str, int, int] | None:
    """The first day that a text names, ISO, and where it stands; None where it names none.

    In figures the month stands first; a year of two digits is of the last century.
    """
    best: tuple[str, int, int] | None = None
    if _YEAR.search(text) is None:
        return best
    for pattern in _DAYS:
        for found in pattern.finditer(text[:_LONGEST]):
            day = _iso(found)
            if day and (best is None or found.start() < best[1]):
                best = (day, found.start(), found.end())
    return best


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = MONTHS.index(parts["month"].upper()) + 1 if parts.get("month") else int(parts["number"])
    year = int(parts["year"])
    try:
        return date(year if year > 99 else 1900 + year, month, int(parts["day"])).isoformat()
    except ValueError:  # February 30
        return None
