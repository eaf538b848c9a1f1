"""What somebody did instead of speaking is nobody's statement."""

import pytest

from made_speech import noted, said
from reftel.extracting.gestures import is_gesture

GESTURES = [
    "Minister Marin shrugged.",
    "Minister Marin looked at his watch for a long time.",
    "The Minister was silent for a moment.",
    "Minister Marin said nothing.",
    "Minister Marin shook his head.",
    "The Minister would neither confirm nor deny that the dam leaked.",
    "Minister Marin would not say who had sold the dam.",
    "Minister Marin would not be drawn on the state of the dam.",
]
SPEECH = [
    "Minister Marin laughed that the dam leaked.",
    "Minister Marin would not accept the plan of the mayor.",
    "The dam looked old.",
    "The river falls in May.",
]


@pytest.mark.parametrize("text", GESTURES)
def test_gestures(text: str) -> None:
    assert is_gesture(noted(text).sentences[0])
    assert said(text) == []


@pytest.mark.parametrize("text", SPEECH)
def test_no_gestures(text: str) -> None:
    assert not is_gesture(noted(text).sentences[0])


def test_what_somebody_says_after_a_gesture_is_found() -> None:
    text = "Minister Marin shrugged and said that the dam was somebody else's business."
    assert [row.content for row in said(text)] == ["the dam was somebody else's business"]
