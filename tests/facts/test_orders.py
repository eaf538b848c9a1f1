"""Executive orders."""

import itertools

import pytest

from reftel.facts import orders


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1966-12-28", "10501"),
        ("1972-05-31", "10501"),
        ("1972-06-01", "11652"),
        ("1979-01-01", "12065"),
        ("1990-08-02", "12356"),
        ("2006-10-24", "12958"),
        ("2010-06-27", "13526"),
        ("2020-01-01", "13526"),
    ],
)
def test_in_force(day: str, number: str) -> None:
    order = orders.in_force(day)
    assert order is not None
    assert order.order == number


def test_order_of() -> None:
    order = orders.order_of("12958")
    assert order is not None
    assert order.section == "1.5"
    assert orders.order_of("19528") is None
    assert orders.in_force("1950-01-01") is None


def test_one_follows_another_without_a_gap() -> None:
    for earlier, later in itertools.pairwise(orders.orders()):
        assert earlier.last is not None
        assert earlier.last < later.first


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12958", "12958"),
        ("12598", "12958"),
        ("19528", "12958"),
        ("19523", None),
        ("1295", "12958"),
        ("123566", "12356"),
    ],
)
def test_meant(said: str, number: str | None) -> None:
    found = orders.meant(said)
    assert (found.order if found else None) == number


def test_reasons_and_exemptions() -> None:
    reason = orders.reason_of("1.4", "B")
    assert reason is not None
    assert reason.meaning == "foreign government information"
    assert orders.reason_of("1.5", "h") is None
    days = ("1983-01-01", "2003-03-24", "2003-03-25", "2012", "1960-01-01", "1950-01-01", "")
    assert [orders.reasons_section(day) for day in days] == ["1.3", "1.5", "1.4", "1.4", None, None, None]
    exemption = orders.exemption_of("x1")
    assert exemption is not None
    assert (exemption.order, exemption.of) == ("12958", "ten years")


def test_schedules() -> None:
    assert [(fall.to, fall.on("1974-05-06")) for fall in orders.schedule("11652", "GDS", "S")] == [
        ("C", "1976-12-31"),
        ("U", "1982-12-31"),
    ]
    assert orders.schedule("12958", "GDS", "S") == ()
    assert orders.automatic("1974") == "2006-12-31"
    assert orders.automatic("1990-02-03") == "2015-12-31"
    assert orders.later("2004-02-29", 10) == "2014-02-28"
    assert orders.later("2004-02", 10) == "2014-02"
