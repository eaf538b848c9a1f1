"""Rules of days named in the text (L055): they exist, fall on their weekday, and can be given a year."""

import datetime as dt
import re
from collections.abc import Iterator

from reftel.linting.catalogue import found
from reftel.linting.words import MONTHS, day_of, in_source
from reftel.model.cable import Cable
from reftel.model.finding import Finding

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS)
_WEEKDAY = "|".join(_WEEKDAYS)
_DAY = re.compile(
    rf"(?<![\w-])(?:(?P<before>{_WEEKDAY})(?:\s(?:morning|afternoon|evening|night))?,?\s(?:\()?)?"
    rf"(?P<month>{_MONTH})\.?\s(?P<day>[0-9]{{1,2}})(?![0-9/:-]|[.][0-9]|\s?(?:percent|%|million|to\s[0-9]))(?:st|nd|rd|th)?"
    rf"(?:,?\s(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?(?:,?\s\(?(?P<after>{_WEEKDAY})\)?)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|last week|next week|earlier this week|(?:last|next) (?:" + _WEEKDAY + r"))\b",
    re.IGNORECASE,
)


def date_impossible(cable: Cable) -> Iterator[Finding]:
    """L055."""
    sent = day_of(cable)
    for paragraph in cable.paragraphs:
        for told in _DAY.finditer(paragraph.text):
            if not told["month"][0].isupper():
                continue
            month, day = _month(told["month"]), int(told["day"])
            place = in_source(paragraph, *told.span())
            weekday = told["before"] or _aside(told)
            if not 1 <= day <= _longest(month, int(told["year"]) if told["year"] else None):
                if day <= 31:
                    yield found("date-impossible", f"there is no {MONTHS[month - 1]} {day}", place)
            elif weekday:
                years = [int(told["year"])] if told["year"] else _years(sent, month, day)
                falls = [dt.date(year, month, day).weekday() for year in years if _exists(year, month, day)]
                if falls and _WEEKDAYS.index(weekday.capitalize()) not in falls:
                    proper = _WEEKDAYS[falls[0]]
                    message = f"{told.group().strip(' (')}: {MONTHS[month - 1]} {day}, {years[0]} was a {proper}"
                    yield found("date-impossible", message, place)


def _aside(told: re.Match[str]) -> str | None:
    """The weekday behind a date, where it stands in brackets: ``March 16 (Tuesday)``; else it may be the next thing."""
    return told["after"] if told["after"] and told.group().rstrip().endswith(")") else None


def _month(word: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month[:3].lower() == word[:3].lower())


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= _longest(month, year)


def _longest(month: int, year: int | None) -> int:
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _years(sent: str | None, month: int, day: int) -> list[int]:
    """The years that a day without one may be of, the nearest to the cable first."""
    if sent is None:
        return []
    cabled = dt.date.fromisoformat(sent)
    days = [dt.date(year, month, day) for year in range(cabled.year - 1, cabled.year + 2) if _exists(year, month, day)]
    return [
        each.year
        for each in sorted(days, key=lambda each: abs((each - cabled).days))
        if abs((each - cabled).days) < 300
    ]


def date_needs_year(cable: Cable) -> Iterator[Finding]:
    """L055."""
    if cable.date is not None and not cable.date.endswith(("~", "?", "%")):
        return
    for paragraph in cable.paragraphs:
        told = next(
            (each for each in _DAY.finditer(paragraph.text) if not each["year"] and 0 < int(each["day"]) < 32), None
        )
        told = told or _RELATIVE.search(paragraph.text)
        if told is not None:
            rests = f"the year {cable.date[:4]}, which is inferred" if cable.date else "a year that nothing tells"
            message = f"{told.group().strip(' (')} rests on {rests}"
            yield found(
                "date-needs-year", message, in_source(paragraph, *told.span()), None if cable.date else "warning"
            )
            return
