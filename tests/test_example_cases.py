"""Cases with seats by hand: the outcome that is known comes out, and every seat says where it is from."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from conftest import HOME
from reftel.deciding.questions import load_question
from reftel.model.board import Board, HandSeat, OptionOutcome, Question
from reftel.workflow import decide_question

EXAMPLES = HOME / "examples"
CASES = ("osce-chair-2024", "un-crimea-2014", "un-bangladesh-1972", "eu-cars-2035")


def asked(name: str) -> Question:
    return load_question(EXAMPLES / f"{name}.toml")


def option(board: Board, name: str) -> OptionOutcome:
    (found,) = [option for decision in board.decisions for option in decision.options if option.id == name]
    return found


def moves(board: Board, name: str) -> set[frozenset[str]]:
    return {frozenset(move.actors) for move in board.moves if move.option == name and not move.with_inferred}


@pytest.mark.parametrize("name", CASES)
def test_every_seat_has_its_source_or_is_assumed_and_every_actor_is_a_member(name: str) -> None:
    question = asked(name)
    board = decide_question(question, [])
    members = {member.name_at(question.on) for member in question.members if member.at(question.on)}
    assert {seat.actor for seat in question.seats} <= members
    assert all(seat.assumed is not bool(seat.source) for seat in question.seats)
    assert all(seat.member for decision in board.decisions for option in decision.options for seat in option.seats)
    assert (board.on, board.coverage.cables) == (question.on, 0)


def test_estonia_was_blocked_and_malta_adopted() -> None:
    question = asked("osce-chair-2024")
    before, after = (decide_question(question, [], on) for on in ("2023-11-20", "2023-11-22"))
    assert option(before, "estonia-2024").outcome == "undetermined"
    estonia = option(after, "estonia-2024")
    assert (estonia.outcome, estonia.blockers) == ("not adopted", ("Belarus", "Russian Federation"))
    assert moves(after, "estonia-2024") == {frozenset({"Belarus", "Russian Federation"})}
    assert option(after, "malta-2024").outcome == "undetermined"
    at_last = decide_question(question, [])
    assert at_last.members == 57
    assert option(at_last, "malta-2024").outcome == "adopted"
    assert option(at_last, "malta-2024").unknown == ()
    assert option(at_last, "estonia-2024").outcome == "not adopted"


def test_one_permanent_member_stops_thirteen_and_another_ones_abstention_does_not() -> None:
    question = asked("un-crimea-2014")
    board = decide_question(question, [])
    found = option(board, "adopt")
    assert Counter(seat.stance for seat in found.seats) == {"support": 13, "reject": 1, "abstain": 1}
    assert (board.members, found.outcome, found.blockers) == (15, "not adopted", ("Russian Federation",))
    assert moves(board, "adopt") == {frozenset({"Russian Federation"})}
    seats = tuple(replaced(seat, "abstain") if seat.stance == "reject" else seat for seat in question.seats)
    without = decide_question(msgspec.structs.replace(question, seats=seats), [])
    assert option(without, "adopt").outcome == "adopted"


def test_what_the_council_does_not_recommend_the_assembly_cannot_admit() -> None:
    question = asked("un-bangladesh-1972")
    board = decide_question(question, [])
    found = option(board, "admit")
    assert Counter(seat.stance for seat in found.seats) == {"support": 11, "reject": 1, "abstain": 3}
    assert {seat.stage for seat in found.seats} == {"unsc"}
    assert (board.members, found.outcome, found.blockers) == (132, "not adopted", ("China",))
    assert moves(board, "admit") == {frozenset({"China"})}
    assert "Vetoed by China" in found.because
    assert len(found.unknown) == 132  # of the vote of the Assembly nothing is known
    seats = tuple(replaced(seat, "support") if seat.stance == "reject" else seat for seat in question.seats)
    assert option(decide_question(turned(question, seats), []), "admit").outcome == "undetermined"
    members = [member.name_at(question.on) for member in question.stages[1].members if member.at(question.on)]
    for against, outcome in ((44, "adopted"), (45, "not adopted")):
        votes = tuple(
            HandSeat(actor=name, option="admit", stage="unga", stance="reject" if at < against else "support")
            for at, name in enumerate(members)
        )
        board = decide_question(turned(question, (*seats, *votes)), [])
        assert option(board, "admit").outcome == outcome
        votes = tuple(msgspec.structs.replace(vote, stage=None) for vote in votes)  # a vote in the stage goes before it
        assert option(decide_question(turned(question, (*seats, *votes)), []), "admit").outcome == outcome


def test_four_members_with_over_35_percent_block_and_three_do_not() -> None:
    question = asked("eu-cars-2035")
    march = decide_question(question, [], "2023-03-07", since="2023-03-02")
    assert option(march, "adopt").outcome == "not adopted"
    against = {seat.actor for seat in option(march, "adopt").seats if seat.stance != "support"}
    assert against == {"Bulgaria", "Germany", "Italy", "Poland"}
    people = {member.name: member.population for member in question.members if member.at("2023-03-07")}
    assert sum(people[name] for name in against) * 20 > 7 * sum(people.values())
    # whichever of the four comes over, the other three are too few to block
    assert moves(march, "adopt") == {frozenset({name}) for name in against}
    for turned in against:
        seats = tuple(replaced(seat, "support") if seat.actor == turned else seat for seat in question.seats)
        board = decide_question(msgspec.structs.replace(question, seats=seats), [], "2023-03-07")
        assert option(board, "adopt").outcome == "adopted"
    three = option(march, "three-against")
    assert (three.outcome, sum(seat.stance == "reject" for seat in three.seats)) == ("adopted", 3)
    assert sum(people[name] for name in ("Germany", "Italy", "Poland")) * 20 > 7 * sum(people.values())
    assert ("Germany", None, "abstain") in {(c.actor, c.before, c.after) for c in march.changes if c.what == "seat"}


def test_the_vote_at_the_end_of_march_passed_with_four_that_were_not_for_it() -> None:
    board = decide_question(asked("eu-cars-2035"), [], since="2023-03-07")
    found = option(board, "adopt")
    assert found.outcome == "adopted"
    stances = {seat.actor: seat.stance for seat in found.seats if seat.stance != "support"}
    assert stances == {"Poland": "reject", "Bulgaria": "abstain", "Italy": "abstain", "Romania": "abstain"}
    changed = {change.actor: (change.before, change.after) for change in board.changes if change.what == "seat"}
    assert changed["Germany"] == ("abstain", "support")
    assert changed["Italy"] == ("reject", "abstain")


def test_cables_beside_them_change_nothing_that_they_do_not_speak_of(tmp_path: Path) -> None:
    cable = tmp_path / "cable.txt"
    cable.write_text((EXAMPLES / "cables" / "04TARNSEE171.txt").read_text(encoding="utf-8"), encoding="utf-8")
    for name in CASES:
        alone, beside = (decide_question(asked(name), sources) for sources in ([], [cable]))
        assert beside.decisions == alone.decisions


def turned(question: Question, seats: tuple[HandSeat, ...]) -> Question:
    return msgspec.structs.replace(question, seats=seats)


def replaced(seat: HandSeat, stance: str) -> HandSeat:
    return msgspec.structs.replace(seat, stance=stance)
