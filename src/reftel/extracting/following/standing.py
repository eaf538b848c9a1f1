"""How commitments stood on a day: what was not yet said by then is left out, and what was due by then is overdue."""

from collections.abc import Iterable

import msgspec

from reftel.extracting.following.joining import status_of
from reftel.facts.days import first_day, last_day
from reftel.model.following import Commitment


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


def unheard(commitments: Iterable[Commitment], latest: str | None) -> tuple[Commitment, ...]:
    """Those overdue of which no cable could report, for none that is held is later than what was due."""
    return tuple(one for one in commitments if one.overdue and latest and (last_day(one.due) or "") >= latest)
