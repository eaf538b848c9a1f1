"""How commitments stood on a day: what was not yet said by then is left out, and what was due by then is overdue."""

import calendar
import re
from collections.abc import Iterable

import msgspec

from reftel.extracting.following.joining import status_of
from reftel.model.following import Commitment

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASONS = {21: 5, 22: 8, 23: 11, 24: 12}  # the last months of EDTF's seasons


def standing(commitments: Iterable[Commitment], on: str) -> tuple[Commitment, ...]:
    """The commitments as known on a day (a month or year stands for its last), each with whether it is overdue.

    Overdue is what has a due time that ended before that day, and of which no cable of that time reports that it was
    kept, broken or withdrawn. What has no date at all is kept, for nobody knows that it came later.
    """
    by = last_day(on) or "9999"
    made = []
    for one in commitments:
        said = one.said_on or one.cable_date
        if said and (first_day(said) or "") > by:
            continue
        later = tuple(two for two in one.later if two.on is None or (last_day(two.on) or "") <= by)
        status = status_of(later)
        due = last_day(one.due)
        overdue = bool(due and due < by and status in ("open", "renewed") and not one.negated)
        made.append(msgspec.structs.replace(one, later=later, status=status, overdue=overdue))
    return tuple(made)


def first_day(edtf: str | None) -> str | None:
    """The first day that a date in EDTF may mean, or None where it has none."""
    found = _DAY.search(edtf or "")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


def last_day(edtf: str | None) -> str | None:
    """The last day that a date in EDTF may mean, or None where it has none."""
    found = list(_DAY.finditer(edtf or ""))
    if not found:
        return None
    year, month, day = found[-1][1], int(found[-1][2] or 12), found[-1][3]
    month = _SEASONS.get(month, month)
    if not 1 <= month <= len(calendar.month_name) - 1:
        return f"{year}-12-31"
    return f"{year}-{month:02}-{day or calendar.monthrange(int(year) or 1, month)[1]}"
