"""What was said not to be so is never told without the words that deny it."""

import pytest

from made_question import question, say, taken_apart
from made_speech import said
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.extracting.positions import positions
from reftel.extracting.positions.claims import claims
from reftel.extracting.positions.readings import read
from reftel.extracting.stages.denial import act_of_disbelief, denying_words, disbelieved, is_denied, refused

DENIED = (
    # sentence, content, act
    (
        "Oyen denied that Vardania was unwilling to engage.",
        "denied that Vardania was unwilling to engage",
        "support",
    ),
    ("Oyen denied that any thefts took place.", "denied that any thefts took place", "state"),
    (
        "Oyen was skeptical that the clean-up efforts would bring results.",
        "skeptical that the clean-up efforts would bring results",
        "criticize",
    ),
    ("Oyen denied any involvement in the theft.", "denied any involvement in the theft", "state"),
    ("The dam had leaked, Oyen denied.", "The dam had leaked, Oyen denied", "state"),
    ("Oyen did not believe that Ostrel would sign.", "did not believe that Ostrel would sign", "state"),
    ("Oyen did not think Ostrel should sign.", "did not think Ostrel should sign", "reject"),
    ("Oyen did not think he could accept the plan.", "did not think he could accept the plan", "reject"),
    (
        "Oyen rejected the claim that Vardania had attacked the port.",
        "rejected the claim that Vardania had attacked the port",
        "state",
    ),
)


@pytest.mark.parametrize(("text", "content", "act"), DENIED)
def test_the_words_of_denial_are_part_of_what_was_said(text: str, content: str, act: str) -> None:
    assert [(one.content, one.act, one.negated) for one in said(text)] == [(content, act, True)]


def test_a_noun_of_denial_denies() -> None:
    found = said("The Minister, Tarn Oyen, met us. Nobody believed Oyen's denial that the dam had leaked.")
    assert [(one.content, one.negated) for one in found if "dam" in one.content] == [
        ("denial that the dam had leaked", True)
    ]


@pytest.mark.parametrize(
    "text", ["Vardania denied a request for overflight.", "The Ministry denied our request to visit the port."]
)
def test_a_request_that_is_denied_is_refused(text: str) -> None:
    assert [one.act for one in said(text)] == ["reject"]


@pytest.mark.parametrize("text", ["Oyen said that the dam leaked.", "Oyen believed that Ostrel would sign."])
def test_what_is_not_denied_stays_as_it_is(text: str) -> None:
    assert not any(one.negated or one.content.startswith(("said", "believed")) for one in said(text))


def test_without_a_parse_the_word_before_the_content_denies() -> None:
    text = "Oyen denied that the dam leaked."
    sentence = Sentence(index=0, para=0, start=0, end=len(text), text=text, role="body")
    draft = Draft(
        sentence=0,
        start=text.index("the dam"),
        end=len(text) - 1,
        frame="that",
        act="state",
        verb="deny",
        speaker_at=Mention("Oyen", 0, 4),
    )
    assert is_denied(draft, None)
    assert not refused(draft, None)
    assert not disbelieved(draft)
    place = denying_words(draft, sentence)
    assert place is not None
    assert text[slice(*place)] == "denied"


def test_what_others_would_do_is_only_not_foreseen() -> None:
    assert act_of_disbelief("commit", "promise:would sign", own=False) == "state"
    assert act_of_disbelief("support", "stance:accept~", own=True) == "reject"
    assert act_of_disbelief("support", "judgement:good", own=False) == "reject"


def test_a_denial_turns_the_words_of_a_board_round() -> None:
    def stance(content: str) -> str | None:
        [one], _, _ = taken_apart(say(content, negated=True))
        found = read(one, one.mentions[0], candidacy=True)
        return found.gives if found else None

    assert stance("denied that it supports the 2005 chairmanship") == "reject"
    assert stance("denied that it opposes the 2005 chairmanship") is None
    [one], _, vocabulary = taken_apart(say("denied that Ostrel supports the Vardanian bid", negated=True))
    assert "Ostrel" not in {claim.actor for claim in claims(one, vocabulary)}
    [one], _, vocabulary = taken_apart(say("it noted that Ostrel supports the Vardanian bid"))
    assert "Ostrel" in {claim.actor for claim in claims(one, vocabulary)}


@pytest.mark.parametrize("words", ["having taken the money", "taking the money", "that he had taken the money"])
def test_a_deed_that_is_denied_is_a_denial(words: str) -> None:
    [one] = said(f"Oyen denied {words}.")
    assert (one.content, one.negated, one.act) == (f"denied {words}", True, "state")


@pytest.mark.parametrize(
    "words",
    ["did not deny that the dam leaked", "never denied that it would block the sale", "did not deny the report"],
)
def test_what_is_not_denied_is_neither_denied_nor_confirmed(words: str) -> None:
    [one] = said(f"Oyen {words}.")
    assert (one.content, one.negated, one.act) == (words, False, "state")


@pytest.mark.parametrize("stance", ["supports", "would block", "opposes"])
def test_what_is_not_denied_is_no_stance(stance: str) -> None:
    told = said(f"Oyen did not deny that Ostrel {stance} the 2005 chairmanship.")
    assert told
    assert {one.stance for one in positions(question(), told)} == set()
    content = f"did not deny that it {stance} the 2005 chairmanship"
    assert positions(question(), [say(content, "GOC")]) == ()
