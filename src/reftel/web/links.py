"""The only place where addresses are made: that every figure leads to its characters is a law that can be tested."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

import msgspec

from reftel.model.browsing import Asking, HappeningsAsked, MeetingsAsked

_LONGEST = 12_000  # characters: what a query has at most, and more
STATIC = Path(__file__).parent / "static"


def _with(path: str, **asked: str | int | None) -> str:
    told = [f"{name.rstrip('_')}={_plus(str(value))}" for name, value in asked.items() if value not in (None, "")]
    return f"{path}?{'&'.join(told)}" if told else path


def _plus(value: str) -> str:
    """A value behind a question mark; numbers, hashes and places need no more than to be seen as such."""
    return value if _is_plain(value) else quote_plus(value)


def _named(value: str, safe: str = "") -> str:
    """A part of an address."""
    return value if _is_plain(value) else quote(value, safe=safe)


def _is_plain(value: str) -> bool:
    return value.isascii() and value.replace("-", "").isalnum()


def search_url(query: str = "", page: int = 1, form: str | None = None) -> str:
    """The search, with its query."""
    return _with("/", q=query, page=page if page > 1 else None, format=form)


def cable_url(
    cable: str,
    para: int | None = None,
    *,
    received: bool = False,
    form: str | None = None,
    query: str = "",
    at: int | None = None,
) -> str:
    """A cable, or its paragraph of that number; as read or as received; ``query`` has its words marked.

    ``at`` is a character of its source: it leads to its paragraph where that has no number.
    """
    path, place = f"/cable/{_named(cable, ':@')}", at if para is None else None
    address = _with(path, as_="received" if received else None, format=form, q=query, at=place)
    return f"{address}#p{para}" if para is not None else f"{address}#at" if place is not None else address


def cite_url(cable: str, para: int | None = None, form: str | None = None) -> str:
    """How a cable or a paragraph is cited, in all forms; with ``form`` that one, to be saved, or all as JSON or CSV."""
    return _with(f"{cable_url(cable)}/cite", para=para, **{"format" if form in ("json", "csv") else "form": form})


def said_url(
    asked: Asking | None = None, order: str = "cable", page: int = 1, form: str | None = None, **changed: object
) -> str:
    """The ledger of statements; ``changed`` are fields of what is asked for that are to be otherwise."""
    wanted = msgspec.structs.replace(asked or Asking(), **changed)
    told = [("by", name) for name in wanted.by] + [("to", name) for name in wanted.to]
    told += [("act", act) for act in wanted.acts]
    told += [("actor", wanted.actor), ("to_actor", wanted.to_actor)]
    told += [("about", wanted.about), ("when", wanted.when), ("cable", wanted.cable)]
    told += [("q", wanted.within)]
    told += [
        ("comments", "only" if wanted.alone else "" if wanted.comments else "no"),
        ("group", "" if order == "cable" else order),
    ]
    told += [("page", str(page) if page > 1 else ""), ("format", form or "")]
    kept = [f"{name}={_plus(value)}" for name, value in told if value != ""]
    return f"/said?{'&'.join(kept)}" if kept else "/said"


def actors_url(name: str = "", kind: str = "", page: int = 1, form: str | None = None) -> str:
    """Who is in the archive; those who bear a name, or of a kind."""
    return _with("/actors", q=name, kind=kind, page=page if page > 1 else None, format=form)


def actor_url(identity: str, form: str | None = None) -> str:
    """An actor, by its id or a name."""
    return _with(f"/actor/{_named(identity, '@~')}", format=form)


def network_url(asked: Asking | None = None, form: str = "", **changed: object) -> str:
    """Who met or addressed whom, of what is asked for; ``changed`` are fields of that which are to be otherwise."""
    wanted = msgspec.structs.replace(asked or Asking(), **changed)
    return said_url(wanted, form=form or None).replace("/said", "/network", 1)


def meetings_url(wanted: MeetingsAsked | Asking | None = None, page: int = 1, form: str = "", **changed: object) -> str:
    """The meetings that are asked for, as of statements or as meetings; ``changed`` are fields that are otherwise."""
    wanted = MeetingsAsked(asked=wanted) if isinstance(wanted, Asking) else wanted or MeetingsAsked()
    own = {name: changed.pop(name) for name in ("status", "kinds", "post") if name in changed}
    wanted = msgspec.structs.replace(wanted, asked=msgspec.structs.replace(wanted.asked, **changed), **own)
    told: list[tuple[str, str]] = [("status", "" if wanted.status == "held" else wanted.status)]
    told += [("kind", kind) for kind in wanted.kinds]
    told += [("post", wanted.post), ("page", str(page) if page > 1 else ""), ("format", form)]
    kept = [f"{name}={_plus(value)}" for name, value in told if value]
    asked = said_url(wanted.asked).partition("?")[2]
    every = "&".join([*([asked] if asked else []), *kept])
    return f"/meetings?{every}" if every else "/meetings"


def source_url(sha256: str, *, page: int = 1, form: str | None = None) -> str:
    """A source: the bytes as they came, and what was read from where."""
    return _with(f"/source/{_named(sha256)}", page=page if page > 1 else None, format=form)


def bytes_url(sha256: str) -> str:
    """The bytes of a source, to be saved."""
    return f"/source/{quote(sha256, safe='')}/bytes"


def span_url(sha256: str, start: int, end: int) -> str:
    """The characters of a source from ``start`` to ``end``: where every figure of the room leads in the end."""
    return _with(source_url(sha256), at=f"{start}-{end}") + "#at"


def question_url(identity: str, on: str = "", since: str = "", form: str | None = None) -> str:
    """The board of a question, at a date."""
    return _with(f"/question/{quote(identity, safe='')}", on=on, since=since, format=form)


def timeline_url(identity: str, first: str = "", last: str = "", form: str | None = None) -> str:
    """A question by time, between two days."""
    return _with(f"/question/{quote(identity, safe='')}/timeline", from_=first, to=last, format=form)


def commitments_url(on: str = "", by: str = "", status: str = "", page: int = 1, form: str | None = None) -> str:
    """Who promised what, as known on a day."""
    return _with("/commitments", on=on, by=by, status=status, page=page if page > 1 else None, format=form)


def demarches_url(wanted: HappeningsAsked | None = None, page: int = 1, form: str | None = None) -> str:
    """What was put to whom, and what became of it."""
    one = wanted or HappeningsAsked()
    told = {"by": one.by, "about": one.about, "when": one.when, "status": one.state}
    return _with("/demarches", **told, page=page if page > 1 else None, format=form)


def events_url(wanted: HappeningsAsked | None = None, page: int = 1, form: str | None = None) -> str:
    """What takes place, took place or may."""
    one = wanted or HappeningsAsked()
    told = {"by": one.by, "about": one.about, "when": one.when, "modality": one.state, "kind": one.kind}
    return _with("/events", **told, page=page if page > 1 else None, format=form)


def calendar_url(year: str = "", page: int = 1, form: str | None = None) -> str:
    """What opens when; of one year the cables."""
    return _with("/calendar", year=year, page=page if page > 1 else None, format=form)


def ask_url(file: str = "", query: str = "", form: str | None = None) -> str:
    """Where a question is written: a new one, as cables of a query name it, or one that has a file already."""
    return _with("/ask", file=file, q=query, format=form)


def questions_url(form: str | None = None) -> str:
    """The questions of the archive."""
    return _with("/questions", format=form)


def review_url(
    *,
    cable: str = "",
    by: str = "",
    act: str = "",
    every: bool = False,
    page: int = 1,
    at: str = "",
    of: str = "",
    then: str = "",
    done: int | None = None,
    form: str | None = None,
) -> str:
    """The queue of a coder; ``at`` is the statement at hand, ``of`` its cable; ``every`` with those he has reviewed.

    ``then`` says where he goes when it is reviewed, if not on in the queue; ``done`` is the review just entered.
    """
    told = {"cable": cable, "by": by, "act": act, "show": "all" if every else "", "page": page if page > 1 else ""}
    return _with("/review", **told, at=at, of=of, then=then, done=done, format=form)


def agreement_url(form: str | None = None) -> str:
    """How far coders agree, and what is disputed."""
    return _with("/agreement", format=form)


def imports_url(form: str | None = None) -> str:
    """What was brought in, and how to bring in more."""
    return _with("/import", format=form)


def upload_url() -> str:
    """Where files are sent to."""
    return "/import/upload"


def arrival_url(name: str, page: int = 1, form: str | None = None) -> str:
    """An import: how far it is, and what it brought."""
    return _with(f"/import/{quote(name, safe='')}", page=page if page > 1 else None, format=form)


def sign_in_url(to: str = "") -> str:
    """Where one signs in, to go on to a page of the room."""
    return _with("/sign-in", to=to if to != "/" else "")


def sign_out_url() -> str:
    """Where one signs out."""
    return "/sign-out"


def account_url(changed: str = "") -> str:
    """One's own account; ``changed`` is what of it was changed just now."""
    return _with("/account", changed=changed)


