"""Where the marks of pictures stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.web.charting import WIDTH, Axis, day_of, ring

NAMES = st.sampled_from(["Ada", "Ben", "Cy", "Dot", "Eve", "Fay", "Gus"])


@given(st.lists(st.tuples(NAMES, NAMES), max_size=20))
def test_everybody_stands_on_the_ring_and_every_pair_has_its_arrow(pairs: list[tuple[str, str]]) -> None:
    made = ring(pairs)
    assert {knot.name for knot in made.knots} == {name for pair in pairs for name in pair}
    assert all(0 <= knot.x <= WIDTH and 0 <= knot.y <= made.height for knot in made.knots)
    drawn = {(arrow.start, arrow.end) for arrow in made.arrows}
    drawn |= {(arrow.end, arrow.start) for arrow in made.arrows if arrow.both}
    assert drawn == {pair for pair in pairs if pair[0] != pair[1]}
    assert len({(knot.x, knot.y) for knot in made.knots}) == len(made.knots)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_an_axis_names_a_few_days_within_it(one: date, other: date) -> None:
    axis = Axis(first=min(one, other), last=max(one, other), left=100, right=700)
    assert (axis.x(axis.first), axis.x(axis.last)) in {(100, 700), (100, 100)}
    ticks = axis.ticks()
    assert 0 < len(ticks) <= 10
    assert all(100 <= x <= 700 for x, _ in ticks)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2006-10-24", date(2006, 10, 24)),
        ("2006-10~", date(2006, 10, 1)),
        ("2006", date(2006, 1, 1)),
        ("2006-10/2006-12", date(2006, 10, 1)),
        ("2006-13", None),
        ("", None),
        (None, None),
        ("soon", None),
    ],
)
def test_the_first_day_of_a_date(told: str | None, day: date | None) -> None:
    assert day_of(told) == day
