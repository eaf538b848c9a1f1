"""The stance lexicon: its words, its forms, and how far a negation reaches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.extracting.cues import denials_in, forms_of, hits_in, lexicon, negated_at, tokenized, tokens_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We won't accept Ostrel's non-paper.", ["we", "will", "not", "accept", "ostrel", "'s", "non-paper", "."]),
        ("It cannot wait", ["it", "can", "not", "wait"]),
        ("They can’t, and don’t", ["they", "can", "not", ",", "and", "do", "not"]),
        ("the U.S. draft", ["the", "u.s.", "draft"]),
        ("we'll see -- 1,000", ["we", "'ll", "see", "--", "1,000"]),
        ("the ' sign", ["the", "'", "sign"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens_of(text)] == words


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("agree", "agreed"),
        ("agree", "agreeing"),
        ("deny", "denied"),
        ("commit", "committed"),
        ("press", "presses"),
        ("seek", "sought"),
        ("withdraw", "withdrew"),
        ("play", "played"),
        ("undertake", "undertook"),
    ],
)
def test_forms_of_a_word(word: str, form: str) -> None:
    assert form in forms_of(word)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("would accept the text", ["support"]),
        ("would not accept the text", ["reject"]),
        ("won't accept the text", ["reject"]),
        ("has no reason for pilots to renounce it", ["support"]),
        ("not only accepts but praises it", ["support", "support"]),
        ("did not come, but supports it", ["support"]),
        ("was not concerned", ["state"]),
        ("wants the Bank to wait", ["request"]),
        ("wants to wait", ["commit"]),
        ("a dam", []),
    ],
)
def test_cues_and_their_negation(text: str, acts: list[str]) -> None:
    assert [hit.act for hit in hits_in(tokens_of(text)) if hit.cue.kind != "noun"] == acts


def test_a_gap_ends_at_a_stop() -> None:
    assert not hits_in(tokens_of("he turned, the corner, down the road"))


def test_a_negation_does_not_cross_a_clause() -> None:
    tokens = tokens_of("It is not ready because we wait")
    assert negated_at(tokens, 3)
    assert not negated_at(tokens, len(tokens) - 1)


def test_a_negation_ends_where_a_clause_of_its_own_begins() -> None:
    tokens = tokens_of("it had not accepted the bridge and it opposed the route")
    assert negated_at(tokens, 3)
    assert not negated_at(tokens, next(at for at, token in enumerate(tokens) if token.word == "opposed"))


def test_negations_are_counted_and_not_only_is_none() -> None:
    tokens = tokens_of("not only no route but never a bridge")
    assert denials_in(tokens, 0, len(tokens)) == 2
    assert denials_in(tokens, -3, 1) == 0


def test_no_cue_stands_twice() -> None:
    for kind in ("stance", "judgement", "noun"):
        words = [row[0] for rows in lexicon()[kind].values() for row in rows]
        assert len(words) == len(set(words)), sorted({word for word in words if words.count(word) > 1})


def test_every_row_has_an_example_and_a_known_act() -> None:
    acts = {"state", "ask", "support", "reject", "request", "commit", "criticize"}
    for kind in ("stance", "judgement", "noun"):
        for act, rows in lexicon()[kind].items():
            assert act in acts
            for words, example, *negated in rows:
                assert words
                assert example.endswith((".", "?"))
                assert set(negated) <= acts


def test_the_word_lists_are_lower_case() -> None:
    for name in lexicon()["words"]:
        assert all(word == word.lower() for word in words_of(name))


@given(st.text(max_size=200))
def test_never_raises_and_keeps_places(text: str) -> None:
    tokens = tokens_of(text)
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
    for hit in hits_in(tokens):
        assert 0 <= hit.lo < hit.hi <= len(tokens)


@given(st.text(alphabet="aB.-_ '’1,É²(", max_size=30))
def test_tokens_are_those_of_the_plain_pattern(text: str) -> None:
    """Plain words are tried first, for time alone: a simpler pattern finds the same, at the same places."""
    simple = re.compile(
        r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-.][^\W\d_]+)*|\d+(?:[.,]\d+)*|--|[^\w\s]",
    )
    text = text.replace("'", "").replace("’", "")
    assert [(t.word, t.start, t.end) for t in tokenized(text)] == [
        (m[0].lower(), m.start(), m.end()) for m in simple.finditer(text)
    ]
