"""Where the marks of a picture stand: on a ring who waits for whom, under bars their years."""

import math
from collections.abc import Iterable, Sequence
from itertools import count

import msgspec

WIDTH = 760
_RADIUS, _EDGE = 120, 150
_ROOM = 8


class Knot(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the ring, and on which side of the point the name stands."""

    name: str
    x: float
    y: float
    anchor: str


class Arrow(msgspec.Struct, frozen=True, kw_only=True):
    """From one who waits to the one that is waited for; ``both`` where each waits for the other."""

    start: str
    end: str
    x1: float
    y1: float
    x2: float
    y2: float
    both: bool


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """A small graph on a circle, ``width`` by ``height``."""

    width: int = WIDTH
    height: int = 2 * _EDGE
    knots: tuple[Knot, ...] = ()
    arrows: tuple[Arrow, ...] = ()


def ring(pairs: Iterable[tuple[str, str]]) -> Ring:
    """Those who wait and those waited for, evenly on a circle, by name."""
    edges = sorted(set(pairs))
    names = sorted({name for edge in edges for name in edge})
    places: dict[str, tuple[float, float]] = {}
    for number, name in enumerate(names):
        angle = 2 * math.pi * number / len(names) - math.pi / 2
        places[name] = (WIDTH / 2 + _RADIUS * math.cos(angle), _EDGE + (_RADIUS - 10) * math.sin(angle))
    arrows = []
    for start, end in edges:
        mutual = (end, start) in edges
        if start == end or (mutual and start > end):
            continue
        (x1, y1), (x2, y2) = places[start], places[end]
        length = math.hypot(x2 - x1, y2 - y1) or 1
        dx, dy = 12 * (x2 - x1) / length, 12 * (y2 - y1) / length
        arrows.append(
            Arrow(
                start=start,
                end=end,
                x1=round(x1 + dx, 1),
                y1=round(y1 + dy, 1),
                x2=round(x2 - dx, 1),
                y2=round(y2 - dy, 1),
                both=mutual,
            )
        )
    knots = tuple(
        Knot(
            name=name,
            x=round(x, 1),
            y=round(y, 1),
            anchor="middle" if abs(x - WIDTH / 2) < 1 else "start" if x > WIDTH / 2 else "end",
        )
        for name, (x, y) in places.items()
    )
    return Ring(knots=knots, arrows=tuple(arrows)) if knots else Ring(height=0)


def ticks(years: Sequence[str]) -> tuple[str, ...]:
    """Of years that follow on each other those that are written under their bars: all, else every second, fifth …

    On a phone there is room for some eight of them.
    """
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(each for each in steps if each * _ROOM >= len(years))
    return tuple(year for year in years if int(year) % step == 0)
