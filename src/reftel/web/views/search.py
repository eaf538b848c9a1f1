"""The search: what was found, in which paragraph, and what the cables found are; before a query, the archive."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Card, Completion, Count, Facets, Found, Holdings
from reftel.model.case import Search
from reftel.model.importing import Import
from reftel.model.report import Hit
from reftel.web import links
from reftel.web.pieces import Marked, Piece, pieces
from reftel.web.views.imports import Bringing, bringing
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.reader import DEEPEST, Reader

PER_PAGE = 20
_COLUMN = re.compile(r"column ([0-9]{1,6})")


class FoundHit(msgspec.Struct, frozen=True, kw_only=True):
    """A hit as it is shown: the card of its cable, and its snippet in pieces."""

    hit: Hit
    card: Card | None
    snippet: tuple[Piece, ...]


class Bar(Count, frozen=True):
    """A year of the chart, its height of 100, and whether it is asked for."""

    height: float = 0
    chosen: bool = False


class SearchPage(Page, frozen=True, kw_only=True):
    """A query and what answers it.

    ``problem`` says what was expected at ``column`` of a query that cannot be read; ``shown`` is the number of the
    first hit on this page, from 1, and ``more`` whether there is another page. ``near`` is what a query that finds
    nothing may have meant. Before a query: ``share`` is how many cables have their statements, of how many;
    ``making`` whether others are being made; ``under_way`` what is being brought in, ``bringing`` what may be;
    ``searches`` those that are kept.
    """

    query: str
    holdings: Holdings
    cables: int = 0
    hits: tuple[FoundHit, ...] = ()
    facets: Facets = Facets()
    bars: tuple[Bar, ...] = ()
    page: int = 1
    more: bool = False
    near: tuple[Completion, ...] = ()
    problem: str | None = None
    column: int | None = None
    share: tuple[int, int] | None = None
    under_way: Import | None = None
    bringing: Bringing | None = None
    searches: tuple[Search, ...] = ()
    making: bool = False


def page(reader: Reader, asked: Asked) -> SearchPage:
    """The answer to a query; of none, what there is."""
    query = " ".join(asked.one("q").split())
    holdings = reader.holdings()
    if not query:
        every = reader.everything()
        return SearchPage(
            title="Search",
            query="",
            holdings=holdings,
            cables=every.cables,
            facets=every.facets,
            bars=_bars(every.facets.years, ""),
            share=reader.share(),
            under_way=reader.imports.under_way() if reader.imports.may else None,
            bringing=bringing(reader),
            searches=reader.cases.searches(),
            making=reader.is_making(),
        )
    number = asked.number("page", 1, DEEPEST // PER_PAGE)
    try:
        found = reader.search(query, PER_PAGE + 1, (number - 1) * PER_PAGE)
    except QueryError as error:
        match = _COLUMN.match(str(error))
        column = int(match[1]) if match else None
        return SearchPage(title="Search", query=query, holdings=holdings, status=400, problem=str(error), column=column)
    return SearchPage(
        title=query,
        query=query,
        holdings=holdings,
        cables=found.cables,
        hits=tuple(_shown(found, hit) for hit in found.hits[:PER_PAGE]),
        facets=found.facets,
        bars=_bars(found.facets.years, query),
        page=number,
        more=len(found.hits) > PER_PAGE,
        near=() if found.hits or number > 1 else (*_numbered(reader, query), *reader.near(query)),
    )


def _numbered(reader: Reader, query: str) -> Iterator[Completion]:
    """The cables whose number a query is, written otherwise than in one word or without its year."""
    cable = reader.cable(query)
    for mrn in (cable.citation,) if cable else reader.of_all_years(query):
        yield Completion(query=mrn, shown=mrn, note="")


def _shown(found: Found, hit: Hit) -> FoundHit:
    marks = (Marked(start, end, "hit") for start, end in hit.marks)
    return FoundHit(hit=hit, card=found.cards.get(hit.cable), snippet=pieces(hit.snippet, marks))


def _bars(years: tuple[Count, ...], query: str) -> tuple[Bar, ...]:
    """The years from the first to the last, those with nothing too; at most a hundred and twenty."""
    counts = {int(one.name): one for one in years}
    if not counts:
        return ()
    most = max(one.count for one in years)
    last = max(counts)
    span = range(max(min(counts), last - 119), last + 1)
    nothing = Count("", 0, "")
    return tuple(
        Bar(
            str(year),
            counts.get(year, nothing).count,
            f"date:{year}",
            round(100 * counts.get(year, nothing).count / most, 2),
            links.has(query, f"date:{year}"),
        )
        for year in span
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Any]]:
    """The hits as rows, as many as can be paged through."""
    query = asked.one("q")
    return Hit, reader.search(query, DEEPEST).hits if query.strip() else ()


VIEW = View(
    name="search",
    path="/",
    page=page,
    nav="Search",
    home="/",
    key="s",
    table=table,
    asks=(("q", ""), ("page", "")),
)
