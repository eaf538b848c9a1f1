"""TAGS: what a code means, e.g. ``PREL``, ``KZ``, ``OSCE``. Handbook: 5 FAH-3."""

from functools import cache

import msgspec

from reftel.facts import tables


class TagFact(msgspec.Struct, frozen=True):
    """A code: its kind (``subject``, ``program``, ``geo``, ``organisation``), meaning, country and era, where known."""

    code: str
    kind: str
    meaning: str | None
    iso2: str | None
    era: str | None
    mark: str


@cache
def _tags() -> dict[str, TagFact]:
    return {
        row["code"]: TagFact(
            row["code"], row["kind"], row["meaning"] or None, row["iso2"] or None, row["era"] or None, row["mark"]
        )
        for row in tables.rows("tags.tsv")
    }


def tag_of(code: str) -> TagFact | None:
    """The code's fact, or None where it is not known."""
    return _tags().get(code.upper())


@cache
def longest() -> int:
    """How many words the longest code has (``AEROLINEAS ARGENTINAS``): what a reader must look ahead."""
    return max(code.count(" ") for code in _tags()) + 1
