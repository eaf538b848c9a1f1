"""Ledgers of commitments, events, démarches, assessments and topics: each entry with the sentence behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reftel.cli import strings
from reftel.cli.console import words
from reftel.cli.places import called
from reftel.cli.views.marks import Entry, Heading, by_cable, cite, label, on_day, quote
from reftel.model.cable import citation_of
from reftel.model.following import Assessment, Commitment, Demarche, Event, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from reftel.model.following import Record

_TEXT = Heading("the sentence behind it", None)
HEADINGS: dict[type[Record], tuple[Heading, ...]] = {
    Commitment: (Heading("where", 16), Heading("by", 18), Heading("due", 12), Heading("kind, status", 16), _TEXT),
    Event: (Heading("where", 16), Heading("when", 12), Heading("what", 22), Heading("modality", 12), _TEXT),
    Demarche: (Heading("where", 16), Heading("when", 12), Heading("status", 14), _TEXT),
    Assessment: (Heading("where", 16), Heading("by → of", 24), Heading("finding", 14), _TEXT),
    Topic: (Heading("where", 16), Heading("kind", 13), Heading("what", 24), _TEXT),
}


def entry(one: Record, *, dated: bool = False) -> Entry:
    """One record, with its sentence and what the words give besides; ``dated``: a time was asked for."""
    text = quote(one.evidence[0].text)
    beneath = tuple(label(name, words(value)) for name, value in _beneath(one) if value)
    if dated and one.cable_date and not one.said_on and not isinstance(one, Event):
        beneath = (by_cable(one.cable_date), *beneath)
    return Entry((cite(one.cable, one.para), *_cells(one)), text, beneath)


def _marked(text: str, one: Record) -> Text:
    shown = words(text)
    return shown.append("\n[to check]", style="italic") if one.to_check else shown


def _cells(one: Record) -> tuple[Text, ...]:
    match one:
        case Commitment():
            status = "overdue" if one.overdue else one.status
            who = one.by if one.actor == one.by else f"{one.by} ({one.actor})"
            return words(who), on_day(one.as_known(one.due)), _marked(f"{one.kind}\n[{status}]", one)
        case Event():
            return on_day(one.as_known(one.when)), words(one.what), _marked(one.modality, one)
        case Demarche():
            return on_day(one.as_known(one.said_on)), _marked(one.status, one)
        case Assessment():
            trend = f"\n[{one.trend}]" if one.trend else ""
            return words(f"{one.told_by} → {one.of or '?'}"), _marked(one.finding + trend, one)
        case Topic():
            return _marked(one.kind, one), words(one.name)
        case _:
            return ()


def _beneath(one: Record) -> Iterator[tuple[str, str | None]]:
    match one:
        case Commitment():
            yield from _of_commitment(one)
        case Event():
            yield "in", one.place
            yield "whose", one.actor
            yield "told by", one.told_by if one.told_by not in ("post", one.actor) else None
            yield "not", one.not_when
            if one.conflict:
                yield "known", f"{', '.join(one.known_days)} ({one.known}) [{one.known_mark}]"
            for may in one.perhaps:
                yield "perhaps", f"{may.name}, {may.day}, which no sentence says [{may.mark}]"
            yield "to", one.occasion
        case Demarche():
            for step in one.steps:
                to = f" to {', '.join(step.to)}" if step.to else ""
                when = one.as_known(step.when) if step.cable == one.cable else step.when
                yield step.kind, f"{step.by or '?'}{to}" + (f", {strings.day(when)}" if when else "")
            yield "called", ", ".join(one.called)
            yield "not accepted as", ", ".join(one.disputed)
        case Assessment():
            yield "on", one.on
            yield "words", one.comparison or one.words
            yield "signs", "; ".join(ground.text for ground in one.grounds)
        case Topic():
            yield "none" if one.denied else "says", one.says
            yield "status", one.status
            yield "judged by", one.assessor
            yield "from", one.origin
            yield "due", one.as_known(one.due)
            yield "known", _known(one)
            for view in one.views:
                yield view.by, view.words


def _known(one: Topic) -> str | None:
    """What the tables know of a claim, and whether that is what is claimed."""
    if one.known is None:
        return None
    since = f" since {one.known_since}" if one.known_since else ""
    verdict = {True: "agrees", False: "differs", None: "to be compared"}[one.agrees]
    return f"{one.known}{since} [{one.known_mark}]: {verdict}"


def _of_commitment(one: Commitment) -> Iterator[tuple[str, str | None]]:
    yield "not to" if one.negated else "to", one.what
    yield "told by", None if one.told_by == one.by else one.told_by
    yield "hedge", one.hedge
    yield "if", one.condition
    yield "despite", one.despite
    for two in one.later:
        yield (
            two.bearing,
            f"{citation_of(called(two.cable), two.para)} ({two.by}, {strings.day(two.on) or '?'}): {two.text}",
        )
