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
