"""The words of the command line."""

import pytest

from reftel.cli.strings import day


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        (None, ""),
        ("2006-10-24", "2006-10-24"),
        ("2006-10~", "2006-10~"),
        ("2006-21", "spring 2006"),
        ("2006-24~", "winter 2006"),
        ("2006-12", "2006-12"),
        ("2006-10-24/2006-10-25", "2006-10-24 to 2006-10-25"),
        ("2006-10/2006-21", "2006-10 to spring 2006"),
        ("../2006-12", "until 2006-12"),
    ],
)
def test_a_day_is_shown_as_edtf_but_a_season_in_words(edtf: str | None, shown: str) -> None:
    assert day(edtf) == shown
