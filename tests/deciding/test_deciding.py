"""A board: the outcome on what is declared and with what is inferred, and what would let an option pass."""

import msgspec
import pytest

from made_seats import MEMBERS, position, question
from reftel.deciding import decide
from reftel.errors import QuestionError
from reftel.facts.bodies import Member
from reftel.model.board import Coverage, Demand, HandSeat, Terms
from reftel.model.moving import moves_told
from reftel.model.position import Position
from reftel.model.telling import in_the_way


def test_declared_and_inferred_are_judged_apart() -> None:
    board = decide(
        question(),
        [
            position("Vardania", "support"),
            position("Kestria", "undecided"),
            position("Kestria", "inferred-against", "2004-06-01"),
        ],
        on="2004-12-31",
    )
    option = board.decisions[0].options[0]
    assert (option.outcome, option.outcome_with_inferred) == ("undetermined", "not adopted")
    assert option.unknown == ("Belmora", "Ostrel")
    assert (option.blockers, option.blockers_with_inferred) == ((), ("Kestria",))
    assert in_the_way(option) == ("Kestria (inferred, since 2004-06-01)",)
    assert "Kestria is inferred to object" in option.because_with_inferred
    moves = {(m.option, m.with_inferred): m for m in board.moves}
    assert moves["vardania-2005", False].moves == ()
    assert moves["vardania-2005", True].moves == ("Kestria drops its objection",)
    assert moves["vardania-2005", True].actors == ("Kestria",)
    assert moves["ostrel-2005", False].unknown == MEMBERS


def test_what_is_to_be_checked_or_claimed_decides_nothing_declared() -> None:
    doubtful = position("Kestria", "reject", to_check=True)
    claim = position("Belmora", "reject", claimed_by="Dravic")
    option = decide(question(), [doubtful, claim]).decisions[0].options[0]
    assert (option.outcome, option.outcome_with_inferred) == ("undetermined", "not adopted")
    assert option.blockers == ()
    assert {s.actor for s in option.seats} == {"Belmora", "Kestria"}


def test_all_have_spoken() -> None:
    board = decide(
        question(), [position(m, "support" if m != "Ostrel" else "reserve", start=n) for n, m in enumerate(MEMBERS)]
    )
    assert board.decisions[0].options[0].outcome == "adopted"
    assert board.members == len(MEMBERS)
    assert (board.coverage.positions, board.coverage.statements, board.coverage.cables) == (4, 4, 1)


def test_a_waiver_keeps_an_inferred_objection_from_blocking() -> None:
    told = [position("Kestria", "inferred-against"), position("Kestria", "undecided", veto="waiver")]
    option = decide(question(), told).decisions[0].options[0]
    assert option.outcome_with_inferred == "undetermined"


def test_a_right_bars_nothing_and_a_threat_only_as_inferred() -> None:
    right = decide(question(), [position("Kestria", "unknown", veto="right")]).decisions[0].options[0]
    assert (right.outcome, right.outcome_with_inferred, right.blockers) == ("undetermined", "undetermined", ())
    threat = decide(question(), [position("Kestria", "inferred-against", veto="threat")]).decisions[0].options[0]
    assert (threat.outcome, threat.outcome_with_inferred) == ("undetermined", "not adopted")


def test_who_objects_on_a_condition_is_named_apart_from_who_consents_on_one() -> None:
    told = [
        position("Kestria", "conditional", condition="unless the boats are back", objection=True),
        position("Belmora", "conditional", condition="if the boats are back"),
        position("Sundarra", "conditional", condition="unless paid", objection=True),  # no member
        position("Ostrel", "conditional", condition="unless paid", objection=True, to_check=True),
    ]
    option = decide(question(), told).decisions[0].options[0]
    assert (option.blockers, option.conditional_blockers) == ((), ("Kestria",))


def test_what_nothing_known_bars_is_feasible() -> None:
    told = [position("Kestria", "inferred-against"), position("Ostrel", "reject", option="ostrel-2005")]
    decision = decide(question(), told).decisions[0]
    assert decision.feasible == ("vardania-2005",)
    assert decision.feasible_with_inferred == ()


def test_whoever_a_condition_names_is_waited_for() -> None:
    told = [position("Kestria", "conditional", condition="upon GOX reforms", waits_for=("Vardania",))]
    board = decide(question(), told)
    assert board.waiting is not None
    assert [(w.actor, w.waits_for) for w in board.waiting.waits] == [("Kestria", ("Vardania",))]
    assert board.waiting.sequence == ("Vardania", "Kestria")


def test_seats_by_hand_count_and_are_marked() -> None:
    hand = tuple(HandSeat(actor=m, option="vardania-2005", stance="silent") for m in MEMBERS)
    option = decide(question(seats=hand), []).decisions[0].options[0]
    assert option.outcome == "adopted"
    assert all(seat.assumed for seat in option.seats)


