"""The forms of a dossier, by the end of a file's name."""

from pathlib import Path

import made_up
from reftel.model.board import Decision, Option, Question
from reftel.writing.dossier import WRITERS, RuleTold, suits, written

RULE = RuleTold("consensus", "No objection.", "Rules of Procedure, II(A)2")
QUESTION = Question(
    id="straits-chair",
    title="Who chairs?",
    body="straits",
    rule="consensus",
    decisions=(Decision(id="2006"),),
    options=(Option(id="vardania-2006", decision="2006", title="Vardania chairs in 2006"),),
)


def test_every_form_can_be_written_and_says_the_same_notes() -> None:
    for suffix in WRITERS:
        text = written(made_up.board(), QUESTION, RULE, "Straits Conference", suffix)
        assert "Straits Conference" in text
        assert "Ostrel would never agree" in text
        assert "<script" not in text
    assert suits(Path("a.HTML"))
    assert not suits(Path("a.pdf"))
