"""Officers of other countries' posts."""

import pytest

from made_speech import said
from reftel.extracting.foreigners import officer_in


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the British DCM", "dcm"),
        ("Turkish Ambassador Tarn Bly", "ambassador"),
        ("the Dutch Embassy DCM", "dcm"),
        ("the American DCM", None),
        ("the DCM", None),
        ("British trawlers", None),
    ],
)
def test_an_office_with_another_country_before_it(words: str, office: str | None) -> None:
    assert officer_in(words) == office


def test_the_dcm_is_he_of_whom_the_paragraph_told() -> None:
    rows = said("The British DCM said it leaked. The DCM added that it was old.", "The DCM said that it was new.")
    assert [row.speaker for row in rows] == ["British DCM", "British DCM", "DCM"]


def test_who_is_told_is_of_the_post() -> None:
    rows = said("The British DCM told the DCM that it leaked. The DCM replied that it was old.")
    assert [(row.speaker, row.addressees) for row in rows] == [
        ("British DCM", ("DCM",)),
        ("DCM", ("British DCM",)),
    ]


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        ("Minister Orvane Marin", "GOV"),
        ("Turkish Minister Orvane Marin", "Turkey"),
        ("U.S. Minister Orvane Marin", "US"),
        ("President Bush", "US"),  # whose country no cable names
        ("Trader Orvane Marin", "Marin"),  # his own firm's, for all that is said
        ("Mr. Orvane Marin", "Marin"),
    ],
)
def test_a_side_is_that_of_a_government_for_which_somebody_speaks(told: str, holder: str) -> None:
    rows = said(f'The Government of Vardania (GOV) waited. {told} said that "we will not accept the dam."')
    assert rows[-1].holder == holder


def test_of_two_presidents_one_is_another_countrys() -> None:
    text = "The Government of Vardania (GOV) waited. President Orla Venn met President Orvane Marin. "
    assert said(f'{text} Marin said that "we will not accept the dam."')[-1].holder == "Marin"


def test_the_government_of_another_state_is_not_the_hosts() -> None:
    text = 'The Government of Jordan (GOJ) waited. Minister Orvane Marin said that "we will not accept the dam."'
    assert said(text)[-1].holder == "Marin"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The British DCM told us that we would mend the dam.", "United Kingdom"),
        ("On March 1, British DCM Tarn Bly told us that his government would mend the dam.", "United Kingdom"),
    ],
)
def test_our_side_is_that_of_who_speaks(text: str, holder: str) -> None:
    assert said(text)[-1].holder == holder
