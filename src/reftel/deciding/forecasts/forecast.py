"""What a way to forecast is: one shape for every entry of ``FORECASTS``."""

from collections.abc import Callable, Sequence

import msgspec

from reftel.model.forecast import Bid, Chance


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
