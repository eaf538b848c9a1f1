"""How much an answer rests on."""

from reftel.fields.mrn import Mrn
from reftel.model.board import Holding
from reftel.model.telling import basis
from reftel.workflow.coverage import coverage, holdings


def test_what_is_left_is_said() -> None:
    assert coverage(cables=5, extracted=5).note == ""
    found = coverage(cables=5, extracted=3, statements=7, positions=2)
    assert found.note.startswith("2 of 5 matching cables are not extracted yet")
    assert (found.cables, found.extracted, found.statements, found.positions) == (5, 3, 7, 2)


def test_statements_of_an_older_version_count_and_are_told_apart() -> None:
    found = coverage(cables=5, extracted=1, older=3, positions=2)
    assert found.note.startswith("1 of 5 matching cables are not extracted yet")
    assert "The statements of 3 of 5 matching cables are of an older version of reftel: `reftel extract`" in found.note
    assert basis(found).startswith("2 positions from 4 of 5 matching cables")
    assert "not extracted" not in coverage(cables=3, extracted=0, older=3).note


def test_numbers_that_are_held_of_those_that_there_were() -> None:
    held = [Mrn(2031, "VESSIA", serial) for serial in (12, 3, 7, 3)] + [Mrn(2030, "VESSIA", 9), Mrn(None, "ARVONA", 4)]
    asked = [Mrn(2031, "VESSIA", 7), Mrn(2030, "VESSIA", 9), Mrn(2030, "VESSIA", 9), Mrn(None, "ARVONA", 4)]
    assert holdings(asked, held) == (
        Holding(post="VESSIA", year=2030, held=1, about=1),
        Holding(post="VESSIA", year=2031, held=3, about=10),
    )
    assert str(holdings(asked[:1], held)[0]) == "3 of at least 10 cables that VESSIA wrote in 2031"
    assert holdings([Mrn(2029, "VESSIA", 1)], held) == ()
    assert holdings([], held) == ()
