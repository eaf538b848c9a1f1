"""A whole sentence as one statement."""

from made_speech import noted, said
from reftel.extracting.wholes import whole_of


def test_a_sentence_without_the_stops_at_its_edges() -> None:
    sentence = noted("But the dam leaks, and it always has.").sentences[0]
    draft = whole_of(sentence, None, "comment")
    assert sentence.text[draft.start - sentence.start : draft.end - sentence.start].endswith("it always has")
    assert (draft.act, draft.frame) == ("state", "comment")


def test_a_question_asks() -> None:
    sentence = noted("Is the dam safe for all of us?").sentences[0]
    assert whole_of(sentence, None, "implicit").act == "ask"


def test_a_quotation_that_goes_on_is_one_statement() -> None:
    rows = said(
        "Minister Orvane Marin said that the dam was old. "
        '"Nobody mended it. Nobody will. It was never safe for the town."'
    )
    assert rows[-1].content == '"Nobody mended it. Nobody will. It was never safe for the town."'
