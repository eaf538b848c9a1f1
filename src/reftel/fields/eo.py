"""The executive order line, e.g. ``E.O. 12958: DECL: 03/10/2014``, and the day it names.

Orders 10501 (``GP-3`` at the end), 11652, 12065, 12356, 12958 and 13526; see ``facts.orders``.
"""

import re
from datetime import date

import msgspec

from reftel.facts import orders
from reftel.fields import labels
from reftel.fields.dtg import MONTHS
from reftel.fields.instruction import Instruction, parse_instruction
from reftel.fields.remembering import remembered


class ExecutiveOrder(msgspec.Struct, frozen=True):
    """Order number as written, the day of declassification if it names one (ISO), and the text behind the number."""

    order: str | None
    declassify: str | None
    text: str

    @property
    def instruction(self) -> Instruction:
        """What the line instructs: a date, an event, a schedule, an exemption …; and who classified, if it says so."""
        return parse_instruction(self.text, self.declassify)


# Dotted, it may be glued to the word before it in copies that lost their line breaks.
_NUMBER = re.compile(
    r"(?:(?:E[.]O[.]|(?<![A-Z])(?:E[ ]?[.,]?[ ]?[O0][ ]?[.,]?|EXECUTIVE[ ]ORDER(?:[ ]NO[.]?)?|EXEC[.]?[ ]ORDER))"
    r"[ ]{0,2}:?[ ]{0,14}#?(?P<order>\d{4,6})|(?<![A-Z])E[.][ ]?O[.])"
    r"[ ]{0,2}(?:,?[ ]{0,2}AS[ ]AMENDED\b)?[ ]{0,2}[:;,.]{0,2}[ ]{0,2}",
    re.IGNORECASE,
)
_UNLABELLED = re.compile(r"(?<!\s)\s*EXECUTIVE[ ]ORDER[ ]?:[ ]{0,3}", re.IGNORECASE)
_LONGEST = 16_000  # characters in which the order is looked for
_LINE = 200  # characters of the line
_GROUP = re.compile(r"\bGP[ -]{0,2}[1-4]\b|^[ \t]*GROUP[ -]{0,2}[1-4]\b(?!\d)", re.IGNORECASE | re.MULTILINE)
_MONTH = r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[.]?"
_STROKE = r"[ ]?[/.-]{1,2}[ ]?"  # or two by a slip: 10/23//2015
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<year>(?:19|20|21)\d\d)(?:{_STROKE}|[ ])(?P<first>\d\d?)(?:{_STROKE}|[ ])(?P<second>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<first>\d{{1,2}}){_STROKE}(?P<second>\d{{1,2}}){_STROKE}(?P<year>(?:19|20|21)\d\d|\d\d)(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})[ ](?P<second>\d{1,2})[ ](?P<year>(?:19|20)\d\d)(?!\d)",
        # Not the category before a month, nor a day for a year: RDS-3 MARCH 12, 2001.
        (
            rf"(?<!\d)(?P<second>\d{{1,2}})(?:ST|ND|RD|TH)?[ ,/-]{{0,2}}{_MONTH}[ ,/-]{{0,3}}(?P<year>\d{{4}}|\d\d)"
            r"(?!\d|,?[ ]{0,2}(?:19|20|21)\d\d)"
        ),
        rf"\b{_MONTH}[ ]{{1,2}}(?P<second>\d{{1,2}})(?:ST|ND|RD|TH)?[ ,]{{1,3}}(?P<year>\d{{4}}|\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<first>0\d|1[0-2])(?P<second>[0-3]\d)(?!\d)",
    )
)
# Letters that a scanner or a hand put for digits in a date: 10/23/2O15.
_DAMAGED = re.compile(
    r"(?<![\dA-Z/.-])(?=[\dOIlS/.-]{0,10}[OIlS])[\dOIlS]{1,2}[/.-][\dOIlS]{1,2}[/.-][\dOIlS]{2,4}(?![\dA-Z])"
)
_DIGITS = str.maketrans("OIlS", "0115")
# So too in the number of the order: E.O. ll652, E.O. 12O65.
_MISREAD = re.compile(r"(?<=E[.]O[.])[ ]?(?=[OIl]{0,4}[0-9])[0-9OIl]{5}(?=[ :])")
_MONTH_ONLY = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})[/-](?P<year>(?:19|20)\d\d)(?![\d/])"
    rf"|\b{_MONTH}[ ,]{{1,3}}(?P<year2>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(r"DECL\w{0,10}[ :]{1,4}(?P<year>(?:19|20)\d\d)(?![\d/.-])", re.IGNORECASE)
