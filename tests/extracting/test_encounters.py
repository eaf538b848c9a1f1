"""What one sentence says of a meeting."""

import pytest

from made_speech import cable_of
from reftel.extracting.meetings import meetings


def test_hosted_for_lunch_is_a_meal() -> None:
    (found,) = meetings(cable_of("On March 3 the Ambassador hosted Minister Orvane Marin for lunch."))
    assert found.kind == "meal"


def test_the_passive_turns_the_sides() -> None:
    (found,) = meetings(cable_of("On March 3 the Ambassador was received by Minister Orvane Marin."))
    assert ([one.name for one in found.who], [one.name for one in found.whom]) == (["Marin"], ["Ambassador"])


def test_a_date_of_something_else_is_not_the_day() -> None:
    (found,) = meetings(cable_of("The Ambassador met with Minister Orvane Marin before March 3."))
    assert found.when is None


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Former prime minister Orvane Marin received Ambassador Bly March 3.", "Marin", "Bly"),
        ("In his meeting with A/S Bly March 3, Director Orvane Marin said that the dam leaked.", "Marin", "Bly"),
        ("The dam was old, Minister Marin told Ambassador Bly during their March 3 meeting.", "Marin", "Bly"),
        ("Senator Tarn Bly opened the March 3 meeting with President Orvane Marin by asking of it.", "Bly", "Marin"),
        ("In a March 3 meeting requested by Charge Bly, Minister Orvane Marin said that it leaked.", "Marin", "Bly"),
        ("Acting Director Orvane Marin told Poloff March 3 that the dam leaked.", "Marin", "Poloff"),
        ("On March 3 Emboffs met with Orvane Marin, head of the Dam Council.", "Emboffs", "Marin"),
        ("Minister Marin summoned the Ambassador to the Ministry on March 3.", "Marin", "Ambassador"),
        ("President Marin and Ambassador Bly met on March 3 to discuss the dam.", "Marin", "Bly"),
        ("In a March 3 meeting, Minister Orvane Marin thanked Under Secretary Bly for Ostrel's help.", "Marin", "Bly"),
        ("In a March 3 conversation with Minister Marin, [NAME REMOVED] was ill.", "[NAME REMOVED]", "Marin"),
        ("The Ambassador paid a courtesy call on Minister Orvane Marin on March 3.", "Ambassador", "Marin"),
        ("Meeting with Minister Orvane Marin on March 3, the Ambassador urged him to wait.", "Ambassador", "Marin"),
        ("On March 3 the Ambassador raised the leaking Ostrel dam with Minister Marin.", "Ambassador", "Marin"),
        ("On March 3 the Ambassador met with newly appointed Minister Marin.", "Ambassador", "Marin"),
        ("On March 3 Minister Orvane Marin called in the Ambassador to complain of the dam.", "Marin", "Ambassador"),
        ("On March 3 the DCM delivered ref A demarche to Director Orvane Marin.", "DCM", "Marin"),
        ("PolMinCouns met with Minister Orvane Marin on March 3.", "Polmincouns", "Marin"),
        ("On March 3 Poloff met with Ambassador-at-Large Orvane Marin.", "Poloff", "Marin"),
        ("On March 3 Poloff met with MOD Cooperation Chief Orvane Marin.", "Poloff", "Marin"),
        ("Minister Marin told Senator Bly during his March 3 visit that the dam leaked.", "Marin", "Bly"),
        ("On the margins of the March 3 session, Minister Marin told Ambassador Bly that it leaked.", "Marin", "Bly"),
    ],
)
def test_ways_of_telling_of_a_meeting(text: str, who: str, whom: str) -> None:
    (found,) = meetings(cable_of(text))
    assert ([one.name for one in found.who], [one.name for one in found.whom]) == ([who], [whom])
    assert found.when == "2004-03-03"
    assert found.status == "held"


@pytest.mark.parametrize(
    "text",
    [
        '"I recently spoke to my Ostrelian counterpart," Director Marin reported, "and he said nothing of it."',
        'Director Tarn Bly said that "we met with President Marin at the dam for nine hours in May."',
        "The Ambassador saw Minister Orvane Marin as a rival.",
        "THE MINISTER SAID THAT THE EMBASSY WOULD DO ALL IT COULD TO MEET SHAH'S NEEDS, WHATEVER THE DAM MIGHT COST.",
        "Minister Orvane Marin pulled the mayor out of the dam.",
        "Minister Orvane Marin joined the mayor on the board.",
        "Minister Orvane Marin told Poloff that the dam had leaked on March 3.",
        "The Ambassador discussed the March 3 meeting with Minister Orvane Marin.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert meetings(cable_of(text)) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On March 3 Minister Marin took the initiative to call on the Ambassador.", ["held"]),
        ("The Ambassador managed to meet with Minister Marin on March 3.", ["held"]),
        ("The Ambassador did not take the opportunity to call on Minister Marin.", ["not-held"]),
        ("Minister Marin had been known to call on the Ambassador.", []),
        ("When Minister Marin arrived to meet the Ambassador, the dam leaked.", []),
        ("Minister Marin hoped to meet with the Ambassador.", ["planned"]),
    ],
)
def test_what_somebody_had_the_chance_or_the_habit_to_do(text: str, status: list[str]) -> None:
    assert [one.status for one in meetings(cable_of(text))] == status


def test_a_request_that_opens_the_sentence() -> None:
    (asked,) = meetings(cable_of("At Minister Orvane Marin's request, the Ambassador met with Marin on March 3."))
    assert asked.request is not None
    assert asked.request.by == "Marin"


def test_who_calls_to_report_telephones() -> None:
    (found,) = meetings(cable_of("Minister Orvane Marin called the Ambassador to report that the dam leaked."))
    assert (found.kind, found.status) == ("telephone", "held")


def test_a_day_of_a_meeting_with_somebody_else_is_its_own() -> None:
    text = (
        "Speaker Orvane Marin discussed the dam with President Tarn Bly, and passed along his sense of how things had"
        " gone in a March 3 conversation with the Ambassador."
    )
    found = {one.whom[0].name: one.when for one in meetings(cable_of(text))}
    assert found == {"Bly": None, "Ambassador": "2004-03-03"}


def test_a_day_of_what_only_describes_a_thing_is_none_of_the_meeting() -> None:
    text = "The Ambassador, who had been in Sestrin on March 3, met with Minister Orvane Marin."
    (found,) = meetings(cable_of(text))
    assert found.when is None
    text = "In two meetings held on March 3, President Orvane Marin and Secretary Tarn Bly discussed the dam."
    (held,) = meetings(cable_of(text))
    assert held.when == "2004-03-03"


def test_what_one_was_not_able_to_do_is_not_held() -> None:
    (found,) = meetings(cable_of("The Ambassador had not been able to meet with Minister Orvane Marin for months."))
    assert found.status == "not-held"
