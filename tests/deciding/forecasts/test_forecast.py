"""What a forecast is made from."""

from reftel.model.forecast import Bid


def test_weight_is_capability_times_salience() -> None:
    assert Bid(actor="Ostrel", position=4, capability=0.5, salience=0.8).weight == 0.4
    assert Bid(actor="Ostrel", position=4).weight == 1
