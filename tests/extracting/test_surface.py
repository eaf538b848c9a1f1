"""Statements by surface pattern alone, where there is no parser."""

import pytest

from made_speech import cable_of
from reftel.extracting import notes_of
from reftel.extracting.parser import Loaded
from reftel.extracting.stages import parsing


@pytest.fixture
def _without_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "load", lambda: Loaded(None, "the model is not installed"))


@pytest.mark.usefixtures("_without_parser")
def test_parentheticals_and_that_clauses_are_still_found() -> None:
    notes = notes_of(
        cable_of(
            "Minister Marin said that the dam leaked. The dam, he added, was old. "
            "The town was poor, Mayor Orvane noted. "
            "According to Mayor Orvane, it would hold. The river is long."
        )
    )
    assert [(row.speaker, row.content) for row in notes.statements] == [
        ("Marin", "the dam leaked"),
        ("Marin", "The dam, he added, was old"),
        ("Orvane", "The town was poor"),
        ("Orvane", "it would hold"),
    ]
    assert [(finding.code, finding.message) for finding in notes.findings] == [
        ("parser-absent", "the model is not installed")
    ]
    assert all(row.because.startswith("surface:") for row in notes.statements)


@pytest.mark.usefixtures("_without_parser")
def test_a_comment_is_the_posts_without_a_parser_too() -> None:
    notes = notes_of(cable_of(("comment", "Comment: The dam is likely to leak again. End Comment.")))
    assert [(row.speaker, row.voice) for row in notes.statements] == [("post", "post")]
