"""Whose candidacy an option is."""

import pytest

from reftel.deciding.candidates import candidate_in
from reftel.facts.bodies import Member

STRAITS = (Member("Ostrel", aliases=("Ostreli",)), Member("Vardania", aliases=("Vardanian",)))


@pytest.mark.parametrize(
    ("title", "cues", "candidate"),
    [
        ("Vardania chairs in 2005", (), "Vardania"),
        ("An Ostreli chair in 2005", (), "Ostrel"),
        ("Vardania takes over from Ostrel", ("the bid",), "Vardania"),
        ("Zubrovia waits and chairs in 2016", (), "Zubrovia"),
        ("Port Aurel hosts the summit", (), "Port Aurel"),
        ("Vardania in 2005", ("candidacy for 2005",), "Vardania"),
        ("Vardania takes five detainees", (), None),
        ("He resigns or is fired", ("a seat",), None),
        ("the chair stays empty", (), None),
    ],
)
def test_candidate_of_a_title(title: str, cues: tuple[str, ...], candidate: str | None) -> None:
    assert candidate_in(title, cues, STRAITS) == candidate
