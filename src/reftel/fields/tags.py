"""TAGS: Traffic Analysis by Geography and Subject, e.g. ``TAGS: OSCE, PREL, KZ``. Handbook: 5 FAH-3."""

import msgspec


class Tag(msgspec.Struct, frozen=True):
    """One tag: code, kind (``subject``, ``program``, ``geo``, ``organisation``, ``person``, ``unknown``) and meaning."""

    code: str
    kind: str
    meaning: str | None = None
