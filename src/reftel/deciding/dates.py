"""How many days are left until something is due."""

from datetime import date

from reftel.facts.days import last_day


def slack(due: str | None, on: str | None) -> int | None:
    """The days from a date to the last day that something is due; negative where that has passed, None where open."""
    end, now = last_day(due), last_day(on)
    if end is None or now is None:
        return None
    try:
        return (date.fromisoformat(end) - date.fromisoformat(now)).days
    except ValueError:  # the year 0
        return None
