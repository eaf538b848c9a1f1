"""A page as Markdown: what a cable says is text, each sentence is a footnote."""

import pytest
from markdown_it import MarkdownIt

from reftel.writing.dossier.markdown import escaped, markdown
from reftel.writing.dossier.page import Grid, Items, Note, Page, Paragraph, Picture, Run, Section

PAGE = Page(
    title="Who *chairs*?",
    about=("Straits", "at 2004"),
    sections=(
        Section("The outcome", (Grid(("who", "a|b"), (((Run("Lusk", "strong"),), (Run("x|y", notes=(1, 2)),)),)),)),
        Section("More", (Items(((Run("on: ", "quiet"), Run("adopted", "for"), Run(". So")),)), Picture("<svg/>")), 3),
        Section("Rest", (Paragraph((Run("", notes=(1,)), Run("if: "), Run("so ", "quiet", (2,)), Run("end"))),)),
    ),
    notes=(Note(1, "he would not", "04SESTRIN214 ¶2", "2004-03-16", "ab" * 32, 10, 22), Note(2, "Minutes <b>")),
    foot="Made by reftel",
)


def test_the_whole_page() -> None:
    assert (
        markdown(PAGE)
        == f"""\
# Who \\*chairs\\*?

Straits{"  "}
at 2004

## The outcome

| who | a\\|b |
|---|---|
| **Lusk** | x\\|y[^1][^2] |

### More

- on: **adopted**. So

## Rest

[^1] if: so[^2] end

## The sentences behind it

[^1]: **04SESTRIN214 ¶2**, 16 Mar 2004: “he would not” (source `{"ab" * 32}`, characters 10–22)
[^2]: by hand: Minutes \\<b\\>

---

*Made by reftel*
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. C U B A",
        "- so # not",
        "<script>alert(1)</script>",
        "![a](http://x.example/a.png) [b](javascript:c)",
        "https://x.example www.x.example",
        "*a* _b_ `c` ~d~ &amp; \\",
        "=====",
        "+ 1) x",
    ],
)
def test_what_a_cable_says_comes_out_as_it_was(text: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(escaped(text))
    plain = rendered.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain == f"<p>{text}</p>\n"


def test_lines_and_hidden_signs_do_not_break_out() -> None:
    assert escaped("a\n\n# b\x1b") == "a \\# b\ufffd"


def test_a_section_of_drawings_alone_is_left_out() -> None:
    page = Page("T", (), (Section("Who moved when", (Picture("<svg/>"),)),), (), "foot")
    assert "Who moved when" not in markdown(page)
