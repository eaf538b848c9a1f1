"""Who met or addressed whom: actors as nodes, edges as strong as there are statements or meetings, drawn and as tables.

The two are told apart: a statement goes from one to the other, at a meeting neither goes before.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.errors import QueryError
from reftel.model.browsing import Asking, Knot, Meet, Network, Tie, TieRow
from reftel.web.meeting import Met, met_of
from reftel.web.spreading import apart, spread
from reftel.web.views.said import FILTERS, asking
from reftel.web.views.view import Asked, File, Page, View
from reftel.workflow import publishing
from reftel.workflow.networks import Shown
from reftel.workflow.reader import Reader

DRAWN, ROWS, MEETINGS = 60, 200, 100
"""So many nodes are drawn, the busiest, and so many rows are in a table; exports have all. So many meetings of two are
shown."""
WIDTH, HEIGHT = 1000, 620
BESIDE = 7
"""Pixels from the edge of statements to that of meetings between the same two."""
LONGEST, LETTER, GAP = 22, 14, 4
"""Signs of a name that are shown, how high (and at most wide) one is, and how far the name is from its dot."""
TITLE = "Who met or addressed whom"
FORMS = {"gexf": "application/gexf+xml", "graphml": "application/graphml+xml"}


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in the picture: the name that stands above it, its place and its size, in pixels."""

    knot: Knot
    label: str
    x: int
    y: int
    radius: int


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """Where an edge is drawn, in pixels: ``x1`` to ``y2`` are 0 in a row, where it is not."""

    x1: int = 0
    y1: int = 0
    x2: int = 0
    y2: int = 0
    width: int = 1


class Line(Stroke, frozen=True, kw_only=True):
    """Who addressed whom, in the picture or in a row."""

    tie: Tie
    by: str
    to: str


class MeetLine(Stroke, frozen=True, kw_only=True):
    """Who met whom, in the picture or in a row."""

    meet: Meet
    one: str
    other: str


class NetworkPage(Page, frozen=True, kw_only=True):
    """The network of what is asked for, as in the ledger of statements.

    ``by_cable`` of the ``statements`` have no day of their own; ``undated`` and ``of_other_days`` are what the ledger
    leaves out of the time that is asked for.

    ``meetings`` are those that cables tell of, ``met_by_cable`` and ``met_undated`` of them as of the statements;
    ``pairs`` are the two of each edge of them. Where two actors are asked for, ``one`` and ``other``, ``met`` are the
    meetings of these, with their sentences.
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
    meetings: int = 0
    pairs: int = 0
    met_by_cable: int = 0
    met_undated: int = 0
    meet_lines: tuple[MeetLine, ...] = ()
    meet_rows: tuple[MeetLine, ...] = ()
    one: str = ""
    other: str = ""
    met: tuple[Met, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    problem: str | None = None


def page(reader: Reader, asked: Asked) -> NetworkPage:
    """Who met or addressed whom."""
    wanted = asking(asked)
    try:
        found = reader.network(wanted, Shown(DRAWN, ROWS))
        said = reader.said(wanted, limit=0) if wanted.when else None
    except QueryError as error:
        return NetworkPage(title=TITLE, status=400, asked=wanted, problem=str(error))
    named = {one.id: one.name for one in found.knots}
    drawn = found.knots[:DRAWN]
    inside = {one.id for one in drawn}
    kept = [tie for tie in found.ties if tie.by in inside and tie.to in inside and tie.by != tie.to]
    meets = [one for one in found.meets if one.one in inside and one.other in inside]
    dots, height = _dots(
        drawn, [*((*tie.ends, tie.weight) for tie in kept), *((*one.ends, one.weight) for one in meets)]
    )
    at = {one.knot.id: (one.x, one.y) for one in dots}
    return NetworkPage(
        title=TITLE,
        asked=wanted,
        actors=found.actors,
        ties=found.pairs,
        statements=found.statements,
        by_cable=sum(tie.by_cable for tie in found.ties),
        undated=said.undated if said else 0,
        of_other_days=said.of_other_days if said else 0,
        dots=dots,
        lines=tuple(_line(tie, named, *at[tie.by], *at[tie.to]) for tie in kept),
        rows=tuple(_line(tie, named) for tie in found.ties[:ROWS]),
        height=height,
        meetings=found.meetings,
        pairs=found.met,
        met_by_cable=found.by_cable,
        met_undated=found.undated if wanted.when else 0,
        meet_lines=tuple(_meet_line(one, named, *_beside(*at[one.one], *at[one.other])) for one in meets),
        meet_rows=tuple(_meet_line(one, named) for one in found.meets[:ROWS]),
        one=reader.name_of(wanted.actor) if wanted.actor else "",
        other=reader.name_of(wanted.to_actor) if wanted.to_actor else "",
        met=tuple(met_of(reader, wanted.actor, found.told[:MEETINGS], opened=True)),
    )


def _dots(drawn: Sequence[Knot], weights: Sequence[tuple[str, str, int]]) -> tuple[tuple[Dot, ...], int]:
    """The actors that are drawn, and how high the picture is: a box holds a dot and, above it, the name."""
    told = [(one, _label(one.name), _radius(one)) for one in drawn]
    sizes = [(max(_width(label), 2 * radius), 2 * radius + LETTER + GAP) for _, label, radius in told]
    names = [one.id for one in drawn]
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
    return min(5 + (one.said + one.heard + one.met).bit_length(), 16)


def _line(tie: Tie, named: dict[str, str], *ends: int) -> Line:
    x1, y1, x2, y2 = ends or (0, 0, 0, 0)
    width = min(tie.statements.bit_length(), 8)
    return Line(tie=tie, by=named[tie.by], to=named[tie.to], x1=x1, y1=y1, x2=x2, y2=y2, width=width)


def _meet_line(meet: Meet, named: dict[str, str], *ends: int) -> MeetLine:
    x1, y1, x2, y2 = ends or (0, 0, 0, 0)
    width = min(meet.meetings.bit_length(), 8)
    return MeetLine(meet=meet, one=named[meet.one], other=named[meet.other], x1=x1, y1=y1, x2=x2, y2=y2, width=width)


def _beside(x1: int, y1: int, x2: int, y2: int) -> tuple[int, int, int, int]:
    """A line beside another, on the same side of it whichever way that is drawn."""
    if (x1, y1) > (x2, y2):
        return _beside(x2, y2, x1, y1)
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    across, down = round(BESIDE * (y1 - y2) / length), round(BESIDE * (x2 - x1) / length)
    return x1 + across, y1 + down, x2 + across, y2 + down


def file(reader: Reader, asked: Asked) -> File | None:
    """The network for other programs."""
    form = asked.one("format")
    if form not in FORMS:
        return None
    found = reader.network(asking(asked))
    return File(f"reftel-network.{form}", FORMS[form], publishing.network_text(form, found))


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[TieRow]]:
    """All edges as rows."""
    found = reader.network(asking(asked))
    return TieRow, list(_rows(found))


def _rows(found: Network) -> Iterator[TieRow]:
    named = {one.id: one.name for one in found.knots}
    for edge in found.edges:
        by, to = edge.ends
        yield TieRow(tie=edge, by=named[by], to=named[to])


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
