"""Words that telegrams leave out."""

import pytest

from made_speech import pairs
from reftel.extracting.masking import Masked
from reftel.extracting.telegraphic import with_that


def shown(text: str) -> str:
    return with_that(Masked(text, ((0, 0),), ())).text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Marin retorted company had been paid.", "Marin retorted that company had been paid."),
        ("Marin said he would come.", "Marin said he would come."),
        ("Marin stated that company had been paid.", "Marin stated that company had been paid."),
        ("Marin stated his opinion that it had leaked.", "Marin stated his opinion that it had leaked."),
        ("Marin said company of dams.", "Marin said company of dams."),
        ("Company was said repairs had cost much.", "Company was said repairs had cost much."),
    ],
)
def test_that_is_put_back(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_places_stay_those_of_the_telegram() -> None:
    masked = with_that(Masked("Marin retorted company had been paid.", ((0, 40),), ()))
    assert masked.places == ((0, 40), (20, 55))


def test_what_is_told_is_cut_out_as_it_stands() -> None:
    text = "MINISTER GORMER RETORTED COMPANY HAD BEEN PAID FOR FIFTY YEARS OUT OF THE LAKES."
    assert pairs(text) == [("Gormer", "COMPANY HAD BEEN PAID FOR FIFTY YEARS OUT OF THE LAKES")]
