"""Where the marks of pictures stand: on a ring who waits for whom, on lanes what was said when."""

import math
from collections.abc import Iterable
from datetime import date

import msgspec

WIDTH = 760
_RADIUS, _EDGE = 120, 150


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


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """Days across a picture, from ``left`` to ``right``."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is."""
        whole = max((self.last - self.first).days, 1)
        return round(self.left + (self.right - self.left) * (day - self.first).days / whole, 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """At most nine days to name: months, years, or the two ends."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        if months < 2:
            ends = dict.fromkeys((self.first, self.last))
            return tuple((self.x(day), f"{day.day} {day:%b %Y}") for day in ends)
        step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / step <= 8), 1200)
        counts = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
        firsts = [date(count // 12, count % 12 + 1, 1) for count in counts if count % step == 0]
        return tuple(
            (self.x(day), str(day.year) if step >= 12 else f"{day:%b %Y}") for day in firsts if day >= self.first
        )


def day_of(edtf: str | None) -> date | None:
    """The first day that a date can mean; None where it is none."""
    parts = (edtf or "").split("/")[0].rstrip("~?%").split("-")
    try:
        year, month, day = (int(part) for part in (*parts, *("", "1", "1")[len(parts) :]))
        return date(year, month, day)
    except ValueError:
        return None
