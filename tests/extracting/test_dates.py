"""Date expressions become EDTF, seen from the day of the cable."""

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from reftel.extracting.dates import anchor_of, find_dates

CABLE = "2006-10-24"  # a Tuesday

EXPRESSIONS = (
    # day and month
    ("On April 26, the envoy came", "2006-04-26"),
    ("in his October 27th address", "2006-10-27"),
    ("on OCTOBER 23", "2006-10-23"),
    ("the 26th of April", "2006-04-26"),
    ("26 April 2006", "2006-04-26"),
    ("June 4, 1989", "1989-06-04"),
    ("on Saturday, October 28", "2006-10-28"),
    ("Sept. 5", "2006-09-05"),
    ("2006-10-23", "2006-10-23"),
    ("10/23/2006", "2006-10-23"),
    # the nearest year, with the past preferred beyond 150 days ahead
    ("March 20", "2007-03-20"),
    ("March 30", "2006-03-30"),
    ("December", "2006-12"),
    ("July", "2006-07"),
    ("last November", "2005-11"),
    ("last October", "2005-10"),
    ("last September", "2006-09"),
    ("next September", "2007-09"),
    ("in May or June 2005", "2005-05/2005-06"),
    ("between November and February 2007", "2006-11/2007-02"),
    # stretches
    ("April 26-27", "2006-04-26/2006-04-27"),
    ("April 20 and 21", "2006-04-20/2006-04-21"),
    ("April 30-May 2", "2006-04-30/2006-05-02"),
    ("December 30-January 2", "2006-12-30/2007-01-02"),
    ("27-28 September", "2006-09-27/2006-09-28"),
    ("September 27 - 27", "2006-09-27"),
    ("1998-1999", "1998/1999"),
    # months and parts
    ("in September 2005", "2005-09"),
    ("the December Ministerial", "2006-12"),
    ("mid-December", "2006-12"),
    ("mid-December 2004", "2004-12"),
    ("in early to mid-September", "2006-09"),
    ("the end of September", "2006-09"),
    ("in early 2007", "2007-01/2007-03"),
    ("perhaps early in 2007", "2007-01/2007-03"),
    ("in mid-2007", "2007-05/2007-08"),
    ("late 2004", "2004-10/2004-12"),
    ("since 2005", "2005"),
    ("in the 1990s", "199X"),
    ("in the early 1990's", "199X"),
    ("the summer of 2005", "2005-22"),
    ("spring 2005", "2005-21"),
    ("last summer", "2006-22"),
    ("this winter", "2006-24"),
    ("last winter", "2005-24"),
    ("last spring", "2006-21"),
    ("next spring", "2007-21"),
    # seen from the cable
    ("today", "2006-10-24"),
    ("this morning", "2006-10-24"),
    ("yesterday", "2006-10-23"),
    ("the day before yesterday", "2006-10-22"),
    ("last night", "2006-10-23"),
    ("last week", "2006-10-16/2006-10-22"),
    ("next week", "2006-10-30/2006-11-05"),
    ("last month", "2006-09"),
    ("this year", "2006"),
    ("last year", "2005"),
    ("three days ago", "2006-10-21"),
    ("two weeks ago", "2006-10-10~"),
    ("five months ago", "2006-05"),
    ("a year ago", "2005"),
    ("on Monday", "2006-10-23"),
    ("on Tuesday", "2006-10-24"),
    ("last Tuesday", "2006-10-17"),
    ("next Tuesday", "2006-10-31"),
    ("on Christmas Day", "2006-12-25"),
)  # fmt: skip

NO_DATES = (
    "on the 15th",
    "we may go",
    "THEY MAY GO",
    "they march on",
    "Jan Hale said",
    "9/11",
    "1,046,814 people",
    "2000 troops",
    "about 2000",
    "Resolution 1540",
    "February 31",
    "26 avril",
    "recently",
    "two moons ago",
    "13/45/2006",
    "mid-term",
    "in summer",
    "early reforms",
    "2000% more",
)


@pytest.mark.parametrize(("text", "edtf"), EXPRESSIONS)
def test_an_expression_has_its_date(text: str, edtf: str) -> None:
    found = find_dates(text, CABLE)
    assert [mention.edtf for mention in found] == [edtf]
    assert text[found[0].start : found[0].end].strip() == text[found[0].start : found[0].end]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_is_seen_where_none_is(text: str) -> None:
    assert find_dates(text, CABLE) == ()


@pytest.mark.parametrize(("text", "edtf"), EXPRESSIONS)
def test_every_date_is_valid_edtf(text: str, edtf: str) -> None:
    assert str(parse_edtf(edtf))
    assert text


def test_the_place_is_that_of_the_expression() -> None:
    text = "They met on April 26 and again in May 2006."
    assert [text[found.start : found.end] for found in find_dates(text, CABLE)] == ["April 26", "May 2006"]


@pytest.mark.parametrize(
    "text", ["April 26", "yesterday", "last summer", "December", "on Monday", "two weeks ago", "Christmas Day"]
)
def test_without_the_day_of_the_cable_nothing_is_guessed(text: str) -> None:
    assert find_dates(text, None) == ()


def test_a_date_with_its_year_needs_no_cable() -> None:
    assert [found.edtf for found in find_dates("April 26, 2005 and May 2005", None)] == ["2005-04-26", "2005-05"]


def test_a_cable_dated_to_the_month_gives_no_days_of_the_week() -> None:
    assert find_dates("yesterday, last week, two weeks ago, on Monday", "2006-10") == ()
    assert [found.edtf for found in find_dates("On April 26", "2005-05~")] == ["2005-04-26"]


@pytest.mark.parametrize("edtf", [None, "", "never", "2006-13", "2006-02-31", "1-2-3-4", "２００６"])
def test_a_date_that_is_none_is_no_anchor(edtf: str | None) -> None:
    assert anchor_of(edtf) is None


@given(st.text(max_size=200), st.sampled_from([None, "2006-10-24", "2005-05~", "1974", "0001-01-01", "9999-12-31"]))
def test_never_raises(text: str, anchor: str | None) -> None:
    for found in find_dates(text, anchor):
        assert 0 <= found.start < found.end <= len(text)


PIECES = (
    "April",
    "May",
    "26",
    "26th",
    "-",
    ",",
    "2005",
    "early",
    "mid-",
    "last",
    "week",
    "Monday",
    "of",
    "the",
    "1990s",
    "ago",
    "two",
    "to",
    "/",
    "10",
    "summer",
    "(",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["2006-10-24", "2004-02-29"]))
def test_whatever_is_read_is_valid_edtf(pieces: list[str], anchor: str) -> None:
    for found in find_dates(" ".join(pieces), anchor):
        assert str(parse_edtf(found.edtf))


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "text", ["last Sunday", "yesterday", "three weeks ago", "next Friday", "tomorrow", "last week"]
)
def test_at_the_ends_of_the_calendar_nothing_is_counted(text: str, anchor: str) -> None:
    assert find_dates(text, anchor) == ()


@pytest.mark.parametrize("text", ["the pre-1949 cooperation", "TWICE TO PRE-1949 COOPERATION", "since post-1989 times"])
def test_a_time_before_or_behind_a_year_is_no_date(text: str) -> None:
    assert list(find_dates(text, CABLE)) == []
