"""Pages of what takes place and of what was put to whom: what both ask for, and what both tell."""

from collections.abc import Callable
from typing import TypeVar

from reftel.errors import QueryError
from reftel.model.browsing import Count, HappeningsAsked
from reftel.model.following import Record
from reftel.web.views.view import Asked, Page
from reftel.workflow.happening import Fitting
from reftel.workflow.reader import Reader

PER_PAGE = 50

R = TypeVar("R", bound=Record)


class ListedPage(Page, frozen=True, kw_only=True):
    """A page of what was asked for, without its rows.

    Counts are as in ``Fitting``; ``problem`` says what was expected in a time. ``older``: they are being worked out
    anew, for ``behind`` of the ``cables`` (None: very many of them) have been read or corrected since.
    """

    wanted: HappeningsAsked
    total: int = 0
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


def wanted_of(asked: Asked, *, state: str, kind: str = "") -> HappeningsAsked:
    """What a person asks for, from the address; each page has its own words for ``state`` and ``kind``."""
    by, about, when = (" ".join(asked.one(name).split()) for name in ("by", "about", "when"))
    return HappeningsAsked(by=by, about=about, when=when, state=state, kind=kind)


def listed(
    reader: Reader, asked: Asked, title: str, wanted: HappeningsAsked, find: Callable[[HappeningsAsked], Fitting[R]]
) -> tuple[ListedPage, tuple[R, ...]]:
    """The page that the address asks for, and the records that it shows."""
    try:
        found = find(wanted)
    except QueryError as error:
        return ListedPage(title=title, status=400, wanted=wanted, problem=str(error)), ()
    number = asked.number("page", 1, 1 + len(found.records) // PER_PAGE)
    older = reader.is_older("happenings")
    behind, cables = reader.behind("happenings") if older else (0, 0)
    page = ListedPage(
        title=title,
        wanted=wanted,
        total=len(found.records),
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
    return page, found.records[(number - 1) * PER_PAGE : number * PER_PAGE]
