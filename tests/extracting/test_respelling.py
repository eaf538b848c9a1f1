"""A surname that a cable spells in two ways."""

import pytest

from made_speech import said


def test_a_long_surname_with_one_wrong_letter_is_the_same_persons() -> None:
    rows = said("Foreign Minister Orvane Serkosny said that it leaked. Foreign Minister Serkotny said that it held.")
    assert [row.speaker for row in rows] == ["Serkosny", "Serkosny"]
    assert "respelt" not in rows[0].because
    assert "name respelt" in rows[1].because


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orvane Serkosny spoke. Minister Tarn Serkotny said that it held.",
        "Minister Orvane Serkov spoke. Minister Orvane Serkova said that it held.",
        "Foreign Minister Orvane Marin spoke. Foreign Minister Marit said that it held.",
    ],
)
def test_other_names_that_are_alike_stay_apart(text: str) -> None:
    assert said(text)[0].speaker in ("Serkotny", "Serkova", "Marit")


def test_a_long_surname_that_stands_alone_is_that_of_the_only_one_it_may_be() -> None:
    one, two = said("Minister Orvane Serkosnyan said that it held. Serkasnyan said that it leaked.")
    assert (one.speaker, two.speaker) == ("Serkosnyan", "Serkosnyan")
    assert two.because.endswith("name respelt")


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orvane Marin said that it held. Maren said that it leaked.",  # too short to tell
        "Minister Orvane Serkosnyan and Mayor Tarn Serkesnyan spoke. Serkasnyan said that it leaked.",  # either
        "Minister Orvane Serkosnyan spoke. Mayor Tarn Serkasnyan said that it leaked. Serkasnyan added that it rusts.",
    ],
)
def test_and_else_it_is_another(text: str) -> None:
    assert said(text)[-1].speaker in ("Maren", "Serkasnyan")
