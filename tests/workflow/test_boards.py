"""A board from statements at hand."""

from pathlib import Path

import pytest

import made_up
from reftel.deciding.questions import load_question
from reftel.errors import QuestionError
from reftel.workflow.boards import decide

QUESTION = """\
[question]
id = "straits-chair"
title = "Who chairs?"
members = ["Vardania", "Ostrel"]
[[option]]
id = "vardania-2006"
title = "Vardania chairs in 2006"
cues = ["2006 date"]
"""


def test_a_board_says_how_much_it_rests_on(tmp_path: Path) -> None:
    path = tmp_path / "question.toml"
    path.write_text(QUESTION, encoding="utf-8")
    board = decide(load_question(path), made_up.statements(), on="2004-12")
    assert (board.question, board.on, board.members) == ("straits-chair", "2004-12", 2)
    assert (board.coverage.cables, board.coverage.extracted, board.coverage.statements) == (1, 1, 4)
    assert board == decide(path, iter(made_up.statements()), on="2004-12")


def test_a_question_file_that_does_not_say_what_it_must(tmp_path: Path) -> None:
    path = tmp_path / "question.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(QuestionError):
        decide(path, [])
