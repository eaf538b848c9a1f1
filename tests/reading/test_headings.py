"""Headings: over rules, before numbers, and what is none."""

import pytest

from reftel.reading import read
from reftel.reading.classify import classify
from reftel.reading.headings import find_headings, looks_like_heading
from reftel.reading.lines import cut


def headings(text: str) -> list[str]:
    (cable,) = read("UNCLAS SESTRIN 000001\n\nSUBJECT: X\n\n1. (U) First.\n\n" + text).cables
    return [heading.text for heading in cable.headings]


@pytest.mark.parametrize(
    "text",
    [
        "A Heading\n\n2. (U) Second.",
        "A HEADING\n---------\n\n2. (U) Second.",
        "---------\nA Heading\n---------\n2. (U) Second.",
        "A Heading\n- - - - -\n\n2. (U) Second.",
        "A\nHeading\n---------\n\n2. (U) Second.",
        "A Heading\n\n---------\n\n2. (U) Second.",
        "A Heading ---------\n\n2. (U) Second.",
        "*** A Heading ***\n\n2. (U) Second.",
        "A Heading\n\nSESTRIN 00000001 002 OF 002\n\n2. (U) Second.",
    ],
)
def test_forms(text: str) -> None:
    assert headings(text) == ["A Heading" if "A H" not in text or "HEADING" not in text else "A HEADING"]


@pytest.mark.parametrize(
    "text",
    [
        "A sentence that stands for itself and ends.\n\n2. (U) Second.",
        "-- an item\n\n2. (U) Second.",
        "http://post.example/site\n\n2. (U) Second.",
        "END SUMMARY.\n\n2. (U) Second.",
        "lower case\n\n2. (U) Second.",
        "TAGS: PREL\n\n2. (U) Second.",
        "One\n\nTwo\nThree\nFour\nFive\n----\n\n2. (U) Second.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert "2. (U)" in text
    assert headings(text) in ([], ["One"])


def test_the_end_of_a_sentence_over_a_page_line_is_none() -> None:
    text = "2. (U) He said that the\n\nSESTRIN 00000001 002 OF 002\n\nTalks Went On\n\n3. (U) Third."
    assert headings(text) == []


def test_a_title_right_below_a_sentence() -> None:
    assert headings("2. (U) He left.\nThe Pilots Are Angry\n3. (U) Third.") == ["The Pilots Are Angry"]
    assert headings("2. (U) He left.\nThe pilots are angry\n3. (U) Third.") == []


def test_short_texts() -> None:
    assert not looks_like_heading("A")
    assert looks_like_heading("END OF AN ERA") is False
    assert looks_like_heading("What now?")
    assert looks_like_heading("SHORT.")
    assert not looks_like_heading("www.post.example")
    assert not looks_like_heading("a " * 100)


def test_no_line_is_in_two_headings() -> None:
    text = "UNCLAS SESTRIN 000001\n\nSUBJECT: X\n\nONE\n---\nTWO\n---\n1. (U) First."
    sheet = classify(text, cut(text))
    found = find_headings(sheet, {len(sheet.lines) - 1})
    assert [each.text for each in found] == ["ONE", "TWO"]
