"""Citations, acts, stances, marks, and the ledger at any width."""

from typing import get_args

from rich.text import Text

from reftel.cli import strings
from reftel.cli.views import marks
from reftel.cli.views.marks import ACT_STYLES, Entry, Heading, act, cite, ledger, marked, quote, stance
from reftel.model.cable import DateBasis
from reftel.model.position import Stance
from reftel.model.statement import Act
from reftel.model.structure import Role
from reftel.model.telling import STANCES
from rendering import printed


def test_every_code_has_its_words() -> None:
    assert set(STANCES) == set(get_args(Stance))
    assert set(strings.ROLES) == set(get_args(Role))
    assert set(strings.DATE_BASES) == set(get_args(DateBasis))
    assert set(ACT_STYLES) == set(get_args(Act))


def test_citations() -> None:
    assert cite("04SESTRIN214", 2).plain == "04SESTRIN214 ¶2"
    assert cite("04SESTRIN214", None).plain == "04SESTRIN214"


def test_an_act_and_a_stance_are_words_and_not_colours_alone() -> None:
    assert act("reject").plain == "reject"
    assert stance("inferred-for").plain == "for (inferred)"
    assert stance("support", to_check=True, assumed=True).plain == "supports [assumed] [to check]"
    assert quote("so\x1b be it").plain == "“so\ufffd be it”"


def test_hits_are_marked_with_and_without_colour() -> None:
    assert marked("a hit here", [(2, 5)], colour=False).plain == "a »hit« here"
    coloured = marked("a hit here", [(2, 5)], colour=True)
    assert coloured.plain == "a hit here"
    assert [(span.start, span.end) for span in coloured.spans] == [(2, 5)]
    assert marked("plain", [], colour=False).plain == "plain"


def _entry(citation: str) -> Entry:
    return Entry((Text(citation), Text(""), Text("who")), Text("text " * 40), (Text("beneath"),))


HEADINGS = (Heading("where", 8), Heading("on", 10), Heading("actor", 10), Heading("text", None))


def test_a_citation_is_never_broken() -> None:
    long = "00BANDARSERIBEGAWAN695 ¶112"
    for width in (60, 80, 100, 140):
        assert long in printed(ledger(HEADINGS, [_entry(long), _entry("04X1 ¶2")], width), width)


def test_narrow_is_a_list_and_wide_is_a_table() -> None:
    narrow = printed(ledger(HEADINGS, [_entry("04X1 ¶2")], 80), 80)
    assert narrow.startswith("04X1 ¶2  who\n    text")
    assert "\n    beneath\n" in narrow
    wide = printed(ledger(HEADINGS, [_entry("04X1 ¶2")], marks.WIDE), marks.WIDE)
    assert "where" in wide
    assert max(len(line) for line in wide.split("\n")) <= marks.WIDE


def test_an_empty_ledger() -> None:
    assert printed(ledger(HEADINGS, [], 80)) == ""
