"""Acronyms of governments, and short names in brackets."""

import pytest

from made_speech import said
from reftel.extracting.shortnames import aliases_of, government_of, short_of, without_suffix


def test_the_government_goes_by_the_acronym_that_the_cable_defines() -> None:
    text = "The Government of Vardania (GOV) paid."
    assert government_of(text, text.split(), None) == "GOV"
    assert government_of("Nobody paid.", ["Nobody", "paid."], None) is None
    assert government_of("The GOK paid.", ["The", "GOK", "paid."], "KZ") == "GOK"


def test_a_short_name_in_brackets_is_that_of_the_words_before() -> None:
    assert aliases_of("of the Central Dam Board (CDB) and") == {"central dam board": "CDB"}
    assert aliases_of("of the Central Dam Board (Note) and") == {}
    assert aliases_of("Dam Board (CDB). Fish Board (CDB).") == {}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Foreign Minister Yu Myung-hwan said that it leaked.", "Yu"),
        ("Kim Heung-kyu, Professor of Security, said that it leaked.", "Kim"),
        ("Minister Ada Calmy-Bly said that it leaked.", "Calmy-Bly"),
        ("Minister Orvane Al-Osh said that it leaked.", "Al-Osh"),
    ],
)
def test_a_name_that_ends_with_the_given_one_goes_by_its_first(text: str, speaker: str) -> None:
    assert [one.speaker for one in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ambassador Tarn Marin, Jr. told Minister Vega that it leaked.", "Marin"),
        ("Tarn Marin Jr. said that it leaked.", "Marin"),
        ("Congressman Tarn Marin (D-NY) told Minister Vega that it leaked.", "Marin"),
        ("Foreign Minister Mr. Tarn Marin, Esq. told us it leaked.", "Marin"),
        ("Minister Jan van der Bane said it leaked.", "van der Bane"),
        ("Minister von Marin said that it leaked.", "von Marin"),
        ("Minister d'Estarn added that it leaked.", "d'Estarn"),
        ("Minister Orvane de los Tarnes said it leaked.", "de los Tarnes"),
        ("Dr. Orvathir bin Tarnad said it leaked. Orvathir said it fell.", "Orvathir"),
        ("Minister Orvane Garvia Lopane said it leaked. Garvia said it fell.", "Garvia"),
        ("Minister Orvane Garvia Lopane said it leaked. Garvia Lopane said it fell.", "Garvia Lopane"),
        ("Minister Orvane Garvia Lopane said it leaked. FM Garvia Lopane said it fell.", "Garvia Lopane"),
        ("Daw Orvane Kyin told us it leaked.", "Kyin"),
    ],
)
def test_the_family_name_with_what_belongs_to_it(text: str, speaker: str) -> None:
    assert {one.speaker for one in said(text)} == {speaker}


def test_a_short_form_of_a_month_is_a_name_where_nothing_tells_a_month() -> None:
    assert {one.said_on for one in said("Minister Jan van der Bane told us that it leaked.")} == {None}
    assert {one.said_on for one in said("On 3 Jan Minister Orvane Bane told us that it leaked.")} == {"2004-01-03"}


def test_what_stands_behind_a_name() -> None:
    assert without_suffix(["Tarn", "Marin,", "Jr."]) == ["Tarn", "Marin"]
    assert without_suffix(["Jr."]) == ["Jr."]
    assert short_of(["Tarn", "Marin", "III"], {}) == "Marin"
    assert short_of(["Marin"], {}) == "Marin"
    assert aliases_of("of Senator Tarn Marin (R-TX) and") == {}
