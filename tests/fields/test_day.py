"""The day on which a letter or memorandum is dated."""

import pytest

from reftel.fields.day import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sestrin, April 5, 1974", "1974-04-05"),
        ("14 March 1974", "1974-03-14"),
        ("14-MAR-1974", "1974-03-14"),
        ("Sept. 3rd, 1981", "1981-09-03"),
        ("1974-03-14", "1974-03-14"),
        ("3/14/74", "1974-03-14"),
        ("DATE: May 1, 1975, 10:00 a.m.; May 2, 1975", "1975-05-01"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    found = parse_day(text)
    assert found is not None
    assert found[0] == day
    assert 0 <= found[1] < found[2] <= len(text)


@pytest.mark.parametrize("text", ["", "February 30, 1974", "March 1974", "13/13/1974", "1.4.1974.2", "tomorrow"])
def test_no_day(text: str) -> None:
    assert parse_day(text) is None
