"""Date-time group: when the cable was sent, e.g. ``P 240734Z OCT 06``.

Handbook: 5 FAH-2 H-320, ACP-127 format line 5.
"""

import re
from datetime import UTC, datetime

import msgspec

from reftel.fields.mrn import full_year

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


class Dtg(msgspec.Struct, frozen=True, order=True):
    """A date-time group, to the minute, in Zulu time."""

    at: datetime

    def __str__(self) -> str:
        """As in a header: ``240734Z OCT 06``."""
        return f"{self.at:%d%H%M}Z {MONTHS[self.at.month - 1]} {self.at.year % 100:02d}"


# Z is read as 2 on scans: "2416252 OCT 86"; no other reading of a seventh digit is possible here.
_DTG = re.compile(
    r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ ]?[Z2][ ]{0,3}"
    r"(?P<month>[A-Z]{3})[A-Z]{0,6}[ ,.]{0,3}'?(?P<year>\d{4}|\d\d)(?!\d)",
    re.IGNORECASE,
)


def parse_dtg(text: str) -> Dtg | None:
    """Read the first date-time group of a text, or return None where there is none."""
    for found in _DTG.finditer(text):
        month = found["month"].upper()
        if month not in MONTHS:
            continue
        try:
            at = datetime(
                full_year(found["year"]),
                MONTHS.index(month) + 1,
                int(found["day"]),
                int(found["hour"]),
                int(found["minute"]),
                tzinfo=UTC,
            )
        except ValueError:  # e.g. 310900Z FEB: well formed, but no such day
            continue
        return Dtg(at)
    return None
