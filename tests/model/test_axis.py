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
    assert 0 < len(ticks) <= 8
    assert all(100 <= axis.x(day) <= 700 for day, _ in ticks)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2004-03-12", "2004-03-12", ["12 Mar 2004"]),
        ("2004-03-12", "2004-04-20", ["12 Mar 2004", "20 Apr 2004"]),
        ("2004-03-12", "2004-05-01", ["Apr 2004", "May 2004"]),
        ("2003-12-01", "2004-03-01", ["Dec 2003", "Jan 2004", "Feb 2004", "Mar 2004"]),
        ("2003-12-01", "2004-08-01", ["Jan 2004", "Mar 2004", "May 2004", "Jul 2004"]),
        (
            "2003-03-01",
            "2004-11-30",
            ["Apr 2003", "Jul 2003", "Oct 2003", "Jan 2004", "Apr 2004", "Jul 2004", "Oct 2004"],
        ),
        (
            "2001-05-02",
            "2004-11-30",
            ["Jul 2001", "Jan 2002", "Jul 2002", "Jan 2003", "Jul 2003", "Jan 2004", "Jul 2004"],
        ),
        ("1966-05-02", "1972-11-30", ["1967", "1968", "1969", "1970", "1971", "1972"]),
        ("1966-05-02", "1978-11-30", ["1968", "1970", "1972", "1974", "1976", "1978"]),
        ("1861-05-02", "1999-11-30", ["1880", "1900", "1920", "1940", "1960", "1980"]),
        ("1851-05-02", "2004-11-30", ["1900", "2000"]),
    ],
)
def test_which_days_an_axis_names(first: str, last: str, ticks: list[str]) -> None:
    axis = Axis(first=date.fromisoformat(first), last=date.fromisoformat(last), left=0, right=1)
    assert [told for _, told in axis.ticks()] == ticks
    assert all((day.month, day.day) == (1, 1) for day, told in axis.ticks() if told.isdigit())  # a year begins there


def test_where_a_day_stands() -> None:
    axis = Axis(first=date(2004, 3, 1), last=date(2004, 3, 11), left=100, right=200)
    assert [axis.x(date(2004, 3, day)) for day in (1, 2, 6, 11)] == [100, 110, 150, 200]


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
