"""What days a date can mean."""

import pytest

from reftel.deciding.dates import first_day, last_day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2006-10-24", "2006-10-24", "2006-10-24"),
        ("2006-10", "2006-10-01", "2006-10-31"),
        ("2004-02~", "2004-02-01", "2004-02-29"),
        ("2006", "2006-01-01", "2006-12-31"),
        ("2010-02-05?", "2010-02-05", "2010-02-05"),
        ("../2010-01", None, "2010-01-31"),
        ("2006-12/2007-01", "2006-12-01", "2007-01-31"),
        ("last spring", None, None),
        ("2006-13", "2006-13-01", "2006-13-01"),
        ("0000", "0000-01-01", "0000-12-01"),
        ("", None, None),
        (None, None, None),
    ],
)
def test_first_and_last_day(edtf: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)
