"""Days across a picture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.axis import Axis, day_of


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_an_axis_names_a_few_days_within_it(one: date, other: date) -> None:
    axis = Axis(first=min(one, other), last=max(one, other), left=100, right=700)
    assert (axis.x(axis.first), axis.x(axis.last)) in {(100, 700), (100, 100)}
    ticks = axis.ticks()
    assert 0 < len(ticks) <= 10
    assert all(100 <= axis.x(day) <= 700 for day, _ in ticks)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2006-10-24", date(2006, 10, 24)),
        ("2006-10~", date(2006, 10, 1)),
        ("2006", date(2006, 1, 1)),
        ("2006-10/2006-12", date(2006, 10, 1)),
        ("2006-13", date(2006, 1, 1)),
        ("2006-22", date(2006, 6, 1)),
        ("", None),
        (None, None),
        ("soon", None),
    ],
)
def test_the_first_day_of_a_date(told: str | None, day: date | None) -> None:
    assert day_of(told) == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2006-10", date(2006, 10, 31)),
        ("2004-02~", date(2004, 2, 29)),
        ("2006", date(2006, 12, 31)),
        ("2006-10/2006-11", date(2006, 11, 30)),
        ("2006-10-24", date(2006, 10, 24)),
        ("2006-13", date(2006, 12, 31)),
        ("2006-02-30", date(2006, 2, 28)),
        ("2006-22", date(2006, 8, 31)),
        ("0000", None),
        ("1-2-3-4", None),
    ],
)
def test_the_last_day_of_a_date(told: str, day: date | None) -> None:
    assert day_of(told, last=True) == day
