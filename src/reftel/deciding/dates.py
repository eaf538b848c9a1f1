"""What days a date in EDTF can mean: ``2006-10~`` is from 2006-10-01 to 2006-10-31."""

import calendar
import re
from datetime import date

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")


def first_day(edtf: str | None) -> str | None:
    """The earliest day it can mean; None where that is open."""
    return _day(edtf.split("/")[0], last=False) if edtf else None


def last_day(edtf: str | None) -> str | None:
    """The latest day it can mean; None where that is open."""
    return _day(edtf.split("/")[-1], last=True) if edtf else None


def slack(due: str | None, on: str | None) -> int | None:
    """The days from a date to the last day that something is due; negative where that has passed, None where open."""
    end, now = last_day(due), last_day(on)
    if end is None or now is None:
        return None
    try:
        return (date.fromisoformat(end) - date.fromisoformat(now)).days
    except ValueError:  # 2006-02-31
        return None


def _day(part: str, *, last: bool) -> str | None:
    found = _PART.fullmatch(part)
    if not found:
        return None
    year, month, day = found[1], found[2] or ("12" if last else "01"), found[3]
    if day is None:
        day = (
            f"{calendar.monthrange(int(year), int(month))[1]:02}"
            if last and 1 <= int(month) <= 12 and int(year)
            else "01"
        )
    return f"{year}-{month}-{day}"
