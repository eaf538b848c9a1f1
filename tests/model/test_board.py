"""What a board says of itself: how much of a post's numbers an answer rests on."""

from reftel.model.board import Holding


def test_a_holding_says_how_many_of_how_many() -> None:
    holding = Holding(post="SESTRIN", year=2004, held=2, about=189)
    assert str(holding) == "2 of at least 189 cables that SESTRIN wrote in 2004"
