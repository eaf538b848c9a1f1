"""The references of a cable, with the year of those that give none: its own, or the year before.

A number of the cable's own post that is not below its own, one that its post reached only in a later month, and one
that no post can have reached by then, would lie in the future: it is the year before's.
"""

import msgspec

from reftel.facts import mrns
from reftel.fields import Mrn, Reference, parse_references

_LATE = 3  # month up to which the numbers of other posts are looked up: later, few cables cite the year before
# Telegrams of a day that no station has come up to over the first months of a year. By the known numbers the Department
# was at 12,442 when January 2007 ended and the next at some 5,000; in the seventies the Department sent twice as many.
_OF_A_DAY, _OF_THE_DEPARTMENT = 200, 1100
# To and from the Secretary under way: the number begins with that of the trip, SECTO 20011, and tells no month.
_OF_TRIPS = frozenset({"SECTO", "TOSEC"})


def references_of(text: str, mrn: Mrn | None, year: int | None, month: int | None) -> tuple[Reference, ...]:
    """Read a reference line in the cable with this number, sent in this year and month as far as they are known."""
    post = mrn.station if mrn else None
    found = parse_references(text, year, post)
    if year is None:
        return found
    return tuple(_dated(reference, mrn, year, month) for reference in found)


def _dated(reference: Reference, own: Mrn | None, year: int, month: int | None) -> Reference:
    """The reference, of the year before where its number lies in the future and its words give no year."""
    cited = reference.mrn
    if cited is None or cited.year != year or cited.station in _OF_TRIPS or _says(reference.text, year):
        return reference
    if own is not None and cited.station == own.station:
        future = cited.serial > own.serial
    else:
        most = 31 * (month or 0) * (_OF_THE_DEPARTMENT if cited.station == "STATE" else _OF_A_DAY)
        late = month is not None and month <= _LATE
        future = late and (cited.serial > most or mrns.is_later(cited.station, year, cited.serial, month or 0))
    if not future:
        return reference
    return msgspec.structs.replace(reference, mrn=Mrn(year - 1, cited.station, cited.serial))


def inferred(references: tuple[Reference, ...], year: int | None) -> list[str]:
    """The numbers that were taken for those of the year before."""
    return [
        str(reference.mrn)
        for reference in references
        if year is not None and reference.mrn and reference.mrn.year == year - 1 and not _says(reference.text, year - 1)
    ]


def _says(text: str, year: int) -> bool:
    """Whether the words of a reference name the year: ``06 ROME 1``, ``ROME 1 (2006)``."""
    return text.lstrip("('").startswith((str(year), f"{year % 100:02d}")) or str(year) in text
