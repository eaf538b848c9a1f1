"""Power as a record."""

from fractions import Fraction

from reftel.model.power import Indices, Power


def test_who_turns_nothing_is_a_dummy() -> None:
    found = Indices(
        winning=2,
        members=(
            Power(member="Lusk", swings=2, banzhaf=Fraction(1), shapley=Fraction(1)),
            Power(member="Ostrel", swings=0, banzhaf=Fraction(0), shapley=Fraction(0)),
        ),
    )
    assert found.dummies == ("Ostrel",)
    assert found.collectivity == Fraction(1, 2)
