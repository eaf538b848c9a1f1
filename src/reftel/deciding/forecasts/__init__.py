"""Forecasts, small and honest: from figures that a person entered, beside naive ones, with the error that is known.

Never in the outcome of a board: what a rule makes of what was said is one thing, where a bargain may end another.
"""

import random
from collections.abc import Sequence
from functools import partial

import msgspec

from reftel.deciding.forecasts import condorcet, mean, median
from reftel.deciding.forecasts.forecast import Bid, Chance, Method
from reftel.errors import QuestionError

FORECASTS: tuple[Method, ...] = (
    Method(id="mean", words="plain mean", point=mean.plain, error=23.71),
    Method(id="weighted-mean", words="mean weighted by capability and salience", point=mean.weighted, error=23.22),
    Method(id="median", words="plain median", point=median.plain, error=28.59),
    Method(id="weighted-median", words="weighted median", point=median.weighted, error=27.58),
    Method(
        id="condorcet",
        words="probabilistic Condorcet election",
        point=condorcet.expected,
        error=23.12,
        chances=condorcet.chances,
    ),
)

UNKNOWN_ERROR = "error measured on EU legislation, unknown for this body"
_SPREAD = 0.25  # of the scale on either side of a position, and of a weight, when inputs are resampled

__all__ = ["FORECASTS", "Bid", "Chance", "Forecast", "Method", "forecast", "score"]


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What one method makes of the bids: the point, an interval from resampled inputs, and what is known of its error.

    ``low`` and ``high`` hold nine of ten resamplings (triangular around each figure, seeded).
    """

    method: str
    words: str
    point: float
    low: float
    high: float
    error: float
    caution: str = UNKNOWN_ERROR
    chances: tuple[Chance, ...] = ()


def forecast(
    bids: Sequence[Bid], *, scale: tuple[float, float], default: float | None = None, seed: int = 1, draws: int = 400
) -> tuple[Forecast, ...]:
    """Every method beside the naive baselines (the middle of the scale, and what holds if nothing is decided).

    Raises:
        QuestionError: if there are no bids, or one lies outside the scale or says not where it is from.
    """
    low, high = scale
    if not bids or not low < high:
        raise QuestionError("A forecast needs at least one position, on a scale whose ends differ.")
    for bid in bids:
        if not low <= bid.position <= high or bid.capability < 0 or bid.salience < 0:
            raise QuestionError(f"The figures of {bid.actor} are outside the scale {low:g} to {high:g}, or negative.")
        if not bid.source:
            raise QuestionError(
                f"The figures of {bid.actor} have no source; say which sentence or person they are from."
            )
    drawn = [_drawn(bids, scale, random.Random(f"{seed}/{number}")) for number in range(draws)]  # noqa: S311 - seeded, no secret
    found = []
    for method in FORECASTS:
        point = method.point(bids)
        if point is None:
            continue
        points = sorted(value for some in drawn if (value := method.point(some)) is not None)
        cut = len(points) // 20
        found.append(
            Forecast(
                method=method.id,
                words=method.words,
                point=point,
                low=points[cut] if points else point,
                high=points[-1 - cut] if points else point,
                error=method.error * (high - low) / 100,
                chances=method.chances(bids) if method.chances else (),
            )
        )
    baselines = [("middle", "the middle of the scale", (low + high) / 2, 28.02)]
    if default is not None:
        baselines.append(("default", "what holds if nothing is decided", default, 51.11))
    for name, words, value, error in baselines:
        scaled = error * (high - low) / 100
        found.append(Forecast(method=name, words=words, point=value, low=value, high=value, error=scaled))
    return tuple(found)


def _drawn(bids: Sequence[Bid], scale: tuple[float, float], chance: random.Random) -> list[Bid]:
    """The bids with every figure drawn from a triangle around it, within the scale."""
    low, high = scale
    width = _SPREAD * (high - low)
    made = []
    for bid in bids:
        place = chance.triangular(max(low, bid.position - width), min(high, bid.position + width), bid.position)
        own = partial(_around, chance)
        made.append(
            msgspec.structs.replace(bid, position=place, capability=own(bid.capability), salience=own(bid.salience))
        )
    return made


def _around(chance: random.Random, figure: float) -> float:
    return chance.triangular(figure * (1 - _SPREAD), figure * (1 + _SPREAD), figure) if figure else 0.0


def score(found: Forecast, outcome: float) -> dict[str, float]:
    """How far a forecast was from what came: absolute and squared error, whether the interval held, the Brier score."""
    scores = {
        "error": abs(found.point - outcome),
        "squared": (found.point - outcome) ** 2,
        "inside": float(found.low <= outcome <= found.high),
    }
    if found.chances:
        scores["brier"] = sum((chance.probability - (chance.position == outcome)) ** 2 for chance in found.chances) + (
            0.0 if any(chance.position == outcome for chance in found.chances) else 1.0
        )
    return scores
