"""Conversations of a day that a report tells of."""

import pytest

from made_speech import cable_of
from reftel.extracting.meetings import meetings

ASIDE = "The dam had leaked for a year, Dam Chief Orvane Marin told {}."


# EXERCISE: made-up people and places.
@pytest.mark.parametrize(
    "text",
    [
        ASIDE.format("Poloff on March 3"),
        "On March 3, Minister Orvane Marin told Poloff that the dam leaked.",
        "Minister Orvane Marin told Poloff March 3 that the dam leaked.",
    ],
)
def test_a_day_and_two_who_spoke(text: str) -> None:
    (found,) = meetings(cable_of(text))
    assert [one.name for one in found.who] == ["Marin"]
    assert [(one.name, one.of_post) for one in found.whom] == [("Poloff", True)]
    assert (found.kind, found.status, found.when) == ("conversation", "held", "2004-03-03")


@pytest.mark.parametrize(
    "text",
    [
        ASIDE.format("Poloff"),
        ASIDE.format("Senator Tarn Bly on March 3"),
        "The dam had leaked for a year, Dam Chief Orvane Marin said.",
        "The dam had leaked for a year, Dam Chief Orvane Marin warned.",
        "Minister Orvane Marin told Poloff that the dam had leaked on March 3.",
        "On March 3, Minister Orvane Marin told how the dam leaked.",
    ],
)
def test_no_day_nobody_of_the_post_or_nobody_told(text: str) -> None:
    assert meetings(cable_of(text)) == ()
