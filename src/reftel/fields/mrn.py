"""Message reference number, e.g. ``06ASTANA280``: year, station, serial. Handbook: 5 FAH-2 H-222."""

import re

import msgspec

from reftel.facts import mrns, posts, successions
from reftel.facts.words import words
from reftel.fields.classification import parse_class_line
from reftel.fields.remembering import remembered

_LONGEST = 2_000  # characters in which a number is looked for
_USUAL = 80  # characters of a line or column that is a number


class Mrn(msgspec.Struct, frozen=True, order=True):
    """A message reference number; ``year`` has four digits, or is None where it cannot be known."""

    year: int | None
    station: str
    serial: int

    def __str__(self) -> str:
        """As printed: ``06ASTANA280``; without a year ``ALMATY1856``."""
        return f"{'' if self.year is None else f'{self.year % 100:02d}'}{self.station}{self.serial}"

    @property
    def header(self) -> str:
        """As in a header: ``ASTANA 000280``."""
        return f"{self.station} {self.serial:06d}"


# 06ASTANA280, 2006 ASTANA 000280, 06 ADDIS ABABA 12, ASTANA 000280, 1976STATE042873_b; what the relay left behind the
# serial of a message that was cancelled or sent twice is no part of it: 06SESTRIN002583ZFR2585.
_MRN = re.compile(
    r"'?(?P<year>(?:19|20)\d\d|\d\d)?[ _.-]?"
    r"(?P<station>[A-Z][A-Z .'’-]{1,60}?)[ _-]{0,3}[.]?#?(?P<serial>\d{1,8})"
    r"(?:_[A-Za-z]|(?:ZFR|ZFD|SUSPECTED[ ]?DUPLICATE|CORRECTED[ ]?COPY)\d{0,8})?(?=[^A-Z0-9]|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:MRN|MESSAGE (?:REFERENCE )?(?:NUMBER|NO[.]?)|DOCUMENT (?:NUMBER|NBR)|REF(?:ERENCE)?[ _]?ID|CANONICAL ID"
    r"|CABLE(?: ID| NO[.]?)?|ID)[ ]{0,2}:[ ]{0,3}",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[ ]{1,3}\d{3}(?:[.]\d)?[ ]OF[ ]\d{3}.{0,40}", re.IGNORECASE)
# PAGE 02 OF 04 HALIFA 00036; PAGE 02  STATE 015113 182333Z
_PAGE_HEAD = re.compile(r"PAGE[ ]{1,3}\d{2,3}(?:[ ]{1,3}OF[ ]{1,3}\d{2,3})?[ ]{1,12}(?=[A-Z])", re.IGNORECASE)
_PAGE_TAIL = re.compile(r"(?:[ ]{1,6}\d\d[ ]{1,2}OF[ ]{1,2}\d\d)?(?:[ ]{1,6}\d{6}Z)?$", re.IGNORECASE)
# Words of the classification line that a broken relay glued to the station: 08SECTION01OF02CHISINAU976, EFTOASMARA.
_GLUED = re.compile(
    r"(?P<year>(?:19|20)\d\d|\d\d)?[ -]?(?:S?E?C?TIONS?[ ]?\d{1,2}[ ]?OF[ ]?\d{1,2}[ ]?)(?=[A-Z]{3})", re.IGNORECASE
)
# The year between station and serial, as some letters and card files cite: MOSCOW 08-1234.
_YEAR_WITHIN = re.compile(
    r"(?P<station>[A-Z][A-Z .'’]{1,60}?)[ ]{1,3}(?P<year>\d\d)-(?P<serial>\d{1,6})(?!\d)", re.IGNORECASE
)
_MARKS = ("EFTO", "NOFORN", "SIPDIS", "SENSITIVE", "AMEMBASSY", "AMCONSUL", "USMISSION")
_MOST = 999_999  # no station has sent more in a year


def full_year(digits: str, latest: int | None = None) -> int:
    """A year of two or four digits in full; two digits are the last such year up to ``latest``, else 1945 to 2044."""
    year = int(digits)
    if len(digits) == 4:
        return year
    if latest is None:
        return 1900 + year if year >= 45 else 2000 + year
    century = latest - latest % 100
    return century + year if century + year <= latest else century - 100 + year


def station_of(said: str, year: int | None, serial: int) -> str:
    """The station that a reference means: ``SECSTATE`` → ``STATE``.

    A variant that is known to have sent this very serial in this year (``05KIEV4558``) stays as it is.
    """
    folded = posts.fold(said)
    station = posts.canonical(said)
    if station != folded and year is not None and mrns.is_known(year, folded, serial):
        return folded
    return station


@remembered(_USUAL)  # a column with a number is asked whether it is one, and then which
def parse_mrn(text: str) -> Mrn | None:
    """Read a message reference number, as printed, as in a header or as the archives write it, or a class line's.

    Words that a broken relay glued to the station are taken off it, ``08SECTION01OF02CHISINAU976``; without a station
    or a serial it is no number.
    """
    text = text[:_LONGEST]
    # The class line is tried first: its level would otherwise be read as part of the station.
    line = parse_class_line(text)
    if line is not None:
        if line.station is None or line.serial is None or not 0 < line.serial <= _MOST:
            return None
        return Mrn(None if line.year is None else full_year(str(line.year)), line.station, line.serial)
    bare = _LABEL.sub("", text.strip(" \t\r\n\\¶"), count=1).strip(' \t\r\n()[]"“”')
    bare = _PAGE.sub("", bare)
    if (page := _PAGE_HEAD.match(bare)) is not None:
        bare = _PAGE_TAIL.sub("", bare[page.end() :])
    if (glued := _GLUED.match(bare)) is not None:
        bare = f"{glued['year'] or ''}{bare[glued.end() :]}"
    found = _YEAR_WITHIN.match(bare) or _MRN.match(bare)
    if found is None or bare[found.end() :].lstrip(" )")[:1].isalnum():  # a number within a sentence
        return None
    serial = int(found["serial"])
    folded = posts.fold(found["station"])
    if len(folded) < 2 or not 0 < serial <= _MOST or folded in words("no-station"):
        return None
    year = full_year(found["year"]) if found["year"] else None
    return Mrn(year, _own_station(folded, year, serial), serial)


def _own_station(folded: str, year: int | None, serial: int) -> str:
    """The station that a message gives itself, without glued marks; an earlier name of a post stays: ``KIEV``."""
    for mark in _MARKS:
        rest = folded.removeprefix(mark)
        if rest != folded and posts.is_station(rest):
            return posts.canonical(rest)
    return folded if successions.is_renamed(folded) else station_of(folded, year, serial)
