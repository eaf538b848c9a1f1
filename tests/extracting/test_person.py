"""One person of a cable."""

import pytest

from made_speech import said
from reftel.extracting.person import Person, namesake


def test_a_person_begins_with_his_names_and_nothing_else() -> None:
    person = Person("Bly", ("Tarn", "Bly"))
    assert (person.short, person.names) == ("Bly", {"Tarn", "Bly"})
    assert (person.titles, person.sex, person.ours, person.american) == ([], None, False, False)


@pytest.mark.parametrize(
    ("names", "name", "other"),
    [
        ({"Oscar", "Ostrel"}, "Rodrigo Ostrel", True),
        ({"Oscar", "Ostrel"}, "Ostrel", False),
        ({"Ostrel"}, "Rodrigo Ostrel", False),
        ({"Oscar", "Ostrel"}, "Orvane Ostrel", False),
        ({"Oscar", "Ostrel"}, "Minster Ostrel", False),
        ({"Oscar", "Ostrel"}, "Luis Oscar Ostrel", False),
        ({"Oscar", "Ostrel"}, "Rodrigo Marin", False),
    ],
)
def test_another_given_name_is_another_person(names: set[str], name: str, *, other: bool) -> None:
    assert namesake(names, name.split()) is other


def test_two_of_one_surname_stay_two() -> None:
    rows = said("Minister Oscar Ostrel and Rodrigo Ostrel came. Oscar Ostrel said it leaked. Rodrigo Ostrel agreed.")
    assert [row.speaker for row in rows] == ["Ostrel", "Rodrigo Ostrel"]
