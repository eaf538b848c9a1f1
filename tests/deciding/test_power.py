"""Power indices against numbers of the literature, brute force, and their laws."""

from fractions import Fraction
from itertools import combinations, permutations
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.deciding.power import MOST_WEIGHT, Game, counted, indices, weighted
from reftel.errors import QuestionError
from reftel.model.power import Indices


def by_name(found: Indices) -> dict[str, tuple[int, Fraction, Fraction]]:
    return {power.member: (power.swings, power.banzhaf, power.shapley) for power in found.members}


def test_the_european_economic_community_of_1958() -> None:
    votes = {"France": 4, "Germany": 4, "Italy": 4, "Belgium": 2, "Netherlands": 2, "Luxembourg": 1}
    found = indices(weighted(votes, 12))
    power = by_name(found)
    assert [power[name][0] for name in votes] == [10, 10, 10, 6, 6, 0]
    assert power["France"][1:] == (Fraction(10, 42), Fraction(14, 60))
    assert power["Belgium"][1:] == (Fraction(6, 42), Fraction(9, 60))
    assert found.dummies == ("Luxembourg",)


def test_fifty_fortynine_one() -> None:
    power = by_name(indices(weighted({"a": 50, "b": 49, "c": 1}, 51)))
    assert [power[name][2] for name in "abc"] == [Fraction(2, 3), Fraction(1, 6), Fraction(1, 6)]
    assert [power[name][1] for name in "abc"] == [Fraction(3, 5), Fraction(1, 5), Fraction(1, 5)]


def test_the_security_council() -> None:
    five, ten = [f"P{n}" for n in range(5)], [f"E{n}" for n in range(10)]
    found = indices(counted([*five, *ten], 9, five))
    power = by_name(found)
    assert found.winning == 848
    assert {power[name][0] for name in five} == {848}
    assert {power[name][0] for name in ten} == {84}
    assert isclose(power["P0"][1], 0.16693, abs_tol=5e-6)
    assert isclose(power["E0"][1], 0.016535, abs_tol=5e-7)
    assert isclose(power["P0"][2], 0.196270, abs_tol=5e-7)
    assert isclose(power["E0"][2], 0.0018648, abs_tol=5e-8)
    # the same game as one of votes: seven for each of the five, one for each of the ten, 39 to win
    votes = indices(weighted(dict.fromkeys(five, 7) | dict.fromkeys(ten, 1), 39))
    assert votes == found


def test_consensus_of_fiftysix_and_minus_one() -> None:
    members = [f"M{n:02d}" for n in range(56)]
    found = indices(counted(members, 56, members))
    assert found.winning == 1
    assert {power.shapley for power in found.members} == {power.banzhaf for power in found.members} == {Fraction(1, 56)}
    assert found.collectivity == Fraction(1, 2**56)
    minus = indices(counted(members, 55, members[1:]))
    assert (minus.winning, minus.dummies) == (2, ("M00",))
    assert {power.shapley for power in minus.members[1:]} == {Fraction(1, 55)}
    assert {power.banzhaf for power in minus.members[1:]} == {Fraction(1, 55)}


def test_fifteen_of_twentyseven() -> None:
    found = indices(counted([f"M{n:02d}" for n in range(27)], 15))
    assert {power.shapley for power in found.members} == {Fraction(1, 27)}


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.integers(1, 20), st.integers(0, 2))
def test_by_brute_force(weights: list[int], quota: int, vetoes: int) -> None:
    named = {f"m{n}": weight for n, weight in enumerate(weights)}
    veto = frozenset(list(named)[:vetoes])
    game = Game(named, lambda size, weight: weight >= quota and size >= 2, veto)

    def wins(coalition: frozenset[str]) -> bool:
        return veto <= coalition and game.wins(len(coalition), sum(named[m] for m in coalition))

    every = [frozenset(some) for k in range(len(named) + 1) for some in combinations(named, k)]
    found = indices(game)
    assert found.winning == sum(map(wins, every))
    orders = list(permutations(named))
    for power in found.members:
        others = [some for some in every if power.member not in some]
        assert power.swings == sum(not wins(some) and wins(some | {power.member}) for some in others)
        pivotal = 0
        for order in orders:
            before = frozenset(order[: order.index(power.member)])
            pivotal += not wins(before) and wins(before | {power.member})
        assert power.shapley == Fraction(pivotal, len(orders))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.data())
def test_the_shares_add_up(weights: list[int], data: st.DataObject) -> None:
    quota = data.draw(st.integers(1, sum(weights)))
    found = indices(weighted({f"m{n:02d}": weight for n, weight in enumerate(weights)}, quota))
    assert sum(power.shapley for power in found.members) == 1
    assert sum(power.banzhaf for power in found.members) == 1
    heavier = sorted(found.members, key=lambda power: weights[int(power.member[1:])])
    assert [power.swings for power in heavier] == sorted(power.swings for power in found.members)


def test_more_members_than_fit_a_machine_number() -> None:
    members = [f"M{n:03d}" for n in range(80)]
    found = indices(counted(members, 41))
    assert {power.shapley for power in found.members} == {Fraction(1, 80)}
    assert found.winning == 2**79 - comb(80, 40) // 2  # a strict majority lacks the ties


def test_too_much_weight_is_one_sentence() -> None:
    with pytest.raises(QuestionError, match="use a larger unit"):
        indices(weighted({"a": MOST_WEIGHT, "b": 1}, 5))


def test_a_game_that_nobody_wins() -> None:
    found = indices(weighted({"a": 1, "b": 1}, 3))
    assert (found.winning, found.dummies) == (0, ("a", "b"))
    assert {power.banzhaf for power in found.members} == {Fraction(0)}
