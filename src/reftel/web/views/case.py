"""A case file: what it holds, each with its note, in its order; to be saved in any form, and printed."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from reftel.model.case import DIRECTIONS, Case, CaseRow, Filled
from reftel.web import links, strings
from reftel.web.views.view import Asked, File, NotHereError, Page, View, digits, whole
from reftel.workflow import publishing
from reftel.workflow.reader import Reader


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An item as it is shown: where it stands, what it is called, the note that cites it."""

    filled: Filled
    address: str
    cited: str
    chicago: str
    where: str = ""


class CasePage(Page, frozen=True, kw_only=True):
    """A case file; ``mine`` where whoever reads it may change it."""

    case: Case
    coder: str
    mine: bool
    items: tuple[Kept, ...]


def _case(reader: Reader, asked: Asked) -> tuple[Case, tuple[Filled, ...]]:
    number = asked.path["number"]
    known = digits(number)
    found = None if known is None else reader.cases.get(known)
    if found is None:
        raise NotHereError(strings.NO_CASE.format(number=number[:20]))
    return found


def page(reader: Reader, asked: Asked) -> CasePage:
    """The case file that the address names."""
    case, items = _case(reader, asked)
    name = asked.coder
    return CasePage(
        title=case.name,
        case=case,
        coder=name,
        mine=bool(name) and name == case.owner,
        items=tuple(_kept(one, reader.label) for one in items),
    )


def _kept(one: Filled, called: Callable[[str], str]) -> Kept:
    if one.item.kind == "search":
        address = links.asked_url(one.item.asks, one.item.query)
        return Kept(filled=one, address=address, cited=links.query_in_words(one.item.query, called), chicago="")
    row = next(iter(publishing.case_rows(Case(name="", owner=""), [one], "")))
    address = links.cable_url(one.citation) + (f"#{one.anchor}" if one.anchor else "")
    where = links.span_url(one.source, one.start, one.end) if one.source and one.end else ""
    # What a page shows is a record without the whole cable in it.
    return Kept(
        filled=msgspec.structs.replace(one, cable=None),
        address=address,
        cited=row.citation,
        chicago=row.chicago,
        where=where if one.item.kind != "cable" else "",
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Any]]:
    """The items as rows."""
    case, items = _case(reader, asked)
    return CaseRow, publishing.case_rows(case, items, asked.home)


def file(reader: Reader, asked: Asked) -> File | None:
    """One form, to be saved; None where none is asked for.

    Raises:
        NotHereError: if there is no such form.
    """
    form = asked.one("form")
    if not form:
        return None
    case, items = _case(reader, asked)
    if form not in publishing.CASE_FORMS:
        raise NotHereError(strings.NO_FORM.format(form=form[:40]))
    suffix, media, text = publishing.case_text(form, case, items, asked.home)
    return File(f"{case.name[:60]}.{suffix}", media, text)


def act(reader: Reader, asked: Asked) -> str:
    """Change a case file or one of its items.

    Raises:
        InputError: if it is not his, or cannot be so.
    """
    form, name, cases = dict(asked.form), asked.coder, reader.cases
    number, do = whole(asked.path["number"]), form["do"]
    if do == "change":
        told = {key: form.get(key, "") for key in ("name", "about", "shown")}
        cases.change(number, name, **told)
    elif do == "put_away":
        cases.put(number, name, gone=True)
        return links.cases_url()
    elif do == "note":
        cases.note(whole(form.get("item", "")), name, form.get("note", ""))
    elif do == "take_out":
        cases.take_out(whole(form.get("item", "")), name)
    else:
        way = next(one for one in DIRECTIONS if one == do)
        cases.move(whole(form.get("item", "")), name, way)
    return links.case_url(number) + (f"#i{form['item']}" if do in ("note", *DIRECTIONS) else "")


VIEW = View(
    name="case",
    path="/case/{number}",
    page=page,
    table=table,
    file=file,
    act=act,
    does=("change", "note", "up", "down", "take_out", "put_away"),
    keeps=("coder",),
    saves=tuple(("form", name, media) for name, media in publishing.CASE_KINDS),
    asks=(("form", f"to be saved as one of {', '.join(publishing.CASE_FORMS)}"),),
)
