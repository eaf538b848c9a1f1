"""What falls into a time that was asked for, by its own day or the date of its cable, and what to say of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reftel.archive.rows import days
from reftel.cli import strings
from reftel.cli.console import note

if TYPE_CHECKING:
    from reftel.cli.options import Days


class Dating:
    """Takes what may be of a time, and counts what it took by the date of the cable, and what it did not take.

    What has no day of its own goes by the date of its cable, as it does on a board. To be asked last: what it counts
    is what fits in all else.
    """

    def __init__(self, when: Days | None = None) -> None:
        self.when = when
        self.by_cable = self.undated = self.of_other_days = 0

    def takes(self, day: str | None, cable_date: str | None) -> bool:
        """Whether it may be of that time."""
        if self.when is None:
            return True
        own = days(day)
        span = own or days(cable_date)
        if span is None:
            self.undated += 1
            return False
        if span[0] > self.when.last or span[1] < self.when.first:
            self.of_other_days += 1
            return False
        self.by_cable += own is None
        return True

    def basis(self) -> str:
        """``, 3 without a day of their own, by the date of their cable``; nothing where there are none."""
        if not self.by_cable:
            return ""
        return (strings.BY_CABLE_ONE if self.by_cable == 1 else strings.BY_CABLE).format(count=self.by_cable)

    def tell(self, option: str, *, found: bool) -> None:
        """On standard error: what was left out for want of a day, and where nothing is found, what is of other days."""
        if self.undated:
            told = strings.UNDATED_ONE if self.undated == 1 else strings.UNDATED
            note(told.format(count=self.undated, option=option))
        if self.of_other_days and not found:
            told = strings.OTHER_DAYS_ONE if self.of_other_days == 1 else strings.OTHER_DAYS
            note(told.format(count=self.of_other_days, option=option))


def dated_within(day: str | None, when: Days) -> bool:
    """Whether a day may be of that time; none is not."""
    span = days(day)
    return span is not None and span[0] <= when.last and span[1] >= when.first
