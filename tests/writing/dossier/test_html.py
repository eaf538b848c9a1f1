"""A page as HTML: whole in itself, escaped, each citation leading to its note and back."""

import re
from html.parser import HTMLParser

from reftel.writing.dossier.html import html
from reftel.writing.dossier.page import Grid, Items, Note, Page, Paragraph, Picture, Run, Section

EVIL = '"><script>alert(1)</script><img src=http://x.example/a>\x1b\u202e&'
NOTES = (
    Note(1, "he would not", "04SESTRIN214 ¶2", "2004-03-16", "ab" * 32, 10, 22),
    Note(2, f"Minutes {EVIL}"),
)
PAGE = Page(
    title=f"Who {EVIL}",
    about=(EVIL, ""),
    sections=(
        Section(EVIL, (Paragraph((Run(EVIL, "strong", (1,)), Run(EVIL))), Items(((Run("a", "for", (1, 2)),),)))),
        Section("b", (Grid((EVIL,), (((Run(EVIL),),),)), Picture("<svg></svg>")), level=3),
    ),
    notes=NOTES,
    foot=EVIL,
)
VOID = {"meta", "img", "link"}


class Tags(HTMLParser):
    """Opens and closes tags, and remembers them and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Tags()
    reader.feed(text)
    assert reader.open == []
    return reader.seen


def test_what_a_cable_says_is_never_more_than_text() -> None:
    text = html(PAGE)
    seen = tags(text)
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in seen}
    assert not {"src", "onclick", "onload"} & {name for _, attrs in seen for name in attrs}
    assert text.count("alert(1)&lt;/script&gt;") >= 7
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_nothing_is_asked_of_anybody() -> None:
    text = html(PAGE)
    assert "default-src &#x27;none&#x27;" in text
    assert all(href is None or href.startswith("#") for _, attrs in tags(text) for href in [attrs.get("href")])
    assert not re.search(r"url\(|@import", text)


def test_each_citation_leads_to_its_note_and_each_note_back() -> None:
    seen = tags(html(PAGE))
    ids = [attrs["id"] for _, attrs in seen if "id" in attrs]
    assert sorted(map(str, ids)) == ["n1", "n2", "r1", "r2"]
    assert {attrs["href"] for tag, attrs in seen if tag == "a"} == {"#n1", "#n2", "#r1", "#r2"}


def test_a_note_has_citation_day_words_hash_and_place() -> None:
    text = html(PAGE)
    assert "<b>04SESTRIN214 ¶2</b>, 16 Mar 2004: <q>he would not</q>" in text
    assert f"source {'ab' * 32}, characters 10–22" in text
    assert "by hand:</span> Minutes" in text


def test_for_light_dark_and_paper() -> None:
    text = html(PAGE)
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "<h3>b</h3>" in text


def test_a_page_without_notes_has_no_such_section() -> None:
    assert "The sentences behind it" not in html(PAGE._replace(notes=()))
