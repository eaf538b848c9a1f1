"""The probabilistic Condorcet election, against exact figures of a published case."""

from collections.abc import Sequence

import pytest

from made_emissions import BIDS
from reftel.deciding.forecasts import Bid
from reftel.deciding.forecasts.condorcet import _wins, binary, chances, expected


def beats(bids: Sequence[Bid], one: float, other: float) -> float:
    return _wins(bids, [one, other], power=1, proportional=True)[0][1]


def test_meetings_of_two() -> None:
    assert beats(BIDS, 4, 10) == pytest.approx(0.424658, abs=5e-7)
    assert beats(BIDS, 4, 7) == pytest.approx(0.366322, abs=5e-7)
    assert beats(BIDS, 7, 10) == pytest.approx(0.503693, abs=5e-7)
    assert beats((), 1, 2) == 0.5


@pytest.mark.parametrize(
    ("power", "shares", "mean"),
    [(1, (0.2459, 0.3920, 0.3620), 7.348), (2, (0.1759, 0.4398, 0.3843), 7.625), (4, (0.0868, 0.4981, 0.4151), 7.985)],
)
@pytest.mark.parametrize("proportional", [True, False])
def test_the_published_case(power: int, shares: tuple[float, ...], mean: float, *, proportional: bool) -> None:
    found = chances(BIDS, power=power, proportional=proportional)
    assert [chance.position for chance in found] == [4, 7, 10]
    assert [chance.probability for chance in found] == pytest.approx(shares, abs=2e-4)
    assert expected(BIDS, power=power, proportional=proportional) == pytest.approx(mean, abs=1e-3)
    assert sum(chance.probability for chance in found) == pytest.approx(1)


def test_nobody_and_one() -> None:
    assert chances(()) == ()
    assert expected(()) is None
    one = [Bid(actor="Ostrel", position=4)]
    assert expected(one) == binary(one) == 4
