"""Where sentences end, and what stands in quotation marks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.extracting.sentences import quotations, split

TABLE = [
    ("He met J. Edgar Marin. He left.", ["He met J. Edgar Marin.", "He left."]),
    ("It met the U.S. Embassy. It left.", ["It met the U.S. Embassy.", "It left."]),
    ("It likes the U.S. The rest does not.", ["It likes the U.S.", "The rest does not."]),
    ("it agrees with the u.s. Vardania agreed too.", ["it agrees with the u.s.", "Vardania agreed too."]),
    (
        '"No," he said. "They will not." Why? Nobody knew.',
        ['"No," he said.', '"They will not."', "Why?", "Nobody knew."],
    ),
    ("Amb. Marin saw Gen. Orvane at 5 p.m. on Mon. 3 May.", ["Amb. Marin saw Gen. Orvane at 5 p.m. on Mon. 3 May."]),
    ("It fell 2.5 percent. u.s. help was welcome.", ["It fell 2.5 percent.", "u.s. help was welcome."]),
    ('"Why now?" he asked. It was late!', ['"Why now?" he asked.', "It was late!"]),
    (
        "It leaks (Comment: It does not. End Comment). More.",
        ["It leaks", "(Comment: It does not.", "End Comment).", "More."],
    ),
    ("Key points:\n\n-- One leaks.\n-- Two do.", ["Key points:", "-- One leaks.", "-- Two do."]),
    ("THE DAM OF THE U.S. EMBASSY LEAKED. HE LEFT.", ["THE DAM OF THE U.S. EMBASSY LEAKED.", "HE LEFT."]),
    ("It leaked. xxxxxxxxxxxx left.", ["It leaked.", "xxxxxxxxxxxx left."]),
    ("It leaked. \u0445\u0445\u0445\u0445\u0445 left.", ["It leaked.", "\u0445\u0445\u0445\u0445\u0445 left."]),
    ("We prefer option B. He does not.", ["We prefer option B.", "He does not."]),
    ("no stop at the end", ["no stop at the end"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), TABLE)
def test_split(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


QUOTES = [
    ('the "loud" and ""louder"" ones', ["loud", "louder"]),
    ("he said “yes” and «no»", ["yes", "no"]),
    ('an inch is 5" and no more', []),
    ('"one "two" three', ["two"]),
    ("none", []),
]


@pytest.mark.parametrize(("text", "quotes"), QUOTES)
def test_quotations(text: str, quotes: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quotes


@given(st.text(alphabet="aB. \n\"'“”!?(-)U.S", max_size=80))
def test_sentences_are_in_order_and_hold_all_that_is_no_space(text: str) -> None:
    found = split(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(found))
    inside = "".join(text[start:end] for start, end in found)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(start < end for start, end in quotations(text))
