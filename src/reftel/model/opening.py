"""When a classified cable opens."""

import msgspec

from reftel.fields.declassifying import Declassification


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """A classified cable, and when its line and its order open it: a rule computed, not what was done.

    ``released`` is the day on which it was in fact released, as far as it says so.
    """

    cable: str
    subject: str | None
    origin: str | None
    date: str | None
    level: str
    told: Declassification
    status: str
    released: str | None
