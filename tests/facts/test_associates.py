"""Who stands where to a body, by day."""

import datetime as dt

import pytest

from reftel.facts.associates import associates, knows, standing_of
from reftel.facts.bodies import body_of
from reftel.facts.countries import country_of


def body(name: str) -> str:
    found = body_of(name)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("name", "iso2", "day", "status"),
    [
        ("OSCE", "AF", "2005-04-26", "partner"),
        ("OSCE", "AF", "2003-01-01", None),
        ("OSCE", "KZ", "2005-04-26", "member"),
        ("OSCE", "MN", "2012-11-20", "partner"),
        ("OSCE", "MN", "2012-11-21", "member"),
        ("NATO", "HR", "2008-06-01", "partner"),
        ("NATO", "HR", "2010-06-01", "member"),
        ("EU", "TR", "2005-04-26", "candidate"),
        ("EU", "GB", "2019-01-01", "member"),
        ("EU", "GB", "2021-01-01", None),
    ],
)
def test_a_standing_is_that_of_the_day(name: str, iso2: str, day: str, status: str | None) -> None:
    found = standing_of(body(name), iso2, day)
    assert (found.status if found else None) == status


def test_every_row_is_of_a_known_body_and_state_and_has_real_days() -> None:
    for one in associates():
        assert body_of(one.body) is not None
        assert country_of(one.state) is not None
        days = [dt.date.fromisoformat(day) for day in (one.since, one.until) if day]
        assert days == sorted(days)
        assert one.mark in {"V", "K"}
        assert one.source


def test_nobody_is_a_member_and_something_else_on_one_day() -> None:
    for one in associates():
        country = country_of(one.state)
        assert country is not None
        for day in (one.since, one.until):
            if day:
                found = standing_of(body(one.body), country.iso2, day)
                assert found is not None
                assert found.status == one.status


def test_not_to_be_listed_means_something_only_where_there_is_a_list() -> None:
    assert knows(body("OSCE"), "member")
    assert knows(body("OSCE"), "partner")
    assert not knows(body("OSCE"), "candidate")
    assert not knows(body("NATO"), "partner")  # without Romania, 1994 to 2004
    assert not knows(body("EU"), "candidate")
