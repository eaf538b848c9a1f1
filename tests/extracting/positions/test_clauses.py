"""Clauses, their conditions, and patterns in them."""

import pytest

from reftel.extracting.cues import tokens_of
from reftel.extracting.positions.clauses import clauses, condition_of, demanded, find
from reftel.extracting.positions.mentions import Mention


def parts(text: str) -> list[tuple[str, str]]:
    tokens = tokens_of(text)
    return [(text[tokens[c.lo].start : tokens[c.hi - 1].end], c.part) for c in clauses(tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We support the bid", [("We support the bid", "main")]),
        (
            "While the GOV insists on 2005, he explained, if nobody agrees, it can wait",
            [
                ("While the GOV insists on 2005", "concession"),
                ("he explained", "aside"),
                ("if nobody agrees", "condition"),
                ("it can wait", "main"),
            ],
        ),
        (
            "we would agree, but only if the boats are back",
            [("we would agree", "main"), ("but only", "main"), ("if the boats are back", "condition")],
        ),
        ("we agree once the boats are back", [("we agree", "main"), ("once the boats are back", "condition")]),
        ("we could once again agree", [("we could once again agree", "main")]),
        ("it helps at once, we agree", [("it helps at once", "main"), ("we agree", "main")]),
        ("we agree in the event of war", [("we agree", "main"), ("in the event of war", "condition")]),
        (
            "there is no reason to drop our bid (for the 2005 chair) now",
            [("there is no reason to drop our bid (for the 2005 chair) now", "main")],
        ),
        (
            "the text (which nobody here has yet read to its end) is good",
            [("the text", "main"), ("which nobody here has yet read to its end", "main"), ("is good", "main")],
        ),
        ("a bracket) that never opened", [("a bracket", "main"), ("that never opened", "main")]),
    ],
)
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_despite_is_no_clause_with_a_stance() -> None:
    [first, _] = clauses(tokens_of("Despite wide support for the bid, rules are rules"))
    assert (first.part, first.nominal) == ("concession", True)


@pytest.mark.parametrize(
    ("text", "index", "held", "expected"),
    [
        ("we agree, he said, if they do", 0, [0], "if they do"),
        ("if they do, we agree", 1, [1], "if they do"),
        ("while we insist on one, if nobody agrees, we wait for two", 0, [0, 2], None),
        ("while we insist on one, if nobody agrees, we wait for two", 2, [0, 2], "if nobody agrees"),
        ("we agree and that is all", 0, [0], None),
        ("we agree, he said", 0, [0], None),
    ],
)
def test_whose_condition_it_is(text: str, index: int, held: list[int], expected: str | None) -> None:
    tokens = tokens_of(text)
    some = clauses(tokens)
    found = condition_of(some, index, held)
    assert (text[tokens[found.lo].start : tokens[found.hi - 1].end] if found else None) == expected


def test_a_demand_takes_back_what_was_given() -> None:
    tokens = tokens_of("we can accept it, but it has to be signed")
    first, second = clauses(tokens)
    assert demanded(tokens, second)
    assert not demanded(tokens, first)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("no .. decision", "there is no final decision", "no final decision"),
        ("no .. decision", "there is no reason, a decision was taken", None),
        ("no .. decision", "no one two three four five decision", None),
        (
            "right to block|veto ... not do it|so",
            "the right to block any bid, he said, but will not do it",
            "right to block any bid, he said, but will not do it",
        ),
        ("insist~ on", "Vardania insisted on it", "insisted on"),
        ("insist~ on", 'it would "insist" on it', 'insist" on'),
        ("precondition", "a pre-condition", "pre-condition"),
        ("gives up", "nobody gives in", None),
        ("gives up", "nobody gives", None),
    ],
)
def test_patterns(pattern: str, text: str, expected: str | None) -> None:
    tokens = tokens_of(text)
    found = find(pattern, tokens, 0, len(tokens))
    assert (text[tokens[found.lo].start : tokens[found.hi - 1].end] if found else None) == expected


def test_a_pattern_with_the_option_stands_before_it() -> None:
    text = "we support the northern route and support the southern one"
    tokens = tokens_of(text)
    north = Mention("north", 3, 5, "cue", 2)
    found = find("support~ .. OPTION", tokens, 0, len(tokens), north)
    assert found is not None
    assert (found.lo, found.hi) == (1, 5)
    assert find("build~ .. OPTION", tokens, 0, len(tokens), north) is None
    assert find("support~ .. OPTION", tokens, 0, len(tokens)) is None
    assert find("OPTION and", tokens, 0, len(tokens), north) is not None
    assert find("route .. OPTION", tokens, 0, len(tokens), north) is None


def test_negation_reaches_a_pattern_that_has_none_of_its_own() -> None:
    tokens = tokens_of("Vardania would not accept it")
    found = find("accept~", tokens, 0, len(tokens))
    own = find("not .. accept~", tokens, 0, len(tokens))
    assert found is not None
    assert own is not None
    assert (found.negated, own.negated) == (True, False)


@pytest.mark.parametrize(
    "pattern", ["accept~ .. terms", "re-elect~", "not .. accept~", "... terms", "OPTION", "reelect~ OPTION", "no terms"]
)
@pytest.mark.parametrize(
    "text",
    [
        'Vardania would not "accept" the terms, and it would re-elect nobody',
        "to reelect or re-elect the chair on no terms",
        "nothing of the kind",
        "",
    ],
)
def test_where_words_stand_changes_nothing_but_the_time(pattern: str, text: str) -> None:
    tokens = tokens_of(text)
    for mention in (None, Mention("o", 1, 2, "cue", 1)):
        for lo in range(len(tokens) + 1):
            # of a plain tuple nobody knows where its words stand: it is searched word for word
            plain = find(pattern, tuple(tokens), lo, len(tokens), mention)
            assert find(pattern, tokens, lo, len(tokens), mention) == plain
