"""What a forecast is made from."""

from reftel.model.forecast import Bid


def test_a_weight_is_capability_times_salience() -> None:
    assert Bid(actor="Lusk", position=2, capability=3, salience=0.5).weight == 1.5
    assert Bid(actor="Lusk", position=2).weight == 1