def people_url(changed: str = "", form: str | None = None) -> str:
    """The accounts of the room; ``changed`` is the one that was changed just now."""
    return _with("/people", changed=changed, format=form)


def onward(address: str) -> str:
    """Where one goes on to after signing in: the address, if it is one of this room, else the first page."""
    inside = address.startswith("/") and not address.startswith("//") and len(address) <= _LONGEST
    whole = address.isprintable() and "\\" not in address
    return address if inside and whole and not address.startswith("/sign-") else "/"


def cases_url(form: str | None = None) -> str:
    """The case files, and the searches that are kept."""
    return _with("/cases", format=form)


def case_url(number: int, form: str | None = None) -> str:
    """A case file; with ``form`` that form of it, to be saved."""
    return _with(f"/case/{number}", **{"format" if form in ("json", "csv") else "form": form})


def collect_url(
    cable: str = "",
    *,
    place: int | str | None = None,
    statement: str = "",
    asks: str = "",
    query: str = "",
    form: str | None = None,
) -> str:
    """Where something is put into a case file: a cable, the paragraph at a place of it, a statement; or a search."""
    return _with("/collect", cable=cable, place=place, statement=statement, asks=asks, query=query, format=form)


def asked_url(asks: str, query: str) -> str:
    """A search that was kept: its page, and what stands behind the question mark."""
    return f"/{'' if asks == 'search' else asks}?{query}"


