"""Where the nodes of a network are drawn: those that are tied close together, others apart; always the same."""

import math
from collections.abc import Iterable, Sequence

_TURNS = 90  # of moving every node; each costs the square of their number
_GOLDEN = 2.399963  # radians: the angle by which seeds in a sunflower follow each other


def spread(
    names: Sequence[str], ties: Iterable[tuple[str, str, int]], width: int, height: int
) -> list[tuple[int, int]]:
    """A place for each name, in whole pixels between 0 and the width and height; the same ties, the same places."""
    count = len(names)
    place_of = {name: at for at, name in enumerate(names)}
    pulls = [(place_of[a], place_of[b], 1 + 0.3 * math.log(weight)) for a, b, weight in ties if a != b]
    xs = [math.sqrt(at + 0.5) * math.cos(at * _GOLDEN) for at in range(count)]
    ys = [math.sqrt(at + 0.5) * math.sin(at * _GOLDEN) for at in range(count)]
    for turn in range(_TURNS):
        step = 1.2 * (1 - turn / _TURNS)
        _move(xs, ys, pulls, step)
    return list(zip(_fitted(xs, width), _fitted(ys, height), strict=True))


def _move(xs: list[float], ys: list[float], pulls: Sequence[tuple[int, int, float]], step: float) -> None:
    """Move every node once, by at most ``step``."""
    count = len(xs)
    dxs, dys = [-0.08 * x for x in xs], [-0.08 * y for y in ys]  # nothing drifts away
    for a in range(count):
        for b in range(a):
            x, y = xs[a] - xs[b], ys[a] - ys[b]
            push = 1 / max(x * x + y * y, 0.01)
            dxs[a] += x * push
            dys[a] += y * push
            dxs[b] -= x * push
            dys[b] -= y * push
    for a, b, weight in pulls:
        x, y = xs[a] - xs[b], ys[a] - ys[b]
        pull = 0.03 * weight * math.hypot(x, y)
        dxs[a] -= x * pull
        dys[a] -= y * pull
        dxs[b] += x * pull
        dys[b] += y * pull
    for at in range(count):
        length = math.hypot(dxs[at], dys[at])
        share = min(length, step) / length if length else 0
        xs[at] += dxs[at] * share
        ys[at] += dys[at] * share


def _fitted(values: Sequence[float], size: int) -> list[int]:
    low, high = min(values, default=0), max(values, default=0)
    return [round((value - low) / (high - low) * size) if high > low else size // 2 for value in values]
