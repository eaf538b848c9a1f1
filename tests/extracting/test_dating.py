"""What a sentence dates."""

import pytest

from made_speech import noted
from reftel.extracting.dates import find_dates
from reftel.extracting.dating import Setting, is_crowd, near, past, setting_of

DAY = "2004-03-17"


def setting(text: str) -> Setting | None:
    """What the one sentence of a cable of 17 March 2004 dates."""
    notes = noted(text)
    return setting_of(notes.sentences[0], list(notes.drafts), DAY)


@pytest.mark.parametrize(
    ("text", "day", "meets"),
    [
        (
            "The talking points were delivered on March 12 to officials of the River Ministry in Sestrin.",
            "2004-03-12",
            True,
        ),
        (
            "The Ambassador met with Minister Orvane Marin the morning of March 12 to discuss the leaking dam.",
            "2004-03-12",
            True,
        ),
        ("On March 12 the Board dismissed two of its engineers without giving any reason.", "2004-03-12", False),
        (
            "In press releases on March 12, the Embassy of Gormer blamed the Board for the leaking dam.",
            "2004-03-12",
            False,
        ),
    ],
)
def test_people_meet_on_a_day_or_something_takes_place(text: str, day: str, *, meets: bool) -> None:
    found = setting(text)
    assert found is not None
    assert (found.edtf, found.meets) == (day, meets)


def test_a_visit_that_is_recalled_is_no_day_of_the_saying() -> None:
    found = setting("Minister Orvane Marin recalled his February 12 visit to the dam with the engineers.")
    assert found is None


def test_what_is_spoken_at_in_public_is_kept() -> None:
    found = setting("In a March 3 speech, Minister Orvane Marin said that the dam leaked and that it was old.")
    assert found is not None
    assert "speech" in found.said_at


def test_who_is_a_crowd_and_which_day_is_past_and_near() -> None:
    assert is_crowd("the press")
    assert not is_crowd("Press Secretary Bly")
    assert near("2004-03-01", DAY)
    assert not near("2001-03-01", DAY)
    text = "on April 1"
    assert past(find_dates(text, DAY)[0], text, DAY) is None
