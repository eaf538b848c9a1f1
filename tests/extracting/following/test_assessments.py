"""Assessments in made-up speech: of whom, on what, how; and what is none."""

import pytest

from made_speech import said
from reftel.extracting.following.assessments import assessments
from reftel.extracting.following.lines import Sides
from reftel.model.following import Assessment

# EXERCISE: made-up people and places.


def found(*texts: str) -> tuple[Assessment, ...]:
    statements = said(*texts)
    return assessments(statements, Sides(statements))


def only(text: str) -> Assessment:
    (one,) = found(text)
    return one


def test_a_judgement_with_trend_and_grounds() -> None:
    one = only(
        "Bly expressed concern over signs that Norway's commitment to democracy was weakening, particularly recent "
        "legislation that restricted the freedom of assembly, the law on extremism, and the harassment of NGOs."
    )
    assert (one.of, one.on, one.finding, one.trend) == ("Norway", "commitment to democracy", "negative", "down")
    assert [ground.authorities[0].paragraph for ground in one.grounds] == ["9.2", "9.1", "10.3"]


def test_a_comparison() -> None:
    one = only("Bly said that Norway's implementation of the rules was below the median.")
    assert (one.finding, one.comparison) == ("comparative", "below the median")


def test_a_claim_and_a_concession() -> None:
    made = found("Bly maintained that reforms are underway but acknowledged problems remain.")
    assert [(one.finding, one.concession, one.to_check) for one in made] == [
        ("positive", False, True),
        ("negative", True, True),
    ]


def test_what_cannot_fail_to_be_found() -> None:
    one = only("Bly insisted that if the Board looked at developments in Norway, it could not fail to find progress.")
    assert (one.of, one.finding) == ("Norway", "positive")


def test_examples_by_place() -> None:
    one = only(
        "Foreign Minister Orvane Bly decried examples of OSCE double standards in terms of pronouncements on "
        "elections in Belmora and Ostrel."
    )
    assert (one.of, [ground.text for ground in one.grounds]) == ("OSCE", ["Belmora", "Ostrel"])


def test_a_party_judged_itself() -> None:
    one = only('Bly asserted that the "loudest" democrats in Norway are not "real" democrats, just disgruntled clerks.')
    assert one.finding == "negative"
    assert one.of is not None
    assert "democrats" in one.of


def test_a_denied_finding_is_its_opposite() -> None:
    one = only("Bly said that Norway's reforms were not successful.")
    assert (one.of, one.finding, one.trend) == ("Norway", "negative", None)


@pytest.mark.parametrize(
    "text",
    [
        "Bly said that Norway must hold free and fair elections.",
        "Bly said that Norway's record would be excellent if the dam opened.",
        "Bly said that he hoped for improved cooperation.",
        "Bly asked whether Norway's record was poor.",
        "Bly said that the weak tea was served before the session on security.",
    ],
)
def test_what_is_demanded_supposed_or_beside_it_is_none(text: str) -> None:
    assert found(text) == ()
