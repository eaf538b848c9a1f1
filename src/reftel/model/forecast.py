"""A forecast: what it is made from, what each method makes of it, and how far that was from what came.

Never in the outcome of a board: what a rule makes of what was said is one thing, where a bargain may end another.
"""

import msgspec

UNKNOWN_ERROR = "error measured on EU legislation, unknown for this body"


class Bid(msgspec.Struct, frozen=True, kw_only=True):
    """One actor's place on the scale, its capability, and its salience (what share of it the actor would spend).

    ``source`` is the sentence or the person that the figures come from; a forecast without one is nobody's.
    """

    actor: str
    position: float
    capability: float = 1.0
    salience: float = 1.0
    source: str = ""

    @property
    def weight(self) -> float:
        """Capability times salience."""
        return self.capability * self.salience


class Chance(msgspec.Struct, frozen=True):
    """An option of the scale, and the probability that a method gives it."""

    position: float
    probability: float


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What one method makes of the bids: the point, an interval from resampled inputs, and what is known of its error.

    ``low`` and ``high`` hold nine of ten resamplings (triangular around each figure, seeded). ``naive``: it looks at
    nobody's position. ``error`` is the mean absolute one on EU legislation, scaled to this scale.
    """

    method: str
    words: str
    point: float
    low: float
    high: float
    error: float
    caution: str = UNKNOWN_ERROR
    chances: tuple[Chance, ...] = ()
    naive: bool = False


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """All forecasts of a question beside each other, with what they were made from.

    ``low``, ``high`` and ``default`` are of the scale. ``locked``: the weighted median stays when an actor moves on
    its own side. ``on`` is the date (EDTF) of the figures, ``made`` the day on which it was recorded.
    """

    question: str
    title: str
    low: float
    high: float
    forecasts: tuple[Forecast, ...]
    actors: tuple[Bid, ...]
    unit: str = ""
    default: float | None = None
    on: str | None = None
    locked: bool = False
    seed: int = 1
    caution: str = UNKNOWN_ERROR
    made: str | None = None


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How far a recorded forecast was from what came; ``brier`` where it gave chances (0 is best, 2 worst)."""

    method: str
    point: float
    error: float
    inside: bool
    brier: float | None = None


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """All forecasts of one recording, scored."""

    question: str
    made: str | None
    outcome: float
    scores: tuple[Score, ...]
