"""The ledger of statements: who is reported to have said what to whom, each row open to its sentence."""

from collections.abc import Iterable, Sequence
from typing import Any, get_args

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Asking, Card, Count, Group, Order, Said
from reftel.model.statement import Act, Statement
from reftel.web import strings
from reftel.web.pieces import Marked, Piece, pieces
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.reader import Reader

PER_PAGE = 100
ORDERS: dict[str, Order] = {"cable": "cable", "speaker": "speaker", "day": "day"}
LARGEST = 100_000
"""So many rows are given as a table."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A row: a statement, its sentence with the content marked in it, and where it is repeated.

    ``actor`` is the id of who speaks.
    """

    statement: Statement
    sign: str
    word: str
    speaker: str
    actor: str | None
    sentence: tuple[Piece, ...]
    repeated: tuple[Statement, ...] = ()


class ToldGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that stand together, under what they have in common; ``card`` where that is a cable."""

    name: str
    count: int
    card: Card | None
    rows: tuple[Told, ...]


class SaidPage(Page, frozen=True, kw_only=True):
    """Statements that were asked for, in groups; ``problem`` says what was expected where a date cannot be read.

    ``by_cable``, ``undated`` and ``of_other_days`` are as in ``Said``.
    ``actor`` and ``to_actor`` are the names of the actors that are asked for; ``share`` is how many cables have their
    statements, of how many; ``making`` whether others are being made.
    """

    asked: Asking
    order: Order
    statements: int = 0
    echoes: int = 0
    groups: tuple[ToldGroup, ...] = ()
    speakers: tuple[Count, ...] = ()
    acts: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
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


FILTERS = (
    ("by", "who said it; may be given again"),
    ("to", "to whom; may be given again"),
    ("act", f"one of {', '.join(get_args(Act))}; may be given again"),
    ("about", "words of what was said, or the id of a question: all words of any of its cues"),
    ("when", "a day or range, as 2006-10..2006-12; what has no day goes by the date of its cable"),
    ("cable", "a message number"),
    ("actor", "the id of an actor: what was taken for it says it"),
    ("to_actor", "the id of an actor: it is said to it"),
    ("comments", "no: without the posts' own comments; only: nothing but them"),
    ("q", "a query: of the cables that answer it"),
)
"""What statements are chosen by, in an address."""


def asking(asked: Asked) -> Asking:
    """What a person asks for, from the address; empty fields of the form ask for nothing."""
    return Asking(
        by=_named(asked.every("by")),
        to=_named(asked.every("to")),
        acts=tuple(act for act in asked.every("act") if act in get_args(Act)),
        about=asked.one("about").strip(),
        when=asked.one("when").strip(),
        cable=asked.one("cable").strip(),
        comments=asked.one("comments") != "no",
        alone=asked.one("comments") == "only",
        actor=asked.one("actor").strip(),
        to_actor=asked.one("to_actor").strip(),
        within=" ".join(asked.one("q").split()),
    )


def _named(values: Iterable[str]) -> tuple[str, ...]:
    """The names that are asked for; several in one field are parted by semicolons."""
    return tuple(name for value in values for one in value.split(";") if (name := one.strip()))


def page(reader: Reader, asked: Asked) -> SaidPage:
    """The statements that the address asks for."""
    wanted, number = asking(asked), asked.number("page", 1, 10_000)
    order = ORDERS.get(asked.one("group"), "cable")
    try:
        found = reader.said(wanted, order, PER_PAGE + 1, (number - 1) * PER_PAGE)
    except QueryError as error:
        return SaidPage(title="Who said what", status=400, asked=wanted, order=order, problem=str(error))
    held = sum(len(group.statements) for group in found.groups)
    actor, to_actor = (reader.name_of(id_) if id_ else "" for id_ in (wanted.actor, wanted.to_actor))
    called = reader.called(one.cable for group in found.groups for one in group.statements)
    cards = reader.cards(group.name for group in found.groups) if order == "cable" else {}
    return SaidPage(
        title=_title(wanted, actor),
        asked=wanted,
        order=order,
        statements=found.statements,
        echoes=found.echoes,
        groups=tuple(_groups(found, cards, order, called)),
        speakers=found.speakers,
        acts=found.acts,
        years=found.years,
        by_cable=found.by_cable,
        undated=found.undated,
        of_other_days=found.of_other_days,
        page=number,
        more=held > PER_PAGE,
        actor=actor,
        to_actor=to_actor,
        share=reader.share(),
        making=reader.is_making(),
    )


def _title(wanted: Asking, actor: str) -> str:
    names = (*([actor] if actor else []), *wanted.by)
    return f"What {' and '.join(names)} said" if names else "Who said what"


def _groups(
    found: Said, cards: dict[str, Card], order: Order, called: dict[tuple[str, str], str]
) -> Iterable[ToldGroup]:
    left = PER_PAGE
    for group in found.groups:
        rows = tuple(_rows(group.statements[:left], called))
        left -= len(group.statements[:left])
        if rows:
            name = _name(group, order)
            yield ToldGroup(name=name, count=group.count, card=cards.get(group.name), rows=rows)


def _name(group: Group, order: Order) -> str:
    if order == "day":
        return strings.day(group.name) if group.name else "No day of their own"
    return strings.POST.capitalize() if group.name == "post" else group.name


def _rows(statements: Sequence[Statement], called: dict[tuple[str, str], str]) -> Iterable[Told]:
    """A row for each statement; what only repeats one of these is folded under it."""
    here = {one.id for one in statements}
    for one in statements:
        if one.echo_of not in here:
            sign, word = strings.ACTS[one.act]
            yield Told(
                statement=one,
                sign=sign,
                word=word,
                speaker=strings.POST if one.speaker == "post" else one.speaker,
                actor=called.get((one.cable, one.speaker)),
                sentence=_sentence(one),
                repeated=tuple(other for other in statements if other.echo_of == one.id),
            )


def _sentence(one: Statement) -> tuple[Piece, ...]:
    """The sentence, and in it the content and the condition."""
    marks = []
    for kind, text in (("hit", one.content), ("condition", one.condition.text if one.condition else "")):
        at = one.sentence.find(text) if text else -1
        if at >= 0:
            marks.append(Marked(at, at + len(text), kind))
    return pieces(one.sentence, marks)


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Any]]:
    """All statements that are asked for, as rows."""
    found = reader.said(asking(asked), "cable", LARGEST)
    return Statement, [one for group in found.groups for one in group.statements]


VIEW = View(
    name="said",
    path="/said",
    page=page,
    nav="Who said what",
    home="/said",
    key="w",
    table=table,
    asks=(*FILTERS, ("group", "cable, speaker or day"), ("page", "")),
)
