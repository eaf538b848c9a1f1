"""A question by time: a lane for each actor, a dot for each statement, lines where a decision is due."""

from collections.abc import Iterable
from datetime import date

import msgspec

from reftel.model.axis import Axis, day_of
from reftel.model.position import INFERRED, Position
from reftel.model.telling import SIDES, STANCES
from reftel.web import strings
from reftel.web.views.view import Asked, NotHereError, Page, View, day_asked
from reftel.workflow.questions import Answer
from reftel.workflow.reader import Reader

WIDTH, LEFT, RIGHT = 1040, 170, 1015
"""How wide the picture is, and where its days begin and end (pixels)."""
STEP, SIZE = 18, 7
"""The height of a row of dots, and half that of a dot."""
LANES = 40
"""So many lanes are drawn; the table has all."""


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: its place in the picture, the side of its stance, the sign of its act, and what it says."""

    x: float
    y: float
    side: str
    inferred: bool
    act: str
    sign: str
    position: Position
    word: str
    option: str


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """An actor and its dots, from ``top`` on."""

    actor: str
    top: float
    height: float
    dots: tuple[Dot, ...]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """The day by which something is to be decided."""

    x: float
    decision: str
    due: str


class TimelinePage(Page, frozen=True, kw_only=True):
    """The statements on a question between two days; ``left`` is how many actors are in the table alone."""

    id: str
    first: str | None
    last: str | None
    asked: tuple[str, str]
    width: int = WIDTH
    ends: tuple[int, int] = (LEFT, RIGHT)
    height: float = 0
    lanes: tuple[Lane, ...] = ()
    left: int = 0
    ticks: tuple[tuple[float, str], ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    rows: tuple[Dot, ...] = ()
    undated: int = 0
    older: bool = False


def page(reader: Reader, asked: Asked) -> TimelinePage:
    """The timeline of the question that the address names, between the days that are asked for.

    Raises:
        NotHereError: where no such question is asked.
    """
    answer = reader.answer(asked.path["id"])
    if answer is None:
        raise NotHereError(f"No question {asked.path['id'][:80]} is asked of this archive.")
    since, until = day_asked(asked.one("from"), "from") or "", day_asked(asked.one("to"), "to") or ""
    low, high = day_of(since), day_of(until, last=True)
    dated = [(day, p) for p in answer.positions if p.echo_of is None and (day := day_of(p.on or p.reported))]
    undated = sum(1 for p in answer.positions if p.echo_of is None) - len(dated)
    inside = sorted(
        ((day, p) for day, p in dated if (low is None or low <= day) and (high is None or day <= high)),
        key=lambda one: (one[0], one[1].cable, one[1].start),
    )
    due = [(day, d.id, d.due or "") for d in answer.question.decisions if (day := day_of(d.due))]
    due = [one for one in due if (low is None or low <= one[0]) and (high is None or one[0] <= high)]
    made = TimelinePage(
        title=f"{answer.question.title} by time",
        id=answer.question.id,
        first=None,
        last=None,
        asked=(since, until),
        undated=undated,
        older=answer.older,
    )
    if not inside:
        return made
    every = [day for day, _ in inside] + [day for day, *_ in due]
    axis = Axis(first=low or min(every), last=high or max(every), left=LEFT, right=RIGHT)
    lanes, height = _lanes(answer, inside, axis)
    return msgspec.structs.replace(
        made,
        first=axis.first.isoformat(),
        last=axis.last.isoformat(),
        height=height + 34,
        lanes=lanes[:LANES],
        left=max(0, len(lanes) - LANES),
        ticks=tuple((_x(axis, day), told) for day, told in axis.ticks()),
        deadlines=tuple(Deadline(x=_x(axis, day), decision=name, due=told) for day, name, told in due),
        rows=tuple(sorted((dot for lane in lanes for dot in lane.dots), key=lambda dot: (_when(dot.position), dot.x))),
    )


def _x(axis: Axis, day: date) -> float:
    return round(axis.x(day), 1)


def _when(position: Position) -> str:
    return position.on or position.reported or ""


def _lanes(answer: Answer, inside: Iterable[tuple[date, Position]], axis: Axis) -> tuple[tuple[Lane, ...], float]:
    """The lanes, busiest first; dots that would cover each other stand one below the other."""
    by_actor: dict[str, list[tuple[date, Position]]] = {}
    for day, position in inside:
        by_actor.setdefault(position.actor, []).append((day, position))
    titles = {option.id: option.title for option in answer.question.options}
    lanes: list[Lane] = []
    top = 10.0
    for number, actor in enumerate(sorted(by_actor, key=lambda name: (-len(by_actor[name]), name))):
        rows: list[float] = []  # how far each row of dots is taken
        dots = []
        for day, position in by_actor[actor]:
            x = _x(axis, day)
            row = next((n for n, taken in enumerate(rows) if x - taken >= 2 * SIZE + 1), len(rows))
            rows[row : row + 1] = [x]
            said = answer.statements.get(position.statement)
            act = said.act if said else "state"
            dots.append(
                Dot(
                    x=x,
                    y=top + SIZE + row * STEP,
                    side=SIDES.get(position.stance, "aside"),
                    inferred=position.stance in INFERRED,
                    act=act,
                    sign=strings.ACTS[act][0],
                    position=position,
                    word=STANCES[position.stance],
                    option=titles.get(position.option, position.option),
                )
            )
        height = max(len(rows), 1) * STEP
        lanes.append(Lane(actor=actor, top=top, height=height, dots=tuple(dots)))
        top += height + 8 if number < LANES else 0
    return tuple(lanes), top


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Position]]:
    """The positions as rows."""
    answer = reader.answer(asked.path["id"])
    return Position, answer.positions if answer else ()


VIEW = View(
    name="timeline",
    path="/question/{id}/timeline",
    page=page,
    table=table,
    asks=(("from", "the first day"), ("to", "the last day")),
)
