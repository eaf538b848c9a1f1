"""The day of a cable, and its year where no date-time group says it.

In order: DTG; Julian day with the year of the MRN; the publisher's metadata; the only year in which the index of known
MRNs has that station and serial; else dated events in the body, where all fall in one year.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from reftel.facts import mrns, orders
from reftel.fields.dtg import Dtg
from reftel.fields.eo import ExecutiveOrder
from reftel.fields.mrn import Mrn
from reftel.model.cable import CableDate, Paragraph, Transmission
from reftel.model.finding import Finding
from reftel.model.source import Field, Span
from reftel.reading.remarks import remark

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_EVENT = re.compile(rf"\b({'|'.join(MONTHS)})\s([0-9]{{1,2}}),?\s((?:19|20)[0-9]{{2}})\b", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(r"\s[0-9]{1,2},?\s(?:19|20)[0-9]{2}\b")  # in every event, behind its month
_FOR_A_WHILE = 2  # years for which some named an order that had been replaced
_LONGEST = 25  # years: no line of a cable orders more by a date
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Bounds(msgspec.Struct, frozen=True):
    """What a year that is inferred is held against: when it is declassified, the order, the e-mail that sent it on.

    ``ordered`` is the last year of the executive order that the cable names; some went on to name it for a while.
    """

    declassified: int | None = None
    mailed: int | None = None
    ordered: int | None = None

    def denies(self, year: int) -> str | None:
        """What says that a cable is of no such year; None where nothing does."""
        if self.declassified is not None and not self.declassified - _LONGEST <= year <= self.declassified:
            return f"the E.O. line has it declassified in {self.declassified}"
        if self.mailed is not None and year > self.mailed:
            return f"the e-mail above it is of {self.mailed}"
        if self.ordered is not None and year > self.ordered + _FOR_A_WHILE:
            return f"the order that it names was in force until {self.ordered}"
        return None


def bounds_of(eo: ExecutiveOrder | None, mailed: int | None) -> Bounds:
    """The bounds by the line of the executive order, and the year of the e-mail above the cable."""
    day = eo.declassify if eo else None
    order = orders.order_of(eo.order or "") if eo else None
    return Bounds(
        int(day[:4]) if day and day[:4].isdecimal() else None,
        mailed,
        int(order.last[:4]) if order and order.last else None,
    )


class Dated(msgspec.Struct, frozen=True):
    """The date field, the MRN field with its year, and a finding where the year was inferred."""

    date: Field[CableDate] | None
    mrn: Field[Mrn] | None
    findings: tuple[Finding, ...] = ()


def date_cable(
    *,
    dtg: Field[Dtg] | None,
    mrn: Field[Mrn] | None,
    transmission: Field[Transmission] | None,
    created: Field[str] | None,
    paragraphs: Iterable[Paragraph],
    source: str,
    bounds: Bounds | None = None,
) -> Dated:
    """Date a cable by the first rule that says something; a year that ``bounds`` deny is inferred of nothing."""
    if dtg is not None:
        day = dtg.value.at.date().isoformat()
        return Dated(Field(CableDate(day, "dtg"), dtg.text, dtg.span), _with_year(mrn, dtg.value.at.year))
    if mrn is not None and mrn.value.year is not None and transmission and transmission.value.julian:
        number = transmission.value.julian[0]
        if 1 <= number <= 366:
            day = (date(mrn.value.year, 1, 1) + timedelta(days=number - 1)).isoformat()
            return Dated(Field(CableDate(day, "julian"), transmission.text, transmission.span), mrn)
    if created is not None and (found := _DAY.match(created.value)):
        return Dated(
            Field(CableDate(found[0], "collection"), created.text, created.span), _with_year(mrn, int(found[1]))
        )
    if mrn is None:
        return Dated(None, None)
    if mrn.value.year is not None:
        return Dated(Field(CableDate(str(mrn.value.year), "text"), mrn.text, mrn.span), mrn)
    made = _inferred(mrn, paragraphs, source)
    denied = bounds.denies(int(made.date.value.edtf[:4])) if made.date and bounds else None
    if made.date is None or denied is None:
        return made
    message = f"{made.findings[0].message}; but {denied}, so the year is left open"
    return Dated(None, mrn, (remark("year-unknown", message, mrn.span),))


def _with_year(mrn: Field[Mrn] | None, year: int) -> Field[Mrn] | None:
    if mrn is None or mrn.value.year is not None:
        return mrn
    return Field(Mrn(year, mrn.value.station, mrn.value.serial), mrn.text, mrn.span, mrn.parts)


def _inferred(mrn: Field[Mrn], paragraphs: Iterable[Paragraph], source: str) -> Dated:
    known = mrns.dates_of(mrn.value.station, mrn.value.serial)
    years = {year for year, _ in known}
    if len(years) == 1:
        year = years.pop()
        months = {month for _, month in known if month}
        edtf = f"{year}-{months.pop():02d}~" if len(months) == 1 else f"{year}~"
        where = "the index of known message numbers has this station and serial in one year only"
        return _guess(mrn, CableDate(edtf, "index"), mrn.span, source, where)
    events = list(_events(paragraphs, years))
    if events and len({day.year for day, _ in events}) == 1:
        day, span = max(events)
        where = "all dated events in the text fall in one year"
        return _guess(mrn, CableDate(f"{day.year}-{day.month:02d}~", "text"), span, source, where)
    message = "nothing tells the year: no date-time group, and the index of known message numbers has no single one"
    return Dated(None, mrn, (remark("year-unknown", message, mrn.span),))


def _guess(mrn: Field[Mrn], day: CableDate, span: Span, source: str, where: str) -> Dated:
    year = int(day.edtf[:4])
    finding = remark("year-inferred", f"year {year} is inferred: {where}", mrn.span)
    return Dated(Field(day, span.of(source), span), _with_year(mrn, year), (finding,))


def _events(paragraphs: Iterable[Paragraph], years: set[int]) -> Iterable[tuple[date, Span]]:
    for paragraph in paragraphs:
        if _DAY_OF_YEAR.search(paragraph.text) is None:  # as in most, where the names of all months need not be tried
            continue
        for found in _EVENT.finditer(paragraph.text):
            try:
                day = date(int(found[3]), MONTHS.index(found[1].lower()) + 1, int(found[2]))
            except ValueError:  # February 30, 2003
                continue
            if not years or day.year in years:
                yield day, paragraph.source_span(*found.span())
