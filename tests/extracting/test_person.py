"""One person of a cable."""

from reftel.extracting.person import Person


def test_a_person_begins_with_his_names_and_nothing_else() -> None:
    person = Person("Bly", ("Tarn", "Bly"))
    assert (person.short, person.names) == ("Bly", {"Tarn", "Bly"})
    assert (person.titles, person.sex, person.ours, person.american) == ([], None, False, False)
