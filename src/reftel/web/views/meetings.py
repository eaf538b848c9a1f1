"""Who met whom, when, where: the meetings of the archive in the order of their days, each with its sentences."""

from collections.abc import Iterable
from typing import Any, get_args

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Asking, Card, Count, Diary, MeetingsAsked
from reftel.model.meeting import Meeting, MeetingKind, MeetingStatus, Participant
from reftel.web import strings
from reftel.web.views.said import FILTERS, asking
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.reader import Reader

PER_PAGE = 50
LARGEST = 100_000
"""So many rows are given as a table."""
TITLE = "Who met whom"


class Took(msgspec.Struct, frozen=True, kw_only=True):
    """One who took part: his name and what he is called there, and the id of the actor that the cable means by it."""

    name: str
    role: str | None
    actor: str | None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A row: a meeting, those who came and those whom they met, in words what it was, and the card of its cable.

    ``by_cable`` is the date of its cable where it stands among the others for that, having no day of its own.
    """

    meeting: Meeting
    who: tuple[Took, ...]
    whom: tuple[Took, ...]
    way: str
    status: str
    inferred: bool
    by_cable: str | None
    to_check: bool
    card: Card | None


class MeetingsPage(Page, frozen=True, kw_only=True):
    """Meetings that were asked for, in the order of their days; ``problem`` says what was expected in a query or date.

    Counts are as in ``Diary``. ``actor`` and ``to_actor`` are the names of the actors that are asked for; ``share`` is
    how many cables have their meetings, of how many; ``making`` whether others are being made.
    """

    wanted: MeetingsAsked
    total: int = 0
    rows: tuple[Entry, ...] = ()
    statuses: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()
    posts: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    people: tuple[Count, ...] | None = ()
    by_cable: int = 0
    undated: int = 0
    of_other_days: int = 0
    page: int = 1
    more: bool = False
    actor: str = ""
    to_actor: str = ""
    problem: str | None = None
    share: tuple[int, int] | None = None
    making: bool = False

    @property
    def asked(self) -> Asking:
        """What is asked for as of statements."""
        return self.wanted.asked


def wanted_of(asked: Asked) -> MeetingsAsked:
    """What a person asks for, from the address; empty fields of the form ask for nothing."""
    status = asked.one("status")
    known = (*get_args(MeetingStatus), "any")
    return MeetingsAsked(
        asked=asking(asked),
        status=next((one for one in known if one == status), "held"),
        kinds=tuple(kind for kind in get_args(MeetingKind) if kind in asked.every("kind")),
        post=asked.one("post").strip(),
    )


def page(reader: Reader, asked: Asked) -> MeetingsPage:
    """The meetings that the address asks for."""
    wanted, number = wanted_of(asked), asked.number("page", 1, 10_000)
    try:
        found = reader.meetings(wanted, PER_PAGE, (number - 1) * PER_PAGE)
    except QueryError as error:
        return MeetingsPage(title=TITLE, status=400, wanted=wanted, problem=str(error))
    actor, to_actor = (reader.name_of(id_) if id_ else "" for id_ in (wanted.asked.actor, wanted.asked.to_actor))
    return MeetingsPage(
        title=_title(wanted.asked, actor, to_actor),
        wanted=wanted,
        total=found.found,
        rows=tuple(_entries(reader, found)),
        statuses=found.statuses,
        kinds=found.kinds,
        posts=found.posts,
        years=found.years,
        people=found.people,
        by_cable=found.by_cable,
        undated=found.undated,
        of_other_days=found.of_other_days,
        page=number,
        more=number * PER_PAGE < found.found,
        actor=actor,
        to_actor=to_actor,
        share=reader.share(met=True),
        making=reader.is_making(),
    )


def _title(wanted: Asking, actor: str, to_actor: str) -> str:
    names = [name for name in (actor, to_actor, *wanted.by, *wanted.to) if name]
    return f"Meetings of {' and '.join(names)}" if names else TITLE


def _entries(reader: Reader, found: Diary) -> Iterable[Entry]:
    cables = tuple(dict.fromkeys(one.cable for one in found.meetings))
    called, cards = reader.called(cables), reader.cards(cables)
    for one in found.meetings:

        def took(those: tuple[Participant, ...], cable: str = one.cable) -> tuple[Took, ...]:
            return tuple(Took(name=each.name, role=each.role, actor=called.get((cable, each.name))) for each in those)

        yield Entry(
            meeting=one,
            who=took(one.who),
            whom=took(one.whom),
            way=strings.WAYS[one.kind],
            status=strings.STATUSES[one.status],
            inferred=one.when_basis == "statements",
            by_cable=None if one.when else one.cable_date,
            to_check=one.to_check,
            card=cards.get(one.cable),
        )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Any]]:
    """All meetings that are asked for, as rows."""
    return Meeting, reader.meetings(wanted_of(asked), LARGEST).meetings


VIEW = View(
    name="meetings",
    path="/meetings",
    page=page,
    table=table,
    under="network",
    asks=(
        ("by", "who took part; may be given again"),
        ("to", "whom he met, whichever of them called on the other; may be given again"),
        ("status", "held if nothing is asked, planned, not-held or any"),
        ("kind", f"one of {', '.join(get_args(MeetingKind))}; may be given again"),
        ("post", "the post that tells of it"),
        ("actor", "the id of an actor who took part"),
        ("to_actor", "the id of another whom he met"),
        *(
            (name, f"of what was said there: {about}" if name in ("act", "about") else about)
            for name, about in FILTERS
            if name in ("act", "about", "when", "cable", "comments", "q")
        ),
        ("page", ""),
    ),
)
