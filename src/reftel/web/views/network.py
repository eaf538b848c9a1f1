"""Who addressed whom: actors as nodes, as strong as there are statements, drawn and as a table."""

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Asking, Knot, Tie, TieRow
from reftel.web.spreading import apart, spread
from reftel.web.views.said import FILTERS, asking
from reftel.web.views.view import Asked, File, Page, View
from reftel.workflow import publishing
from reftel.workflow.reader import Reader

DRAWN, ROWS = 60, 200
"""So many nodes are drawn, the busiest, and so many rows are in the table; exports have all."""
WIDTH, HEIGHT = 1000, 620
LONGEST, LETTER, GAP = 22, 14, 4
"""Signs of a name that are shown, how high (and at most wide) one is, and how far the name is from its dot."""
FORMS = {"gexf": "application/gexf+xml", "graphml": "application/graphml+xml"}


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in the picture: the name that stands above it, its place and its size, in pixels."""

    knot: Knot
    label: str
    x: int
    y: int
    radius: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Who addressed whom, in the picture or in a row: ``x1`` to ``y2`` are 0 where it is not drawn."""

    tie: Tie
    by: str
    to: str
    x1: int = 0
    y1: int = 0
    x2: int = 0
    y2: int = 0
    width: int = 1


class NetworkPage(Page, frozen=True, kw_only=True):
    """The network of what is asked for, as in the ledger of statements.

    ``by_cable`` of the ``statements`` have no day of their own; ``undated`` and ``of_other_days`` are what the ledger
    leaves out of the time that is asked for.
    """

    asked: Asking
    actors: int = 0
    ties: int = 0
    statements: int = 0
    by_cable: int = 0
    undated: int = 0
    of_other_days: int = 0
    dots: tuple[Dot, ...] = ()
    lines: tuple[Line, ...] = ()
    rows: tuple[Line, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    problem: str | None = None


def page(reader: Reader, asked: Asked) -> NetworkPage:
    """Who addressed whom."""
    wanted = asking(asked)
    try:
        found = reader.network(wanted)
        said = reader.said(wanted, limit=0) if wanted.when else None
    except QueryError as error:
        return NetworkPage(title="Who addressed whom", status=400, asked=wanted, problem=str(error))
    named = {one.id: one.name for one in found.knots}
    drawn = found.knots[:DRAWN]
    inside = {one.id for one in drawn}
    kept = [tie for tie in found.ties if tie.by in inside and tie.to in inside and tie.by != tie.to]
    dots, height = _dots(drawn, kept)
    at = {one.knot.id: (one.x, one.y) for one in dots}
    return NetworkPage(
        title="Who addressed whom",
        asked=wanted,
        actors=len(found.knots),
        ties=len(found.ties),
        statements=sum(tie.statements for tie in found.ties),
        by_cable=sum(tie.by_cable for tie in found.ties),
        undated=said.undated if said else 0,
        of_other_days=said.of_other_days if said else 0,
        dots=dots,
        lines=tuple(_line(tie, named, *at[tie.by], *at[tie.to]) for tie in kept),
        rows=tuple(_line(tie, named) for tie in found.ties[:ROWS]),
        height=height,
    )


def _dots(drawn: Sequence[Knot], ties: Iterable[Tie]) -> tuple[tuple[Dot, ...], int]:
    """The actors that are drawn, and how high the picture is: a box holds a dot and, above it, the name."""
    told = [(one, _label(one.name), _radius(one)) for one in drawn]
    sizes = [(max(_width(label), 2 * radius), 2 * radius + LETTER + GAP) for _, label, radius in told]
    names, weights = [one.id for one in drawn], [(tie.by, tie.to, tie.statements) for tie in ties]
    boxes, height = apart(spread(names, weights, WIDTH, HEIGHT), sizes, WIDTH, HEIGHT)
    dots = (
        Dot(knot=one, label=label, x=x, y=y + (LETTER + GAP) // 2, radius=radius)
        for (one, label, radius), (x, y) in zip(told, boxes, strict=True)
    )
    return tuple(dots), height


def _label(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _width(label: str) -> int:
    """The pixels that a label takes, rather too many: nobody knows the reader's font."""
    return sum(LETTER if unicodedata.east_asian_width(sign) in "WF" else 10 if sign.isupper() else 8 for sign in label)


def _radius(one: Knot) -> int:
    return min(5 + (one.said + one.heard).bit_length(), 16)


def _line(tie: Tie, named: dict[str, str], *ends: int) -> Line:
    x1, y1, x2, y2 = ends or (0, 0, 0, 0)
    width = min(tie.statements.bit_length(), 8)
    return Line(tie=tie, by=named[tie.by], to=named[tie.to], x1=x1, y1=y1, x2=x2, y2=y2, width=width)


def file(reader: Reader, asked: Asked) -> File | None:
    """The network for other programs."""
    form = asked.one("format")
    if form not in FORMS:
        return None
    found = reader.network(asking(asked))
    return File(f"reftel-network.{form}", FORMS[form], publishing.network_text(form, found))


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[TieRow]]:
    """All ties as rows."""
    found = reader.network(asking(asked))
    named = {one.id: one.name for one in found.knots}
    return TieRow, [TieRow(tie=tie, by=named[tie.by], to=named[tie.to]) for tie in found.ties]


VIEW = View(
    name="network",
    path="/network",
    page=page,
    nav="Network",
    home="/network",
    key="n",
    table=table,
    file=file,
    saves=tuple(("format", name, media) for name, media in FORMS.items()),
    asks=FILTERS,
)
