"""A count with vetoes: nine of fifteen, and no permanent member against."""

from made_seats import seats
from reftel.deciding.rules.rule import Table
from reftel.deciding.rules.veto import judge
from reftel.model.board import Terms

FIVE = tuple(f"P{number}" for number in range(5))
TEN = tuple(f"E{number}" for number in range(10))
NINE_OF_FIFTEEN = Terms(count=9, veto=FIVE)


def council(**changes: str) -> Table:
    return seats(FIVE + TEN, dict.fromkeys(FIVE + TEN, "support") | changes, terms=NINE_OF_FIFTEEN)


def test_one_veto_is_enough() -> None:
    verdict = judge(council(P0="reject"))
    assert (verdict.result, verdict.blockers) == ("not adopted", ("P0",))
    assert "Vetoed by P0." in verdict.because
    assert verdict.moves == ((("P0", "drops its objection"),),)


def test_a_permanent_member_may_abstain_or_stay_away() -> None:
    assert judge(council(P0="abstain", P1="absent", P2="silent")).result == "adopted"


def test_elected_members_have_no_veto_but_nine_votes_are_needed() -> None:
    six = dict.fromkeys(TEN[:6], "reject")
    assert judge(council(**six)).result == "adopted"
    seven = judge(council(**dict.fromkeys(TEN[:7], "reject")))
    assert seven.result == "not adopted"
    assert len(seven.moves) == 7  # any one of the seven
    assert {len(some) for some in seven.moves} == {1}


def test_an_unknown_veto_leaves_it_open() -> None:
    table = council()
    known = {actor: stance for actor, stance in table.stances.items() if actor != "P4"}
    verdict = judge(seats(table.members, known, terms=NINE_OF_FIFTEEN))
    assert (verdict.result, verdict.unknown) == ("undetermined", ("P4",))


def test_without_a_number_more_than_half_are_needed() -> None:
    assert judge(seats(TEN, dict.fromkeys(TEN[:6], "support") | dict.fromkeys(TEN[6:], "abstain"))).result == "adopted"
    assert judge(seats(TEN, dict.fromkeys(TEN[:5], "support") | dict.fromkeys(TEN[5:], "abstain"))).result != "adopted"
