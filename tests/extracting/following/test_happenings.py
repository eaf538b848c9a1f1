"""What each cable tells of events and démarches comes to what all cables come to together."""

import pytest

from conftest import HOME
from reftel import workflow
from reftel.extracting.following import follow, told_in
from reftel.extracting.following.happenings import happened_in, joined
from reftel.model.cable import Cable
from reftel.model.statement import Statement
from reftel.reading import read

Cables = list[tuple[Cable, tuple[Statement, ...]]]


@pytest.fixture(scope="module")
def cables() -> Cables:
    path = HOME / "examples" / "cables"
    spoken: dict[str, list[Statement]] = {}
    for one in workflow.statements_of([path]):
        spoken.setdefault(one.cable, []).append(one)
    return [(one, tuple(spoken.get(one.citation, ()))) for one in workflow.cables_of([path])]


def test_cable_by_cable_it_is_the_same(cables: Cables) -> None:
    in_order = sorted(cables, key=lambda one: (one[0].date is None, one[0].date or "", one[0].citation))
    found = joined(one for cable, said in reversed(in_order) if (one := happened_in(cable, said)) is not None)
    statements = [one for _, said in in_order for one in said]
    together = follow(statements, [line for cable, said in in_order for line in told_in(cable, said)])
    assert found.demarches
    assert found.demarches == together.demarches
    assert {one.id: one for one in found.events} == {one.id: one for one in together.events}
    assert found.commitments == ()


def test_a_cable_that_tells_of_none_is_not_kept() -> None:
    (cable,) = read("UNCLAS SESTRIN 000214\n\nSUBJECT: TEA\n\n1. (U) The tea was good.\n").cables
    assert happened_in(cable, ()) is None


def test_what_is_only_narrated_is_told_without_a_statement() -> None:
    text = (
        "UNCLAS SESTRIN 000214\n\nSUBJECT: TEA\n\n1. (U) The DCM delivered the démarche to Minister Dravic on June 3.\n"
    )
    (cable,) = read(text).cables
    told = happened_in(cable, ())
    assert told is not None
    assert [step.kind for one in told.demarches for step in one.steps] == ["delivered"]
