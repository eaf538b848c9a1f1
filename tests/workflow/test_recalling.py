"""A room that opens again shows what was worked out before, and goes on from it."""

import functools
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import made_withheld
from conftest import HOME
from made_readings import reading_of, statement_of
from patience import soon
from reftel import workflow
from reftel.archive import Archive
from reftel.deciding import load_question
from reftel.errors import NotReadyError
from reftel.fields.mrn import Mrn
from reftel.model.review import Patch
from reftel.workflow import purging
from reftel.workflow.access import parse_access
from reftel.workflow.apart import work_out_answer
from reftel.workflow.overall import Overall
from reftel.workflow.questions import Answer, Questions
from reftel.workflow.recalling import Answered, keep_answer, kept_answers, kept_openings, openings_of
from reftel.workflow.reviews import Reviews
from reftel.workflow.sheltering import sheltered

EXAMPLES = HOME / "examples"
QUESTION = load_question(EXAMPLES / "straits-chair-2005.toml")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    workflow.read_into(tmp_path / "straits", [EXAMPLES / "cables"], extract=True)
    with Archive(tmp_path / "straits") as opened:
        dam = reading_of(Mrn(2004, "OSLO", 9), ["Orvane said that the dam leaks."])  # EXERCISE: it speaks of no chair
        opened.add([dam])
        opened.add_statements("1", [(dam.cables[0], [statement_of(dam.cables[0], 1, "the dam leaks")])])
    return tmp_path / "straits"


@pytest.fixture
def first(archive: Path) -> Iterator[Overall]:
    made = Overall(archive)
    yield made
    made.pool.close()


@pytest.fixture
def again(archive: Path, first: Overall) -> Iterator[Overall]:
    """The room that opens again, after everything was asked for once."""
    soon(first.openings)
    first.answer(QUESTION)
    made = Overall(archive)
    yield made
    made.pool.close()


def nothing_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> object:
        raise NotReadyError("it is being worked out")

    for name in ("work_out_openings", "work_out_answer"):
        monkeypatch.setattr(f"reftel.workflow.overall.{name}", fails)


def answer(overall: Overall) -> Answer | None:
    """What the page of the question shows when it is of now."""
    asked = Questions(overall.pool.path, (EXAMPLES / "straits-chair-2005.toml",), overall.answer, overall.answered)
    ask = functools.partial(asked.answer, QUESTION.id)
    return soon(lambda: ask(overall.state(), overall.era()), lambda found: found is not None and not found.older)


def test_nothing_is_worked_out_again(
    archive: Path, first: Overall, again: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing_is_worked_out(monkeypatch)
    assert soon(again.openings, lambda _: not again.is_older("openings")) == first.openings()
    assert answer(again) == work_out_answer(archive, QUESTION, apart=False)


def test_a_review_that_cannot_bear_on_the_question_is_gone_on_from(
    archive: Path, again: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaking = kept_answers(archive)[QUESTION.id].answer.speaking
    with Archive(archive, read_only=True) as opened:
        said = next(one for one in opened.statements() if one.cable not in speaking)
    Reviews(archive, again.pool, None).enter(said.cable, said.id, "Ann", "reject", Patch())
    with monkeypatch.context() as patched:
        nothing_is_worked_out(patched)
        assert soon(again.openings)
        shown = again.answered(QUESTION)
        assert shown is not None
        assert again.answer(QUESTION).coverage.statements == shown.coverage.statements - 1
    assert again.answer(QUESTION) == work_out_answer(archive, QUESTION, apart=False)


def test_after_new_cables_it_is_shown_as_of_before_until_it_is_made_anew(
    archive: Path, first: Overall, again: Overall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, shown = first.openings(), again.answered(QUESTION)
    new = tmp_path / "new.txt"
    new.write_text(made_withheld.SENT.format(number=778, subject="Ferries") + "1. (C) All is well.\n", encoding="utf-8")
    workflow.read_into(archive, [new], extract=True)
    with monkeypatch.context() as patched:
        nothing_is_worked_out(patched)
        assert soon(again.openings) == before
        assert again.is_older("openings")
        assert again.answered(QUESTION) == shown
        with pytest.raises(NotReadyError):
            again.answer(QUESTION)
    assert again.answer(QUESTION) == work_out_answer(archive, QUESTION, apart=False)
    assert kept_answers(archive)[QUESTION.id].answer == again.answer(QUESTION)
    other = Overall(archive)
    after = soon(other.openings, lambda found: found != before)
    assert (len(after), other.is_older("openings")) == (len(before) + 1, False)
    other.pool.close()


def test_a_question_that_was_altered_is_asked_anew_and_others_stay(again: Overall, archive: Path) -> None:
    altered = msgspec.structs.replace(QUESTION, title="Another")
    assert again.answered(altered) is None
    other = msgspec.structs.replace(QUESTION, id="other")
    again.answer(other)
    assert set(kept_answers(archive)) == {QUESTION.id, "other"}
    assert again.answered(QUESTION) is not None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["openings", "answers"])
@pytest.mark.parametrize("cut", [0, 40, -3])
def test_a_torn_file_is_as_if_there_were_none(again: Overall, archive: Path, name: str, cut: int) -> None:
    file = archive / f"{name}.kept"
    file.write_bytes(file.read_bytes()[:cut])
    if name == "openings":
        assert kept_openings(archive) is None
        assert soon(again.openings) == openings_of(archive)
    else:
        assert kept_answers(archive) == {}
        assert again.answered(QUESTION) is None
        assert again.answer(QUESTION) == work_out_answer(archive, QUESTION, apart=False)


def test_a_purge_takes_both_away_and_what_was_begun_before_is_not_kept_after(archive: Path, again: Overall) -> None:
    told, era = kept_answers(archive)[QUESTION.id], again.era()
    cable = min(told.answer.speaking)
    again.pool.close()
    purging.purge(archive, purging.Target(cable=cable))
    assert not [*archive.glob("openings*"), *archive.glob("answers*")]
    assert not keep_answer(archive, told, era)
    assert not list(archive.glob("answers*"))
    assert cable not in {one.cable for one in openings_of(archive)}


def test_an_answer_as_of_a_later_unit_of_work_is_of_another_archive(archive: Path, again: Overall) -> None:
    told = kept_answers(archive)[QUESTION.id]
    later = Answered(**{**msgspec.structs.asdict(told), "seq": told.seq + 100})
    assert keep_answer(archive, later, again.era())
    assert kept_answers(archive) == {}


def test_what_is_left_for_a_reader_has_its_own(tmp_path: Path) -> None:
    box, archive = tmp_path / "box", tmp_path / "straits"
    box.mkdir()
    (box / "one.txt").write_text(
        made_withheld.SENT.format(number=777, subject="Quimby and the ferries")
        + "1. (C) Minister Zorblax said that Ostrel should chair the Straits Forum in 2005.\n\n"
        + "2. (U) Minister Oyen said that Ostrel should chair the Straits Forum in 2005.\n\nHALLORAN\n",
        encoding="utf-8",
    )
    workflow.read_into(archive, [box], extract=True)
    whole, left = Overall(archive), Overall(sheltered(archive, parse_access("unclassified")))
    for one in (whole, left):
        soon(one.openings)
        one.answer(QUESTION)
        one.pool.close()
    told, seen = (str((kept_openings(path), kept_answers(path))).lower() for path in (archive, left.pool.path))
    assert "zorblax" in told
    assert "quimby" in told
    assert "oyen" in seen
    assert not any(word in seen for word in made_withheld.CANARIES)
