"""What follows from all cables: worked out beside the pages, and for those cables alone that have changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from conftest import HOME
from made_namings import archive_of, naming
from patience import soon
from reftel import workflow
from reftel.archive import Archive, kept, pack_statements
from reftel.deciding import load_question
from reftel.errors import NotReadyError
from reftel.extracting.following import promises
from reftel.fields.mrn import Mrn
from reftel.model.board import Question
from reftel.model.review import Patch
from reftel.model.statement import Statement
from reftel.workflow import beside, overall
from reftel.workflow.apart import work_out_answer
from reftel.workflow.following import followed, standing_on
from reftel.workflow.overall import Overall
from reftel.workflow.reviews import Reviews

T = TypeVar("T")
QUESTION = load_question(HOME / "examples" / "straits-chair-2005.toml")
# EXERCISE: made-up people; nothing in it is about a chair.
DAM = """\
FM AMEMBASSY OSLO
TO SECSTATE WASHDC
P 170905Z MAR 04

UNCLAS OSLO 000214

SUBJECT: A DAM

1. On March 16, Orvane said that the reservoir was full.

HALLORAN
"""
NAMED = (Mrn(2004, "ASTANA", 1), "2004-01-01", [naming("Orvane"), naming("Halloran")], [("Orvane", "Halloran")])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "straits"
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    workflow.read_into(path, [HOME / "examples" / "cables", tmp_path / "dam.txt"], extract=True)
    return path


@pytest.fixture
def one(archive: Path) -> Iterator[Overall]:
    made = Overall(archive)
    yield made
    made.pool.close()


def reject(archive: Path, one: Overall, wanted: Callable[[Statement], bool]) -> Statement:
    """Have a coder reject the first statement that is wanted."""
    with Archive(archive, read_only=True) as opened:
        found = next(filter(wanted, opened.statements()))
    Reviews(archive, one.pool, None).enter(found.cable, found.id, "Ann", "reject", Patch())
    return found


def test_after_a_review_only_its_cable_is_read_again_and_all_are_as_if_made_anew(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = soon(lambda: one.commitments("2010"))
    assert before == standing_on(followed([archive]).commitments, "2010")
    read: list[str] = []
    told_of = promises.told_of

    def counting(statements: tuple[Statement, ...]) -> object:
        read.append(statements[0].cable)
        return told_of(statements)

    monkeypatch.setattr(promises, "told_of", counting)
    gone = reject(archive, one, lambda said: said.id == before[0].statements[0])
    after = soon(lambda: one.commitments("2010"), lambda _: not one.is_older("commitments"))
    assert set(read) == {gone.cable}
    assert before[0].id not in {promise.id for promise in after}
    assert after == standing_on(followed([archive]).commitments, "2010")


def test_nobody_waits_for_commitments_of_which_much_has_changed_and_nothing_is_joined_again_for_nothing(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = soon(lambda: one.commitments("2010"))
    joined: list[str] = []

    def counting(told: object) -> object:
        joined.append("joined")
        return promises.joined(told)  # type: ignore[arg-type]

    monkeypatch.setattr(overall, "joined_promises", lambda found: counting(found.told.values()))
    reject(archive, one, lambda said: said.cable not in {promise.cable for promise in before})
    assert soon(lambda: one.commitments("2010"), lambda _: not one.is_older("commitments")) == before
    assert joined == []
    waited: list[float] = []
    get = beside.Beside.get

    def noting(self: object, state: object, wait: float, era: object = None) -> object:
        waited.append(wait)
        return get(self, state, wait, era)  # type: ignore[arg-type]

    monkeypatch.setattr(beside.Beside, "get", noting)
    gone = reject(archive, one, lambda said: said.id == before[0].statements[0])
    monkeypatch.setattr(overall, "_FEW", 0)
    assert one.commitments("2010")
    assert waited[-1] == 0.0
    after = soon(lambda: one.commitments("2010"), lambda _: not one.is_older("commitments"))
    assert gone.id not in {statement for promise in after for statement in promise.statements}
    assert joined == ["joined"]
    monkeypatch.setattr(overall, "_FEW", 50)
    assert one.commitments("2010") == after
    assert waited[-1] == beside.WAIT


def test_a_question_is_asked_again_only_if_a_cable_has_changed_that_may_speak_of_it(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counting(path: Path, question: Question, *, apart: bool) -> object:
        asked.append("asked")
        return work_out_answer(path, question, apart=apart)

    monkeypatch.setattr("reftel.workflow.overall.work_out_answer", counting)
    plain = one.answer(QUESTION)
    other = reject(archive, one, lambda said: said.cable not in plain.speaking)
    assert other.cable not in plain.speaking
    again = one.answer(QUESTION)
    assert asked == ["asked"]
    assert again.coverage.statements == plain.coverage.statements - 1
    assert again == work_out_answer(archive, QUESTION, apart=False)
    rests = plain.positions[0].statement
    reject(archive, one, lambda said: said.id == rests)
    assert rests not in {position.statement for position in one.answer(QUESTION).positions}
    assert asked == ["asked", "asked"]


def test_many_actors_are_never_made_by_whoever_asks_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive_of(tmp_path / "a", [NAMED]).close()
    (tmp_path / "a" / kept.FILE).unlink(missing_ok=True)
    monkeypatch.setattr(kept, "FEW", 0)
    monkeypatch.setattr(beside, "_SHARE", 0.0)
    monkeypatch.setattr(kept.Kept, "_make", lambda *_: pytest.fail("made in a request"))
    one = Overall(tmp_path / "a")

    def ids() -> list[str]:
        with one.pool.archive() as opened:
            return [actor.id for actor in opened.actors().all()]

    with pytest.raises(NotReadyError, match="Who is who"):
        ids()
    assert soon(ids) == ["orvane", "halloran"]  # by a process of its own
    assert not one.is_older("actors")
    with Archive(tmp_path / "a") as writer:
        (cable,) = writer.cables()
        writer.add_extracted("2", [pack_statements(cable, (), namings=[naming("Somebody")])])
    assert ids() == ["orvane", "halloran"]
    assert one.is_older("actors")
    monkeypatch.setattr(kept, "_AGAIN", 0.0)
    assert soon(ids, lambda found: found == ["somebody"]) == ["somebody"]
    one.pool.close()
