"""Meetings that a noun tells of."""

import pytest

from made_speech import cable_of
from reftel.extracting.meetings import meetings


def sides(text: str) -> list[tuple[list[str], list[str], str]]:
    return [([p.name for p in m.who], [p.name for p in m.whom], m.status) for m in meetings(cable_of(text))]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Minister Marin told Senator Bly in a March 3 meeting that the dam leaked.", "Marin", "Bly"),
        ("Minister Marin told Senator Bly over lunch that the dam leaked.", "Marin", "Bly"),
        ("In the course of a meeting with Senator Bly, Minister Marin said that the dam leaked.", "Marin", "Bly"),
        ("Senator Bly's March 3 meeting with Minister Marin went on for an hour.", "Bly", "Marin"),
        ("The press wrote much about Senator Bly's recent meeting with Minister Marin.", "Bly", "Marin"),
        ("Minister Marin's meeting with Senator Bly dealt with the dam alone.", "Marin", "Bly"),
        ("The Ambassador used the meeting with Minister Marin to ask about the dam.", "Ambassador", "Marin"),
        (
            "During a March 3 meeting with Chairman of the Dam Board Orvane Marin, Senator Tarn Bly explained it.",
            "Bly",
            "Marin",
        ),
    ],
)
def test_whose_meeting_it_was(text: str, who: str, whom: str) -> None:
    assert sides(text) == [([who], [whom], "held")]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Marin told Senator Bly at the annual meeting of the Dam Board that the dam leaked.",
        "The press asked about Senator Bly's possible meeting with Minister Marin.",
        "Senator Bly's meeting with Minister Marin was not on the list.",
        "The Ministry cancelled Senator Bly's March 3 meeting with Minister Marin.",
        "Minister Marin spoke in talks on Ostrel and the dam.",
        "In a March 3 meeting with Tarn Bly, Minister Marin's secretary, stressed the dam.",
    ],
)
def test_what_is_no_meeting_of_theirs(text: str) -> None:
    assert sides(text) == []


def test_an_upcoming_meeting_is_planned() -> None:
    text = "Poloff asked about Senator Bly's upcoming meeting with Minister Marin."
    assert sides(text) == [(["Bly"], ["Marin"], "planned")]


def test_a_dated_meeting_of_two_at_which_somebody_spoke() -> None:
    text = "At a March 3 meeting between the Ambassador and Chairman Orvane Marin, he criticized the Dam Board."
    (found,) = meetings(cable_of(text))
    assert ([one.name for one in found.who], [one.name for one in found.whom]) == (["Ambassador"], ["Marin"])
    assert (found.when, found.status) == ("2004-03-03", "held")
    text = "At a March 3 meeting between the former CDA and Orvane Marin, he criticized the Dam Board."
    (found,) = meetings(cable_of(text))
    assert ([one.of_post for one in found.who], [one.name for one in found.whom]) == ([False], ["Marin"])
    assert found.whom[0].role is None
    assert meetings(cable_of("At a meeting between the old dam and the new, he criticized the Dam Board.")) == ()