def asked_of(address: str) -> str:
    """What stands behind the question mark of an address, but for which page of it and in what form."""
    told = parse_qsl(address.partition("?")[2])
    return urlencode([(name, value) for name, value in told if name not in ("page", "format")])


def query_in_words(query: str, called: Callable[[str], str] = str) -> str:
    """What stands behind a question mark, as people read it: ``tag:PREL ferry``, ``by Oyen, act reject``.

    ``called`` says what a cable is called by its citation.
    """
    told = [(name, called(value) if name == "cable" else value) for name, value in parse_qsl(query)]
    return ", ".join(value if name == "q" else f"{name} {value}" for name, value in told)


def complete_url() -> str:
    """What may be typed next."""
    return "/complete"


def keys_url(form: str | None = None) -> str:
    """The keys, and what each does."""
    return _with("/keys", format=form)


def refined(query: str, part: str) -> str:
    """A query with a part more; without it where it has it already."""
    words = f" {query} "
    if f" {part} " in words:
        return " ".join(words.replace(f" {part} ", " ", 1).split())
    alone = f"({query})" if " OR " in words else query
    return f"{alone} {part}".strip()


def has(query: str, part: str) -> bool:
    """Whether a query has this part already."""
    return f" {part} " in f" {query} "


@cache
def static_url(name: str) -> str:
    """A file of the room's own; another content has another address."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


@cache
def has_static(name: str) -> bool:
    """Whether there is such a file: the style or script of a view."""
    return (STATIC / name).is_file()
