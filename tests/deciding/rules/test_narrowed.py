"""Consensus of those present, and without the State or States concerned."""

from made_seats import MEMBERS, seats
from reftel.deciding.rules.narrowed import judge_minus, judge_present
from reftel.deciding.rules.rule import Table
from reftel.model.board import Terms


def test_minus_one_does_not_ask_the_state_concerned() -> None:
    table = seats(MEMBERS, dict.fromkeys(MEMBERS, "support") | {"Ostrel": "reject"}, terms=Terms(apart=("Ostrel",)))
    verdict = judge_minus(table)
    assert verdict.result == "adopted"
    assert verdict.because.endswith("The consent of Ostrel is not asked.")
    two = judge_minus(seats(table.members, {**table.stances, "Kestria": "reject"}, terms=table.terms))
    assert (two.result, two.blockers) == ("not adopted", ("Kestria",))


def test_only_who_is_present_may_object() -> None:
    stances = dict.fromkeys(MEMBERS, "support") | {"Ostrel": "reject"}
    assert judge_present(seats(MEMBERS, stances)).result == "not adopted"
    absent = judge_present(seats(MEMBERS, stances, terms=Terms(present=("Belmora", "Kestria"))))
    assert absent.result == "adopted"
    assert "Only the 2 members that are present" in absent.because
    assert judge_present(Table(None, {})).result == "undetermined"
