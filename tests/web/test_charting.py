"""Where the marks of pictures stand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.web.charting import WIDTH, ring, ticks

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


@given(st.integers(1, 2100), st.integers(1, 400))
def test_as_many_years_are_written_as_there_is_room_for_evenly(first: int, many: int) -> None:
    years = [str(year) for year in range(first, first + many)]
    told = ticks(years)
    assert 1 <= len(told) <= 8 or many < 8
    assert set(told) <= set(years)
    assert len({int(after) - int(before) for before, after in itertools.pairwise(told)}) <= 1
    assert list(ticks(years[:8])) == years[:8]


@pytest.mark.parametrize(
    ("first", "many", "step"),
    [(1973, 8, 1), (1973, 9, 2), (1966, 16, 2), (1966, 17, 5), (1950, 41, 10), (1861, 150, 20)],
)
def test_years_are_written_by_ones_twos_fives_and_tens(first: int, many: int, step: int) -> None:
    told = ticks([str(year) for year in range(first, first + many)])
    assert told == tuple(str(year) for year in range(first, first + many) if year % step == 0)
