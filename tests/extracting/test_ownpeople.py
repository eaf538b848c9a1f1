"""The post's own people."""

from made_speech import cable_of
from reftel.extracting.ownpeople import own_people, writer_of
from reftel.extracting.person import Person


def _titled(name: str, *titles: str) -> Person:
    person = Person(name, (name,))
    person.titles.append(frozenset(titles))
    return person


def test_the_dcm_of_another_country_is_not_ours() -> None:
    cable = cable_of("It leaked.")
    assert own_people(cable, "It leaked.", [_titled("Bly", "dcm", "british")]) == {}
    assert own_people(cable, "It leaked.", [_titled("Bly", "dcm")]) == {"DCM": "Bly"}


def test_who_signs_is_the_ambassador() -> None:
    marin = _titled("Marin", "ambassador")
    assert own_people(cable_of("It leaked.", signature=("MARIN",)), "It leaked.", [marin]) == {"Ambassador": "Marin"}
    assert marin.ours


def test_without_a_known_embassy_the_post_writes() -> None:
    assert writer_of(cable_of("It leaked."), None, {}) == "post"
