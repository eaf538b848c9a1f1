"""Who promised what, by when, and what became of it; what was overdue on the day that is asked for comes first."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from reftel.model.browsing import Count
from reftel.model.following import Commitment
from reftel.web.views.view import Asked, Page, View, day_asked
from reftel.workflow.following import unheard
from reftel.workflow.reader import Reader

PER_PAGE = 50
STATES = ("overdue", "open", "renewed", "reported-kept", "reported-broken", "withdrawn")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_MANY = 20
_NO_DAY = "9999"


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment as it stood on the day; ``state`` is its status, or that it was overdue.

    ``unheard``: no cable that is held is later than what was due, so that none could report of it.
    """

    commitment: Commitment
    state: str
    unheard: bool
    subject: str | None


class CommitmentsPage(Page, frozen=True, kw_only=True):
    """The commitments as known ``on`` a day; ``actors`` and ``states`` are what they can be narrowed down by.

    ``on`` is empty where no cable has a day. ``older``: they are being worked out anew, for ``behind`` of the
    ``cables`` (None: very many of them) have been read or corrected since.
    """

    on: str
    by: str
    state: str
    total: int
    rows: tuple[Promise, ...]
    actors: tuple[Count, ...]
    states: tuple[Count, ...]
    page: int
    more: bool
    older: bool = False
    behind: int | None = 0
    cables: int = 0


def page(reader: Reader, asked: Asked) -> CommitmentsPage:
    """What is asked for, from the address."""
    on = _on(reader, asked)
    by, status = " ".join(asked.one("by").split()), asked.one("status")
    every = reader.commitments(on)
    found = sorted(_chosen(every, by, status), key=_order)
    number = asked.number("page", 1, 1 + len(found) // PER_PAGE)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    silent = unheard(shown, reader.last_day())
    cards = reader.cards(one.cable for one in shown)
    actors = Counter(one.actor for one in every)
    states = Counter(_state(one) for one in every)
    older = reader.is_older("commitments")
    behind, cables = reader.behind("commitments") if older else (0, 0)
    return CommitmentsPage(
        title="Commitments",
        older=older,
        behind=behind,
        cables=cables,
        on="" if on == _NO_DAY else on,
        by=by,
        state=status,
        total=len(found),
        rows=tuple(
            Promise(
                commitment=one,
                state=_state(one),
                unheard=one in silent,
                subject=cards[one.cable].subject if one.cable in cards else None,
            )
            for one in shown
        ),
        actors=tuple(Count(name, count, name) for name, count in actors.most_common(_MANY)),
        states=tuple(Count(name, states[name], name) for name in STATES if states[name]),
        page=number,
        more=number * PER_PAGE < len(found),
    )


def _on(reader: Reader, asked: Asked) -> str:
    latest = _DAY.match(reader.last_day() or "")
    return day_asked(asked.one("on"), "As known on") or (latest.group() if latest else _NO_DAY)


def _state(one: Commitment) -> str:
    return "overdue" if one.overdue else one.status


def _chosen(every: Iterable[Commitment], by: str, status: str) -> Iterable[Commitment]:
    wanted = by.casefold()
    for one in every:
        names = (one.by, one.actor, one.told_by)
        if (not wanted or any(wanted in name.casefold() for name in names)) and status in {"", _state(one)}:
            yield one


def _order(one: Commitment) -> tuple[bool, str, str, str, int]:
    """Overdue first, then by when it is due, what has no day last."""
    place = one.evidence[0].start if one.evidence else 0
    return (not one.overdue, one.due or _NO_DAY, one.said_on or one.cable_date or "", one.cable, place)


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Commitment]]:
    """The commitments as rows."""
    found = _chosen(reader.commitments(_on(reader, asked)), asked.one("by"), asked.one("status"))
    return Commitment, sorted(found, key=_order)


VIEW = View(
    name="commitments",
    path="/commitments",
    page=page,
    nav="Commitments",
    home="/commitments",
    key="c",
    table=table,
    asks=(
        ("on", "as known on a day: 2006, 2006-10 or 2006-10-24"),
        ("by", "who promised"),
        ("status", "open, overdue, or what later cables say of it"),
        ("page", ""),
    ),
)
