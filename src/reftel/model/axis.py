"""Days across a picture: where each stands, and which are named."""

from datetime import date

import msgspec

from reftel.facts.days import first_day, last_day
from reftel.fields.dtg import MONTHS


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """The days from the first to the last, from ``left`` to ``right`` (pixels)."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is."""
        whole = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / whole

    def ticks(self) -> tuple[tuple[date, str], ...]:
        """At most eight days to name on the axis: days, months or years, as the span asks for."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        if months < 2:
            return tuple((day, f"{day.day} {_named(day)}") for day in dict.fromkeys((self.first, self.last)))
        step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / step <= 7), 1200)
        counts = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
        firsts = [date(count // 12, count % 12 + 1, 1) for count in counts if count % step == 0]
        inside = [day for day in firsts if day >= self.first]
        return tuple((day, str(day.year) if step >= 12 else _named(day)) for day in inside)


def _named(day: date) -> str:
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def day_of(edtf: str | None, *, last: bool = False) -> date | None:
    """The first day that a date can mean; ``last``: the last one. None where it is none."""
    day = last_day(edtf) if last else first_day(edtf)
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:  # the year 0
        return None
