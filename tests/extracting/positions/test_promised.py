"""Conditions that hang on a promise: the seat moves only when who set the condition finds it met. EXERCISE: made up."""

import subprocess
import sys

import pytest

import reftel
from reftel.deciding import decide
from reftel.extracting import extract
from reftel.extracting.positions import positions
from reftel.extracting.positions.promised import BECAUSE
from reftel.facts.bodies import Member
from reftel.model.board import Board, Decision, Option, Question
from reftel.model.statement import Statement

QUESTION = Question(
    id="q",
    title="Who chairs the Straits in 2005?",
    body="",
    rule="consensus",
    decisions=(Decision(id="d"),),
    options=(
        Option(id="vardania-2005", decision="d", title="Vardania chairs in 2005", candidate="Vardania",
               cues=("2005 chairmanship",)),
    ),
    members=(Member("Calderra", aliases=("GOC", "Calderran")), Member("Vardania", aliases=("GOV", "Vardanian")),
             Member("Ostrel", aliases=("Ostreli",))),
)  # fmt: skip
CONDITION = (
    "MAR",
    "March 9",
    (
        "Calderran Foreign Minister Askew told the Ambassador that Calderra would accept the 2005 chairmanship if "
        "Vardania implemented political reforms."
    ),
)
PROMISE = (
    "APR",
    "April 9",
    (
        "Vardanian Foreign Minister Dravic told the Ambassador that Vardania would carry out political reforms of its "
        "election law by autumn."
    ),
)
KEPT = "Vardania had implemented the political reforms of its election law."
Told = tuple[str, str, str]


def later(who: str, what: str, month: str = "OCT") -> Told:
    day = {"OCT": "October 9", "NOV": "November 9", "FEB": "February 9"}[month]
    return (month, day, f"{who} told the Ambassador that {what}")


ASKEW, LUND = "Calderran Foreign Minister Askew", "Ostreli Foreign Minister Lund"


def statements(*told: Told) -> list[Statement]:
    found: list[Statement] = []
    for number, (month, day, text) in enumerate(told, 10):
        cable = (
            f"EXERCISE EXERCISE EXERCISE\n\nP 101200Z {month} 04\nFM AMEMBASSY PORT AUREL\nTO SECSTATE\n\n"
            f"C O N F I D E N T I A L PORT AUREL 0000{number}\n\nSIPDIS\n\nE.O. 12958: DECL: 01/01/2014\nTAGS: PREL\n"
            f"SUBJECT: THE CHAIR\n\n1. (C) On {day}, {text}\n\nEXERCISE EXERCISE EXERCISE\n"
        )
        found += [one for read in reftel.read(cable).cables for one in extract(read)]
    return found


def moved(*told: Told) -> list[tuple[str, bool]]:
    """The consents that follow from conditions met: on which day, and whether to be checked."""
    found = positions(QUESTION, statements(*told))
    return [(p.on or "", p.to_check) for p in found if p.because == BECAUSE]


def board(*told: Told, on: str | None = None) -> Board:
    return decide(QUESTION, positions(QUESTION, statements(*told)), on=on)


def test_the_promise_alone_moves_nothing() -> None:
    assert moved(CONDITION, PROMISE) == []
    stances = {(p.actor, p.stance) for p in positions(QUESTION, statements(CONDITION, PROMISE))}
    assert ("Calderra", "conditional") in stances


def test_who_set_the_condition_finds_it_met() -> None:
    kept = later(ASKEW, KEPT)
    assert moved(CONDITION, PROMISE, kept) == [("2004-10-09", False)]
    (option,) = board(CONDITION, PROMISE, kept).decisions[0].options
    seats = {s.stance: s for s in option.seats if s.actor == "Calderra"}
    assert set(seats) == {"conditional", "inferred-for"}
    assert [e.text for e in seats["inferred-for"].evidence] == [KEPT.rstrip(".")]
    assert "conditional: Calderra" in option.because  # what is declared is still the condition
    assert "conditional" not in option.because_with_inferred
    (before,) = board(CONDITION, PROMISE, kept, on="2004-09-30").decisions[0].options
    assert {s.stance for s in before.seats if s.actor == "Calderra"} == {"conditional"}


@pytest.mark.parametrize(
    "told",
    [
        later(LUND, KEPT),
        later(ASKEW, "Vardania failed to carry out the political reforms of its election law."),
        later(ASKEW, "the boats of Vardania were a success."),
        later(ASKEW, "Ostrel had implemented the political reforms of its election law."),
        later(ASKEW, KEPT, "FEB"),
    ],
    ids=["another finds so", "broken", "another matter", "of another", "before the condition"],
)
def test_nothing_else_moves_it(told: Told) -> None:
    assert moved(CONDITION, PROMISE, told) == []


def test_an_assessment_that_the_reforms_succeeded() -> None:
    assert moved(CONDITION, PROMISE, later(ASKEW, "Vardania's political reforms were a success.")) == [
        ("2004-10-09", False)
    ]
    assert moved(CONDITION, PROMISE, later(LUND, "Vardania's political reforms were a success.")) == []


def test_without_a_promise_there_is_nothing_to_judge() -> None:
    assert moved(CONDITION, later(ASKEW, KEPT)) == []


def test_progress_is_shown_to_be_checked() -> None:
    assert moved(CONDITION, PROMISE, later(ASKEW, "Vardania had made real progress in political reforms.")) == [
        ("2004-10-09", True)
    ]


def test_the_last_judgement_counts() -> None:
    kept = later(ASKEW, KEPT)
    broken = later(ASKEW, "Vardania failed to carry out the political reforms of its election law.", "NOV")
    assert moved(CONDITION, PROMISE, kept, broken) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", ["reftel.extracting.following", "reftel.extracting.positions"])
def test_either_may_be_loaded_first(first: str) -> None:
    code = f"import {first}, reftel.extracting.positions.promised"
    subprocess.run([sys.executable, "-c", code], check=True)
