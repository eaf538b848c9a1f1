"""The board as people see it."""

import msgspec
import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.board import board
from reftel.model.board import Holding
from reftel.model.telling import NAMED
from rendering import printed


@pytest.mark.parametrize("width", [80, 120])
def test_a_board_as_it_is_seen(width: int, golden: Golden) -> None:
    golden.check(HOME / "tests" / "golden" / "cli" / f"board-{width}.txt", printed(board(made_up.board()), width))


def test_no_line_is_wider_than_the_window() -> None:
    for width in (60, 80, 100, 200):
        assert max(len(line) for line in printed(board(made_up.board()), width).split("\n")) <= width


def test_what_is_assumed_inferred_claimed_or_to_check_is_said_so() -> None:
    shown = printed(board(made_up.board()), 160)
    assert "Meridia   supports [assumed]" in shown
    assert "against (inferred) [to check]" in shown
    assert "claimed by: Orvane" in shown
    assert "no member: does not count" in shown


def test_what_is_said_of_blocking_and_who_objects_on_a_condition() -> None:
    full = made_up.board()
    (decision,) = full.decisions
    (option,) = decision.options
    one, two, *rest = option.seats
    seats = (
        msgspec.structs.replace(one, stance="conditional", objection=True, condition="unless paid", veto="threat"),
        msgspec.structs.replace(two, veto="right"),
        *rest,
    )
    changed = msgspec.structs.replace(option, seats=seats, conditional_blockers=(one.actor,))
    shown = printed(
        board(msgspec.structs.replace(full, decisions=(msgspec.structs.replace(decision, options=(changed,)),))), 160
    )
    assert "rejects, on condition" in shown
    assert "threatens to block" in shown
    assert "says that it has the right to block" in shown
    assert f"{one.actor} (until a condition is met, since {one.since})" in shown


def test_many_members_of_whom_nothing_is_known_are_counted_under_an_option_too() -> None:
    full = made_up.board()
    (decision,) = full.decisions
    (option,) = decision.options
    many = msgspec.structs.replace(option, unknown=tuple(f"M{number}" for number in range(NAMED + 1)), blockers=())
    shown = printed(
        board(msgspec.structs.replace(full, decisions=(msgspec.structs.replace(decision, options=(many,)),)))
    )
    assert f"  not known: {NAMED + 1} of 7 members\n" in shown
    assert shown.endswith(
        f"\nNothing is known on any option of {NAMED + 1} members: M0, M1, M2, M3, M4, M5, M6, M7, M8\n"
    )


def test_an_outcome_is_told_twice_also_where_inference_does_not_change_it() -> None:
    full = made_up.board()
    (decision,) = full.decisions
    (option,) = decision.options
    same = msgspec.structs.replace(option, outcome_with_inferred=option.outcome, because_with_inferred=option.because)
    shown = printed(
        board(msgspec.structs.replace(full, decisions=(msgspec.structs.replace(decision, options=(same,)),)))
    )
    assert "  on what is declared    undetermined  no member is known" in shown
    assert "  with what is inferred  undetermined  for the same reasons\n" in shown


def test_an_empty_board_has_no_notes_and_no_moves() -> None:
    empty = msgspec.structs.replace(made_up.board(), on=None, decisions=(), moves=())
    shown = printed(board(empty))
    assert "with all that is known" in shown
    assert "The sentences behind it" not in shown
    assert "What would let" not in shown


def test_an_option_of_which_nothing_is_known() -> None:
    full = made_up.board()
    (decision,) = full.decisions
    (option,) = decision.options
    bare_option = msgspec.structs.replace(option, seats=(), blockers=(), unknown=())
    bare = msgspec.structs.replace(decision, due=None, default=None, options=(bare_option,))
    move = msgspec.structs.replace(full.moves[0], with_inferred=True, unknown=(), moves=())
    shown = printed(board(msgspec.structs.replace(full, decisions=(bare,), moves=(move,))))
    assert "Decision 2006\n" in shown
    assert "in the way" not in shown
    assert "vardania-2006 (with what is inferred): nobody has to move\n" in shown


def test_who_may_still_object_is_named_with_the_move() -> None:
    full = made_up.board()
    move = msgspec.structs.replace(full.moves[0], moves=(), unknown=(), open=("Ostrel", "Lusk"))
    shown = printed(board(msgspec.structs.replace(full, moves=(move,))), 160)
    assert "nobody has to move, as long as no objection comes from Ostrel, Lusk\n" in shown


def test_what_is_held_stands_under_the_head() -> None:
    full = made_up.board()
    holding = Holding(post="SESTRIN", year=2004, held=2, about=57)
    coverage = msgspec.structs.replace(full.coverage, held=(holding,))
    assert "this archive has 2 of at least 57 cables that SESTRIN wrote in 2004" in printed(
        board(msgspec.structs.replace(full, coverage=coverage)), 200
    )


def test_a_move_is_told_once_where_inference_makes_no_difference() -> None:
    full = made_up.board()
    other = msgspec.structs.replace(full.moves[0], with_inferred=True)
    shown = printed(board(msgspec.structs.replace(full, moves=(*full.moves, other))), 160)
    assert shown.count("Vardania: conditional to accept; provided that none of these objects: Aurel") == 1


def test_many_unknown_members_are_counted() -> None:
    full = made_up.board()
    move = msgspec.structs.replace(full.moves[0], unknown=tuple(f"M{number}" for number in range(NAMED + 1)))
    shown = printed(board(msgspec.structs.replace(full, moves=(move,))), 160)
    assert f"none of these objects: {NAMED + 1} members of whom nothing firm is known" in shown
