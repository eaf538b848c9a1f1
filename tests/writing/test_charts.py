"""Charts are drawn from the seats of a board and from nothing else."""

import xml.etree.ElementTree as ET

import msgspec
import pytest

import made_up
from reftel.model.board import Board, Evidence, HandSeat, OptionOutcome, Seat
from reftel.model.position import Stance
from reftel.writing import charts
from reftel.writing.svg import mark

NAMESPACE = "{http://www.w3.org/2000/svg}"


STEPS: tuple[tuple[Stance, str], ...] = (("reject", "2004-03"), ("support", "2004-05-02"), ("reject", "2005-05-02"))


def with_seats(*seats: Seat, unknown: tuple[str, ...] = (), on: str | None = "2004-12-31") -> Board:
    full = made_up.board()
    (decision,) = full.decisions
    option: OptionOutcome = msgspec.structs.replace(decision.options[0], seats=seats, unknown=unknown)
    return msgspec.structs.replace(full, on=on, decisions=(msgspec.structs.replace(decision, options=(option,)),))


def seat(actor: str, stance: str, *told: tuple[str, str], **more: object) -> Seat:
    some = tuple(Evidence("04X1", 1, n, n + 1, "x", "ab", on, "s", stance) for n, (on, stance) in enumerate(told))
    return made_up.seat(actor=actor, stance=stance, condition=None, evidence=some, others=(), **more)


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{NAMESPACE}text")]  # noqa: S314 - made here


def hints(svg: str) -> list[str]:
    titles = ET.fromstring(svg).iter(f"{NAMESPACE}title")  # noqa: S314 - made here
    return [title.text or "" for title in titles][1:]


def test_every_member_has_one_mark_by_its_firmest_seat() -> None:
    shown = charts.standing(
        with_seats(
            seat("Lusk", "reject", claimed_by="Orvane"),
            seat("Lusk", "inferred-for"),
            seat("Ostrel", "support", to_check=True),
            seat("Farland", "reject", member=False),
            unknown=("Aurel", "Lusk"),
        )
    )
    assert hints(shown) == ["Lusk: for (inferred)", "Aurel: unknown", "Ostrel: unknown"]
    assert words(shown) == ["Vardania chairs in 2006", "undetermined", "for (inferred): Lusk", "unknown: Aurel, Ostrel"]


def test_many_members_wrap_and_are_named_in_part() -> None:
    names = tuple(f"M{number:02}" for number in range(charts.ACROSS + 1))
    shown = charts.standing(with_seats(unknown=names))
    assert len(hints(shown)) == charts.ACROSS + 1
    assert words(shown)[-1] == "unknown: M00, M01, M02, M03, M04 and 44 more"
    assert charts.standing(with_seats()) == ""


def test_who_moved_comes_first_and_stands_at_its_days() -> None:
    board = with_seats(
        seat("Aurel", "reject", ("2004-01-01", "reject")),
        seat("Lusk", "support", ("2004-01-01", "reject"), ("2004-12-01", "support")),
        seat("Ostrel", "reject", ("2004-06-01", "reject"), claimed_by="Lusk"),
    )
    shown = charts.moving(board)
    names = words(shown)
    assert names[1:5] == ["Lusk", "supports", "Aurel", "rejects"]
    assert "Ostrel" not in names
    right = charts.WIDTH - charts.RIGHT
    wide = right - charts.LEFT
    place = charts.LEFT + wide * 335 / 365  # of the days from 1 January to 31 December
    assert mark("support", place, 40, 5, class_="for") in shown
    assert mark("reject", charts.LEFT, 40, 5, class_="against") in shown


def test_actors_that_never_differed_share_a_line_and_seats_by_hand_are_dated_too() -> None:
    hand = [
        HandSeat(actor=actor, option="vardania-2006", stance=stance, on=on, source="Minutes")
        for actor in ("Aurel", "Lusk", "Dravia")
        for stance, on in STEPS
    ]
    seats = [
        made_up.seat(actor=actor, stance="support", since="2004-05-02", condition=None, evidence=(), others=())
        for actor in ("Aurel", "Lusk", "Dravia")
    ]
    shown = words(charts.moving(with_seats(*seats, on="2004-06"), hand))
    assert shown[1:3] == ["Aurel and 2 more", "supports"]


def test_too_many_lines_are_counted() -> None:
    seats = [
        seat(f"M{number:02}", "support", (f"2004-01-{number + 1:02}", "support")) for number in range(charts.ROWS + 2)
    ]
    assert "and 2 others, 0 of whom moved" in words(charts.moving(with_seats(*seats)))


def test_without_dates_there_is_nothing_to_draw() -> None:
    undated = made_up.seat(actor="Lusk", stance="support", since=None, evidence=(), others=())
    strange = made_up.seat(actor="Ostrel", stance="support", since="soon", evidence=(), others=())
    assert charts.moving(with_seats(undated, strange)) == ""


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2004-03-01", "2004-03-09", ["1 Mar 2004", "9 Mar 2004"]),
        ("2004-03-05", "2004-03-05", ["5 Mar 2004"]),
        ("2004-03-01", "2004-06-20", ["Mar 2004", "Apr 2004", "May 2004", "Jun 2004"]),
        ("1998-02", "2004-06-20", ["1999", "2000", "2001", "2002", "2003", "2004"]),
        ("1973", "2004-06-20", ["1975", "1980", "1985", "1990", "1995", "2000"]),
    ],
)
def test_the_axis_names_what_fits(first: str, last: str, shown: list[str]) -> None:
    told = words(charts.moving(with_seats(seat("Lusk", "support", (first, "reject"), (last, "support")), on=None)))
    assert told[3 : 3 + len(shown)] == shown
    assert len(told) <= 3 + 8


def test_a_seat_whose_statement_has_no_day_is_drawn_by_the_date_of_its_cable() -> None:
    undated = Evidence("04X1", 1, 0, 1, "x", "ab", None, "s", "support")
    held = made_up.seat(actor="Lusk", stance="support", condition=None, evidence=(undated,), others=(), since="2004-03")
    assert "Lusk" in words(charts.moving(with_seats(held)))


def test_those_who_share_a_row_and_those_left_out_are_all_named() -> None:
    alike = [seat(f"M{number}", "support", ("2004-03-01", "support")) for number in range(3)]
    assert "M0, M1, M2" in words(charts.moving(with_seats(*alike)))
    apart = [
        seat(f"N{number:02}", "support", (f"2004-03-{number + 1:02}", "support")) for number in range(charts.ROWS + 2)
    ]
    assert "N10, N11" in words(charts.moving(with_seats(*apart)))
