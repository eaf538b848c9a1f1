"""Findings for a reader: those of one kind that a cable has again and again are told once, with how many and where.

A page line in a scan is misread on every page, and a text with the wrong character set has a hundred quotation marks
that are none: each is a finding with its own place, and a list of them would hide the one that matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reftel.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reftel.model.cable import Paragraph

MANY = 4
"""So many of one kind are told as one."""
_PLACES = 6  # so many paragraphs are named; the rest are counted


class Gathered(msgspec.Struct, frozen=True):
    """The findings of one kind in a cable: the first, which stands for all, and all of them."""

    first: Finding
    all: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.all)


def gathered(findings: Iterable[Finding]) -> list[Gathered]:
    """The findings of a cable in their order, those of a kind of which there are many at the place of the first."""
    found = list(findings)
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        kinds.setdefault((one.code, one.severity), []).append(one)
    told: list[Gathered] = []
    for one in found:
        alike = kinds[one.code, one.severity]
        if len(alike) < MANY:
            told.append(Gathered(one, (one,)))
        elif alike[0] is one:
            told.append(Gathered(one, tuple(alike)))
    return told


def more_of(one: Gathered, places: Iterable[str | None] = ()) -> str:
    """What is said behind the first of several: how many there are, and in which places."""
    if one.count < 2:
        return ""
    named = list(dict.fromkeys(place for place in places if place))
    shown = ", ".join(named[:_PLACES]) + (f" and {len(named) - _PLACES} more" if len(named) > _PLACES else "")
    return f" ({one.count:,} of these{f': {shown}' if shown else ''})"


def place_of(paragraphs: Sequence[Paragraph], finding: Finding) -> str | None:
    """The paragraph in which a finding stands, ``¶4``; None where it stands in none, or in one without a number."""
    for paragraph in paragraphs:
        if finding.end and paragraph.start <= finding.start < paragraph.end:
            return f"¶{paragraph.number}" if paragraph.number else None
    return None
