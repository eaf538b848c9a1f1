"""Two clauses behind one verb of saying."""

import pytest

from made_speech import said


def told(text: str) -> list[tuple[str, str]]:
    return [(row.act, row.content) for row in said(text)]


def test_clauses_that_do_different_things_are_two() -> None:
    text = "Minister Orvane Marin told us that the dam was old, but that the Cabinet would send a letter in May."
    assert told(text) == [("state", "the dam was old"), ("commit", "the Cabinet would send a letter in May")]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orvane Marin told us that the dam was old, and that the river was long.",
        "Minister Orvane Marin told us that the dam was old and that story had been told before.",
        'Minister Orvane Marin told us that the dam was old, he said, and that the Cabinet would send a letter."',
    ],
)
def test_clauses_that_do_the_same_are_one(text: str) -> None:
    assert len([row for row in told(text) if row[1].startswith("the dam was old")]) == 1
