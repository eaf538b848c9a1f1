"""The median voter: the place that no other beats in a vote of two, where each prefers what is nearer to it."""

from collections.abc import Sequence

from reftel.model.forecast import Bid


def plain(bids: Sequence[Bid]) -> float | None:
    """The median of the positions, each counted once; of an even number the middle of the two in the middle."""
    places = sorted(bid.position for bid in bids)
    if not places:
        return None
    middle = len(places) // 2
    return places[middle] if len(places) % 2 else (places[middle - 1] + places[middle]) / 2


def weighted(bids: Sequence[Bid]) -> float | None:
    """The first position at which half of the weight is reached; the middle to the next where it is half exactly."""
    weighing = sorted((bid.position, bid.weight) for bid in bids if bid.weight > 0)
    whole = sum(weight for _, weight in weighing)
    so_far = 0.0
    for at, (place, weight) in enumerate(weighing):
        so_far += weight
        if 2 * so_far > whole:
            return place
        if 2 * so_far == whole:
            return (place + weighing[at + 1][0]) / 2
    return None


def locked(bids: Sequence[Bid]) -> bool:
    """Whether one actor moving anywhere on its own side changes nothing: a median is deaf to most of its inputs."""
    own = weighted(bids)
    return own is not None and sum(bid.weight for bid in bids if bid.position == own) > 0
