"""The questions of an archive."""

import shutil
from pathlib import Path

import msgspec
import pytest

from conftest import HOME
from patience import soon
from reftel import workflow
from reftel.errors import QuestionError
from reftel.model.board import HandSeat, Question
from reftel.workflow.questions import Questions
from reftel.workflow.reader import Reader

EXAMPLE = HOME / "examples" / "straits-chair-2005.toml"
SEAT = HandSeat(actor="Kestria", option="vardania-2005", stance="reject", on="2004-12-10")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables"], extract=True)
    return path


@pytest.fixture
def asked(archive: Path) -> Questions:
    shutil.rmtree(archive / "questions", ignore_errors=True)
    (archive / "questions").mkdir()
    shutil.copy(EXAMPLE, archive / "questions" / "straits.toml")
    return Questions(archive)


@pytest.fixture
def question(asked: Questions) -> Question:
    found = asked.get("straits-chair-2005")
    assert found
    return found


def test_an_archive_without_questions_has_none(tmp_path: Path) -> None:
    assert Questions(tmp_path).all() == ()
    assert Questions(tmp_path).get("x") is None


def test_files_that_are_no_question_are_told_and_two_of_one_id_too(asked: Questions, tmp_path: Path) -> None:
    (asked.folder / "broken.toml").write_text("[question", encoding="utf-8")
    (asked.folder / "zz.toml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    also = Questions(asked.folder.parent, [HOME / "examples" / "un-crimea-2014.toml", tmp_path / "none.toml"])
    found = {one.name: (one.question is not None, one.problem) for one in also.all()}
    assert found["straits.toml"] == (True, "")
    assert found["un-crimea-2014.toml"] == (True, "")
    assert "not TOML" in found["broken.toml"][1]
    assert "straits.toml has already" in found["zz.toml"][1]
    assert "cannot be read" in found["none.toml"][1]


def test_a_seat_by_hand_is_kept_beside_the_question_and_taken_away(asked: Questions, question: Question) -> None:
    before = (asked.folder / "straits.toml").read_bytes()
    asked.seat(question, SEAT)
    asked.seat(question, msgspec.structs.replace(SEAT, stance="support"))
    assert [seat.stance for seat in asked.seats(question)] == ["support"]
    assert len(asked.all()) == 1
    assert asked.unseat(question, "Kestria", "vardania-2005", "2004-12-10")
    assert not asked.unseat(question, "Kestria", "vardania-2005", "2004-12-10")
    assert asked.seats(question) == ()
    assert (asked.folder / "straits.toml").read_bytes() == before
    assert sorted(path.name for path in asked.folder.iterdir()) == ["straits-chair-2005.seats.toml", "straits.toml"]


def test_a_seat_that_cannot_be_one_is_refused(asked: Questions, question: Question) -> None:
    with pytest.raises(QuestionError, match="no option"):
        asked.seat(question, msgspec.structs.replace(SEAT, option="none"))
    hostile = msgspec.structs.replace(question, id="../../x")
    with pytest.raises(QuestionError, match="name of a file"):
        asked.seat(hostile, SEAT)
    (asked.folder / "straits-chair-2005.seats.toml").write_text("[[seat]]\nactor = 1\n", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"seats\.toml"):
        asked.seats(question)


def test_what_the_cables_say_is_worked_out_anew_when_the_question_changes(asked: Questions, archive: Path) -> None:
    reader = Reader(archive)
    first = soon(lambda: reader.answer("straits-chair-2005"))
    assert first
    assert first.positions
    again = reader.answer("straits-chair-2005")
    assert again
    assert again.positions is first.positions
    path = asked.folder / "straits.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Vardania chairs in 2005", "Vardania has it in 2005"), encoding="utf-8"
    )
    changed = soon(lambda: reader.answer("straits-chair-2005"))
    assert changed
    assert changed.question.options[0].title == "Vardania has it in 2005"
    assert changed.positions is not first.positions
    assert reader.answer("none") is None
    reader.close()
