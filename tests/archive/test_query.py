"""The query language: text to tree, and a clear word where it is wrong."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import HOME
from reftel.archive.query import (
    CHOICES,
    FIELDS,
    LEVELS,
    MARKS,
    All,
    Choice,
    Cues,
    Days,
    Either,
    Filter,
    Levels,
    Node,
    Not,
    Said,
    Words,
    parse,
    phrases,
)
from reftel.errors import QueryError


def word(*found: str, prefix: bool = False, mrn: str | None = None) -> Words:
    return Words(found, prefix, mrn)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("consensus", word("consensus")),
        ("  Consensus  ", word("consensus")),
        ("harbour quota", All((word("harbour"), word("quota")))),
        ("harbour AND quota", All((word("harbour"), word("quota")))),
        ("a OR b c", Either((word("a"), All((word("b"), word("c")))))),
        ("a ORDER", All((word("a"), word("order")))),
        ("(a OR b) c", All((Either((word("a"), word("b"))), word("c")))),
        ("( a )", word("a")),
        ("-veto", Not(word("veto"))),
        ("a -b", All((word("a"), Not(word("b"))))),
        ("-(a b)", Not(All((word("a"), word("b"))))),
        ('-"no deal"', Not(word("no", "deal"))),
        ('"No  consensus"', word("no", "consensus")),
        ("O'Mara", word("o", "mara")),
        ("re-export", word("re", "export")),
        ("kazakh*", word("kazakh", prefix=True)),
        ("000280", word("280")),
        ("12:30", word("12", "30")),
        ("quota 2006", All((word("quota"), word("2006")))),
        (
            "06 addis ababa 12",
            Either(
                (
                    All((word("6"), word("addis"), word("ababa"), word("12"))),
                    word("6", "addis", "ababa", "12", mrn="06ADDISABABA12"),
                )
            ),
        ),
        ("12 13", All((word("12"), word("13")))),
        (
            "rome 002926",
            Either((All((word("rome"), word("2926"))), word("rome", "2926", mrn="ROME2926"))),
        ),
        (
            "2006 vellos 17",
            Either((All((word("2006"), word("vellos"), word("17"))), word("2006", "vellos", "17", mrn="06VELLOS17"))),
        ),
        ("a NOT b", All((word("a"), Not(word("b"))))),
        ("NOT (a b)", Not(All((word("a"), word("b"))))),
        ("NOT from:astana", Not(Filter("from", (word("astana"),)))),
        ("not b", All((word("not"), word("b")))),
        ('"NOT"', word("not")),
        ("NOTE b", All((word("note"), word("b")))),
        ("rome -2926", All((word("rome"), Not(word("2926"))))),
        ("06ASTANA000280", word("6astana280", mrn="06ASTANA280")),
        ("from:Astana", Filter("from", (word("astana"),))),
        ('TO:"usmission osce"', Filter("to", (word("usmission", "osce"),))),
        ("tag:KZ tag:OSCE", Filter("tag", (word("kz"), word("osce")))),
        ("tag:KZ a tag:OSCE", All((word("a"), Filter("tag", (word("kz"), word("osce")))))),
        ("-tag:KZ -tag:OSCE", All((Not(Filter("tag", (word("kz"),))), Not(Filter("tag", (word("osce"),)))))),
        ("ref:06STATE0003", Filter("ref", (word("6state3", mrn="06STATE3"),))),
        ("date:2006", Filter("date", (Days(20060101, 20061231),))),
        ("date:2006-10", Filter("date", (Days(20061001, 20061031),))),
        ('date:"2006-10-24"', Filter("date", (Days(20061024, 20061024),))),
        ("date:2006-10..2006-12", Filter("date", (Days(20061001, 20061231),))),
        ("date:2006..", Filter("date", (Days(20060101, 99991231),))),
        ("date:..2006-10", Filter("date", (Days(0, 20061031),))),
        ("class:C", Filter("class", (Levels(2, 2),))),
        ("class:confidential", Filter("class", (Levels(2, 2),))),
        ("class:<=c", Filter("class", (Levels(0, 2),))),
        ("class:<c", Filter("class", (Levels(0, 1),))),
        ("class:>=s", Filter("class", (Levels(3, 4),))),
        ("class:>c", Filter("class", (Levels(3, 4),))),
        ("class:u..c", Filter("class", (Levels(0, 2),))),
        ("class:c..", Filter("class", (Levels(2, 4),))),
        ("class:..s", Filter("class", (Levels(0, 3),))),
        ("class:NOFORN", Filter("class", (Choice("noforn"),))),
        ("class:sbu", Filter("class", (Choice("sensitive"),))),
        ("kind:Telegram", Filter("kind", (Choice("telegram"),))),
        ("release:leaked", Filter("release", (Choice("leaked"),))),
        ("said-by:tokayev", Said((Filter("said-by", (word("tokayev"),)),))),
        (
            "said-by:tokayev act:ask act:support bid",
            All(
                (
                    word("bid"),
                    Said((Filter("said-by", (word("tokayev"),)), Filter("act", (Choice("ask"), Choice("support"))))),
                )
            ),
        ),
        ("-said-to:ordway", Not(Said((Filter("said-to", (word("ordway"),)),)))),
        ('about:"2009 bid"', Said((Filter("about", (word("2009", "bid"),)),))),
    ],
)
def test_trees(text: str, node: Node) -> None:
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("", 1, "a word, a phrase or a field"),
        ("   ", 4, "a word, a phrase or a field"),
        ("a OR", 5, "a word, a phrase or a field"),
        ("OR a", 1, "a word, a phrase or a field"),
        ("a AND AND b", 7, "a word, a phrase or a field"),
        ("a - b", 4, "right behind '-'"),
        ("a --b", 4, "right behind '-'"),
        ("(a", 3, "')'"),
        ("a )", 3, "before ')'"),
        ("()", 2, "a word, a phrase or a field"),
        ('a "b', 5, "the closing quotation mark of column 3"),
        ('""', 2, "a word, a phrase or a field"),
        ("&", 1, "a word, a phrase or a field"),
        ("*stan", 1, "'*' at the end of a word only"),
        ("ka*stan", 3, "'*' at the end of a word only"),
        ("a*", 1, "at least two letters"),
        ("form:astana", 1, "there is no field form:"),
        ("http://x", 1, "there is no field http:"),
        ("from: astana", 6, "a value right behind from:"),
        ("from:", 6, "a value right behind from:"),
        ("from:(a)", 6, "a word"),
        ("act:shout", 5, "state, ask, support"),
        ("kind:fax", 6, "telegram"),
        ("release:no", 9, "released"),
        ("date:yesterday", 6, "a year, month or day"),
        ("date:2006-13", 6, "a year, month or day"),
        ("date:2006-00", 6, "a year, month or day"),
        ("date:2006-10-32", 6, "a year, month or day"),
        ("date:2007..2006", 6, "from an earlier to a later date"),
        ("date:..", 6, "from an earlier to a later date"),
        ("date:2006..x", 12, "a year, month or day"),
        ("class:x", 7, "u, lou, c, s, ts"),
        ("class:<=x", 9, "u, lou, c, s, ts"),
        ("class:u..x", 10, "u, lou, c, s, ts"),
        ("a NOT", 6, "a word, a phrase or a field behind NOT"),
        ("a NOT -b", 7, "behind NOT"),
        ("NOT NOT b", 5, "behind NOT"),
        ("ref:nothing", 5, "a message number"),
        ("(" * 40 + "a", 32, "brackets in each other"),
        ("a " * 501, 1001, "at most 500"),
        ("a" * 10_001, 10_000, "at most 10000 characters"),
    ],
)
def test_errors_name_the_column_and_what_was_expected(text: str, column: int, expected: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert str(error.value).startswith(f"column {column}: expected ")
    assert expected in str(error.value)


@given(st.text(alphabet='ab "()-:*.OR<>=from:dateclass0123456789', max_size=40))
def test_any_text_gives_a_tree_or_a_query_error(text: str) -> None:
    with contextlib.suppress(QueryError):
        parse(text)


def test_phrases_leave_out_what_holds_no_word() -> None:
    assert phrases(["2009 bid", "…", "veto"]) == (word("2009", "bid"), word("veto"))


def test_the_page_about_it_is_true() -> None:
    page = (HOME / "docs" / "search.md").read_text(encoding="utf-8")
    rows = [row.split("|") for row in page.splitlines() if row.startswith("| `")]
    examples = [example for row in rows for cell in (row[1], row[-2]) for example in re.findall(r"`([^`]+)`", cell)]
    assert len(examples) > 30
    for example in examples:
        if not example.endswith(":"):
            parse(example)
    assert {example.removesuffix(":") for example in examples if example.endswith(":")} == set(FIELDS)
    for value in (*LEVELS, *MARKS, *(value for choices in CHOICES.values() for value in choices)):
        assert re.search(rf"\b{value}\b", page), value


@pytest.mark.parametrize("text", ["about:osce-2009", 'about:"osce-2009"', "(about:osce-2009)"])
def test_a_question_is_asked_for_by_its_id(text: str) -> None:
    questions = {"osce-2009": ("2009 chairmanship", "--", "bid")}
    said = Said((Filter("about", (Cues((("2009", "chairmanship"), ("bid",))),)),))
    assert parse(text, questions) in (said, All((said,)))
    assert parse("about:osce", questions) == parse("about:osce")
    assert parse("osce-2009", questions) == parse("osce-2009")
