"""Date-time group: when the cable was sent, e.g. ``P 240734Z OCT 06``.

Handbook: 5 FAH-2 H-320, ACP-127 format line 5.
"""

import re
from datetime import UTC, datetime, timedelta

import msgspec

from reftel.fields.mrn import full_year

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

# Months in the language of the country, where they are not spelt as in English: French, Spanish.
_FOREIGN = {"FEV": 2, "FÉV": 2, "AVR": 4, "MAI": 5, "JUIN": 6, "JUIL": 7, "AOU": 8, "AOÛ": 8, "DÉC": 12} | {
    "ENE": 1,
    "ABR": 4,
    "AGO": 8,
    "DIC": 12,
}


class Dtg(msgspec.Struct, frozen=True, order=True):
    """A date-time group, to the minute, in Zulu time."""

    at: datetime

    def __str__(self) -> str:
        """As in a header: ``240734Z OCT 06``; the year in full where two digits stand for another, ``OCT 1943``."""
        short = f"{self.at.year % 100:02d}"
        year = short if full_year(short) == self.at.year else f"{self.at.year:04d}"
        return f"{self.at:%d%H%M}Z {MONTHS[self.at.month - 1]} {year}"


# Z is read as 2 on scans: "2416252 OCT 86"; no other reading of a seventh digit is possible here. Letters where only
# digits can stand are digits misread: "1412O0Z", "l41200Z".
_DIGIT = r"[\dOIlSB]"
_DTG = re.compile(
    rf"(?<![A-Za-z\d])(?:[ZOPRY]{{1,2}})?(?P<day>[0-3OIl]{_DIGIT})[ /-]?"
    rf"(?P<hour>[0-2OIl]{_DIGIT})(?P<minute>[0-5OIlS]{_DIGIT})"
    r"[ ]?[Z2][\s/]{0,3}(?P<month>[A-Z01ÉÛ]{3}[A-ZÛ]{0,6})[ ,./]{0,3}'?(?P<year>\d{4}|\d\d|O\d|\dO)(?![\dO])",
    re.IGNORECASE,
)
# Without its Z only behind the prosigns of precedence, where nothing else can stand.
_UNZONED = re.compile(
    r"[ \t]{0,8}[ZOPRY](?:[ ]{1,3}[ZOPRY])?[ ]{1,3}(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ ]{1,3}"
    r"(?P<month>[A-Z]{3})[A-Z]{0,6}[ ,.]{1,3}(?P<year>\d{4}|\d\d)(?!\d)",
    re.IGNORECASE,
)
# In local time, as the military sends it: the letter of a time zone, A to M to the east, N to Y to the west (ACP 121).
_ZONED = re.compile(
    r"[ \t]{0,8}[ZOPRY](?:[ ]{1,3}[ZOPRY])?[ ]{1,3}(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)"
    r"(?P<zone>[A-IK-Y])[ ]{1,3}(?P<month>[A-Z]{3})[A-Z]{0,6}[ ,.]{1,3}(?P<year>\d{4}|\d\d)(?!\d)",
    re.IGNORECASE,
)
_ZONES = "YXWVUTSRQPONZABCDEFGHIKLM"  # from twelve hours behind Zulu time to twelve before it
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:Z|[+]00:?00)"
)
_MISREAD = str.maketrans("OIlSBoisb", "011580158")
_FIRST, _LAST = 1900, 2099  # years of telegrams
_LONGEST = 64_000  # characters in which it is looked for


def parse_dtg(text: str) -> Dtg | None:
    """Read the first date-time group of a text, or return None where there is none.

    Letters that scans and relays put for digits are mended where only one reading is possible; 2400Z is midnight. A
    local time, ``121530R``, is given in Zulu time.
    """
    text = text[:_LONGEST]
    for pattern in (_DTG, _UNZONED):
        for found in pattern.finditer(text):
            if (at := _moment(found, _month(found["month"]))) is not None:
                return Dtg(at)
    if (zoned := _ZONED.match(text)) is not None and (at := _moment(zoned, _month(zoned["month"]))) is not None:
        return Dtg(at - timedelta(hours=_ZONES.index(zoned["zone"].upper()) - _ZONES.index("Z")))
    if (iso := _ISO.search(text)) is not None and (at := _moment(iso, int(iso["month"]))) is not None:
        return Dtg(at)
    return None


def _moment(found: re.Match[str], month: int | None) -> datetime | None:
    if month is None:
        return None
    day, hour, minute = (int(found[name].translate(_MISREAD)) for name in ("day", "hour", "minute"))
    midnight = (hour, minute) == (24, 0)
    try:
        year = full_year(found["year"].translate(_MISREAD))
        if not _FIRST <= year <= _LAST:
            return None  # another number of four digits: that of an addressee
        at = datetime(year, month, day, 0 if midnight else hour, minute, tzinfo=UTC)
        return at + timedelta(days=1) if midnight else at
    except (ValueError, OverflowError):  # e.g. 310900Z FEB: well formed, but no such day
        return None


def _month(said: str) -> int | None:
    """The number of a month; one letter may be misread where only one month is meant: ``0CT``, ``JVL``."""
    whole, said = said.upper(), said[:3].upper()
    if said in MONTHS:
        return MONTHS.index(said) + 1
    if (foreign := _FOREIGN.get(whole[:4], _FOREIGN.get(said))) is not None:
        return foreign
    near = [at for at, name in enumerate(MONTHS, 1) if sum(a != b for a, b in zip(said, name, strict=True)) == 1]
    return near[0] if len(near) == 1 else None
