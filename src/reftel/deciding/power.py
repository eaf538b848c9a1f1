"""Power indices: how often a member makes the difference, over all ways in which the others may vote. Exact.

Banzhaf counts the coalitions that a member turns (swings); Shapley and Shubik the orders in which it is the one that
turns. Coalitions are counted by size and weight, so 56 weighted members take no longer than the table of the two. For
rules that look at nothing but how many, what weight, and who has a veto; the golden numbers of the literature (EEC
1958, the Security Council) are tests.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import factorial

import msgspec
import numpy as np
import numpy.typing as npt

from reftel.errors import QuestionError
from reftel.model.power import Indices, Power

MOST_WEIGHT = 100_000
"""Of all members together: beyond it the table of counts would ask for too much memory."""
_EXACT = 62  # members up to which every count of coalitions fits a 64-bit number


class Game(msgspec.Struct, frozen=True):
    """Who decides: members with their weights, those with a veto, and which sizes and weights win.

    ``wins(size, weight)`` must be monotone; a coalition without all of ``veto`` does not win.
    """

    weights: Mapping[str, int]
    wins: Callable[[int, int], bool]
    veto: frozenset[str] = frozenset()


def weighted(weights: Mapping[str, int], quota: int) -> Game:
    """A game of votes: a coalition wins with the quota."""
    return Game(weights, lambda _, weight: weight >= quota)


def counted(members: Sequence[str], quota: int, veto: Sequence[str] = ()) -> Game:
    """A game of heads: a coalition wins with so many members and all that have a veto. Consensus: with all members."""
    return Game(dict.fromkeys(members, 1), lambda size, _: size >= quota, frozenset(veto))


def indices(game: Game) -> Indices:
    """The power indices of a game, exact.

    Raises:
        QuestionError: if the weights together are more than ``MOST_WEIGHT``.
    """
    total = sum(game.weights.values())
    if total > MOST_WEIGHT:
        raise QuestionError(
            f"The weights add up to {total:,}; power indices are worked out up to {MOST_WEIGHT:,}: use a larger unit."
        )
    names, size = sorted(game.weights), len(game.weights)
    free = [name for name in names if name not in game.veto]
    table = _counts([game.weights[name] for name in free])
    base, heavy = len(game.veto), sum(game.weights[name] for name in game.veto)
    wins = _winning(game, len(free), table.shape[1], base, heavy)
    pivots = [factorial(k) * factorial(size - k - 1) for k in range(size)]
    found: dict[str, tuple[int, int]] = {}
    for name in names:
        if name in game.veto:
            by_size = _by_size(table, wins)  # without it nothing wins: every winning coalition is turned
            place = base - 1
        else:
            weight = game.weights[name]
            without = _taken_out(table, weight)
            turned = _shifted(wins, weight) & ~wins
            by_size = _by_size(without, turned)
            place = base
        swings = sum(by_size)
        found[name] = swings, sum(count * pivots[place + k] for k, count in enumerate(by_size) if count)
    turns, orders = sum(swings for swings, _ in found.values()), factorial(size)
    return Indices(
        winning=sum(_by_size(table, wins)),
        members=tuple(
            Power(
                member=name,
                swings=swings,
                banzhaf=Fraction(swings, turns) if turns else Fraction(0),
                shapley=Fraction(pivot, orders),
            )
            for name, (swings, pivot) in found.items()
        ),
    )


Counts = npt.NDArray[np.int64] | npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]


def _counts(weights: Sequence[int]) -> Counts:
    """How many coalitions there are of each size (rows) and weight (columns)."""
    kind = np.int64 if len(weights) <= _EXACT else np.object_
    table: Counts = np.zeros((len(weights) + 1, sum(weights) + 1), dtype=kind)  # type: ignore[assignment]  # one of two kinds
    table[0, 0] = 1
    for weight in weights:
        joined: Counts = table[:-1, : table.shape[1] - weight].copy()
        table[1:, weight:] += joined
    return table


def _taken_out(table: Counts, weight: int) -> Counts:
    """The counts without one member: the joining of it undone, size by size."""
    left: Counts = table.copy()
    for size in range(1, left.shape[0]):
        left[size, weight:] -= left[size - 1, : left.shape[1] - weight]
    return left


def _winning(game: Game, most: int, width: int, base: int, heavy: int) -> Flags:
    """Which sizes and weights of the members without a veto win, together with all that have one."""
    return np.array([[game.wins(base + size, heavy + weight) for weight in range(width)] for size in range(most + 1)])


def _shifted(wins: Flags, weight: int) -> Flags:
    """Whether a size and weight wins when a member of this weight joins."""
    joined = np.ones_like(wins)  # beyond the table are all members, and more: nothing is counted there
    joined[:-1, : wins.shape[1] - weight] = wins[1:, weight:]
    return joined


def _by_size(table: Counts, where: Flags) -> list[int]:
    return [int(sum(row[chosen].tolist())) for row, chosen in zip(table, where, strict=True)]
