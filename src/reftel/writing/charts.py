"""Two charts of a board, drawn from its seats alone: who stands where on each option, and who moved when.

Colours are classes (``for``, ``against``, ``if``, ``open``, ``aside``) that the page gives for light and for dark;
every stance has a sign of its own as well, and what is inferred is paler.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from textwrap import wrap
from typing import NamedTuple

from reftel.model.axis import Axis, day_of
from reftel.model.board import Board, HandSeat, OptionOutcome, Seat
from reftel.model.position import INFERRED
from reftel.model.telling import ORDER, SIDES, STANCES, counted
from reftel.writing.svg import element, escaped, mark, picture, text

WIDTH = 760
PITCH, ACROSS = 15, 48
ACROSS_NAMES = 105  # characters in a line of names
NAMED, ROWS = 5, 10
"""So many names behind a group, and so many rows below an option."""
LEFT, RIGHT = 170, 110

OUTCOMES = {"adopted": "for", "not adopted": "against", "undetermined": "if"}


def class_of(stance: str) -> str:
    """The classes of a stance: its side, and whether it is only inferred."""
    return SIDES.get(stance, "aside") + (" inferred" if stance in INFERRED else "")


# Who stands where.


def standing(board: Board) -> str:
    """For each option a mark for every member, and in words who they are; empty where nobody is known at all."""
    inside: list[str] = []
    y = 20.0
    for option in (option for decision in board.decisions for option in decision.options):
        groups = _groups(option)
        if not groups:
            continue
        inside.append(text(0, y, option.title, class_="name"))
        shown = text(WIDTH, y, option.outcome, class_=f"{OUTCOMES[option.outcome]} verdict", text_anchor="end")
        inside.append(shown)
        marks = [(stance, actor) for stance, actors in groups for actor in actors]
        for number, (stance, actor) in enumerate(marks):
            row, column = divmod(number, ACROSS)
            inside.append(_member(stance, actor, 6 + column * PITCH, y + 18 + row * PITCH))
        y += 18 + PITCH * ((len(marks) - 1) // ACROSS + 1) + 10
        for stance, actors in groups:
            inside.append(mark(stance, 6, y - 4, 4, class_=class_of(stance)))
            inside.append(text(18, y, f"{STANCES[stance]}: {_named(actors)}", class_="small"))
            y += 17
        y += 20
    return picture(WIDTH, y - 16, f"Who stands where: {board.title}", inside, class_="chart") if inside else ""


def _member(stance: str, actor: str, x: float, y: float) -> str:
    """One member's mark, which names it under the pointer."""
    hint = element("title", escaped(f"{actor}: {STANCES[stance]}"))
    return element("g", hint, mark(stance, x, y, 5, class_=class_of(stance)))


def _groups(option: OptionOutcome) -> list[tuple[str, list[str]]]:
    """The members by stance: the firmest seat of each, and those of whom nothing is known."""
    firm: dict[str, Seat] = {}
    for seat in sorted(option.seats, key=_doubt):
        if seat.member is not False:
            firm.setdefault(seat.actor, seat)
    stances = [("unknown" if seat.to_check else seat.stance, actor) for actor, seat in firm.items()]
    stances += [("unknown", actor) for actor in option.unknown if actor not in firm]
    ordered = sorted(stances, key=lambda one: (ORDER.index(one[0]), one[1]))
    return [(stance, [actor for _, actor in some]) for stance, some in groupby(ordered, key=lambda one: one[0])]


def _doubt(seat: Seat) -> tuple[bool, bool, bool]:
    return (seat.to_check, seat.claimed_by is not None, seat.stance in INFERRED)


def _named(actors: Sequence[str]) -> str:
    if len(actors) <= NAMED:
        return ", ".join(actors)
    return f"{', '.join(actors[:NAMED])} and {len(actors) - NAMED} more"


# Who moved when.


class Track(NamedTuple):
    """On one option an actor, or several that never differed, and their stances by day, oldest first."""

    actors: tuple[str, ...]
    points: tuple[tuple[date, str], ...]

    @property
    def name(self) -> str:
        """The first actor, and how many others."""
        more = len(self.actors) - 1
        return f"{_short(self.actors[0])} and {more} more" if more else _short(self.actors[0], 28)

    @property
    def moved(self) -> bool:
        """Whether it ever changed its stance."""
        return len({stance for _, stance in self.points}) > 1


