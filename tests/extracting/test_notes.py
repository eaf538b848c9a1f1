"""The record that the stages add to."""

from made_speech import noted
from reftel.extracting.notes import drafts_by_sentence


def test_a_draft_leads_to_its_words_and_its_sentence() -> None:
    notes = noted("Minister Marin arrived. He said that the dam leaked.")
    (draft,) = notes.drafts
    assert notes.text(draft) == "the dam leaked"
    assert notes.sentence_of(draft).text == "He said that the dam leaked."


def test_the_drafts_of_each_sentence_that_has_any() -> None:
    notes = noted(
        "Minister Marin arrived. He said that the dam leaked. Bly said that it held and asked who had built it."
    )
    found = drafts_by_sentence(notes.drafts)
    assert list(found) == [1, 2]
    assert tuple(draft for drafts in found.values() for draft in drafts) == notes.drafts
