"""The calendar of declassification: what opened or opens when, by the line of each cable and the rule of its order."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Count
from reftel.model.opening import Opening
from reftel.web.views.view import Asked, Page, View, digits
from reftel.workflow.reader import Reader

PER_PAGE = 100
NONE = "none"
"""Stands for the year of what no day follows for: on an event, or by review alone."""
_WIDEST = 120


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """A year of the chart: how many cables open in it by their line; its height of 100."""

    name: str
    count: int
    height: float
    chosen: bool


class CalendarPage(Page, frozen=True, kw_only=True):
    """When classified cables open; ``rules`` are the kinds of instruction, ``without`` how many have no day.

    ``older``: they are being worked out anew.
    """

    year: str
    total: int
    without: int
    years: tuple[Year, ...]
    rules: tuple[Count, ...]
    rows: tuple[Opening, ...]
    page: int
    more: bool
    older: bool = False


def page(reader: Reader, asked: Asked) -> CalendarPage:
    """The years, and the cables of the one that is asked for."""
    every = reader.openings()
    year = _asked(asked)
    counts = Counter(_year(one) for one in every)
    found = [one for one in every if year in {"", _year(one)}]
    number = asked.number("page", 1, 1 + len(found) // PER_PAGE)
    return CalendarPage(
        older=reader.is_older("openings"),
        title="Calendar",
        year=year,
        total=len(every),
        without=counts[NONE],
        years=_years(counts, year),
        rules=tuple(Count(name, count, name) for name, count in Counter(one.told.rule for one in found).most_common()),
        rows=tuple(found[(number - 1) * PER_PAGE : number * PER_PAGE]),
        page=number,
        more=number * PER_PAGE < len(found),
    )


def _asked(asked: Asked) -> str:
    year = asked.one("year").strip()
    if year not in {"", NONE} and (digits(year, 4) is None or len(year) != 4):
        raise QueryError(f"year={year[:40]} is no year: write four digits, 2013.")
    return year


def _year(one: Opening) -> str:
    return (one.told.date or NONE)[:4]


def _years(counts: Counter[str], chosen: str) -> tuple[Year, ...]:
    """From the first year to the last, those with nothing too."""
    told = sorted(int(name) for name in counts if name.isdigit())
    if not told:
        return ()
    most = max(counts[str(year)] for year in told)
    span = range(max(told[0], told[-1] - _WIDEST + 1), told[-1] + 1)
    return tuple(
        Year(
            name=str(year),
            count=counts[str(year)],
            height=round(100 * counts[str(year)] / most, 2),
            chosen=str(year) == chosen,
        )
        for year in span
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Opening]]:
    """The cables as rows."""
    year = _asked(asked)
    return Opening, [one for one in reader.openings() if year in {"", _year(one)}]


VIEW = View(
    name="calendar",
    path="/calendar",
    page=page,
    nav="Calendar",
    home="/calendar",
    key="d",
    table=table,
    asks=(("year", "a year, or none: what has no day"), ("page", "")),
)
