"""Case files, and the searches that are kept under a name."""

from collections.abc import Iterable

import msgspec

from reftel.model.case import Case, Listed, Search
from reftel.model.listing import KeptRow
from reftel.web import links
from reftel.web.views.view import Asked, Page, View, whole
from reftel.workflow.reader import Reader


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """What was put away and can be had again."""

    what: str
    number: int
    name: str


class CasesPage(Page, frozen=True, kw_only=True):
    """The case files and searches that the reader may see; ``coder`` is who he says he is, ``away`` what is his."""

    coder: str
    cases: tuple[Listed, ...]
    searches: tuple[Search, ...]
    away: tuple[Away, ...]


def page(reader: Reader, asked: Asked) -> CasesPage:
    """What is kept."""
    name = asked.coder
    away = reader.cases.put_away(name) if name else ()
    return CasesPage(
        title="Case files",
        coder=name,
        cases=reader.cases.all(),
        searches=reader.cases.searches(),
        away=tuple(
            Away(what="case" if isinstance(one, Case) else "search", number=one.number, name=one.name) for one in away
        ),
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[KeptRow]]:
    """Case files and searches as rows, behind them what was put away."""
    name = asked.coder
    items: dict[int, int] = {}
    kept: list[Case | Search] = []
    for one in reader.cases.all():
        items[one.case.number] = one.items
        kept.append(one.case)
    kept += [*reader.cases.searches(), *(reader.cases.put_away(name) if name else ())]
    return KeptRow, [_row(one, items) for one in kept]


def _row(one: Case | Search, items: dict[int, int]) -> KeptRow:
    told = {name: getattr(one, name) for name in ("number", "name", "owner", "shown", "gone")}
    if isinstance(one, Case):
        return KeptRow(kind="case", about=one.about, items=items.get(one.number), **told)
    return KeptRow(kind="search", asks=one.asks, query=one.query, **told)


def act(reader: Reader, asked: Asked) -> str:
    """Begin a case file, put a search away, or have something again.

    Raises:
        InputError: naming what is missing.
    """
    form, name = dict(asked.form), asked.coder
    if form["do"] == "begin":
        return links.case_url(reader.cases.make(form.get("name", ""), form.get("about", ""), name))
    number, gone = whole(form.get("number", "")), form["do"] == "put_away"
    if form.get("what") == "case" and not gone:
        reader.cases.put(number, name, gone=False)
    else:
        reader.cases.put_search(number, name, gone=gone)
    return links.cases_url()


VIEW = View(
    name="cases",
    path="/cases",
    page=page,
    nav="Cases",
    home="/cases",
    key="f",
    table=table,
    act=act,
    does=("begin", "have_again", "put_away"),
    keeps=("coder",),
)
