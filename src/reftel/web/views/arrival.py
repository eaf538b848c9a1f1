"""An import: how far it is while it is read, and then what came of it: what was read as what, and the new cables."""

from collections.abc import Iterable

import msgspec

from reftel.model.browsing import Card
from reftel.model.importing import Arrived, Import
from reftel.model.telling import documents_told, unread_as
from reftel.web import links
from reftel.web.views.view import Asked, NotHereError, Page, View
from reftel.workflow.reader import Reader

PER_PAGE = 50


class Line(msgspec.Struct, frozen=True):
    """A line of the report: how many, of what; one or several."""

    count: int
    told: str


class ArrivalPage(Page, frozen=True, kw_only=True):
    """An import; ``told`` is how far it is in words, ``percent`` of what it is at; ``arrived`` what it brought."""

    one: Import
    over: bool
    told: str
    percent: int | None
    lines: tuple[Line, ...]
    arrived: Arrived | None
    page: int
    more: bool


def page(reader: Reader, asked: Asked) -> ArrivalPage:
    """The import that the address names.

    Raises:
        NotHereError: where there is none.
    """
    name = asked.path["name"]
    one = reader.imports.get(name)
    if one is None:
        raise NotHereError(f"There is no import {name[:20]}.")
    number = asked.number("page", 1, 100_000)
    arrived = reader.imports.arrived(one, PER_PAGE, (number - 1) * PER_PAGE)
    return ArrivalPage(
        title=f"Import {int(name)}",
        one=one,
        over=one.over,
        told=told(one),
        percent=_percent(one),
        lines=tuple(_lines(one)),
        arrived=arrived,
        page=number,
        more=bool(arrived and arrived.count > number * PER_PAGE),
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Card]]:
    """The new cables of the page as rows."""
    arrived = page(reader, asked).arrived
    return Card, arrived.cables if arrived else ()


def told(one: Import) -> str:
    """How far an import is, in a sentence."""
    course = one.course
    if course.problem:
        return course.problem
    if course.state == "reading" and course.total is None:
        return "The files are being counted."
    if course.state == "reading":
        known = f"{course.cables:,} cable{_s(course.cables)}, {course.findings:,} remark{_s(course.findings)}"
        return f"{course.done:,} of {course.total:,} files read: {known}.{_pace(one, 'file')}"
    if course.state == "extracting":
        if course.to_extract is None:
            return "The cables can be read. Who says what in them is being marked."
        done = f"{course.extracted:,} of {course.to_extract:,} cables"
        return f"The cables can be read. Who says what in them is marked in {done}.{_pace(one, 'cable')}"
    words = {
        "waiting": "It waits for its turn.",
        "done": f"Done in {_time(course.seconds)}.",
        "stopped": "It was stopped; what was read is kept.",
        "failed": "It failed; what was read is kept.",
    }
    return words[course.state]


def _pace(one: Import, what: str) -> str:
    if one.course.rate is None or one.course.left is None:
        return ""
    rate = one.course.rate
    pace = f"{rate:,.1f} {what}s a second" if rate >= 1 else f"{rate * 60:,.0f} {what}s a minute"
    return f" {pace}, about {_time(one.course.left)} left."


def _time(seconds: float) -> str:
    whole = round(seconds)
    if whole < 90:
        return f"{max(1, whole)} second{_s(max(1, whole))}"
    if whole < 90 * 60:
        return f"{round(whole / 60)} minutes"
    return f"{whole / 3600:.1f} hours"


def _percent(one: Import) -> int | None:
    course = one.course
    if course.state == "reading" and course.total:
        return 100 * course.done // course.total
    if course.state == "extracting" and course.to_extract:
        return 100 * course.extracted // course.to_extract
    return None


def _lines(one: Import) -> list[Line]:
    """The report in lines, as ``reftel read`` prints them."""
    report = one.course.report
    if report is None:
        return []
    found = [Line(report.sources, "file" + _s(report.sources))]
    found.append(Line(report.cables - report.versions, "cable" + _s(report.cables - report.versions)))
    if report.kinds:
        count = sum(report.kinds.values())
        found.append(Line(count, f"of them no telegram{_s(count)}: {documents_told(report.kinds)}"))
    if one.course.statements is not None:
        found.append(Line(one.course.statements, f"statement{_s(one.course.statements)}: who said what to whom"))
    counts = (
        (report.partial, "partial: a part of a cable, or one that lacks a part"),
        (report.stubs, "a head and no text"),
        (report.versions, f"further version{_s(report.versions)} of cables that are there"),
        (report.duplicates, f"file{_s(report.duplicates)} there already, or sent twice"),
        (report.purged, "purged from this archive before, and not read again"),
        (report.findings, "remarks on what is doubtful or unusual"),
    )
    found += [Line(count, what) for count, what in counts if count]
    for form, count in sorted(report.unread_formats.items()):
        told = ": ".join(unread_as(form, " yet"))
        what = "empty: there is nothing to read" if form == "empty" else f"{told}; kept as they came"
        found.append(Line(count, what))
    if report.unreadable:
        found.append(Line(len(report.unreadable), "could not be opened"))
    return found


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def act(reader: Reader, asked: Asked) -> str:
    """Stop an import, or go on with it.

    Raises:
        InputError: if that cannot be done.
    """
    name = asked.path["name"]
    if dict(asked.form)["do"] == "stop":
        reader.imports.stop(name)
    else:
        reader.imports.go_on(name)
    return links.arrival_url(name)


VIEW = View(
    name="arrival",
    path="/import/{name}",
    page=page,
    table=table,
    act=act,
    does=("stop", "go_on"),
    asks=(("page", "of the new cables, from 1"),),
)
