"""The executive order line, e.g. ``E.O. 12958: DECL: 10/23/2015``."""

import msgspec


class ExecutiveOrder(msgspec.Struct, frozen=True):
    """Order number as written, the day of declassification if it names one (ISO), and the text behind the number."""

    order: str | None
    declassify: str | None
    text: str
