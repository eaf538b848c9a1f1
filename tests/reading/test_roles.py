"""Roles of paragraphs and of blocks inside them."""

import pytest

from reftel.reading.roles import assign, blocks_of, heading_role, opening


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Summary. He came. End Summary.", "summary"),
        ("SUMMARY AND COMMENT: He came.", "summary"),
        ("Begin Summary: He came.", "summary"),
        ("Comment: He may. End comment.", "comment"),
        ("Embassy Comment -- He may.", "comment"),
        ("COMMENT\n\nHe may.", "comment"),
        ("(Comment: He may. End Comment.)", "comment"),
        ("//COMMENT// He may.", "comment"),
        ("Note: He left.", "note"),
        ("(Note: He left. End Note.) Then he came back, and stayed for a long time.", None),
        ("Action request: see paragraph 4.", "action"),
        ("Summaries are short.", None),
        ("He came.", None),
    ],
)
def test_first_words(text: str, role: str | None) -> None:
    assert opening(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Summary", "summary"),
        ("(C) KEY POINTS", "summary"),
        ("COMMENT: AN AILING REGIME", "comment"),
        ("Action Requested", "action"),
        ("Bio Note", "note"),
        ("Commentary in the press", None),
    ],
)
def test_headings(text: str, role: str | None) -> None:
    assert heading_role(text) == role


def roles(texts: list[str], headings: list[str | None] | None = None) -> list[str]:
    return [role for role, _ in assign(texts, headings or [None] * len(texts))]


def test_a_role_goes_on_to_its_end() -> None:
    assert roles(["Summary: a", "b", "c. End Summary.", "d"]) == ["summary", "summary", "summary", "body"]
    assert roles(["Summary: a", "b", "c"]) == ["summary", "body", "body"]
    assert roles(["Summary: a", "Comment: b", "c. End summary."]) == ["summary", "comment", "body"]
    assert roles(["Comment: a", "b"], [None, "Next"]) == ["comment", "body"]


def test_what_stands_under_a_heading() -> None:
    assert roles(["a", "b"], ["Comment", "Comment"]) == ["comment", "comment"]
    assert roles(["a", "b. End Summary.", "c"], ["Summary"] * 3) == ["summary", "summary", "body"]
    assert roles(["a", "b"], ["Summary", "Next"]) == ["summary", "body"]
    assert roles(["a", "b", "c"], ["Summary"] * 3) == ["summary", "body", "body"]
    assert roles(["a"] * 15, ["Summary"] * 15)[-1] == "body"


def test_a_comment_of_its_own_ends_the_heading() -> None:
    found = assign(["a", "Comment: b", "c", "d"], ["One", "One", "One", "Two"])
    assert found == [("body", True), ("comment", False), ("body", False), ("body", True)]


def blocks(text: str) -> list[tuple[str, str]]:
    return [(role, text[start:end]) for role, start, end in blocks_of(text)]


def test_blocks() -> None:
    assert blocks("Summary. A. End Summary.") == [("summary", "Summary. A. End Summary.")]
    assert blocks("He left. (Note: On Monday. End Note.) He said so.") == [("note", "(Note: On Monday. End Note.)")]
    assert blocks("He left. (Comment: Early (for once).) So.") == [("comment", "(Comment: Early (for once).)")]
    assert blocks("He left. Comment: He may be back.") == [("comment", "Comment: He may be back.")]
    assert blocks("He left. (Note: On Monday.") == [("note", "(Note: On Monday.")]
    assert blocks("(Note: On Monday.) He left.") == [("note", "(Note: On Monday.)")]
    assert blocks("Summary: no end") == []
    assert blocks("a (Note: b) c (Note: d)") == [("note", "(Note: b)"), ("note", "(Note: d)")]


def test_the_end_of_a_comment_ends_what_its_heading_began() -> None:
    texts = ["He came.", "-- He may. End Key Points and Comments.", "He came back.", "He left."]
    over = ["KEY POINTS", "(C) COMMENTS", "(C) COMMENTS", "(C) COMMENTS"]
    assert [role for role, _ in assign(texts, over)] == ["summary", "comment", "body", "body"]
    assert [under for _, under in assign(texts, over)] == [True, True, False, False]
