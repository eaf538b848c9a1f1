"""Addressees: FM, TO and INFO lines with routing indicators, e.g. ``RUEHC/SECSTATE WASHDC PRIORITY 7411``.

Handbook: 5 FAH-2 H-230; format lines 6 to 9.
"""

import msgspec


class Addressee(msgspec.Struct, frozen=True):
    """One addressee: its plain-language address, routing indicator, own precedence word and continuity number.

    ``excluded`` are the posts that an XMT clause takes out of a collective.
    """

    name: str
    routing: str | None = None
    precedence: str | None = None
    number: str | None = None
    excluded: tuple[str, ...] = ()
