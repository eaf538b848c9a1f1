"""What follows from all cables: worked out beside the pages, and for those cables alone that have changed."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

import made_withheld
from conftest import HOME
from made_namings import archive_of, naming
from patience import soon
from reftel import workflow
from reftel.archive import Archive, backing, kept, pack_statements
from reftel.deciding import load_question
from reftel.errors import NotReadyError
from reftel.extracting.following import promises
from reftel.fields.mrn import Mrn
from reftel.model.board import Question
from reftel.model.review import Patch
from reftel.model.statement import Statement
from reftel.workflow import beside, following, growing, overall, purging
from reftel.workflow.access import parse_access
from reftel.workflow.apart import work_out_answer, work_out_promises
from reftel.workflow.following import followed, kept_promises, promises_in, standing_on
from reftel.workflow.overall import Overall
from reftel.workflow.questions import Answer
from reftel.workflow.reviews import Reviews
from reftel.workflow.sheltering import sheltered

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


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cables that are read for commitments from now on."""
    read: list[str] = []
    told_of = promises.told_of

    def counting(statements: tuple[Statement, ...]) -> object:
        read.append(statements[0].cable)
        return told_of(statements)

    monkeypatch.setattr(promises, "told_of", counting)
    return read


def test_after_a_review_only_its_cable_is_read_again_and_all_are_as_if_made_anew(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = soon(lambda: one.commitments("2010"))
    assert before == standing_on(followed([archive]).commitments, "2010")
    read = reads(monkeypatch)
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
    monkeypatch.setattr(growing, "_FEW", 0)
    assert one.commitments("2010")
    assert waited[-1] == 0.0
    after = soon(lambda: one.commitments("2010"), lambda _: not one.is_older("commitments"))
    assert gone.id not in {statement for promise in after for statement in promise.statements}
    assert joined == ["joined"]
    monkeypatch.setattr(growing, "_FEW", 50)
    assert one.commitments("2010") == after
    assert waited[-1] == beside.WAIT


@pytest.mark.slow
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


@pytest.mark.slow
def test_of_a_large_archive_a_board_that_is_worked_out_anew_keeps_nobody_waiting(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive / "questions"
    folder.mkdir()
    (folder / "one.toml").write_text((HOME / "examples" / "straits-chair-2005.toml").read_text("utf-8"), "utf-8")
    questions = one.questions(archive)

    def shown() -> Answer:
        found = questions.answer(QUESTION.id, one.state(), one.era(), 20)
        assert found is not None
        return found

    plain, gate = shown(), threading.Event()

    def slowly(path: Path, question: Question, *, apart: bool) -> Answer:
        assert apart
        assert gate.wait(20)
        return work_out_answer(path, question, apart=False)

    monkeypatch.setattr(overall, "SMALL", 0)
    monkeypatch.setattr(overall, "work_out_answer", slowly)
    monkeypatch.setattr(beside, "_SHARE", 0.0)
    reject(archive, one, lambda said: said.cable not in plain.speaking)
    assert shown().coverage.statements == plain.coverage.statements - 1  # that is told at once
    assert not shown().older
    rests = plain.positions[0].statement
    reject(archive, one, lambda said: said.id == rests)
    began = time.monotonic()
    before = shown()
    assert time.monotonic() - began < 10
    assert before.older
    assert rests in {position.statement for position in before.positions}
    gate.set()
    after = soon(shown, lambda found: not found.older)
    assert rests not in {position.statement for position in after.positions}
    assert after.positions == work_out_answer(archive, QUESTION, apart=False).positions


@pytest.mark.slow
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
    monkeypatch.setattr(kept, "_AGAIN", 0.2)
    with Archive(tmp_path / "a") as writer:
        (cable,) = writer.cables()
        writer.add_extracted("2", [pack_statements(cable, (), namings=[naming("Somebody")])])
    assert ids() == ["orvane", "halloran"]
    assert one.is_older("actors")
    assert soon(ids, lambda found: found == ["somebody"]) == ["somebody"]
    one.pool.close()


# What is kept beside the archive for the next time the room opens.


def test_a_room_that_opens_again_reads_no_cable_again(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Overall(archive)
    before = soon(lambda: first.commitments("2010"), lambda _: not first.is_older("commitments"))
    first.pool.close()
    read = reads(monkeypatch)
    again = Overall(archive)
    assert soon(lambda: again.commitments("2010"), lambda _: not again.is_older("commitments")) == before
    assert read == []
    again.pool.close()


def test_what_was_kept_is_shown_at_once_and_says_how_far_behind_it_is(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = soon(lambda: one.commitments("2010"), lambda _: not one.is_older("commitments"))
    gone = reject(archive, one, lambda said: said.id == before[0].statements[0])
    again, goes_on = Overall(archive), threading.Event()
    read, make = reads(monkeypatch), work_out_promises

    def waiting(*given: object, **named: object) -> object:
        goes_on.wait(30)
        return make(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(overall, "work_out_promises", waiting)
    assert soon(lambda: again.commitments("2010")) == before
    assert again.is_older("commitments")
    assert again.behind("commitments")[0] == 1
    goes_on.set()
    after = soon(lambda: again.commitments("2010"), lambda _: not again.is_older("commitments"))
    assert read == [gone.cable]
    assert after == standing_on(followed([archive]).commitments, "2010")
    assert again.behind("commitments")[0] == 0
    again.pool.close()


@pytest.mark.slow
def test_of_a_large_archive_it_is_begun_when_the_room_opens_by_a_process_of_its_own(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overall, "SMALL", 0)
    assert one.behind("commitments")[0] is None
    one.prepare()
    assert soon((archive / "promises.kept").exists, lambda found: found)
    found = kept_promises(archive)
    assert found is not None
    assert found.told == promises_in(archive).told
    backing.back_up(archive, archive.with_name("backup"), "1")
    assert not list(archive.with_name("backup").rglob("promises*"))


@pytest.mark.slow
@pytest.mark.parametrize("cut", [0, 40, -3])
def test_a_torn_file_and_one_of_other_rules_are_made_again(archive: Path, cut: int) -> None:
    found = promises_in(archive)
    file = archive / "promises.kept"
    file.write_bytes(file.read_bytes()[:cut])
    assert kept_promises(archive) is None
    assert promises_in(archive) == found
    assert kept_promises(archive) == found
    with Archive(archive, read_only=True) as opened:
        place = opened.derived("promises", following._rules(), grows=True)
        assert place.keep(b"\x93of another shape", place.state())
        assert kept_promises(archive) is None
        assert opened.derived("promises", "others", grows=True).get() is None
    assert promises_in(archive) == found


def test_where_much_has_changed_it_is_kept_anew_and_where_little_has_it_stays(
    archive: Path, one: Overall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = promises_in(archive)
    gone = reject(archive, one, lambda said: said.cable in before.told)
    assert promises_in(archive).seq > before.seq
    assert kept_promises(archive) == before
    monkeypatch.setattr(following, "_WORTH", 0)
    later = promises_in(archive, [gone.cable])
    assert set(later.told) <= {gone.cable}
    found = kept_promises(archive)
    assert found is not None
    assert found == promises_in(archive)
    assert found.seq == later.seq
    (archive / "promises.kept").unlink()
    assert promises_in(archive, [gone.cable]) == later


def test_a_purge_takes_it_away_and_what_was_begun_before_is_not_kept_after(archive: Path) -> None:
    cable = next(iter(promises_in(archive).told))
    with Archive(archive, read_only=True) as opened:
        begun = opened.derived("promises", "one", grows=True).state()
    purging.purge(archive, purging.Target(cable=cable))
    assert not list(archive.glob("promises*"))
    with Archive(archive, read_only=True) as opened:
        assert not opened.derived("promises", "one", grows=True).keep(b"words", begun)
    assert not list(archive.glob("promises*"))
    assert cable not in promises_in(archive).told


def test_what_is_left_for_a_reader_has_its_own_and_another_in_its_place_does_not_get_it(tmp_path: Path) -> None:
    box, archive = tmp_path / "box", tmp_path / "straits"
    box.mkdir()
    (box / "one.txt").write_text(
        made_withheld.SENT.format(number=777, subject="Quimby and the ferries")
        + "1. (C) Minister Zorblax promised Ambassador Halloran that he would return the vantook by June 3.\n\n"
        + "2. (U) Minister Oyen promised that he would send the ferries by July 3.\n\nHALLORAN\n",
        encoding="utf-8",
    )
    workflow.read_into(archive, [box], extract=True)
    whole = promises_in(archive)
    assert "zorblax" in str(whole).lower()
    made = sheltered(archive, parse_access("unclassified"))
    left = promises_in(made)
    assert kept_promises(made) == left
    assert "oyen" in str(left).lower()
    assert not any(word in str(left).lower() for word in made_withheld.CANARIES)
    assert kept_promises(archive) == whole
    with Archive(made, read_only=True) as opened:
        place = opened.derived("promises", "one", grows=True)
        state = place.state()
        shutil.copytree(made, tmp_path / "other")
        made.rename(tmp_path / "gone")
        (tmp_path / "other").rename(made)
        assert not place.keep(b"words", state)
    assert kept_promises(made) == left
