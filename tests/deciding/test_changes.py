"""What changed between two dates."""

from made_seats import position, question
from reftel.deciding import changes, decide
from reftel.model.telling import change_told

SAID = [
    position("Vardania", "support", "2004-01-10"),
    position("Kestria", "undecided", "2004-01-10"),
    position("Kestria", "reject", "2004-06-01"),
    position("Belmora", "support", "2004-06-01", claimed_by="Dravic"),
]


def test_seats_and_outcomes_that_changed() -> None:
    before, after = decide(question(), SAID, on="2004-03-01"), decide(question(), SAID, on="2004-12-31")
    found = {(c.what, c.actor, c.claimed_by): (c.before, c.after) for c in changes(before, after)}
    assert found == {
        ("seat", "Kestria", None): ("undecided", "reject"),
        ("seat", "Belmora", "Dravic"): (None, "support"),
        ("outcome", None, None): ("undetermined", "not adopted"),
        ("outcome_with_inferred", None, None): ("undetermined", "not adopted"),
    }
    told = next(c for c in changes(before, after) if c.actor == "Kestria")
    assert told.evidence
    assert told.since == told.evidence[0].on


def test_what_is_said_of_blocking_is_a_change_too() -> None:
    said = [
        position("Kestria", "undecided", "2004-01-10"),
        position("Kestria", "undecided", "2004-06-01", veto="waiver"),
    ]
    (found,) = changes(decide(question(), said, on="2004-03-01"), decide(question(), said, on="2004-12-31"))
    assert (found.actor, found.veto_before, found.veto_after) == ("Kestria", None, "waiver")
    assert change_told(found) == "Kestria undecided → undecided (says that it will not block)"


def test_nothing_changed() -> None:
    board = decide(question(), SAID, on="2004-12-31")
    assert changes(board, board) == ()


def test_a_seat_that_is_gone() -> None:
    before, after = decide(question(), SAID, on="2004-03-01"), decide(question(), [], on="2004-12-31")
    assert {(c.actor, c.after) for c in changes(before, after) if c.what == "seat"} == {
        ("Vardania", None),
        ("Kestria", None),
    }


def test_days_left() -> None:
    assert decide(question(), [], on="2004-12-01").decisions[0].slack == 30
    assert decide(question(), [], on="2005-01-10").decisions[0].slack == -10
    assert decide(question(), []).decisions[0].slack is None