def moving(board: Board, hand: Sequence[HandSeat] = ()) -> str:
    """For each option a line for every actor, with its stance by time; those that moved come first. Empty: no dates."""
    tracks = [
        (option.title, _tracks(option, hand, board.on)) for decision in board.decisions for option in decision.options
    ]
    tracks = [(title, some) for title, some in tracks if some]
    days = [day for _, some in tracks for track in some for day, _ in track.points]
    if not days:
        return ""
    end = day_of(board.on, last=True) if board.on else None
    span = Axis(first=min(days), last=max([*days, *([end] if end else [])]), left=LEFT, right=WIDTH - RIGHT)
    inside: list[str] = []
    y = 20.0
    for title, some in tracks:
        inside.append(text(0, y, title, class_="name"))
        y += 24
        shown = sorted(some, key=lambda track: (not track.moved, track.points[0][0], track.actors))
        for track in shown[:ROWS]:
            inside += _row(track, span, y)
            y += 22
            if len(track.actors) > 1:
                inside += (lines := list(_all_named(track.actors, y - 8)))
                y += 15 * len(lines)
        if len(shown) > ROWS:
            left = shown[ROWS:]
            others, moved = (sum(len(t.actors) for t in left if t.moved >= least) for least in (False, True))
            told = f"and {counted(others, 'other')}, {moved} of whom moved"
            inside.append(text(0, y, told, class_="small"))
            inside += (lines := list(_all_named([actor for t in left for actor in t.actors], y + 15)))
            y += 22 + 15 * len(lines)
        y += 12
    inside += _axis(span, y)
    return picture(WIDTH, y + 18, f"Who moved when: {board.title}", inside, class_="chart")


def _tracks(option: OptionOutcome, hand: Sequence[HandSeat], on: str | None) -> list[Track]:
    """What each actor is itself reported to have said of an option, and what was entered by hand, with a date."""
    found: dict[str, set[tuple[date, str]]] = {}
    end = day_of(on, last=True) if on else None
    for seat in option.seats:
        if seat.claimed_by is None and not seat.to_check:
            told = [(e.on, e.stance) for e in (*seat.evidence, *seat.others) if not e.echo]
            if not any(e.on for e in seat.evidence):  # then it stands since the date of its cable, or by hand
                told.append((seat.since, seat.stance))
            told += [(s.on, s.stance) for s in hand if (s.option, s.actor) == (option.id, seat.actor)]
            days = {(day, stance) for when, stance in told if when and (day := day_of(when)) and stance in STANCES}
            found.setdefault(seat.actor, set()).update(one for one in days if end is None or one[0] <= end)
    alike: dict[tuple[tuple[date, str], ...], list[str]] = {}
    for actor, points in found.items():
        alike.setdefault(tuple(sorted(points)), []).append(actor)
    return [Track(tuple(actors), points) for points, actors in alike.items() if points]


def _row(track: Track, span: Axis, y: float) -> Iterator[str]:
    yield text(0, y, track.name, class_="small")
    ends = [*(day for day, _ in track.points[1:]), span.last]
    for (day, stance), end in zip(track.points, ends, strict=True):
        line = element("line", x1=span.x(day), x2=span.x(end), y1=y - 4, y2=y - 4, class_="track")
        yield element("g", line, class_=class_of(stance))
    places = [(span.x(day), stance) for day, stance in track.points]
    for (x, stance), (following, _) in pairwise([*places, (float(WIDTH), "")]):
        if following - x > 3 or stance != places[-1][1]:
            yield mark(stance, x, y - 4, 5, class_=class_of(stance))
    last = track.points[-1][1]
    yield text(WIDTH - RIGHT + 14, y, STANCES[last], class_=f"small {class_of(last)}")


def _all_named(actors: Sequence[str], y: float) -> Iterator[str]:
    """Every name, in as many lines as they need."""
    for number, line in enumerate(wrap(", ".join(actors), ACROSS_NAMES)):
        yield text(12, y + 15 * number, line, class_="small")


def _short(name: str, most: int = 16) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _axis(span: Axis, y: float) -> Iterator[str]:
    yield element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y - 12, y2=y - 12, class_="axis")
    for day, told in span.ticks():
        yield element("line", x1=span.x(day), x2=span.x(day), y1=y - 12, y2=y - 7, class_="axis")
        yield text(span.x(day), y + 6, told, class_="small", text_anchor="middle")
