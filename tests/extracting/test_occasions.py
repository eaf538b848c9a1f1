"""Whether a date is that of what happens in a sentence."""

import pytest

from made_speech import noted
from reftel.extracting.cues import tokens_of
from reftel.extracting.dates import dates_in
from reftel.extracting.notes import Sentence
from reftel.extracting.occasions import Place, place_of


def place(text: str) -> tuple[Sentence, Place | None]:
    """The sentence, and where its last date belongs."""
    sentence = noted(text).sentences[0]
    tokens = tokens_of(sentence.text)
    return sentence, place_of(tokens, dates_in(sentence.text, tokens, "2004-03-17")[-1], sentence, people=True)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("On March 12 Minister Orvane Marin told the Ambassador that the dam leaked.", "told"),
        ("Minister Orvane Marin received the Ambassador March 12.", "received"),
        ("During a March 12 meeting with Orvane Marin, the Ambassador said that the dam leaked.", "said"),
        ("Orvane Marin, who met the Ambassador on March 12, said that the dam leaked.", "met"),
        ("The Ambassador met Orvane Marin the evening of March 12 in Sestrin.", "met"),
        ("Marin told Poloff at the March 12 Sestrin River Dam Board meeting that it leaked.", "told"),
        # an event that is only named, a paper, what is to come
        ("The Ambassador raised the agreement signed at the February summit.", None),
        ("Marin, who was packing for the March 10 Council meeting, said that the dam leaked.", None),
        ("Marin praised the assessment of the March 2 announcement.", None),
        ("Marin hoped for a decision prior to the visit of the Council on March 12.", None),
        ("Marin criticized the March 2 paper.", None),
        ("Hearing that the delegation would be in Sestrin on March 12, Marin said that the dam leaked.", None),
        ("Marin praised March 2's work on the dam.", None),
        ("Marin cited 2003 levels of the river when he told us that the dam leaked.", None),
        ("Marin told us (on March 2) that the dam leaked.", None),
        ("Busy since March 2, Marin said that the dam leaked.", None),
    ],
)
def test_a_date_belongs_to_the_saying_or_to_nothing(text: str, verb: str | None) -> None:
    sentence, found = place(text)
    if verb is None:
        assert found is None
    else:
        assert found is not None
        assert found.verb is not None
        assert sentence.parse is not None
        assert sentence.parse.words[found.verb] == verb


def test_an_event_that_bears_a_date_is_a_meeting_only_if_people_meet_at_it() -> None:
    assert place("At the March 12 Council meeting Marin said that the dam leaked.")[1] == Place(7, meets=True)
    speech = place("In his March 12 speech Marin said that the dam leaked.")[1]
    assert speech is not None
    assert not speech.meets
