"""What takes place, took place or may: elections, speeches, hearings, decisions, in the order of their days."""

from collections.abc import Iterable
from typing import get_args

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Card, Count, HappeningsAsked
from reftel.model.following import Event, Modality
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.happening import Fitting, events_fitting
from reftel.workflow.reader import Reader

PER_PAGE = 50
TITLE = "Events"


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event, the other cables that tell of the same, and the card of its cable."""

    event: Event
    card: Card | None
    others: tuple[Event, ...]


class EventsPage(Page, frozen=True, kw_only=True):
    """The events that were asked for, in the order of their days.

    Counts are as in ``Fitting``; ``problem`` says what was expected in a time. ``older``: they are being worked out
    anew, for ``behind`` of the ``cables`` (None: very many of them) have been read or corrected since.
    """

    wanted: HappeningsAsked
    total: int = 0
    rows: tuple[Happening, ...] = ()
    names: tuple[Count, ...] = ()
    states: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()
    by_cable: int = 0
    undated: int = 0
    of_other_days: int = 0
    page: int = 1
    more: bool = False
    problem: str | None = None
    older: bool = False
    behind: int | None = 0
    cables: int = 0


def wanted_of(asked: Asked) -> HappeningsAsked:
    """What a person asks for, from the address."""
    by, about, when = (" ".join(asked.one(name).split()) for name in ("by", "about", "when"))
    return HappeningsAsked(by=by, about=about, when=when, state=asked.one("modality"), kind=asked.one("kind"))


def page(reader: Reader, asked: Asked) -> EventsPage:
    """The events that the address asks for."""
    wanted = wanted_of(asked)
    try:
        found = _found(reader, wanted)
    except QueryError as error:
        return EventsPage(title=TITLE, status=400, wanted=wanted, problem=str(error))
    number = asked.number("page", 1, 1 + len(found.records) // PER_PAGE)
    shown = found.records[(number - 1) * PER_PAGE : number * PER_PAGE]
    older = reader.is_older("happenings")
    behind, cables = reader.behind("happenings") if older else (0, 0)
    return EventsPage(
        title=TITLE,
        wanted=wanted,
        total=len(found.records),
        rows=tuple(_rows(reader, shown, reader.happenings().events)),
        names=found.names,
        states=found.states,
        kinds=found.kinds,
        by_cable=found.by_cable,
        undated=found.undated,
        of_other_days=found.of_other_days,
        page=number,
        more=number * PER_PAGE < len(found.records),
        older=older,
        behind=behind,
        cables=cables,
    )


def _found(reader: Reader, wanted: HappeningsAsked) -> Fitting[Event]:
    return events_fitting(reader.happenings().events, wanted)


def _rows(reader: Reader, shown: Iterable[Event], every: Iterable[Event]) -> Iterable[Happening]:
    shown = tuple(shown)
    cards = reader.cards(one.cable for one in shown)
    same = {id_ for one in shown for id_ in one.same_as}
    known = {one.id: one for one in every if one.id in same}
    for one in shown:
        others = tuple(known[id_] for id_ in one.same_as if id_ in known)
        yield Happening(event=one, card=cards.get(one.cable), others=others)


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Event]]:
    """The events as rows."""
    return Event, _found(reader, wanted_of(asked)).records


VIEW = View(
    name="events",
    path="/events",
    page=page,
    table=table,
    under="commitments",
    asks=(
        ("by", "whose it is, or who tells of it"),
        ("about", "words of it; all must occur"),
        ("when", "when it takes place: 2006, 2006-10, 2006-10..2006-12"),
        ("modality", f"one of {', '.join(get_args(Modality))}"),
        ("kind", "what it is: an election, a speech, a hearing"),
        ("page", ""),
    ),
)
