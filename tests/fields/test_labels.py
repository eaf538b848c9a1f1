"""Labels, and how far the text of each goes."""

import pytest

from reftel.fields.labels import before, behind, unfolded, unlinked

HEAD = (
    "E.O. 12958: N/A\nTAGS: PREL KZ\nSUBJECT: ONE\nTWO\n\n"
    "REF: A. STATE 1\n\nClassified By: X\nREASON: 1.4 (b)\n\n¶1. (C) y"
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("eo", ": N/A"),
        ("tags", "PREL KZ"),
        ("subject", "ONE\nTWO"),
        ("references", "A. STATE 1"),
        ("classified", "X"),
        ("reasons", "1.4 (b)"),
    ],
)
def test_behind(name: str, said: str) -> None:
    assert behind(HEAD, name).strip() == said
    assert behind(said, name).strip() == said


def test_what_may_pass() -> None:
    assert behind(HEAD, "classified", through=("reasons",)).strip() == "X\nREASON: 1.4 (b)"


def test_other_elements_say_nothing_of_this_one() -> None:
    assert behind("TAGS: PREL", "subject") == ""
    assert behind("UNCLAS ROME 000001\nSIPDIS", "subject") == ""
    assert behind("one\ntwo\nthree\nfour\nTAGS: PREL", "subject") == ""
    assert behind("STATE 12\nClassified By: X", "references").strip() == "STATE 12"


def test_before() -> None:
    assert before("one TAGS: two") == "one "
    assert before("one\n¶1. (C) two") == "one\n"
    assert before("one") == "one"


def test_unfolded() -> None:
    assert unfolded(" a \\\n¶b\nASTANA 00000280  002 OF 002 \n c \\") == "a b c"
    assert unfolded("a\nPAGE 02 ROME 1\nb") == "a b"


def test_unlinked() -> None:
    assert unlinked("[PREL](#) <a href='x'>KZ</a> (x) [y]") == "PREL KZ (x) [y]"
