"""Unanimity, plain and with constructive abstention."""

from made_seats import MEMBERS, seats
from reftel.deciding.rules.rule import Table
from reftel.deciding.rules.unanimity import judge, judge_constructive
from reftel.model.position import Stance

PEOPLE = {"Belmora": 50, "Kestria": 30, "Ostrel": 10, "Vardania": 10}


def table(**changes: Stance) -> Table:
    return seats(MEMBERS, dict.fromkeys(MEMBERS, "support") | changes, populations=PEOPLE)


def test_an_abstention_does_not_prevent_adoption_and_a_no_does() -> None:
    assert judge(table(Kestria="abstain")).result == "adopted"
    verdict = judge(table(Kestria="reject"))
    assert (verdict.result, verdict.blockers) == ("not adopted", ("Kestria",))
    assert "against it: Kestria" in verdict.because


def test_constructive_abstention_has_its_limits() -> None:
    assert judge_constructive(table(Belmora="abstain")).result == "adopted"  # half the people, a quarter of the members
    assert judge_constructive(table(Ostrel="abstain", Vardania="abstain")).result == "adopted"  # half, and a fifth
    both = judge_constructive(table(Belmora="abstain", Ostrel="abstain"))
    assert both.result == "not adopted"
    assert both.moves == ((("Belmora", "votes for it"),), (("Ostrel", "votes for it"),))
    assert judge(table(Belmora="abstain", Ostrel="abstain")).result == "adopted"
