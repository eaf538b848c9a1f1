"""Forecasts, small and honest: from figures that a person entered, beside naive ones, with the error that is known.

Never in the outcome of a board: what a rule makes of what was said is one thing, where a bargain may end another.
"""

import random
from collections.abc import Sequence
from functools import partial

import msgspec

from reftel.deciding.forecasts import condorcet, mean, median
from reftel.deciding.forecasts.forecast import Method
from reftel.deciding.seating import counts
from reftel.errors import QuestionError
from reftel.facts.days import last_day
from reftel.model.board import Question
from reftel.model.forecast import Bid, Chance, Forecast, Outlook, Score, Scored

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

_SPREAD = 0.25  # of the scale on either side of a position, and of a weight, when inputs are resampled

__all__ = [
    "FORECASTS",
    "Bid",
    "Chance",
    "Forecast",
    "Method",
    "forecast",
    "outlook",
    "score",
    "scores",
]


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
        found.append(Forecast(method=name, words=words, point=value, low=value, high=value, error=scaled, naive=True))
    return tuple(found)


def outlook(question: Question, on: str | None = None, seed: int = 1) -> Outlook:
    """Every method on the seats by hand that have a ``position``, at a date (EDTF; None: that of the question).

    Raises:
        QuestionError: if the question has no ``[scale]``, or no seat with a position on it.
    """
    scale, on = question.scale, on or question.on
    if scale is None:
        raise QuestionError(f"The question {question.id} has no [scale]; add one with low and high for a forecast.")
    latest: dict[str, Bid] = {}
    for seat in sorted(question.seats, key=lambda seat: last_day(seat.on) or ""):
        if seat.position is not None and counts(seat, on):
            latest[seat.actor] = Bid(
                actor=seat.actor,
                position=seat.position,
                capability=seat.weight,
                salience=1.0 if seat.salience is None else seat.salience,
                source=seat.source or "assumed by hand",
            )
    bids = tuple(latest.values())
    if not bids:
        raise QuestionError(f"No seat of the question {question.id} has a position; add position = … to some.")
    return Outlook(
        question=question.id,
        title=question.title,
        low=scale.low,
        high=scale.high,
        forecasts=forecast(bids, scale=(scale.low, scale.high), default=scale.default, seed=seed),
        actors=bids,
        unit=scale.unit,
        default=scale.default,
        on=on,
        locked=median.locked(bids),
        seed=seed,
    )


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


def scores(recorded: Outlook, outcome: float) -> Scored:
    """Every forecast of a recording beside what came.

    Raises:
        QuestionError: if what came is no place on the scale of the recording.
    """
    if not recorded.low <= outcome <= recorded.high:
        raise QuestionError(
            f"What came, {outcome:g}, is outside of the scale of the forecast of {recorded.question}: it runs from "
            f"{recorded.low:g} to {recorded.high:g}."
        )
    found = []
    for one in recorded.forecasts:
        told = score(one, outcome)
        inside, brier = bool(told["inside"]), told.get("brier")
        found.append(Score(method=one.method, point=one.point, error=told["error"], inside=inside, brier=brier))
    return Scored(question=recorded.question, made=recorded.made, outcome=outcome, scores=tuple(found))
