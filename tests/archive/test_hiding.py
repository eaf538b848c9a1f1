"""What a redacted copy hides of another one: never less than was hidden, and no more than must be."""

import hypothesis
from hypothesis import strategies as st

from reftel.archive.hiding import GAP, hidden_by, is_gap, words_of

WORDS = st.lists(st.sampled_from("abc"), max_size=14)


def redacted(words: list[str], spans: list[tuple[int, int]]) -> tuple[list[str | None], set[int]]:
    """A copy of the words with some stretches taken out, and the places that were."""
    gone = {at for low, size in spans for at in range(low, min(low + size, len(words)))}
    copy: list[str | None] = []
    for at, word in enumerate(words):
        if at not in gone:
            copy.append(word)
        elif at - 1 not in gone:
            copy.append(GAP)
    return copy, gone


def cuts(most: int = 3) -> st.SearchStrategy[list[tuple[int, int]]]:
    return st.lists(st.tuples(st.integers(0, 13), st.integers(1, 4)), max_size=most)


def test_what_can_be_told_is_told_exactly() -> None:
    text = words_of("Orvane told the Ambassador that Vardania would accept.")
    assert (
        hidden_by(text, words_of("XXXXXXXXXXXX told the Ambassador that Vardania would accept."))
        == [True] + [False] * 7
    )
    assert hidden_by(text, words_of("Orvane told XXXXXXXXXXXX would accept.")) == [False] * 2 + [True] * 4 + [False] * 2
    assert hidden_by(text, text) == [False] * 8


def test_what_may_be_either_is_hidden_both() -> None:
    assert hidden_by(["a", "b", "a", "b"], ["a", GAP, "b"]) == [False, True, True, False]
    assert hidden_by(["a", "b", "a"], [GAP, "a"]) == [True, True, False]
    assert hidden_by(["a", "a", "a"], ["a", GAP, "a"]) == [False, True, False]


def test_a_text_that_is_no_copy_tells_nothing() -> None:
    assert hidden_by(["a", "b"], ["c", GAP]) is None
    assert hidden_by([], []) == []


def test_redactions_are_known_by_their_look() -> None:
    assert all(map(is_gap, ("XXXXXXXXXXXX,", "[EXCISED]", "xxxx", "█████", "[REDACTED].")))
    assert not any(map(is_gap, ("XXX", "excised", "Orvane", "[sic]")))


@hypothesis.given(WORDS, cuts())
def test_no_word_that_was_taken_out_is_told_to_be_open(words: list[str], spans: list[tuple[int, int]]) -> None:
    copy, gone = redacted(words, spans)
    hidden = hidden_by(words, copy)
    assert hidden is not None
    assert gone <= {at for at, hides in enumerate(hidden) if hides}
    if not gone:
        assert not any(hidden)


@hypothesis.given(WORDS, cuts(), cuts())
def test_two_copies_that_hide_different_things_hide_both(
    words: list[str], first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    one, gone_in_one = redacted(words, first)
    two, gone_in_two = redacted(words, second)
    hidden = hidden_by(one, two)
    assert hidden is not None
    places = [at for at in range(len(words)) if at not in gone_in_one]
    shown = {
        place
        for place, hides in zip(places, (h for w, h in zip(one, hidden, strict=True) if w is not GAP), strict=True)
        if not hides
    }
    assert not shown & gone_in_two
