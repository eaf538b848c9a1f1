"""Deeds and manners in the midst of speech."""

import pytest

from made_speech import noted
from reftel.extracting.narration import (
    is_finite,
    is_habit,
    is_our_deed,
    is_pluperfect,
    is_single,
    is_titled,
    loses_floor,
    narrates,
    says_we,
    shows_mood,
)
from reftel.extracting.notes import Mention

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
    root = sentence.parse.root()
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


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Mayor Tarn Bly insulted the cook.", True),
        ("Mayor Tarn Bly would insult the cook.", False),
        ("Marin was tired.", False),
        ("Iran insulted the cook.", False),
        ("The dam leaked.", False),
    ],
)
def test_the_floor_is_lost_when_another_acts(text: str, lost: bool) -> None:  # noqa: FBT001
    notes = noted(SPOKE + text)
    assert loses_floor(notes.sentences[1], notes.drafts[0], frozenset(["bly", "iran"])) is lost


@pytest.mark.parametrize(("text", "lost"), [("The dam leaks.", True), ("The dam was old.", False)])
def test_what_an_unnamed_one_said_is_over_in_the_present(text: str, lost: bool) -> None:  # noqa: FBT001
    notes = noted("A contact said that the dam leaked. " + text)
    assert loses_floor(notes.sentences[1], notes.drafts[0], frozenset()) is lost


@pytest.mark.parametrize(
    ("text", "habit", "before"),
    [
        ("Minister Orvane Marin said that the dam leaked.", False, False),
        ("Minister Orvane Marin had said that the dam leaked.", False, True),
        ("Officials often complain that the dam leaks.", True, False),
    ],
)
def test_what_is_said_as_a_rule_and_before(text: str, habit: bool, before: bool) -> None:  # noqa: FBT001
    notes = noted(text)
    assert is_habit(notes.sentences[0], notes.drafts[0]) is habit
    assert is_pluperfect(notes.sentences[0], notes.drafts[0]) is before


@pytest.mark.parametrize(
    ("text", "told", "deed"),
    [
        ("Any photographs of the dam that may be found.", False, False),
        ("To collect evidence of the leak.", False, False),
        ("The dam must be repaired.", True, False),
        ("We worked with the mayor for a month.", True, True),
        ("We were worried about the dam.", True, False),
        ("The Quentaran embassy worked with the mayor.", True, False),
    ],
)
def test_what_tells_nothing_and_what_the_post_did(text: str, told: bool, deed: bool) -> None:  # noqa: FBT001
    sentence = noted(text).sentences[0]
    assert sentence.parse is not None
    root = sentence.parse.root()
    assert root is not None
    assert is_finite(sentence.parse, root) is told
    assert is_our_deed(sentence) is deed


def test_a_heading_that_was_run_in() -> None:
    assert is_titled(noted("The Great Dam And Its Makers").sentences[0])
    assert not is_titled(noted("The great dam leaked.").sentences[0])


@pytest.mark.parametrize(
    ("words", "single"),
    [
        ("Orvane Marin", True),
        ("the Minister", True),
        ("adviser XXXXXXXXXXXX", True),
        ("adviser " + "\u0425" * 12, True),  # in Cyrillic
        ("[NAME REMOVED]", True),
        ("XXXXXXXXXXXX officials", False),
        ("Others", False),
        ("Journalists", False),
        ("Everyone", False),
    ],
)
def test_who_may_hold_the_floor(words: str, *, single: bool) -> None:
    assert is_single(Mention(words, 0, len(words))) is single
