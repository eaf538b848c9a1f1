"""Where something is kept: a cable, a paragraph, a statement or a search in a case file, or a search under a name."""

from collections.abc import Iterable

from reftel.errors import InputError
from reftel.model.case import Asks, Case, CaseRow, Filled, Item, Listed
from reftel.web import links
from reftel.web.views.view import Asked, NotHereError, Page, View, digits, whole
from reftel.workflow import publishing
from reftel.workflow.reader import Reader

_ASKS: dict[str, Asks] = {"search": "search", "said": "said"}


class CollectPage(Page, frozen=True, kw_only=True):
    """What would be kept (``filled``, or a search of ``asks`` and ``query``), and the case files of who keeps it."""

    coder: str
    cable: str = ""
    place: str = ""
    statement: str = ""
    asks: str = ""
    query: str = ""
    words: str = ""
    filled: Filled | None = None
    address: str = ""
    cases: tuple[Listed, ...] = ()


def page(reader: Reader, asked: Asked) -> CollectPage:
    """What the address names, and where it can be kept."""
    name = asked.coder
    mine = tuple(one for one in reader.cases.all() if one.case.owner == name or not name)
    if asked.one("asks"):
        asks, query = _search(asked)
        return CollectPage(
            title="Keep a search",
            coder=name,
            asks=asks,
            query=query,
            words=links.query_in_words(query, reader.label),
            address=links.asked_url(asks, query),
            cases=mine,
        )
    filled = _previewed(reader, asked)
    return CollectPage(
        title="Keep",
        coder=name,
        cable=filled.citation,
        place=asked.one("place"),
        statement=asked.one("statement"),
        filled=Filled(**{**{key: getattr(filled, key) for key in filled.__struct_fields__}, "cable": None}),
        address=links.cable_url(filled.citation) + (f"#{filled.anchor}" if filled.anchor else ""),
        cases=mine,
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[CaseRow]]:
    """What would be kept, as it would stand in a case file.

    Raises:
        NotHereError: if there is nothing to be kept.
    """
    if asked.one("asks"):
        asks, query = _search(asked)
        kept = Filled(item=Item(case=0, kind="search", asks=asks, query=query))
    else:
        kept = _previewed(reader, asked)
    return CaseRow, publishing.case_rows(Case(name="", owner=asked.coder), [kept], asked.home)


def _search(asked: Asked) -> tuple[Asks, str]:
    """The search that would be kept: of what, and what is asked."""
    asks, query = _ASKS.get(asked.one("asks")), links.asked_of(f"?{asked.one('query')}")
    if asks is None or not query:
        raise NotHereError("Nothing is asked for: search first, then keep the search.")
    return asks, query


def _previewed(reader: Reader, asked: Asked) -> Filled:
    """The cable, paragraph or statement that would be kept."""
    cable, statement = asked.one("cable"), asked.one("statement")
    filled = reader.cases.preview(cable, _place(asked.one("place")), statement) if cable else None
    if filled is None or filled.cable is None:
        raise NotHereError("There is no such cable, paragraph or statement to be kept.")
    return filled


def _place(text: str) -> int | None:
    if not text:
        return None
    place = digits(text, 6)
    return -1 if place is None else place


def act(reader: Reader, asked: Asked) -> str:
    """Put it into a case file, which is begun where a name for one is given; or save the search.

    Raises:
        InputError: naming what is missing.
    """
    form, name = dict(asked.form), asked.coder
    asks = _ASKS.get(form.get("asks", ""))
    if form["do"] == "save":
        if asks is None:
            raise InputError("Only a search is saved under a name: put the rest into a case file.")
        reader.cases.save(form.get("name", ""), asks, links.asked_of(f"?{form.get('query', '')}"), name)
        return links.cases_url()
    begun = form.get("new", "").strip()
    if not begun and not form.get("case"):
        raise InputError("Choose a case file, or write a name for a new one.")
    number = reader.cases.make(begun, "", name) if begun else whole(form["case"])
    note = form.get("note", "")
    if asks is not None:
        item = reader.cases.add_search(number, name, asks, links.asked_of(f"?{form.get('query', '')}"), note)
    else:
        place = _place(form.get("place", ""))
        item = reader.cases.add(
            number, name, mrn=form.get("cable", ""), place=place, statement=form.get("statement", ""), note=note
        )
    return f"{links.case_url(number)}#i{item}"


VIEW = View(
    name="collect",
    path="/collect",
    page=page,
    table=table,
    act=act,
    does=("add", "save"),
    keeps=("coder",),
    asks=(
        ("cable", "a message number"),
        ("place", "which paragraph of it, from 0"),
        ("statement", "the id of a statement in it"),
        ("asks", "search or said: a search to be kept"),
        ("query", "what stands behind the question mark of that search"),
    ),
)
