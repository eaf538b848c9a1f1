"""What takes place, took place or may: elections, speeches, hearings, decisions, in the order of their days."""

from collections.abc import Iterable
from functools import partial
from typing import get_args

import msgspec

from reftel.model.browsing import Card, HappeningsAsked
from reftel.model.following import Event, Modality
from reftel.web.listing import ListedPage, listed, wanted_of
from reftel.web.views.view import Asked, View
from reftel.workflow.happening import Fitting, events_fitting
from reftel.workflow.reader import Reader

TITLE = "Events"


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event, the other cables that tell of the same, and the card of its cable."""

    event: Event
    card: Card | None
    others: tuple[Event, ...]


class EventsPage(ListedPage, frozen=True, kw_only=True):
    """The events that were asked for, in the order of their days."""

    rows: tuple[Happening, ...] = ()


def page(reader: Reader, asked: Asked) -> EventsPage:
    """The events that the address asks for."""
    found, shown = listed(reader, asked, TITLE, _wanted(asked), partial(_found, reader))
    return EventsPage(**msgspec.structs.asdict(found), rows=tuple(_rows(reader, shown, reader.happenings().events)))


def _wanted(asked: Asked) -> HappeningsAsked:
    return wanted_of(asked, state=asked.one("modality"), kind=asked.one("kind"))


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
    return Event, _found(reader, _wanted(asked)).records


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
