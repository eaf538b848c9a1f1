"""Descriptions of people who go by no name."""

import pytest

from reftel.extracting.descriptions import described, with_capitals


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("mayor", "mayor", "person"),
        ("river trader", "river trader", "person"),
        ("official in Sestrin", "official", "person"),
        ("two mayors at the dam", "two mayors", "group"),
        ("Many in the Dam Party", "Many in the Dam Party", "group"),
        ("dam board", "dam board", "body"),
    ],
)
def test_described(words: str, name: str, kind: str) -> None:
    assert described(words.split(), words.lower().split()) == (name, kind)


def test_an_office_is_written_with_capitals() -> None:
    assert with_capitals(["minister", "of", "dams"]) == "Minister of Dams"
