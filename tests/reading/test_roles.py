"""Roles of paragraphs."""

import pytest

from reftel.reading.roles import assign, bracket_end, closing, heading_role, opening


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
        ("This is an action request. See paragraph 4.", "action"),
        ("RECOMMENDATION: That we wait.", "action"),
        ("FYI. He may retire. END FYI.", "note"),
        ("DCM note: He came by boat. End note.", "note"),
        ("DIPLOMATIC NOTE: He came by boat.", None),
        ("Treasury notes: they fell.", None),
        ("Chargé's Comment: He may. End Chargé's comment.", "comment"),
        ("Comment continued: He may.", "comment"),
        ("CONCLUSION: He may.", "comment"),
        ("Embassy assessment: He may.", "comment"),
        ("C. (SBU) COMMENT: He may. END COMMENT.", "comment"),
        ("II. (C) SUMMARY: He came.", "summary"),
        ("A. (C) COMMENT: He may.\n\nB. (C) He came.", None),
        ("Askew's comments: too late, too little.", None),
        ("Minister Askew's comment: too late.", None),
        ("His comments: too late.", None),
        ("PRESS COMMENT: THE HERALD IS PLEASED.", None),
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
        ("III. (C) COMMENT", "comment"),
        ("Embassy Views", "comment"),
        ("COMMENT: CANDID COMMENTS FROM A FISHERMAN", "comment"),
        ("//ASKEW PRESS COMMENTS//", None),
        ("Askew's comments", None),
        ("Conclusion", None),  # it may be a meeting's
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


def test_the_end_of_a_comment_ends_what_its_heading_began() -> None:
    texts = ["He came.", "-- He may. End Key Points and Comments.", "He came back.", "He left."]
    over = ["KEY POINTS", "(C) COMMENTS", "(C) COMMENTS", "(C) COMMENTS"]
    assert [role for role, _ in assign(texts, over)] == ["summary", "comment", "body", "body"]
    assert [under for _, under in assign(texts, over)] == [True, True, False, False]


def test_brackets() -> None:
    assert closing("(a [b] c) d", 0) == bracket_end("(a [b] c) d", 0) == 9
    assert (closing("(a", 0), bracket_end("(a", 0)) == (2, None)


def test_the_end_of_a_comment_ends_its_heading() -> None:
    texts = ["He may.", "Comment continued: He will. End comment.", "The list follows."]
    assert assign(texts, ["Comment"] * 3) == [("comment", True), ("comment", True), ("body", False)]
