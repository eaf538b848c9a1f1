"""What was delivered, asked or requested of whom, when, and whether it was answered, in the order of its days."""

from collections.abc import Iterable
from functools import partial
from typing import get_args

import msgspec

from reftel.model.browsing import Card, HappeningsAsked
from reftel.model.following import Demarche, ThreadStatus
from reftel.web.listing import ListedPage, listed, wanted_of
from reftel.web.views.view import Asked, View
from reftel.workflow.happening import Fitting, demarches_fitting
from reftel.workflow.reader import Reader

TITLE = "Démarches"


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """A démarche, the date of its cable where it stands among the others for that, and the card of its cable."""

    demarche: Demarche
    by_cable: str | None
    card: Card | None


class DemarchesPage(ListedPage, frozen=True, kw_only=True):
    """The démarches that were asked for, in the order of their days."""

    rows: tuple[Matter, ...] = ()


def page(reader: Reader, asked: Asked) -> DemarchesPage:
    """The démarches that the address asks for."""
    found, shown = listed(reader, asked, TITLE, _wanted(asked), partial(_found, reader))
    return DemarchesPage(**msgspec.structs.asdict(found), rows=tuple(_rows(reader, shown)))


def _wanted(asked: Asked) -> HappeningsAsked:
    return wanted_of(asked, state=asked.one("status"))


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
    return Demarche, _found(reader, _wanted(asked)).records


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
