"""What was delivered, asked or requested of whom, when, and whether it was answered, in the order of its days."""

from collections.abc import Iterable
from typing import get_args

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Card, Count, HappeningsAsked
from reftel.model.following import Demarche, ThreadStatus
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.happening import Fitting, demarches_fitting
from reftel.workflow.reader import Reader

PER_PAGE = 50
TITLE = "Démarches"


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """A démarche, the date of its cable where it stands among the others for that, and the card of its cable."""

    demarche: Demarche
    by_cable: str | None
    card: Card | None


class DemarchesPage(Page, frozen=True, kw_only=True):
    """The démarches that were asked for, in the order of their days.

    Counts are as in ``Fitting``; ``problem`` says what was expected in a time. ``older``: they are being worked out
    anew, for ``behind`` of the ``cables`` (None: very many of them) have been read or corrected since.
    """

    wanted: HappeningsAsked
    total: int = 0
    rows: tuple[Matter, ...] = ()
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
    return HappeningsAsked(by=by, about=about, when=when, state=asked.one("status"))


def page(reader: Reader, asked: Asked) -> DemarchesPage:
    """The démarches that the address asks for."""
    wanted = wanted_of(asked)
    try:
        found = _found(reader, wanted)
    except QueryError as error:
        return DemarchesPage(title=TITLE, status=400, wanted=wanted, problem=str(error))
    number = asked.number("page", 1, 1 + len(found.records) // PER_PAGE)
    shown = found.records[(number - 1) * PER_PAGE : number * PER_PAGE]
    older = reader.is_older("happenings")
    behind, cables = reader.behind("happenings") if older else (0, 0)
    return DemarchesPage(
        title=TITLE,
        wanted=wanted,
        total=len(found.records),
        rows=tuple(_rows(reader, shown)),
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


def _found(reader: Reader, wanted: HappeningsAsked) -> Fitting[Demarche]:
    return demarches_fitting(reader.happenings().demarches, wanted)


def _rows(reader: Reader, shown: Iterable[Demarche]) -> Iterable[Matter]:
    shown = tuple(shown)
    cards = reader.cards(one.cable for one in shown)
    for one in shown:
        by_cable = None if one.said_on else one.cable_date
        yield Matter(demarche=one, by_cable=by_cable, card=cards.get(one.cable))


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Demarche]]:
    """The démarches as rows."""
    return Demarche, _found(reader, wanted_of(asked)).records


VIEW = View(
    name="demarches",
    path="/demarches",
    page=page,
    table=table,
    under="commitments",
    asks=(
        ("by", "who did any of its steps, or to whom"),
        ("about", "words of it; all must occur"),
        ("when", "when it began: 2006, 2006-10, 2006-10..2006-12"),
        ("status", f"what became of it: {', '.join(get_args(ThreadStatus))}"),
        ("page", ""),
    ),
)
