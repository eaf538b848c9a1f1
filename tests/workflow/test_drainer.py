"""What is missing is made, what is asked for first, and nobody who writes is in the way or put off for long."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import HOME
from made_readings import reading_of
from reftel import extracting, workflow
from reftel.archive import Archive
from reftel.errors import ArchiveError
from reftel.extracting.notes import Notes
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable
from reftel.workflow import drainer
from reftel.workflow.drainer import Drainer, Wishes

COUNT = 12


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as made:
        made.add([reading_of(Mrn(2031, "VESSIA", number), [f"Number {number}."]) for number in range(1, COUNT + 1)])
    return tmp_path / "a"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cables in the order in which they were extracted."""
    order: list[str] = []

    def notes_of(cable: Cable) -> Notes:
        order.append(cable.citation)
        return Notes(cable=cable)

    monkeypatch.setattr(extracting, "notes_of", notes_of)
    return order


def left(archive: Path) -> int:
    coverage = workflow.coverage_of([archive])
    return coverage.cables - coverage.extracted


def test_what_is_missing_is_made(archive: Path, done: list[str]) -> None:
    Drainer(archive, Wishes()).run(1)
    assert (left(archive), len(done)) == (0, COUNT)
    Drainer(archive, Wishes()).run(1)
    assert len(done) == COUNT


def test_what_is_asked_for_is_made_first_and_committed_at_once(
    archive: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes = Wishes()
    wishes.add(b'["31VESSIA7", "31VESSIA9", "31VESSIA700"]\n')
    for line in (b"no JSON\n", b'["\xff"]\n', b"[" * 100_000):
        wishes.add(line)
    wishes.add(b'["31VESSIA5"]\n')
    committed: list[int] = []
    real = Archive.add_extracted

    def add(self: Archive, version: str, unit: list[object]) -> int:
        committed.append(len(unit))
        return real(self, version, unit)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "add_extracted", add)
    Drainer(archive, wishes).run(1)
    assert done[:4] == ["31VESSIA5", "31VESSIA7", "31VESSIA9", "31VESSIA1"]
    assert sorted(done) == sorted(f"31VESSIA{number}" for number in range(1, COUNT + 1))
    assert committed[:3] == [1, 1, 1]
    assert sum(committed) == COUNT


def test_what_another_extractor_made_is_left(archive: Path, done: list[str]) -> None:
    workflow.extract_into(archive, extractor="quotations")
    Drainer(archive, Wishes()).run(1)
    assert done == []


def test_nothing_is_begun_while_somebody_else_writes(
    archive: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drainer, "_SECONDS", 0.0)
    monkeypatch.setattr(drainer, "_AGAIN", 0.02)
    wishes = Wishes()
    with Archive(archive):
        thread = threading.Thread(target=lambda: Drainer(archive, wishes).run(1))
        thread.start()
        time.sleep(0.4)
        begun = len(done)
        wishes.add(b'["31VESSIA11"]')
        until = time.monotonic() + 30
        while "31VESSIA11" not in done and time.monotonic() < until:
            time.sleep(0.02)
        assert begun < 6
    thread.join(60)
    assert "31VESSIA11" in done
    assert left(archive) == 0


def test_a_cable_that_was_taken_out_meanwhile_is_passed_over() -> None:
    def gone(_: int) -> None:
        raise StopIteration

    assert drainer._stored(SimpleNamespace(stored=gone), 1) is None  # type: ignore[arg-type]


def test_how_it_ends(archive: Path, done: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reftel.workflow.children.attend", lambda _: None)
    assert drainer.main([str(tmp_path / "none"), "1"]) == 2

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Drainer, "run", interrupted)
        assert drainer.main([str(archive), "1"]) == 3
    assert drainer.main([str(archive), "1"]) == 0
    assert len(done) == COUNT


def test_what_was_asked_for_last_is_made_first() -> None:
    wishes = Wishes()
    for line in (b'["A"]\n', b'["B","C"]\n', b"no list\n"):
        wishes.add(line)
    assert [wishes.next() for _ in range(4)] == ["B", "C", "A", None]


def test_what_is_held_is_committed_when_the_archive_fails_the_reader(
    archive: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Archive.stored

    def fails(self: Archive, number: int) -> object:
        if len(done) == 5:
            raise ArchiveError("gone")
        return real(self, number)

    monkeypatch.setattr(Archive, "stored", fails)
    with pytest.raises(ArchiveError, match="gone"):
        Drainer(archive, Wishes()).run(1)
    monkeypatch.undo()
    assert left(archive) in (COUNT - 4, COUNT - 5)


@pytest.mark.slow
def test_a_process_that_is_let_go_keeps_what_it_made(tmp_path: Path) -> None:
    archive = tmp_path / "a"
    workflow.read_into(archive, sorted((HOME / "examples" / "cables").glob("*.txt")))
    command = [sys.executable, "-m", "reftel.workflow.drainer", str(archive), "1"]
    env = os.environ | {"PYTHONPATH": str(HOME / "src")}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)
    assert process.stdin is not None
    total, until = left(archive), time.monotonic() + 120
    process.stdin.write(b'["04SESTRIN214"]\n')
    process.stdin.flush()
    while left(archive) == total and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    process.stdin.close()
    assert process.wait(60) in (0, 3)
    assert left(archive) < total
    assert workflow.verify(archive).ok


def test_two_at_work_begin_at_either_end_and_look_at_what_the_other_has_made(
    archive: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drainer, "_LOOK", 0.0)
    told: list[tuple[int, int | None]] = []

    def other(at: int, total: int | None) -> None:
        told.append((at, total))
        if at == 2:
            monkeypatch.setattr(drainer, "_LOOK", 60.0)
            Drainer(archive, Wishes()).run(1)
            monkeypatch.setattr(drainer, "_LOOK", 0.0)

    Drainer(archive, Wishes(), other, backwards=True).run(1)
    assert done[:2] == ["31VESSIA9", "31VESSIA8"]  # the last by their numbers
    assert left(archive) == 0
    assert len(done) <= COUNT + 2  # what was in hand
    assert told[0] == (0, COUNT)
