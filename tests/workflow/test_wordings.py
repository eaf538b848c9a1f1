"""Questions that are written in the room."""

import shutil
from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from reftel.errors import QueryError, QuestionError
from reftel.model.wording import Answer, Wording
from reftel.workflow.access import parse_access
from reftel.workflow.questions import Questions
from reftel.workflow.reader import Reader
from reftel.workflow.wordings import Wordings, drafted, known_bodies, mark, rules

CHAIR = Wording(title="Who chairs in 2005?", answers=(Answer(title="Vardania", cues=("2005 chairmanship",)),))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worded") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables"], extract=False)
    return path


@pytest.fixture
def wordings(whole: Path) -> Wordings:
    shutil.rmtree(whole / "questions", ignore_errors=True)
    return Wordings(whole, may=True)


def test_a_question_is_written_and_changed(wordings: Wordings, whole: Path) -> None:
    name = wordings.add(CHAIR)
    assert name == "who-chairs-in-2005.toml"
    assert [one.question.title for one in Questions(whole).all() if one.question] == [CHAIR.title]
    text = wordings.text(name)
    assert text
    worded = wordings.wording(text)
    assert worded
    assert worded.answers[0].id == "vardania"
    wordings.change(name, text.replace("in 2005?", "in 2006?"), mark(text))
    assert Questions(whole).all()[0].question.title == "Who chairs in 2006?"  # type: ignore[union-attr]
    assert not [path for path in (whole / "questions").iterdir() if path.name != name]


def test_what_another_wrote_meanwhile_is_not_lost(wordings: Wordings) -> None:
    name = wordings.add(CHAIR)
    seen = mark(wordings.text(name) or "")
    wordings.change(name, "# mine\r\n[question]", seen)
    assert wordings.text(name) == "# mine\n[question]\n"
    with pytest.raises(QuestionError, match="changed meanwhile"):
        wordings.change(name, "# yours", seen)
    assert wordings.text(name) == "# mine\n[question]\n"


def test_no_two_files_of_one_name_and_no_name_that_leads_elsewhere(wordings: Wordings, whole: Path) -> None:
    assert [wordings.add(CHAIR) for _ in range(3)] == [f"who-chairs-in-2005{end}.toml" for end in ("", "-2", "-3")]
    for identity in ("Who-Chairs-in-2005", "../x", "a/b", "", ".x", "x.seats"):
        if identity:
            with pytest.raises(QuestionError):
                wordings.add(Wording(title="?", id=identity))
    (whole / "archive.toml").write_text("secret = 1\n", encoding="utf-8")
    (whole / "questions" / "x.seats.toml").write_text("", encoding="utf-8")
    for name in ("../archive.toml", str(whole / "archive.toml"), "x.seats.toml", "none.toml", ""):
        assert wordings.text(name) is None
        with pytest.raises(QuestionError, match="no file"):
            wordings.change(name, "a = 1", mark(""))
    assert (whole / "archive.toml").read_text(encoding="utf-8") == "secret = 1\n"


def test_what_cannot_be_edited_is_one_sentence(wordings: Wordings, whole: Path) -> None:
    with pytest.raises(QuestionError, match="needs words"):
        wordings.add(Wording(title=""))
    name = wordings.add(CHAIR)
    for text in ("", " \n", "x" * 200_001):
        with pytest.raises(QuestionError, match="some lines"):
            wordings.change(name, text, "")
    (whole / "questions" / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    (whole / "questions" / "large.toml").write_text("#" * 900_000, encoding="utf-8")
    for bad in ("bytes.toml", "large.toml"):
        with pytest.raises(QuestionError, match=bad):
            wordings.text(bad)
    assert wordings.wording("a." * 5000) is None


def test_a_draft_is_a_wording_of_what_the_cables_name(wordings: Wordings) -> None:
    worded = drafted(wordings.draft("chair"))
    assert worded.title == "Who chairs in 2005?"
    assert [answer.title for answer in worded.answers][:1] == ["Vardania chairs in 2005"]
    assert all(answer.cues for answer in worded.answers)
    with pytest.raises(QueryError, match="no words"):
        wordings.draft("?!")


def test_only_who_sees_everything_writes(whole: Path) -> None:
    for access, may in ((None, True), (parse_access("unclassified"), False)):
        reader = Reader(whole, access=access)
        assert reader.wordings.may is may
        reader.close()


def test_rules_and_bodies_are_those_that_a_form_can_name() -> None:
    assert {"consensus", "majority"} <= {name for name, _ in rules()}
    assert not {"in-turn", "consensus-minus-one"} & {name for name, _ in rules()}
    assert "osce" in dict(known_bodies())
