"""Bodies that go by a name like a person's."""

import pytest

from made_speech import noted, said
from reftel.extracting.organisations import named_states, unowned, with_adjectives, with_people


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quell Sten executives came", {"quell sten"}),
        ("Minister Bly members came", set()),
        ("Quentaran officials came", {"quentaran"}),
        ("Chinese officials came", set()),
        ("the DP officials came", set()),
        ("Marin's officials came", set()),
        ("Orvane Tarn Sten Quell Bly members came", set()),
    ],
)
def test_the_people_of_a_body_stand_behind_its_name(text: str, found: set[str]) -> None:
    words = text.split()
    assert with_people(words, ["", *[" "] * (len(words) - 1)]) == found


def test_whose_people_somebody_is_of_is_no_part_of_his_name() -> None:
    assert unowned(["Orvane's", "Tarn", "Bly"]) == ["Tarn", "Bly"]
    assert unowned(["Tarn", "Bly's"]) == ["Tarn", "Bly's"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orvania waited. The Orvanian Minister came", {"orvania"}),
        ("Maravel waited. A Maravelan trader came", {"maravel"}),
        ("Orvania waited. The Orvanian lake froze", set()),
        ("Maria waited. Marian Mayor came", set()),  # two given names
        ("Egypt waited. The Egyptian Minister came", set()),  # which all know
    ],
)
def test_a_state_is_known_by_its_people(text: str, found: set[str]) -> None:
    words = text.replace(".", "").split()
    assert with_adjectives(words, ["", *[" "] * (len(words) - 1)]) == found


def test_a_state_that_no_table_knows_is_no_person() -> None:
    rows = said("The Maravelan Minister came. Maravel said that it leaked.")
    assert [row.speaker for row in rows] == ["Maravel"]
    assert noted("DB Ostrel came. Egypt left.").actors.name("DB Egypt", [])[1] == "body"


def test_a_state_is_named_with_its_government() -> None:
    text = "The Government of the Calderra Isles waited. The Government of Minister Bly fell."
    assert named_states(text) == {"calderra isles"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Orvane's Tarn Bly, General Manager of Dams, said it leaked. Orvane came. Orvane went.", "Bly"),
        ("Sinn Fein said that it leaked.", "Sinn Fein"),
        ("Quell Sten leaders came. Quell Sten said that it leaked.", "Quell Sten"),
        ("The Government of Calderra waited. Calderra said that it leaked.", "Calderra"),
    ],
)
def test_a_body_is_no_person(text: str, speaker: str) -> None:
    assert said(text)[-1].speaker == speaker


def test_nobody_speaks_on_in_the_name_of_a_body() -> None:
    assert len(said("Sinn Fein said that it leaked. The lake lay in the north.")) == 1
