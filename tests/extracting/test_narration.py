"""Deeds and manners in the midst of speech."""

import pytest

from made_speech import noted
from reftel.extracting.narration import narrates, root_of, says_we, shows_mood

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


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("We would be in no position to endorse the dam.", True),
        ("Should we seek another dam?", True),
        ("In the short term we needed to keep the dam.", True),
        ("We would note that the dam is old.", False),
        ("We told him that the dam was old.", False),
        ("We met the mayor.", False),
        ("We believe that the dam is old.", False),
        ("We were told that the dam was old.", False),
        ("The dam would hold.", False),
    ],
)
def test_we_in_the_past_goes_on_with_what_was_said(text: str, theirs: bool) -> None:  # noqa: FBT001
    notes = noted(SPOKE + text)
    sentence = notes.sentences[1]
    assert (
        says_we(sentence, [draft for draft in notes.drafts if draft.sentence == 1 and draft.verb_at is not None])
        is theirs
    )
