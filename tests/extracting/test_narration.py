"""Deeds and manners in the midst of speech."""

import pytest

from made_speech import noted
from reftel.extracting.narration import narrates, root_of, shows_mood

SPOKE = "Minister Orvane Marin said that the dam leaked. "


@pytest.mark.parametrize(
    ("text", "deed", "mood"),
    [
        ("The Ambassador met the mayor.", True, False),
        ("He visited the town below.", True, False),
        ("He seemed tense.", False, True),
        ("The dam was a disgrace.", False, False),
        ("The town must be warned.", False, False),
    ],
)
def test_narration(text: str, deed: bool, mood: bool) -> None:  # noqa: FBT001
    notes = noted(SPOKE + text)
    sentence, said = notes.sentences[1], notes.drafts[0]
    assert sentence.parse is not None
    root = root_of(sentence.parse)
    assert root is not None
    assert narrates(sentence.parse, root) is deed
    assert shows_mood(sentence, said) is mood
