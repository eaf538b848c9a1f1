"""How many days are left."""

import pytest

from reftel.deciding.dates import slack


@pytest.mark.parametrize(
    ("due", "on", "days"),
    [
        ("2006-12", "2006-10-24", 68),
        ("2006-12-04", "2006-12-05", -1),
        ("2006-23", "2006-10-24", 37),  # that autumn
        ("2006-02-31", "2006-02-01", 27),
        ("2006-12/..", "2006-10-24", None),
        ("0000", "2006", None),
        (None, "2006", None),
        ("2006", None, None),
    ],
)
def test_slack(due: str | None, on: str | None, days: int | None) -> None:
    assert slack(due, on) == days
