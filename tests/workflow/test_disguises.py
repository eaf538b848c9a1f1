"""Names that are none of the words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.facts import spellings
from reftel.workflow.disguises import WITHIN, Words, decoded, disguises, mended, words_of

WORDS = words_of([spellings.key("Zorblax"), spellings.key("Quimby"), "ab"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He saw Zor-\nblax there", "Zor-\nblax"),
        ("He saw Qui\r\nmby there", "Qui\r\nmby"),
        ("He saw Zor\u00adblax there", "Zor\u00adblax"),
        ("He saw Z O R B L A X there", "Z O R B L A X"),
        ("He saw Z.O.R.B.L.A.X there", "Z.O.R.B.L.A.X"),
        ("the Zorblaxes there", "Zorblaxes"),
        ("talkWithZorblax there", "talkWithZorblax"),
        ("aQuimbyLetter there", "aQuimbyLetter"),
    ],
)
def test_what_is_found(text: str, found: str) -> None:
    assert [text[one.start : one.end] for one in disguises(text, WORDS)] == [found]


@pytest.mark.parametrize("text", ["Zorblax left", "A B C D", "the zor blax", "line\nbreak", "a\u200bb"])
def test_what_is_a_word_or_nothing_is_not_found(text: str) -> None:
    assert list(disguises(text, WORDS)) == []
    assert list(disguises(text, Words())) == []


def test_words_of_a_dictionary_hide_nobody() -> None:
    assert list(disguises("a submarine", words_of(["marin"]))) == []
    assert [one.word for one in disguises("the Marinists", words_of(["marin"]))] == ["marin"]
    assert WITHIN == 5
    assert "ab" not in WORDS


def test_a_mended_text_has_the_words() -> None:
    text = "Yusuf Zor-\nblax and YusufQuimby"
    assert mended(text, disguises(text, WORDS)).split() == ["Yusuf", "Zorblax", "and", "Yusuf", "Quimby"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Z&#111;rblax", "Zorblax"),
        ("Z&#x6F;rblax &amp; &nosuch; x", "Zorblax & &nosuch; x"),
        ("Zor<b>blax</b>", "Zorblax"),
        ("Zor\\u0062lax\\n", "Zorblax\n"),
        ("Zor=\nblax =C3=A9", "Zorblax é"),
        ("Zor%62lax %C3%A9", "Zorblax é"),
    ],
)
def test_escapes_are_undone_and_lead_back(text: str, plain: str) -> None:
    found = decoded(text)
    assert found is not None
    assert found.text == plain
    start = plain.index("Zorblax") if "Zorblax" in plain else 0
    low, high = found.span(start, start + 7)
    assert text[low] == "Z"
    assert text[high - 1] == "x"


def test_a_text_without_escapes_is_none() -> None:
    assert decoded("a < b & c = d 50% \\x") is None


@given(
    st.lists(st.sampled_from(["Zorblax", "&#97;", "&eacute;", "<b>", "</i>", "\\u00e9", "=\n", "%C3%A9", "&x;", " "]))
)
def test_every_sign_leads_back_to_where_it_stands(parts: list[str]) -> None:
    text = "".join(parts)
    found = decoded(text)
    if found is not None:
        spans = [found.span(at, at + 1) for at in range(len(found.text))]
        assert spans == sorted(spans)
        assert all(0 <= low < high <= len(text) for low, high in spans)
        assert all(found.text[at] in (text[low], *"aé\ufffd") for at, (low, _) in enumerate(spans))
