"""What a view is asked."""

import pytest

from reftel.errors import InputError
from reftel.web.views.view import Asked, digits, whole


def test_the_first_value_and_all_values() -> None:
    asked = Asked(query=(("by", "Oyen"), ("by", "Dravic")))
    assert asked.one("by") == "Oyen"
    assert asked.every("by") == ("Oyen", "Dravic")
    assert asked.number("none", 7, 9) == 7


@pytest.mark.parametrize("text", ["", "x", "1x", "-1", " 1", "1.0", "١", "²", "9" * 12])
def test_what_is_no_number_is_said(text: str) -> None:
    assert digits(text) is None
    with pytest.raises(InputError, match="is no number: load the page again"):
        whole(text)
    with pytest.raises(InputError, match="Choose one"):
        whole(text, otherwise="Choose one.")


def test_a_number_has_no_more_digits_than_it_may() -> None:
    assert (digits("0"), digits("9" * 11), whole("007")) == (0, 99_999_999_999, 7)
    assert (digits("12345", 5), digits("123456", 5)) == (12345, None)
