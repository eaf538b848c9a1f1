"""Medians."""

from made_emissions import BIDS
from reftel.deciding.forecasts import Bid
from reftel.deciding.forecasts.median import locked, plain, weighted


def bids(*pairs: tuple[float, float]) -> list[Bid]:
    return [Bid(actor=f"m{n}", position=place, salience=weight) for n, (place, weight) in enumerate(pairs)]


def test_plain() -> None:
    assert plain(bids((1, 1), (9, 1), (4, 1))) == 4
    assert plain(bids((1, 1), (9, 1))) == 5
    assert plain(()) is None


def test_weighted() -> None:
    assert weighted(bids((1, 1), (4, 1), (9, 5))) == 9
    assert weighted(bids((1, 2), (4, 1), (9, 1))) == 2.5  # half of the weight exactly: the middle to the next
    assert weighted(bids((1, 0))) is None
    assert weighted(BIDS) == 7  # the winner of every pair in the published case


def test_a_median_is_deaf_to_most() -> None:
    some = bids((1, 1), (4, 1), (9, 1))
    assert locked(some)
    assert weighted(some) == weighted(bids((3, 1), (4, 1), (9, 1))) == weighted(bids((1, 1), (4, 1), (40, 1)))
