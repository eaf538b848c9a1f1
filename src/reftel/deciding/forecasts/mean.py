"""Means: the compromise. A weighted mean is close to the bargain that all would strike where failure is far worse."""

from collections.abc import Sequence

from reftel.model.forecast import Bid


def plain(bids: Sequence[Bid]) -> float | None:
    """The mean of the positions, each counted once; None of nobody."""
    return sum(bid.position for bid in bids) / len(bids) if bids else None


def weighted(bids: Sequence[Bid]) -> float | None:
    """The mean of the positions, weighted by capability and salience; None where nothing weighs anything."""
    whole = sum(bid.weight for bid in bids)
    return sum(bid.weight * bid.position for bid in bids) / whole if whole > 0 else None
