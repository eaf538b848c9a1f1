"""What the post says itself, as statements."""

import pytest

from made_speech import said


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Post believes that the dam leaks and that the Board will close it.", ["state"]),
        ("We hope that the mayor will mend the dam before the summer.", ["request"]),
        ("REQUEST GUIDANCE.", ["request"]),
    ],
)
def test_what_the_post_says_of_itself_is_in_its_voice(text: str, acts: list[str]) -> None:
    rows = said(text)
    assert [(row.speaker, row.voice) for row in rows] == [("post", "post")] * len(acts)
    assert [row.act for row in rows] == acts


def test_what_others_grant_is_left_out_of_what_the_post_says() -> None:
    rows = said(
        ("comment", "While some call the old dam above the town safe, the figures of the Board are misleading.")
    )
    assert ("post", "the figures of the Board are misleading") in [(row.speaker, row.content) for row in rows]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Board officials have made clear that the dam is far from safe.", "the dam is far from safe"),
        ("Observers were suggesting that the mayor may have come too late.", "the mayor may have come too late"),
    ],
)
def test_in_a_comment_too_what_others_have_said_is_theirs(text: str, told: str) -> None:
    assert told in [row.content for row in said(("comment", text)) if row.voice == "reported"]


def test_what_the_post_did_is_no_view() -> None:
    assert said(("comment", "We passed the file on to the Board of Dams in May.")) == []


def test_what_is_reported_in_a_comment_stays_whoever_said_it() -> None:
    rows = said(("comment", "Mayor Tarn Bly told us that the dam leaked, but the figures are far from certain."))
    assert rows[0].speaker == "Bly"
    assert rows[0].voice == "reported"
