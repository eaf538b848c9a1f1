"""What days a date in EDTF can mean: ``2006-10~`` is from 2006-10-01 to 2006-10-31, ``2006-22`` its summer.

A month or day that no calendar has says nothing: what stands before it counts. An end of an interval that is open, or
is no date, has no day.
"""

import re
from calendar import monthrange
from functools import lru_cache

_PART = re.compile(r"[~?%]?(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12)}  # a winter may be at either end of its year


def first_day(edtf: str | None) -> str | None:
    """The earliest day (ISO) it can mean; None where that is open."""
    return _day((edtf or "").split("/")[0], last=False)


def last_day(edtf: str | None) -> str | None:
    """The latest day (ISO) it can mean; None where that is open."""
    return _day((edtf or "").split("/")[-1], last=True)


@lru_cache(maxsize=8192)  # a board asks for the same few days of each of its positions
def _day(part: str, *, last: bool) -> str | None:
    found = _PART.fullmatch(part.strip())
    if not found:
        return None
    year, told = int(found[1]), _number(found[2])
    months = _SEASONS.get(told) or ((told, told) if 1 <= told <= 12 else (1, 12))
    month, day = months[last], _number(found[3])
    known = 1 <= told <= 12 and 1 <= day <= _length(year, month)
    return f"{found[1]}-{month:02}-{day if known else _length(year, month) if last else 1:02}"


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits != "XX" else 0


def _length(year: int, month: int) -> int:
    return monthrange(max(year, 1), month)[1]
