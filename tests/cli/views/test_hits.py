"""Hits as people see them."""

import msgspec

import made_up
from reftel.cli.views.hits import HEADINGS, entry
from reftel.cli.views.marks import ledger
from rendering import printed


def test_a_hit_has_its_citation_date_subject_and_marks() -> None:
    shown = printed(ledger(HEADINGS, [entry(made_up.hit(), colour=False)], 80))
    assert shown.split("\n")[:2] == [
        "04SESTRIN214 ¶2  2004-03-17  VARDANIA WOULD TAKE THE LATER DATE",
        "    »Vardania« would accept the 2006 date if »Ostrel« withdrew.",
    ]


def test_a_hit_in_what_is_no_telegram_says_so() -> None:
    memo = msgspec.structs.replace(made_up.hit(), kind="memcon")
    shown = printed(ledger(HEADINGS, [entry(memo, colour=False)], 80))
    assert "[memorandum of conversation]" in " ".join(shown.split())


def test_a_hit_without_date_and_subject() -> None:
    bare = msgspec.structs.replace(made_up.hit(), date=None, subject=None, para=None, marks=())
    assert printed(ledger(HEADINGS, [entry(bare, colour=False)], 80)).startswith("04SESTRIN214\n    Vardania")
