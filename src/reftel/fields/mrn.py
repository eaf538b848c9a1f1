"""Message reference number, e.g. ``06ASTANA280``: year, station, serial. Handbook: 5 FAH-2 H-222."""

import re

import msgspec

from reftel.facts import mrns, posts
from reftel.fields.classification import parse_class_line


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

    @property
    def nara(self) -> str:
        """As the National Archives write it: ``2006ASTANA00280``."""
        return f"{'' if self.year is None else self.year}{self.station}{self.serial:05d}"


# 06ASTANA280, 2006 ASTANA 000280, 06 ADDIS ABABA 12, ASTANA 000280, 1976STATE042873_b
_MRN = re.compile(
    r"(?:MRN[ ]{0,2}:[ ]{0,2}|DOCUMENT NUMBER[ ]{0,2}:[ ]{0,2})?'?(?P<year>(?:19|20)\d\d|\d\d)?[ -]?"
    r"(?P<station>[A-Z][A-Z .'-]{1,40}?)[ -]{0,3}#?(?P<serial>\d{1,8})(?:_[A-Za-z])?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[ ]{1,3}\d{3}(?:[.]\d)?[ ]OF[ ]\d{3}.{0,40}", re.IGNORECASE)


def full_year(digits: str, latest: int | None = None) -> int:
    """A year of two or four digits in full; two digits are the last such year up to ``latest``, else 1945 to 2044."""
    year = int(digits)
    if len(digits) == 4:
        return year
    if latest is None:
        return 1900 + year if year >= 45 else 2000 + year
    century = latest - latest % 100
    return century + year if century + year <= latest else century - 100 + year


def station_of(words: str, year: int | None, serial: int) -> str:
    """The station that a reference means: ``SECSTATE`` → ``STATE``.

    A variant that is known to have sent this very serial in this year (``05KIEV4558``) stays as it is.
    """
    folded = posts.fold(words)
    station = posts.canonical(words)
    if station != folded and year is not None and mrns.is_known(year, folded, serial):
        return folded
    return station


def parse_mrn(text: str) -> Mrn | None:
    """Read a message reference number, as printed, as in a header or as the archives write it, or a class line's."""
    # The class line is tried first: its level would otherwise be read as part of the station.
    line = parse_class_line(text)
    if line is not None and line.station is not None and line.serial is not None:
        return Mrn(None if line.year is None else full_year(str(line.year)), line.station, line.serial)
    found = _MRN.match(_PAGE.sub("", text.strip(" \t\r\n\\¶")))
    if found is None or line is not None:
        return None
    rest = _PAGE.sub("", text.strip(" \t\r\n\\¶"))[found.end() :]
    if rest[:1].isalnum() or rest.lstrip(" ")[:1].isalnum():  # a number within a sentence
        return None
    serial = int(found["serial"])
    station = posts.fold(found["station"])
    if len(station) < 2 or serial == 0:
        return None
    return Mrn(full_year(found["year"]) if found["year"] else None, station, serial)
