"""What was said on no one day."""

import pytest

from made_speech import noted, said
from reftel.extracting.standing import in_public, is_now, looks_back, on_many_days, stands, watches

MET = "On March 3 the Ambassador met Minister Orvane Marin in Sestrin. "


@pytest.mark.parametrize(
    "text",
    [
        "Marin has long criticized the Board for the leaking dam and its price.",
        "Some observers said that the dam leaked and that nobody would mend it.",
        "Marin publicly said that the dam leaked and that nobody would mend it.",
    ],
)
def test_what_is_said_at_no_one_time_has_not_the_day_of_the_talk(text: str) -> None:
    assert {row.said_on for row in said(MET + text) if row.voice == "reported"} == {None}


def test_what_tells_it() -> None:
    notes = noted("Marin has previously criticized the Board for the leaking dam.")
    draft, sentence = notes.drafts[0], notes.sentences[0]
    assert stands(draft, sentence)
    assert looks_back(draft, [draft], sentence)
    assert not is_now(draft, sentence)
    assert not watches(draft)
    assert not in_public(sentence, [draft])
    assert not on_many_days(sentence, [draft])
