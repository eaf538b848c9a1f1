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
        "- - - A Heading - - -\n\n2. (U) Second.",
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
        "SUMMARY: THE RAINS CAME LATE. END SUMMARY.\n\n2. (U) Second.",
        "COMMENT: THE RAINS CAME LATE.\n\n2. (U) Second.",
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


LONG = "2. (U) " + "He said that the lamp was lit and that the harbour was open to all ships of the fleet. " * 3


@pytest.mark.parametrize(
    ("tail", "heading"),
    [
        ("Ties with the Neighbors", "Ties with the Neighbors"),
        ("-------- Training --------", "Training"),
        ("What the pilots make of the u.s.", "What the pilots make of the u.s."),
    ],
)
def test_a_heading_behind_the_last_sentence_of_a_reflowed_line(tail: str, heading: str) -> None:
    (cable,) = read(f"UNCLAS SESTRIN 000001\n\nSUBJECT: X\n\n1. (U) First.\n\n{LONG}{tail}\n\n3. (U) Third.").cables
    assert [each.text for each in cable.headings] == [heading]
    assert cable.paragraphs[1].text.endswith("of the fleet.")
    assert cable.paragraphs[2].heading == heading


@pytest.mark.parametrize(
    "tail",
    [
        "He went home.",
        "and so on",
        "END SUMMARY",
        "He saw the U.S.",
        "Then he went home and saw that it was there again",
    ],
)
def test_what_is_no_heading_behind_a_sentence(tail: str) -> None:
    assert headings(f"{LONG}{tail}\n\n3. (U) Third.") == []


def test_a_last_word_that_was_torn_off_belongs_to_its_paragraph() -> None:
    text = f"{LONG}It stood among the old \n\nneighbors. Lamps By the Dozen (Some of Them Lit)\n\n3. (U) Third."
    (cable,) = read("UNCLAS SESTRIN 000001\n\nSUBJECT: X\n\n1. (U) First.\n\n" + text).cables
    assert [each.text for each in cable.headings] == ["Lamps By the Dozen (Some of Them Lit)"]
    assert cable.paragraphs[1].text.endswith("among the old neighbors.")
    whole = f"{LONG}It stood.\n\nAmong all the neighbors of the harbour he came. Lamps\n\n3. (U) Third."
    assert headings(whole) != ["Lamps"]


def test_the_sides_in_a_list_of_participants_are_no_headings() -> None:
    text = (
        "UNCLAS SESTRIN 000001\n\nSUBJECT: X\n\n1. (U) First.\n\n2. (SBU) Participants:\nSestrin\n------\n"
        "Ann Halloran, Envoy\nVELLOS\n------\nBo Brandis, Minister\n\nThe Talks\n---------\n\n3. (U) Third."
    )
    (cable,) = read(text).cables
    assert [each.text for each in cable.headings] == ["The Talks"]
    blocks = cable.paragraphs[1].text.split("\n\n")
    assert blocks == ["Participants:", "Sestrin", "Ann Halloran, Envoy", "VELLOS", "Bo Brandis, Minister"]


def test_a_title_between_two_rules_may_end_in_a_full_stop() -> None:
    text = "---------\nBackground: Lamps Shipped by Way of Hollen and\nSestrin.\n---------\n\n2. (U) Second."
    assert headings(text) == ["Background: Lamps Shipped by Way of Hollen and Sestrin."]


@pytest.mark.parametrize("between", ["\n", "\n\nPAGE 02 SESTRI 00001 151200Z\n\n"])
def test_a_last_sentence_in_capitals_is_no_title(between: str) -> None:
    text = f"2. (U) THE LAMPS WERE LIT ON MAY 3.{between}WE THANKED HIM FOR IT.\n\n3. (U) HE LEFT."
    assert headings(text) == []
    assert headings(text.replace("WE THANKED HIM FOR IT.", "LAMPS OF SESTRIN")) == ["LAMPS OF SESTRIN"]


def test_a_marked_heading_right_behind_the_head() -> None:
    head = "CONFIDENTIAL SESTRIN 000001\n\nSUBJECT: X\n\nClassified By: DCM Ann Holt for reasons 1.4 (b) and (d).\n\n"
    (cable,) = read(head + "(C) A Weak Hand\n---------------\n1. (C) He has no friends.\n").cables
    assert [heading.text for heading in cable.headings] == ["(C) A Weak Hand"]
    assert cable.reasons == ("b", "d")
