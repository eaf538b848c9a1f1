"""The record that the stages add to."""

from made_speech import noted


def test_a_draft_leads_to_its_words_and_its_sentence() -> None:
    notes = noted("Minister Marin arrived. He said that the dam leaked.")
    (draft,) = notes.drafts
    assert notes.text(draft) == "the dam leaked"
    assert notes.sentence_of(draft).text == "He said that the dam leaked."
