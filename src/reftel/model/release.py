"""How a document came to be open."""

from typing import Literal

import msgspec


class Release(msgspec.Struct, frozen=True):
    """How the document came to be open: what was marked SECRET in 1974 may be open since 2004.

    ``classification`` is the level that it has now, ``part`` whether only a part of it was released, and ``withheld``
    by which exemptions the rest was not (``B1``, ``1.4(D)``). ``source`` and ``note`` are a collection's own.
    """

    status: Literal["released", "published", "leaked", "private", "unknown"] = "unknown"
    authority: str | None = None
    date: str | None = None
    classification: str | None = None
    part: bool = False
    withheld: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None


def filled(own: Release, told: Release | None) -> Release:
    """A release with what a collection says of it, where the document itself says nothing."""
    if told is None or own.status != "unknown":
        return own
    return msgspec.structs.replace(told, classification=own.classification, part=own.part, withheld=own.withheld)
