"""Date-time group: when the cable was sent, e.g. ``P 240734Z OCT 06``.

Handbook: 5 FAH-2 H-320, ACP-127 format line 5.
"""

from datetime import datetime

import msgspec


class Dtg(msgspec.Struct, frozen=True, order=True):
    """A date-time group, to the minute, in Zulu time."""

    at: datetime
