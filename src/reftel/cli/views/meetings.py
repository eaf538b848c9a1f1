"""The ledger of meetings: when, who met whom, and the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reftel.cli.console import words
from reftel.cli.views.marks import Entry, Heading, by_cable, cite, label, on_day, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reftel.model.meeting import Meeting, Participant

HEADINGS = (
    Heading("where", 16),
    Heading("when", 10),
    Heading("who → whom", 30),
    Heading("what", 14),
    Heading("the sentence behind it", None),
)


def entry(meeting: Meeting, *, dated: bool = False) -> Entry:
    """One meeting, with its first sentence; ``dated``: a time was asked for."""
    first = meeting.evidence[0]
    what = meeting.kind if meeting.status == "held" else f"{meeting.kind}\n[{meeting.status}]"
    shown = words(what)
    if meeting.to_check:
        shown.append("\n[to check]", style="italic")
    cells = (
        cite(meeting.cable, first.para),
        on_day(meeting.day_shown),
        Text.assemble(_people(meeting.who), " → ", _people(meeting.whom)),
        shown,
    )
    return Entry(cells, quote(first.text), tuple(_beneath(meeting, dated=dated)))


def _people(those: Iterable[Participant]) -> Text:
    return words(", ".join(f"{one.name} (with {one.accompanies})" if one.accompanies else one.name for one in those))


def _beneath(meeting: Meeting, *, dated: bool) -> Iterator[Text]:
    if dated and meeting.cable_date and not meeting.when:
        yield by_cable(meeting.cable_date)
    if meeting.place:
        yield label("in", words(meeting.place.text))
    if meeting.request:
        yield label("asked for", words(meeting.request.words.text))
    if meeting.purpose:
        yield label("purpose", words(meeting.purpose.words.text))
    if meeting.told_by:
        yield label("told by", words(meeting.told_by))
    others = dict.fromkeys(f"¶{one.para}" if one.para is not None else "heading" for one in meeting.evidence[1:])
    if others:
        yield label("also in", words(", ".join(others)))
