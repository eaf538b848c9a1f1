"""What days a date can mean: reckoned in one place, for boards, promises, members, pictures and tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.facts.days import first_day, last_day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2006-10-24", "2006-10-24", "2006-10-24"),
        ("2006-10", "2006-10-01", "2006-10-31"),
        ("2004-02~", "2004-02-01", "2004-02-29"),
        ("2006", "2006-01-01", "2006-12-31"),
        ("~2006", "2006-01-01", "2006-12-31"),
        ("2010-02-05?", "2010-02-05", "2010-02-05"),
        ("../2010-01", None, "2010-01-31"),
        ("2010-01/..", "2010-01-01", None),
        ("2006-12/2007-01", "2006-12-01", "2007-01-31"),
        ("2010-21", "2010-03-01", "2010-05-31"),
        ("2010-22~", "2010-06-01", "2010-08-31"),
        ("2010-23", "2010-09-01", "2010-11-30"),
        ("2010-24", "2010-01-01", "2010-12-31"),
        ("2006-XX", "2006-01-01", "2006-12-31"),
        ("2006-02-XX", "2006-02-01", "2006-02-28"),
        ("2006-13", "2006-01-01", "2006-12-31"),
        ("2006-13-05", "2006-01-01", "2006-12-31"),
        ("2006-02-31", "2006-02-01", "2006-02-28"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("last spring", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_first_and_last_day(edtf: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)


@given(
    year=st.integers(1, 9999),
    month=st.none() | st.integers(0, 99),
    day=st.none() | st.integers(0, 99),
    sign=st.sampled_from(("", "~", "?", "%")),
)
def test_every_date_has_days_of_a_calendar_in_order(year: int, month: int | None, day: int | None, sign: str) -> None:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    told = "-".join(parts) + sign
    first, last = first_day(told), last_day(told)
    assert first is not None
    assert last is not None
    assert date(year, 1, 1) <= date.fromisoformat(first) <= date.fromisoformat(last) <= date(year, 12, 31)
