"""What is said where nothing was found."""

import made_up
from reftel.cli.near import Heard


def heard() -> Heard:
    one = Heard()
    said = [made_up.statement(speaker="Borodavkin"), made_up.statement(speaker="Marin", addressees=("Ambassador",))]
    assert [row.speaker for row in one.listen(said)] == ["Borodavkin", "Marin"]
    return one


def test_near_names_are_told() -> None:
    assert list(heard().why(("Borodovkin",), ())) == ["Nobody here is called Borodovkin; near: Borodavkin."]
    assert list(heard().why(("Quxx",), ())) == ["Nobody here is called Quxx."]
    assert list(heard().why(("marin",), ())) == []


def test_a_cable_that_is_not_there_is_told() -> None:
    held = made_up.statement().cable
    assert list(heard().why((), (held,))) == []
    assert list(heard().why((), ("99NOWHERE1",))) == ["No cable 99NOWHERE1 with statements is among the sources."]
