"""Who waits for whom."""

from made_seats import position, question
from reftel.deciding import decide
from reftel.deciding.waiting import waiting
from reftel.facts.bodies import Member
from reftel.model.board import Seat, Wait

MEMBERS = (Member("Vardania", aliases=("Vardanian", "GOV")), Member("Ostrel"), Member("Lusk"), Member("Kestria"))


def seat(actor: str, condition: str | None, *, to_check: bool = False) -> Seat:
    return Seat(
        actor=actor,
        option="x",
        stance="conditional",
        since=None,
        assumed=False,
        to_check=to_check,
        claimed_by=None,
        condition=condition,
        evidence=(),
    )


def test_a_condition_that_names_another_is_a_wait() -> None:
    found = waiting([seat("Ostrel", "if the Vardanian reforms are done"), seat("Lusk", None)], MEMBERS)
    assert found is not None
    (wait,) = found.waits
    assert (wait.actor, wait.waits_for, wait.text) == ("Ostrel", ("Vardania",), "if the Vardanian reforms are done")
    assert (found.loops, found.sequence) == ((), ("Vardania", "Ostrel"))


def test_you_first_is_a_loop() -> None:
    seats = [
        seat("Ostrel", "once Vardania signs"),
        seat("Vardania", "when Ostrel has signed"),
        seat("Lusk", "if Ostrel signs"),
    ]
    found = waiting(seats, MEMBERS)
    assert found is not None
    assert found.loops == (("Ostrel", "Vardania"),)
    assert found.sequence == ()  # Lusk hangs on a loop: no order helps


def test_a_loop_of_three_by_hand() -> None:
    hand = [Wait(actor=a, option="x", waits_for=(b,), text="", by_hand=True) for a, b in ("AB", "BC", "CA")]
    found = waiting([], (), hand)
    assert found is not None
    assert found.loops == (("A", "B", "C"),)
    assert all(wait.by_hand for wait in found.waits)


def test_nobody_waits() -> None:
    assert waiting([seat("Ostrel", "if there is money")], MEMBERS) is None
    assert waiting([seat("Ostrel", "if Vardania signs", to_check=True)], MEMBERS) is None
    assert waiting([seat("Ostrel", "if Ostrel likes")], MEMBERS) is None
    assert waiting([seat("Ostrel", "if Lusk signs")], ()) is None


def test_on_a_board() -> None:
    told = [position("Kestria", "conditional", condition="if Ostrel agrees")]
    found = decide(question(), told).waiting
    assert found is not None
    assert found.waits[0].waits_for == ("Ostrel",)
