"""What an export would show, for a person to look at before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reftel.cli.places import called
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reftel.model.publication import Preflight

LISTED = 60
"""So many entries of one kind are listed; --preflight writes all of them."""
_LONGEST = 160


def lines(told: Preflight) -> Iterator[str]:
    """The list, a heading for each kind."""
    yield f"{counted(told.cables, 'cable')} as a reader sees them who is cleared for {told.access}."
    yield (
        f"{counted(told.withheld, 'portion')} withheld, masked names in {counted(told.masked, 'paragraph')}, "
        f"{counted(told.redactions, 'redaction')}, {counted(told.protections, 'marker')} to protect somebody."
    )
    yield from _part(
        "Markings",
        [f"{one.kind} {one.value}: {counted(one.cables, 'cable')}" for one in told.markings],
    )
    names = [
        f"{one.name} ({', '.join(one.why)}): {counted(one.cables, 'cable')}, {one.places[0]}" for one in told.names
    ]
    yield from _part("Named", names)
    yield from _part("May be names", [f"{one.name}: {counted(one.cables, 'cable')}" for one in told.words])
    yield from _part("Told of without a name", [f"{called(one.cable)}: {one.description}" for one in told.described])
    alleged = [
        f"{called(one.cable)}, {one.speaker}, as {one.post} reports: {' '.join(one.text.split())[:_LONGEST]}"
        for one in told.alleged
    ]
    yield from _part("Sentences that may accuse somebody (left out unless kept by hand)", alleged)


def _part(heading: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"{heading}: {len(entries):,}"
        yield from (f"  {one}" for one in entries[:LISTED])
        if len(entries) > LISTED:
            yield f"  … and {len(entries) - LISTED:,} more: --preflight FILE lists all."
