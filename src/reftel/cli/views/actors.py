"""The page of an actor: names and why they are one, offices over time, meetings, what was said on what, near names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reftel.cli.console import words
from reftel.cli.views import meetings as meetings_view
from reftel.cli.views import statements as statements_view
from reftel.cli.views.marks import Entry, Heading, cite, ledger, stance
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reftel.model.actor import Found, Held, KnownOffice, Listed, Profile, Ruling

NAMES = 12
"""So many namings, topics and pieces of evidence are shown; --json has all."""
LISTED = (Heading("id", 24), Heading("kind", 8), Heading("statements, meetings, cables", 30), Heading("names", None))


def listed(one: Listed) -> Entry:
    """One actor of a list."""
    much = f"{one.statements:,}, {one.meetings:,}, {one.cables:,}"
    names = " = ".join(dict.fromkeys((one.name, *one.names[:NAMES])))
    return Entry((words(one.id, "bold"), words(one.kind), words(much)), words(names))


def found(one: Found) -> Entry:
    """One name of a list that was asked for."""
    if one.found_as is None:
        return Entry((words(one.asked, "bold"), Text(), Text()), Text("not found", style="italic"))
    much = f"{one.statements:,}, {one.meetings:,}, {one.cables:,}"
    also = f"  (also: {', '.join(one.also[:NAMES])})" if one.also else ""
    return Entry((words(one.asked, "bold"), words(one.kind or ""), words(much)), words(f"{one.found_as}{also}"))


def ruling(one: Ruling) -> Text:
    """One ruling in a line."""
    what = " + ".join(f"{name} ({cable})" for cable, name in one.namings[:NAMES])
    undone = "  [undone]" if one.undone else ""
    return words(f"{one.number}  {one.kind}: {what}: {one.reason}{undone}", "dim" if one.undone else "")


def profile(one: Profile, width: int) -> Iterator[RenderableType]:
    """Everything about one actor, part by part; parts that are empty are left out."""
    yield _head(one.actor)
    yield from _part("Offices, by the cables that give them", [_office(held) for held in one.offices])
    yield from _part(
        "In the tables, for this surname and year; no cable says that it is he",
        [_in_tables(each) for each in one.known],
    )
    yield from _part("Names, and why they are one", _names(one))
    yield from _part("Ruled by hand", [ruling(each) for each in one.rulings])
    yield from _part("Near names that were not merged", [_near(each.id, each.name, each.why) for each in one.near])
    yield from _part("What was said, by heading", _topics(one))
    yield from _part("Shifts", _shifts(one))
    if one.meetings:
        yield _title("Meetings")
        yield from ledger(meetings_view.HEADINGS, [meetings_view.entry(each) for each in one.meetings], width)
    if one.statements:
        yield _title("Statements")
        entries = [entry for entry, _ in statements_view.entries(one.statements)]
        yield from ledger(statements_view.HEADINGS, entries, width)


def _head(actor: Listed) -> Text:
    much = ", ".join(
        (
            counted(actor.statements, "statement"),
            f"addressed in {counted(actor.addressed, 'statement')}",
            counted(actor.meetings, "meeting"),
            counted(actor.cables, "cable"),
        )
    )
    days = f"{actor.first or '?'} to {actor.last or '?'}"
    where = f", {actor.country}" if actor.country else ""
    return Text.assemble(words(actor.name, "bold"), words(f"  {actor.id} ({actor.kind}{where}): {much}, {days}"))


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold underline")


def _part(title: str, lines: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if lines:
        yield _title(title)
        yield from lines


def _office(held: Held) -> Text:
    places = Text(", ").join(cite(place.cable, place.para) for place in held.evidence[:NAMES])
    more = f" and {len(held.evidence) - NAMES:,} more" if len(held.evidence) > NAMES else ""
    days = held.first if held.first == held.last else f"{held.first or '?'} to {held.last or '?'}"
    where = f" ({held.country})" if held.country else ""
    first = held.evidence[0].text
    return Text.assemble(words(f"{days or '?'}  {held.title}{where}: “{first}” "), places, more)


def _in_tables(one: KnownOffice) -> Text:
    return words(f"{one.year}  {one.name}: {one.office} [{one.mark}; {one.source}]")


def _names(one: Profile) -> list[Text]:
    lines = [
        Text.assemble(cite(each.cable, each.naming.para), words(f"  {each.naming.full}: {each.because}"))
        for each in one.namings[:NAMES]
    ]
    if len(one.namings) > NAMES:
        lines.append(Text(f"… and {len(one.namings) - NAMES:,} more: --json has all", style="dim"))
    return lines


def _near(id_: str, name: str, why: str) -> Text:
    return Text.assemble(words(id_, "bold"), words(f"  {name}: {why}"))


def _topics(one: Profile) -> list[Text]:
    lines = []
    for topic in one.topics[:NAMES]:
        days = f"{topic.first or '?'} to {topic.last or '?'}"
        lines.append(words(f"{topic.statements:>5,}  {topic.topic or 'under no heading'} ({days})"))
    return lines


def _shifts(one: Profile) -> list[Text]:
    return [
        Text.assemble(
            words(f"{shift.option}: {shift.before.on or '?'} "),
            stance(shift.before.stance),
            " ",
            cite(shift.before.cable, shift.before.para),
            words(f" → {shift.after.on or '?'} "),
            stance(shift.after.stance),
            " ",
            cite(shift.after.cable, shift.after.para),
            " (reported by different posts)" if shift.other_post else "",
        )
        for shift in one.shifts
    ]
