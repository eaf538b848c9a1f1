"""How much an answer leaves out."""

from pathlib import Path

import pytest

from reftel.cli.covering import FEW, Counted, counted, held_in_words, tell_basis, tell_coverage, to_check
from reftel.model.board import Holding


def test_only_archives_with_cables_that_are_not_extracted_are_told(
    archive: Path, unextracted: Path, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_coverage([archive, box, b"text"])
    assert capsys.readouterr().err == ""
    tell_coverage([unextracted])
    assert capsys.readouterr().err.startswith("2 matching cables are not extracted yet")
    tell_coverage([unextracted], ["2006 chairmanship"])
    assert capsys.readouterr().err.startswith("1 matching cable is not extracted yet")
    tell_coverage([unextracted], ["xylophone"])
    assert capsys.readouterr().err == ""


def test_bare_cables_count_with_those_of_archives(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = Counted(lambda _done, _total: None)
    bare(3, 4)
    tell_basis("9 statements", [archive, b"text"], bare=bare)
    assert capsys.readouterr().err == "9 statements · from 5 of 6 cables\n"


def test_what_is_held_is_named_for_few_posts_and_summed_for_many() -> None:
    def holding(held: int, post: str = "SESTRIN") -> Holding:
        return Holding(post=post, year=2004, held=held, about=50)

    assert held_in_words([holding(1)]) == ""
    assert held_in_words([holding(1), holding(2)]) == "held: 2 of at least 50 cables of SESTRIN 2004"
    many = [holding(2, f"POST{number}") for number in range(FEW + 1)]
    assert held_in_words(many) == "held: 8 of at least 200 cables of 4 posts and years"


def test_one_and_many() -> None:
    assert (counted(1, "cable"), counted(1200, "cable")) == ("1 cable", "1,200 cables")
    assert (to_check(0), to_check(3)) == ("", ", 3 to check")
