"""An import as a process of its own."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from made_imports import cable
from reftel import workflow
from reftel.archive import Archive
from reftel.model.importing import Course, Wanted
from reftel.workflow import importer, imports
from reftel.workflow.importer import Notes, done, run
from reftel.workflow.intake import Counted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an import that nobody has begun."""
    workflow.begin(tmp_path / "archive")
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_bytes(cable())
    made = tmp_path / "archive" / imports.FOLDER / "0001"
    made.mkdir(parents=True)
    imports._write(made / "wanted.json", Wanted(kind="folder", what=str(tmp_path / "box")))
    imports.note(made, Course())
    return made


def test_it_reads_extracts_and_writes_down_how_far_it_is(folder: Path) -> None:
    run(folder.parent.parent, folder.name, 1)
    course = imports.load(folder)[1]
    assert (course.state, course.low, course.high, course.extracted) == ("done", 0, 1, 1)
    assert course.report
    run(folder.parent.parent, folder.name, 1)  # what was read is not read again
    assert imports.load(folder)[1].report == course.report


@pytest.mark.slow
def test_it_waits_for_who_writes_and_ends_when_it_is_let_go(folder: Path) -> None:
    command = [sys.executable, "-m", "reftel.workflow.importer", str(folder.parent.parent), folder.name, "1"]
    with Archive(folder.parent.parent):
        process = subprocess.Popen(command, stdin=subprocess.PIPE)
        for _ in range(300):
            if "Somebody else" in imports.load(folder)[1].problem:
                break
            process.poll()
            assert process.returncode is None
            time.sleep(0.1)
        assert process.stdin
        process.stdin.close()
        assert process.wait(20) == 3
    assert "Somebody else" in imports.load(folder)[1].problem


def test_who_writes_is_waited_for_and_told_of_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.archive.store.PATIENCE", 0.0)
    monkeypatch.setattr("reftel.workflow.importer._AGAIN", 0.0)
    writer = Archive(folder.parent.parent)
    notes = Notes(folder, Course())

    def writes() -> str:
        if told := imports.load(folder)[1].problem:
            writer.close()
        with Archive(folder.parent.parent):
            return told

    assert "Somebody else" in importer._patiently(notes, writes)


def test_what_is_wrong_is_written_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imports._write(folder / "wanted.json", Wanted(kind="folder", what=str(folder / "none")))
    assert done(folder.parent.parent, folder.name, 1) == 2
    assert "not on this computer" in imports.load(folder)[1].problem
    monkeypatch.setattr("reftel.workflow.importer.run", lambda *_: 1 // 0)
    assert done(folder.parent.parent, folder.name, 1) == 2
    assert "A fault of reftel" in imports.load(folder)[1].problem


def test_a_rate_is_told_when_it_says_something(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    notes = Notes(folder, Course())
    clock[0] += 1
    notes.counted(Counted(5, 20, 5, 0, 0, 0))
    assert imports.load(folder)[1].rate is None
    clock[0] += 0.1
    notes.counted(Counted(6, 20, 6, 0, 0, 0))
    assert imports.load(folder)[1].done == 5, "not more often than anybody looks"
    clock[0] += 3.9
    notes.counted(Counted(12, 20, 10, 3, 2, 0))
    course = imports.load(folder)[1]
    assert (course.done, course.rate, course.left, course.cables, course.findings) == (12, 2.0, 4.0, 10, 3)


def test_what_was_read_before_a_stop_is_counted_with_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.workflow.importer._OFTEN", 0)
    notes = Notes(folder, Course(done=5, cables=5, findings=2))
    notes.goes_on(5)
    notes.counted(Counted(8, 20, 2, 1, 6, 0))
    course = imports.load(folder)[1]
    assert (course.done, course.cables, course.findings, course.duplicates) == (8, 7, 3, 1)


def test_what_it_is_told_to_end_in_the_middle_of_has_not_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ending = threading.Event()
    ending.set()
    monkeypatch.setattr("reftel.workflow.importer.run", lambda *_: 1 // 0)
    assert done(folder.parent.parent, folder.name, 1, ending) == 3
    assert imports.load(folder)[1].state == "waiting"
