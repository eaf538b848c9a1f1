"""Positions to seats: who sits where at a date, on what evidence."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from made_seats import MEMBERS, position, question
from reftel.deciding.seating import known_by, seat_all
from reftel.facts.bodies import Member
from reftel.model.board import HandSeat, Question, Seat
from reftel.model.position import Position
from reftel.model.telling import blocking
from reftel.writing.boards import SeatRecord


def seats(*positions: Position, on: str | None = "2004-12-31", asked: Question | None = None) -> list[Seat]:
    return list(seat_all(asked or question(), positions, on)["vardania-2005"])


def test_the_latest_stance_stands_and_the_earlier_ones_are_kept() -> None:
    [seat] = seats(position("Kestria", "undecided", "2003-01-02"), position("Kestria", "support", "2004-05-06"))
    assert (seat.stance, seat.since, seat.member) == ("support", "2004-05-06", True)
    assert [e.stance for e in seat.others] == ["undecided"]
    assert [e.text for e in seat.evidence] == ["words of the cable"]


def test_since_is_when_it_was_first_so_without_a_break() -> None:
    days = [("reject", "2003-01-01"), ("support", "2003-02-01"), ("support", "2003-03-01")]
    [seat] = seats(*(position("Kestria", stance, day, start=n) for n, (stance, day) in enumerate(days)))
    assert seat.since == "2003-02-01"
    assert [e.on for e in seat.evidence] == ["2003-02-01", "2003-03-01"]


def test_evidence_knows_the_day_of_its_cable_beside_its_own() -> None:
    told = msgspec.structs.replace(position("Kestria", "support", "2004-05-06"), on=None, reported="2004-05-07")
    [seat] = seats(told)
    assert [(e.on, e.reported) for e in seat.evidence] == [(None, "2004-05-07")]


def test_nothing_said_later_counts() -> None:
    later = position("Kestria", "reject", "2005-01-01")
    month = position("Kestria", "reject", "2004-12")
    assert seats(later, month, on="2004-12-15") == []
    assert [s.stance for s in seats(later, month, on=None)] == ["reject"]
    bound = position("Kestria", "support", "2004-12", reported="2004-12-10")
    assert [s.stance for s in seats(bound, on="2004-12-15")] == ["support"]
    assert known_by(position("Kestria", "support", None), "2004-12-15") is None


def test_what_nothing_dates_is_shown_to_check() -> None:
    [seat] = seats(position("Kestria", "support", None))
    assert (seat.to_check, seat.since) == (True, None)


def test_of_one_day_the_more_careful_stance_stands() -> None:
    [seat] = seats(position("Kestria", "support", start=1), position("Kestria", "undecided", start=2))
    assert seat.stance == "undecided"
    assert [e.stance for e in seat.others] == ["support"]


def test_for_and_against_on_one_day_is_counted_and_an_echo_is_not() -> None:
    many = [position("Kestria", "support", start=n) for n in (1, 2)]
    echo = [position("Kestria", "reject", start=n, echo_of="s1") for n in (3, 4, 5)]
    [seat] = seats(*many, *echo, position("Kestria", "reject", start=6))
    assert seat.stance == "support"
    assert [e.echo for e in seat.others] == [True, True, True, False]


def test_the_evidence_of_an_echo_alone_is_evidence() -> None:
    [seat] = seats(position("Kestria", "support", echo_of="s1"))
    assert seat.stance == "support"


def test_what_is_inferred_stands_apart() -> None:
    old, new = position("Kestria", "undecided", "2003-01-01"), position("Kestria", "inferred-against", "2004-01-01")
    assert [s.stance for s in seats(old, new)] == ["undecided", "inferred-against"]
    declared = position("Kestria", "support", "2004-02-01")
    [seat] = seats(new, declared)
    assert seat.stance == "support"
    assert [e.stance for e in seat.others] == ["inferred-against"]


def test_what_another_claims_stands_apart_until_it_speaks_itself() -> None:
    claim = position("Kestria", "support", "2004-01-01", claimed_by="Dravic")
    [seat] = seats(claim)
    assert seat.claimed_by == "Dravic"
    [own] = seats(claim, position("Kestria", "reject", "2004-02-01"))
    assert (own.stance, own.claimed_by) == ("reject", None)
    assert len(own.others) == 1


def test_what_is_to_be_checked_has_a_seat_only_where_there_is_no_other() -> None:
    doubtful = position("Kestria", "reject", to_check=True)
    [seat] = seats(doubtful)
    assert seat.to_check
    [sure] = seats(doubtful, position("Kestria", "support", "2003-01-01"))
    assert (sure.stance, sure.to_check) == ("support", False)
    assert [e.stance for e in sure.others] == ["reject"]


def test_a_waiver_is_noted_on_the_seat() -> None:
    waiver = position("Kestria", "undecided", veto="waiver")
    [alone] = seats(waiver)
    assert (alone.stance, alone.veto) == ("undecided", "waiver")
    [seat] = seats(position("Kestria", "inferred-against", start=1), waiver)
    assert (seat.stance, seat.veto) == ("inferred-against", "waiver")
    [later] = seats(position("Kestria", "reject", "2004-09-09"), waiver)
    assert (later.stance, later.veto) == ("reject", None)


def test_a_right_to_block_is_no_stance_and_a_threat_none_that_is_declared() -> None:
    right = position("Kestria", "unknown", veto="right")
    [alone] = seats(right)
    assert (alone.stance, alone.veto) == ("unknown", "right")
    [beside] = seats(position("Kestria", "support", "2003-01-01"), right)
    assert (beside.stance, beside.veto, len(beside.others)) == ("support", None, 1)
    declared, threat = seats(
        position("Kestria", "undecided", "2004-01-01"),
        position("Kestria", "inferred-against", "2004-02-01", veto="threat"),
    )
    assert (declared.stance, declared.veto) == ("undecided", None)
    assert (threat.stance, threat.veto) == ("inferred-against", "threat")


def test_a_waiver_of_a_right_is_a_waiver() -> None:
    right = position("Kestria", "unknown", veto="right", start=3)
    [seat] = seats(right, position("Kestria", "undecided", veto="waiver"))
    assert (seat.veto, seat.right, [e.stance for e in seat.others]) == ("waiver", True, ["unknown"])
    assert msgspec.convert(seat, SeatRecord, from_attributes=True).right
    assert blocking(seat) == ("says that it has the right to block", "says that it will not block")


def test_an_objection_that_was_dropped_later_stands_no_more() -> None:
    objecting = position("Kestria", "reject", "2004-01-01")
    [seat] = seats(objecting, position("Kestria", "undecided", "2004-05-01", veto="waiver", start=3))
    assert (seat.stance, seat.veto, seat.since) == ("undecided", "waiver", "2004-05-01")
    assert [e.stance for e in seat.others] == ["reject"]
    [again] = seats(
        objecting,
        position("Kestria", "undecided", "2004-05-01", veto="waiver", start=3),
        position("Kestria", "reject", "2004-06-01", start=5),
    )
    assert (again.stance, again.veto, again.since) == ("reject", None, "2004-06-01")
    [both] = seats(objecting, position("Kestria", "undecided", "2004-01-01", veto="waiver", start=3))
    assert (both.stance, both.veto) == ("reject", "waiver")


def test_what_is_claimed_without_a_day_has_its_seat() -> None:
    [seat] = seats(position("Kestria", "support", None, claimed_by="Dravic"))
    assert (seat.stance, seat.claimed_by) == ("support", "Dravic")


def test_a_seat_by_hand_gives_way_to_what_is_declared() -> None:
    hand = HandSeat(actor="kestria", option="vardania-2005", stance="silent", assumed=True)
    asked = question(seats=(hand,))
    [assumed] = seats(asked=asked)
    assert (assumed.actor, assumed.assumed, assumed.stance, assumed.evidence) == ("Kestria", True, "silent", ())
    [declared] = seats(position("Kestria", "reject"), asked=asked)
    assert (declared.stance, declared.assumed) == ("reject", False)
    newer = question(
        seats=(HandSeat(actor="Kestria", option="vardania-2005", stance="support", source="note", on="2004-10"),)
    )
    [by_hand] = seats(position("Kestria", "reject"), asked=newer)
    assert (by_hand.stance, by_hand.source) == ("support", "note")
    assert [e.stance for e in by_hand.others] == ["reject"]
    assert seats(asked=newer, on="2004-05-05") == []


def test_what_is_inferred_or_claimed_before_the_day_of_a_seat_by_hand_is_behind_it() -> None:
    hand = HandSeat(actor="Kestria", option="vardania-2005", stance="support", on="2004-03-09")
    for told in ({"stance": "inferred-against"}, {"stance": "reject", "claimed_by": "Dravic"}):
        older, newer = (position("Kestria", on=f"2004-03-{day}", **told) for day in ("08", "10"))
        [behind] = seats(older, asked=question(seats=(hand,)))
        assert (behind.stance, behind.assumed, [e.on for e in behind.others]) == ("support", True, ["2004-03-08"])
        # what was said again since then is newer, since whenever it was so
        assert len(seats(older, newer, asked=question(seats=(hand,)))) == 2


def test_a_seat_by_hand_gives_way_to_what_is_declared_again_since() -> None:
    hand = HandSeat(actor="Kestria", option="vardania-2005", stance="support", on="2004-03-09")
    told = [
        position("Kestria", "reject", None, reported=day, start=n) for n, day in enumerate(("2004-01-01", "2004-04-01"))
    ]
    [seat] = seats(*told, asked=question(seats=(hand,)))
    assert (seat.stance, seat.since) == ("reject", "2004-01-01")


def test_of_several_seats_by_hand_the_latest_that_counts_stands_in_whatever_order() -> None:
    dated = [
        HandSeat(actor="Kestria", option="vardania-2005", stance="support", source="vote", on="2004-10"),
        HandSeat(actor="Kestria", option="vardania-2005", stance="reject", source="note", on="2004-03-01"),
        HandSeat(actor="Kestria", option="vardania-2005", stance="silent", assumed=True),
    ]
    for hand in (dated, dated[::-1]):
        asked = question(seats=tuple(hand))
        assert [seats(asked=asked, on=on)[0].stance for on in ("2003", "2004-05-05", None)] == [
            *("silent", "reject", "support")
        ]


def test_members_are_called_by_their_name_of_the_day() -> None:
    old = Member("Kestria", former=(("Kestrian Union", "2004-06-01"),), aliases=("GOK",))
    asked = question(members=(old,))
    [seat] = seats(position("GOK", "support"), asked=asked, on="2004-04-04")
    assert seat.actor == "Kestrian Union"
    [seat] = seats(position("Kestrian Union", "support"), position("Calderra", "support"), asked=asked)[1:]
    assert seat.actor == "Kestria"


def test_positions_on_other_questions_and_options_have_no_seat() -> None:
    assert seats(position("Kestria", "support", question="other"), position("Kestria", "support", option="none")) == []


some_positions = st.lists(
    st.builds(
        position,
        st.sampled_from((*MEMBERS, "Calderra")),
        st.sampled_from(
            ("support", "accept", "reject", "undecided", "conditional", "inferred-for", "inferred-against")
        ),
        st.sampled_from((None, "2003", "2004-03", "2004-03-10", "2004-11-30")),
        start=st.integers(0, 50),
        to_check=st.booleans(),
        veto=st.sampled_from((None, "right", "threat", "waiver")),
        claimed_by=st.sampled_from((None, "Dravic")),
        echo_of=st.sampled_from((None, "s1")),
    ),
    max_size=8,
)


@given(some_positions, st.sampled_from((None, "2004-05-01")))
def test_no_seat_without_evidence(positions: list[Position], on: str | None) -> None:
    for seat in seats(*positions, on=on):
        assert seat.evidence or seat.assumed
        assert all(e.text for e in seat.evidence)


@given(some_positions, st.randoms(use_true_random=False))
def test_the_order_of_positions_does_not_matter(positions: list[Position], random: st.DataObject) -> None:
    mixed = list(positions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert [(s.actor, s.stance, s.since) for s in seats(*mixed)] == [
        (s.actor, s.stance, s.since) for s in seats(*positions)
    ]


@given(some_positions)
def test_what_comes_later_does_not_change_an_earlier_board(positions: list[Position]) -> None:
    later = position("Kestria", "reject", "2004-12-01")
    assert seats(*positions, later, on="2004-11-30") == seats(*positions, on="2004-11-30")
