"""What a forecast is made from: where each actor stands on a scale, how much it weighs, how much it cares."""

from collections.abc import Callable, Sequence

import msgspec


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


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """A way to forecast: ``point`` gives a place on the scale, ``chances`` the probability of each option, if it does.

    ``error`` is its mean absolute error on a scale of 100 in EU legislation (353 issues of DEU III, 1999-2019); what it
    is for another body is not known.
    """

    id: str
    words: str
    point: Callable[[Sequence[Bid]], float | None]
    error: float
    chances: Callable[[Sequence[Bid]], tuple[Chance, ...]] | None = None
