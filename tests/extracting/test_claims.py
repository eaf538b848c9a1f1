"""Claims of a language model, held to the characters of the paragraph."""

from made_speech import noted
from reftel.extracting.claims import Claim, claims_in, drafts_of

TEXT = "Minister Marin said it leaked. The dam is old. Nobody believed him; Marin said so again."


def test_words_are_found_nearest_to_what_was_said() -> None:
    notes = noted(TEXT)
    drafts, dropped = drafts_of([Claim("so again", "state", "Marin")], 0, notes, because="x")
    assert dropped == 0
    assert drafts[0].speaker_at is not None
    assert drafts[0].speaker_at.start == TEXT.rindex("Marin")


def test_no_speaker_is_the_posts_own_voice_and_a_long_one_reaches_over_sentences() -> None:
    claim = Claim("it leaked. The dam is old.", "state")
    (draft,), _ = drafts_of([claim], 0, noted(TEXT), because="x")
    assert (draft.voice, draft.extent) == ("post", (TEXT.index("it leaked"), TEXT.index(" Nobody")))


def test_no_more_than_so_many_are_taken() -> None:
    row = b'{\\"content\\":\\"a\\",\\"act\\":\\"state\\"}'
    answer = b'{"choices":[{"message":{"content":"[' + b",".join([row] * 300) + b']"}}]}'
    found = claims_in(answer)
    assert (len(found.claims), found.unusable) == (200, 100)
    assert claims_in(None).unusable == 1
