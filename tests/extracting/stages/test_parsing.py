"""Sentences with their voice; labels, notices and marks are fenced off."""

import pytest

from made_speech import cable_of, noted
from reftel.extracting.notes import Notes
from reftel.extracting.stages.parsing import LONGEST_PARAGRAPH, read_sentences

TABLE = [
    ("Summary. The dam leaked. End Summary.", ["The dam leaked."]),
    ("(C) Comment: The dam leaked.", ["The dam leaked."]),
    ("-- (SBU) The dam leaked.", ["The dam leaked."]),
    ("--The dam leaked.", ["The dam leaked."]),
    ("Madam Secretary: The dam leaked.", ["The dam leaked."]),
    ("The dam leaked. Visit our Classified Web Site at http://dam.example", ["The dam leaked."]),
    ("The dam leaked. ******", ["The dam leaked."]),
]


@pytest.mark.parametrize(("text", "sentences"), TABLE)
def test_labels_are_no_speech(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in noted(text).sentences] == sentences


def test_a_comment_goes_on_under_its_label() -> None:
    assert {sentence.role for sentence in noted("Comment continued: It leaked. It will leak.").sentences} == {"comment"}
    assert {sentence.role for sentence in noted(("summary", "It leaked.")).sentences} == {"summary"}


def test_a_sentence_may_begin_inside_a_quotation() -> None:
    assert [s.in_quote for s in noted('"It leaked. It will leak," Marin said.').sentences] == [False, True]


def test_a_table_run_together_is_left_out() -> None:
    cable = cable_of("leak " * (LONGEST_PARAGRAPH // 4))
    assert read_sentences(Notes(cable=cable)).sentences == ()
