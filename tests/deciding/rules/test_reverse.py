"""Reverse consensus: only all together stop it."""

from made_seats import MEMBERS, seats
from reftel.deciding.rules.reverse import judge


def test_only_all_together_stop_it() -> None:
    all_against = dict.fromkeys(MEMBERS, "reject")
    stopped = judge(seats(MEMBERS, all_against))
    assert stopped.result == "not adopted"
    assert [len(some) for some in stopped.moves] == [1, 1, 1, 1]
    assert judge(seats(MEMBERS, all_against | {"Ostrel": "absent"})).result == "adopted"
    assert judge(seats(MEMBERS, dict.fromkeys(MEMBERS[:3], "reject"))).result == "undetermined"
