"""What a purge would take out of an archive, a line for each kind of thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reftel.cli import strings
from reftel.cli.places import called
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.model.purge import Purge
    from reftel.workflow.unnaming import Blanked


def lines(told: Purge, archive: str) -> Iterator[str]:
    """What goes, what becomes text without bytes, and what a purge does not reach."""
    if not told.nothing:
        yield f"From {archive} would go:"
    for count, what, how in (
        (told.sources, "source", "whole, with its bytes"),
        (told.parts, "source", "in part: its bytes go, the rest of its text is kept"),
        (told.cables, "cable", "each version of one is counted"),
        (told.masked, "cable", "in which names are masked, sign for sign"),
        (told.statements, "statement", "gone or masked"),
        (told.reviews, "review", "with what the audit trail says of it"),
        (told.rulings, "ruling", "on who is who: gone, moved or without its reason"),
        (told.seats, "seat", "entered by hand"),
        (told.kept, "record", "of what people kept: searches, case files, items of these"),
        (told.sayings, "source", "of which only is masked what is told of where it comes from"),
    ):
        if count:
            yield f"  {counted(count, what)}, {how}"
    for name in told.files:
        yield f"  the name in the file {name}"
    if not told.nothing:
        yield "  and the search index, who is who and the rooms of readers with a clearance, to be made again."
    yield from told.remarks


def words(blanked: Sequence[Blanked]) -> Iterator[str]:
    """Every word of a person that would be blanked: how often, in how many cables; then each that may be another's."""
    if not blanked:
        return
    yield "  blanked would be:"
    times = Counter(one.words for one in blanked)
    for said, count in sorted(times.items(), key=lambda one: (-one[1], one[0])):
        where = len({one.cable for one in blanked if one.words == said})
        yield f"    {said!r}, {counted(count, 'time')} in {counted(where, 'cable')}"
    lone = [one for one in blanked if one.lone]
    if lone:
        yield strings.PURGE_LONE.format(count=f"{len(lone):,}")
    for one in lone:
        place = called(one.cable)
        told = one.cable if place == one.cable else f"{one.cable} ({place})"  # --leave takes the citation
        yield f"    {told}: … {one.around} …"