# A line without the number: what it begins with.
_BARE = re.compile(
    r"\s*(?:EXECUTIVE[ ]ORDER[ ]?:[ ]{0,3})?(?:DECL(?:AS\w{0,10})?\b|OADR\b|N/A\b|(?:X-?)?GDS\b|GS\b|ADS\b|[RX]DS\b"
    r"|1[.]6[ ]?X|(?:25|50)X\d)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\s*(?:10501|11652|12065|12356|12958|13526)(?=[ :,])")
_DOWNGRADED = re.compile(r"\b(?:DNG|DOWNGRADE)\b.{0,40}?(?<!\d)[\d/.-]{6,10}", re.IGNORECASE)
_REASONED = re.compile(r"\s*1[.][45]\s?[(][A-H]\b[^\n]{0,40}\n\s*DECL\b", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\b(?:UPON|AFTER|WHEN|UNTIL[ ]COMPLETION|YEARS?)\b", re.IGNORECASE)


def _digits(found: re.Match[str]) -> str:
    return found.group().translate(_DIGITS)


@remembered(200)
def parse_eo(text: str) -> ExecutiveOrder | None:
    """Read an executive order line; None where the text names no order and no declassification group."""
    text = _MISREAD.sub(_digits, text[:_LONGEST].replace("\t", " "))
    found = _NUMBER.search(text)
    if found is None and (number := _BARE_NUMBER.match(text)):
        return parse_eo(f"E.O. {text[number.start() :].lstrip()}")
    if found is None and _BARE.match(text):
        return parse_eo(f"E.O.: {_UNLABELLED.sub('', text, count=1)}")
    if found is None:
        group = _GROUP.search(text)
        return ExecutiveOrder("10501", None, " ".join(group.group().upper().split())) if group else None
    rest = labels.before(text[found.end() :][:_LINE])
    # The line ends with the line; only a wrapped date or reason goes on, and DECL below a reason.
    first, _, second = rest.partition("\n")
    if first.rstrip().endswith((":", ",", "/")) or not first.strip() or _REASONED.match(f"{first}\n{second}"):
        first = f"{first} {second.partition(chr(10))[0]}"
    said = labels.unfolded(first).strip(" ;,")
    if found["order"] is None and not said:
        return None
    return ExecutiveOrder(found["order"], declassification(said, found["order"]), said)


def declassification(text: str, order: str | None = None) -> str | None:
    """The day (month, year) that the text names, ISO; None for events, N/A, OADR, X-codes and spans of years."""
    text = _DOWNGRADED.sub(" ", text)
    text = _DAMAGED.sub(lambda found: found.group().translate(_DIGITS), text)
    for pattern in _DATES:
        for found in pattern.finditer(text):
            if day := _day(found, order):
                return day
    if _CONDITIONAL.search(text):
        return None
    if month_only := _MONTH_ONLY.search(text):
        first = month_only["first"]
        month = int(first) if first else MONTHS.index(month_only["month"].upper()) + 1
        return f"{month_only['year'] or month_only['year2']}-{month:02d}" if 1 <= month <= 12 else None
    year_only = _YEAR_ONLY.search(text)
    return year_only["year"] if year_only else None


_LATEST_OF_TWO_DIGITS = 1995  # an unknown order is read as 12958, the last whose lines have years of two digits


def _day(found: re.Match[str], order: str | None) -> str | None:
    parts = found.groupdict()
    month = MONTHS.index(parts["month"].upper()) + 1 if parts.get("month") else int(parts["first"])
    day = int(parts["second"])
    if month > 12 >= day:  # 23/10/2015: no thirteenth month, so the day stands first
        month, day = day, month
    try:
        return date(_year(parts["year"], order), month, day).isoformat()
    except ValueError:  # 02/30/2015
        return None


def _year(digits: str, order: str | None) -> int:
    """Two digits of a year: nothing opens before its order is in force, so a lower one is of the next century."""
    year = int(digits)
    if len(digits) == 4:
        return year
    known = orders.order_of(order or "")
    first = int(known.first[:4]) if known else _LATEST_OF_TWO_DIGITS
    century = first - first % 100
    return century + year if year >= first % 100 or century == 2000 else century + 100 + year
