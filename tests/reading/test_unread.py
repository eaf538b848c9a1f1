"""Formats of text that are known by their look."""

import pytest

from reftel.reading.unread import unread_format


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
        ("<TEI>", "tei"),
        ('<?xml version="1.0"?><rows/>', "xml"),
        ("<!DOCTYPE html><html><body>news</body></html>", "html"),
        ('{ "_id" : "04SESTRIN214" }', "jsonl"),
        ('[{"a": 1}]', "jsonl"),
        ('---\ntitle: "X"\ncable-date: "1979"\n---\n', "qmd"),
        ("1  ISRAEL  GPE\n\n@@@\n\n[[ HE || 8 ]] SAID", "historylab"),
        ("UNCLAS SESTRIN 000214", None),
        ("---\nSUMMARY\n---", None),
        ("[REDACTED] said", None),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert unread_format(text) == name
