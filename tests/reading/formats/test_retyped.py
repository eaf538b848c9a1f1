"""Telegrams that somebody retyped."""

import pytest

from conftest import HOME
from reftel.reading.formats.retyped import split, suits

TEXT = (HOME / "tests" / "golden" / "retyped" / "telegram.qmd").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, True),
        ("\ufeff" + TEXT, True),
        ('---\ntitle: "X"\n---\ntext', False),
        ("---\nSUMMARY\n---\n1. (C) One.", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_what_is_said_of_the_cable_is_the_publishers() -> None:
    (passage,) = split(TEXT)
    assert passage.publisher["mrn"] == "1974SESTRI00214"
    assert passage.publisher["created"] == "1974-03-02"
    assert passage.publisher["subject"] == "Harbour Dues And The Pilots"
    assert "references" not in passage.publisher
    assert passage.places["origin"].of(TEXT) == "Embassy Sestrin"


def test_marks_of_markdown_stamps_and_page_lines_are_no_text() -> None:
    (passage,) = split(TEXT)
    clean = passage.mapped.text
    assert "Summary: THE DUES" in clean
    assert "REGRETS\nTHIS." in clean
    for stranger in ("#", "**", ":::", "021605Z", "Ordway", "Message Attributes", "cable-"):
        assert stranger not in clean
    assert [region.end > region.start for region in passage.regions] == [True] * len(passage.regions)


def test_a_text_that_does_not_suit_has_no_passage() -> None:
    assert list(split("1. (C) One.")) == []
