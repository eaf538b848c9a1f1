"""The ledger of statements as people see it."""

import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.marks import ledger
from reftel.cli.views.statements import HEADINGS, entries
from reftel.model.statement import Account
from rendering import printed


@pytest.mark.parametrize("width", [80, 120])
def test_the_ledger_as_it_is_seen(width: int, golden: Golden) -> None:
    shown = printed(ledger(HEADINGS, [entry for entry, _ in entries(made_up.statements())], width), width)
    golden.check(HOME / "tests" / "golden" / "cli" / f"said-{width}.txt", shown)


def test_an_echo_is_folded_under_what_it_repeats() -> None:
    found = list(entries(made_up.statements()))
    assert [count for _, count in found] == [2, 1, 1]
    assert "repeated in: ¶1" in [line.plain for line in found[0][0].beneath]


def test_an_echo_whose_original_is_not_shown_stands_alone_and_says_so() -> None:
    echo = made_up.statements()[0]
    ((entry, count),) = entries([echo])
    assert count == 1
    assert [line.plain for line in entry.beneath] == ["a summary or heading: repeats another statement"]


def test_echoes_fold_within_one_cable_only() -> None:
    other = made_up.statement(id="s9", cable="05SESTRIN1", echo_of="s1")
    assert [count for _, count in entries([made_up.statement(), other])] == [1, 1]


def test_an_echo_in_a_heading() -> None:
    found = [made_up.statement(), made_up.statement(id="h", para=None, echo_of="s1")]
    ((entry, _),) = entries(found)
    assert "repeated in: heading" in [line.plain for line in entry.beneath]


def test_a_comment_is_the_posts_own_also_where_the_post_is_not_named() -> None:
    nameless = made_up.statement(voice="post", speaker="post", account=Account(post=None))
    ((entry, _),) = entries([nameless])
    assert entry.cells[2].plain == "the post, comment"


def test_the_account_of_a_letter_is_its_writers_and_no_comment() -> None:
    written = made_up.statement(voice="post", speaker="Oyen", holder="Oyen", addressees=())
    ((entry, _),) = entries([written])
    assert entry.cells[2].plain == "Oyen"
