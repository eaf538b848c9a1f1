"""The power of the members of real bodies under their rules, by the numbers of the literature."""

from fractions import Fraction

import pytest

from reftel.deciding.games import game_of, power_of
from reftel.deciding.power import indices
from reftel.facts.bodies import Member, body_of
from reftel.model.board import Decision, Option, Question, Terms


def asked(body: str, rule: str, terms: Terms | None = None, on: str | None = None) -> Question:
    known = body_of(body)
    assert known is not None
    return Question(
        id="q",
        title="q",
        body=body,
        rule=rule,
        on=on,
        decisions=(Decision(id="d"),),
        options=(Option(id="o", decision="d", title="o"),),
        members=known.members,
        terms=terms or Terms(),
    )


def test_the_security_council_of_2014() -> None:
    found = power_of(asked("unsc", "count-with-veto", Terms(count=9)), "2014-03-15")
    assert found is not None
    assert (found.winning, len(found.members)) == (848, 15)
    by_name = {one.member: one.swings for one in found.members}
    assert (by_name["China"], by_name["Chad"]) == (848, 84)


def test_all_participating_states_are_alike_and_one_that_is_apart_is_a_dummy() -> None:
    found = power_of(asked("osce", "consensus"), "2006-10-24")
    assert found is not None
    assert (found.winning, len(found.members)) == (1, 56)
    assert {one.shapley for one in found.members} == {Fraction(1, 56)}
    less = power_of(asked("osce", "consensus-minus-one", Terms(apart=("Albania",)), on="2006-10-24"))
    assert less is not None
    assert (less.winning, less.dummies) == (2, ("Albania",))
    assert {one.shapley for one in less.members} == {Fraction(0), Fraction(1, 55)}


@pytest.mark.parametrize(
    ("rule", "terms", "swings"),
    [
        ("majority", Terms(), [2, 2, 2]),
        ("majority", Terms(base="weight"), [4, 0, 0]),
        ("majority", Terms(base="weight", share="4/5", strict=False), [2, 2, 0]),
        ("two-thirds", Terms(), [2, 2, 2]),
        ("consensus-present", Terms(present=("A",)), [4, 0, 0]),
        ("unanimity", Terms(), [1, 1, 1]),
        ("reverse-consensus", Terms(), [1, 1, 1]),
        ("count-with-veto", Terms(count=2, veto=("A",)), [3, 1, 1]),
    ],
)
def test_each_rule_is_its_game(rule: str, terms: Terms, swings: list[int]) -> None:
    members = {name: Member(name, weight=weight) for name, weight in (("A", 5), ("B", 3), ("C", 1))}
    game = game_of(rule, terms, members)
    assert game is not None
    assert [one.swings for one in indices(game).members] == swings


def test_what_looks_at_populations_is_no_such_game() -> None:
    assert power_of(asked("eu-council", "double-majority"), "2024-01-01") is None
