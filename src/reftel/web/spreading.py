"""Where the nodes of a network are drawn: those that are tied close together, others apart; always the same.

No name covers another, nor another's dot: where they would, they are moved apart, and the picture is made higher where
it must be.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

_TURNS = 90  # of moving every node; each costs the square of their number
_ROUNDS = 60  # of moving boxes off each other, before the picture is made higher
_GROWTH = 1.1
_GOLDEN = 2.399963  # radians: the angle by which seeds in a sunflower follow each other


def spread(
    names: Sequence[str], ties: Iterable[tuple[str, str, int]], width: int, height: int
) -> list[tuple[int, int]]:
    """A place for each name, in whole pixels between 0 and the width and height; the same ties, the same places."""
    count = len(names)
    place_of = {name: at for at, name in enumerate(names)}
    pulls = [(place_of[a], place_of[b], 1 + 0.3 * math.log(weight)) for a, b, weight in ties if a != b]
    pull = np.zeros((count, count))
    for one, other, weight in pulls:
        pull[one, other] += 0.03 * weight
        pull[other, one] += 0.03 * weight
    at = np.arange(count)
    x, y = np.sqrt(at + 0.5) * np.cos(at * _GOLDEN), np.sqrt(at + 0.5) * np.sin(at * _GOLDEN)
    for turn in range(_TURNS):
        x, y = _moved(x, y, pull, 1.2 * (1 - turn / _TURNS))
    return list(zip(_fitted(x.tolist(), width), _fitted(y.tolist(), height), strict=True))


def apart(
    places: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], width: int, height: int
) -> tuple[list[tuple[int, int]], int]:
    """The centres of boxes (width, height) moved until none covers another, in whole pixels, and how high it all is.

    All of them lie in the picture if none is wider than that; it is higher than asked for only if they do not fit.
    """
    at = np.array(places, dtype=np.float64).reshape(-1, 2)
    halves = np.array(sizes, dtype=np.float64).reshape(-1, 2) / 2 + 0.5  # of a pixel, for places are rounded
    needed = halves[:, None, :] + halves[None, :, :]
    tall = float(height)
    while True:
        high = np.maximum((width, tall) - halves, halves)
        for _ in range(_ROUNDS):
            at = np.clip(at, halves, high)
            push = _push(at, needed)
            if push is None:
                return [(round(x), round(y)) for x, y in at.tolist()], math.ceil(tall)
            at = at + push
        at[:, 1] *= _GROWTH
        tall *= _GROWTH


def _push(at: Any, needed: Any) -> Any:
    """How far each box is moved off those that it covers, on the axis on which that is less; None if it covers none."""
    between = at[:, None, :] - at[None, :, :]
    over = needed - np.abs(between)
    covers = np.triu((over > 1e-6).all(axis=2), 1)
    if not covers.any():
        return None
    one, other = np.nonzero(covers)
    gap, over = between[one, other], over[one, other]
    axis = (over[:, 1] <= over[:, 0]).astype(np.int64)
    turn = np.arange(len(one))
    step = np.where(gap[turn, axis] < 0, -1, 1) * (over[turn, axis] / 2 + 0.01)
    push = np.zeros_like(at)
    np.add.at(push, (one, axis), step)
    np.subtract.at(push, (other, axis), step)
    return push


def _moved(x: Any, y: Any, pull: Any, step: float) -> tuple[Any, Any]:
    """Every node moved once, by at most ``step``: off all others, and to those that it is tied to."""
    to_x, to_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
    square = to_x * to_x + to_y * to_y
    push = 1 / np.maximum(square, 0.01) - pull * np.sqrt(square)
    move_x = (push * to_x).sum(axis=1) - 0.08 * x  # nothing drifts away
    move_y = (push * to_y).sum(axis=1) - 0.08 * y
    length = np.hypot(move_x, move_y)
    share = np.minimum(length, step) / np.where(length > 0, length, 1)
    return x + move_x * share, y + move_y * share


def _fitted(values: Sequence[float], size: int) -> list[int]:
    low, high = min(values, default=0), max(values, default=0)
    return [round((value - low) / (high - low) * size) if high > low else size // 2 for value in values]