def test_what_is_assumed_gives_way_to_a_report_since_and_is_never_known() -> None:
    hand = HandSeat(actor="Kestria", option="vardania-2005", stance="support", on="2004-03-09")
    sourced = msgspec.structs.replace(hand, assumed=False, source="Minutes")
    claim = position("Kestria", "reject", claimed_by="Belmora")
    inferred = position("Kestria", "inferred-against")

    def outcomes(seat: HandSeat, *told: Position) -> tuple[str, str]:
        asked = question(rule="unanimity", seats=(seat,))
        option = (
            decide(asked, [*told, *(position(m, "support") for m in MEMBERS if m != "Kestria")]).decisions[0].options[0]
        )
        return option.outcome, option.outcome_with_inferred

    assert outcomes(hand, claim) == outcomes(hand, inferred) == ("adopted", "not adopted")
    assert outcomes(msgspec.structs.replace(hand, on=None), claim) == ("adopted", "not adopted")
    assert outcomes(msgspec.structs.replace(hand, on="2004-03-11"), claim, inferred) == ("adopted", "adopted")
    assert outcomes(sourced, claim) == ("adopted", "adopted")
    assert outcomes(sourced, inferred) == ("adopted", "not adopted")


def test_the_words_keep_apart_what_is_only_assumed() -> None:
    hand = HandSeat(actor="Kestria", option="vardania-2005", stance="support")
    for rule in ("unanimity", "majority", "count-with-veto", "double-majority"):
        asked = question(rule=rule, seats=(hand,))
        told = [position("Belmora", "support")]
        assumed, known = (decide(one, told).decisions[0].options[0].because for one in (asked, question(rule=rule)))
        assert "known or assumed to be for it" in assumed
        assert assumed.endswith(" Only assumed: Kestria.")
        assert "known to be for it" in known
        assert "ssumed" not in known
    against = msgspec.structs.replace(hand, stance="reject", actor="Belmora")
    option = decide(question(seats=(hand, against)), []).decisions[0].options[0]
    assert option.because.endswith("Only assumed: Belmora and Kestria.")
    assert in_the_way(option) == ("Belmora (assumed)",)


def test_the_date_of_the_question_holds_where_no_other_is_named() -> None:
    asked = msgspec.structs.replace(question(), on="2004-02-01")
    told = [position("Kestria", "reject", "2004-06-01")]
    assert (decide(asked, told).on, decide(asked, told).decisions[0].options[0].blockers) == ("2004-02-01", ())
    later = decide(asked, told, "2004-07")
    assert (later.on, later.decisions[0].options[0].blockers) == ("2004-07", ("Kestria",))


def test_without_members_nobody_is_known_not_to_object() -> None:
    board = decide(
        question(members=()),
        [position("Kestria", "support")],
        coverage=Coverage(cables=9, extracted=8, statements=7, positions=6),
    )
    assert board.members == 0
    assert board.decisions[0].options[0].outcome == "undetermined"
    assert board.decisions[0].options[0].seats[0].member is None
    assert board.coverage.cables == 9


def test_a_rule_that_there_is_not() -> None:
    with pytest.raises(QuestionError, match="'toss'"):
        decide(question(rule="toss"), [])


def test_where_nothing_has_a_day_the_members_are_those_of_today() -> None:
    """And not all that ever were: who came when another had left does not sit beside it."""
    gone, came = Member("Old Kestria", until="1992-12-31"), Member("New Kestria", since="1993-01-01")
    asked = question(members=(gone, came, Member("Ostrel")))
    asked = msgspec.structs.replace(
        asked, decisions=tuple(msgspec.structs.replace(d, due=None) for d in asked.decisions)
    )
    assert decide(asked, []).decisions[0].options[0].unknown == ("New Kestria", "Ostrel")
    old = position("Ostrel", "support", "1992-05-01")
    assert decide(asked, [old]).decisions[0].options[0].unknown == ("Old Kestria",)


def test_where_votes_are_counted_what_is_unknown_has_to_vote_for_it() -> None:
    counted = question(rule="count-with-veto", terms=Terms(count=3, veto=("Ostrel",)))

    def told(*seats: Position) -> list[str]:
        moves = [m for m in decide(counted, seats).moves if m.option == "vardania-2005"]
        return [line.needed + line.may + line.provided for line in moves_told(moves)]

    assert told() == [
        (
            "it passes if at least 3 of these 4 vote for it: Belmora, Kestria, Ostrel, Vardania; and none of these"
            " votes against it: Ostrel"
        )
    ]
    assert told(position("Ostrel", "reject")) == [
        "Ostrel drops its objection; provided that all of these 3 vote for it: Belmora, Kestria, Vardania"
    ]
    assert told(*(position(m, "abstain") for m in MEMBERS)) == [
        "any 3 of these 4 vote for it: Belmora, Kestria, Ostrel, Vardania"
    ]


def test_a_move_says_what_has_to_happen_first() -> None:
    told = [
        position("Kestria", "conditional", condition="unless the boats are back", objection=True),
        position("Belmora", "conditional", condition="if the boats are back"),
        position("Ostrel", "support"),
        position("Vardania", "support"),
    ]
    moves = [m for m in decide(question(), told).moves if m.option == "vardania-2005"]
    for move in moves:
        assert (move.actors, move.open) == (("Kestria",), ("Belmora",))
        assert move.demands == (
            Demand(actor="Belmora", condition="if the boats are back", objects=False),
            Demand(actor="Kestria", condition="unless the boats are back", objects=True),
        )
    [line] = moves_told(moves)
    assert line.needed + line.may == (
        "Kestria drops its objection once its condition is met: “unless the boats are back”, "
        "as long as no objection comes from Belmora (“if the boats are back”)"
    )
    lifted = decide(question(), [*told, position("Kestria", "support", "2004-12-01")])
    assert [m.actors for m in lifted.moves if m.option == "vardania-2005"] == [(), ()]
