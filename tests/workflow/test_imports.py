"""Imports that are asked for in the room."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import HOME
from made_imports import cable, no_processes, until_over
from patience import soon
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import ArchiveError, InputError
from reftel.model.importing import Course, Wanted
from reftel.workflow import imports
from reftel.workflow.access import parse_access
from reftel.workflow.imports import Imports, folder_named
from reftel.workflow.reader import Reader


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """The reader of an archive that is empty."""
    workflow.begin(tmp_path / "archive")
    one = Reader(tmp_path / "archive")
    yield one
    one.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process for each import, and no statements."""
    no_processes(monkeypatch)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder of two cables, and a file that is none."""
    folder = tmp_path / "box"
    (folder / "in").mkdir(parents=True)
    (folder / "a.txt").write_bytes(cable(501))
    (folder / "in" / "b.txt").write_bytes(cable(502, "MORE"))
    (folder / "c.bin").write_bytes(b"\x00\x01")
    return folder


def test_what_is_no_folder_is_refused_in_one_sentence(box: Path, tmp_path: Path) -> None:
    assert folder_named(f" {box} ") == box
    for wrong in (
        "",
        "box",
        str(box / "a.txt"),
        str(tmp_path / "none"),
        f"{box}/../box",
        "/" + "x" * 5000,
        "/a\nb",
        "/\0",
    ):
        with pytest.raises(InputError) as told:
            folder_named(wrong)
        assert str(told.value).count("\n") == 0
        assert len(str(told.value)) < 300
    with pytest.raises(InputError, match="a file: name the folder"):
        folder_named(str(box / "a.txt"))


@pytest.mark.slow
def test_a_folder_is_read_beside_the_pages_and_its_statements_made(reader: Reader, box: Path) -> None:
    asked = reader.imports.folder(str(box), by="Velt")
    assert reader.imports.under_way()
    reader.holdings()  # the room answers meanwhile
    one = until_over(reader.imports, asked.name)
    assert one.course.state == "done", one.course.problem
    assert one.wanted.by == "Velt"
    assert one.course.report
    assert (one.course.report.sources, one.course.report.cables, one.course.report.unread) == (3, 2, 1)
    assert one.course.statements
    found = reader.imports.arrived(one)
    assert found
    assert [card.subject for card in found.cables] == ["EXERCISE: A BID", "EXERCISE: MORE"]
    assert reader.holdings().cables == 2  # counted anew, not after a while
    assert (box / "a.txt").exists()
    assert reader.imports.under_way() is None
    again = until_over(reader.imports, reader.imports.folder(str(box)).name)
    assert again.course.duplicates == 3
    assert [one.name for one in reader.imports.all()] == ["0002", "0001"]


@pytest.mark.usefixtures("quick")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(reader: Reader, box: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(cable(777, "ELSEWHERE"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "d.txt").write_bytes(cable(778))
    try:
        (box / "link.txt").symlink_to(tmp_path / "secret.txt")
        (box / "folder").symlink_to(tmp_path / "elsewhere")
        (box / "own.txt").symlink_to(box / "a.txt")
    except OSError:
        pytest.skip("no links here")
    one = until_over(reader.imports, reader.imports.folder(str(box)).name)
    assert one.course.report
    assert [(bad.name, "leads out" in bad.reason) for bad in one.course.report.unreadable] == [("link.txt", True)]
    assert one.course.report.cables == 2
    assert reader.cable("SESTRIN777") is None


@pytest.mark.usefixtures("quick")
def test_files_that_were_sent_are_read_and_taken_away(reader: Reader) -> None:
    folder = reader.imports.begin()
    (folder / imports.FILES / "a.txt").write_bytes(cable())
    one = until_over(reader.imports, reader.imports.sent(folder, 1).name)
    assert (one.course.state, one.wanted.what) == ("done", "1 file that was sent")
    assert not (folder / imports.FILES).exists()
    other = reader.imports.begin()
    assert other.name == "0002"
    reader.imports.drop(other)
    assert not other.exists()


@pytest.mark.usefixtures("quick")
def test_what_was_not_done_when_the_room_ended_is_gone_on_with(reader: Reader, box: Path) -> None:
    for number in range(30):
        (box / f"x{number}.txt").write_bytes(cable(600 + number, f"X {number}"))
    workflow.read_into(reader.archive, [box / "a.txt"])
    folder = reader.imports.begin()
    imports._write(folder / "wanted.json", Wanted(kind="folder", what=str(box)))
    imports.note(folder, Course(state="reading", low=0))  # as a room leaves it that was killed
    reader.close()
    one = Reader(reader.archive)
    one.imports.resume()
    done = until_over(one.imports, folder.name)
    assert done.course.state == "done"
    assert done.course.duplicates == 0, "what it had read itself was not there before"
    found = one.imports.arrived(done)
    assert found
    assert found.count == 32
    one.close()
    with Archive(reader.archive, read_only=True) as opened:
        assert opened.verify().ok


@pytest.mark.usefixtures("quick")
def test_two_are_done_one_after_the_other(reader: Reader, box: Path) -> None:
    first, second = (reader.imports.folder(str(box)) for _ in range(2))
    assert until_over(reader.imports, second.name).course.state == "done"
    assert reader.imports.get(first.name).over  # type: ignore[union-attr]


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_an_import_is_stopped_and_gone_on_with(reader: Reader, box: Path) -> None:
    with Archive(reader.archive):  # somebody writes, so that it waits
        asked = reader.imports.folder(str(box))
        reader.imports.stop(asked.name)
    one = reader.imports.get(asked.name)
    assert one
    assert one.course.state == "stopped"
    with pytest.raises(InputError, match="ended already"):
        reader.imports.stop(asked.name)
    reader.imports.go_on(asked.name)
    assert until_over(reader.imports, asked.name).course.state == "done"
    with pytest.raises(InputError, match="not stopped"):
        reader.imports.go_on(asked.name)
    for name in ("0099", "..", "x" * 50):
        with pytest.raises(InputError, match="no import"):
            reader.imports.stop(name)


@pytest.mark.slow
def test_who_goes_on_at_once_is_not_stopped_by_what_was_let_go(
    reader: Reader, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Imports._ended

    def ended(self: Imports, name: str, process: subprocess.Popen[bytes]) -> None:
        time.sleep(0.3)
        late(self, name, process)

    monkeypatch.setattr(Imports, "_ended", ended)
    with Archive(reader.archive):  # somebody writes, so that it waits
        asked = reader.imports.folder(str(box))
        soon(lambda: reader.imports._running, bool)
        reader.imports.stop(asked.name)
        reader.imports.go_on(asked.name)
    assert until_over(reader.imports, asked.name).course.state == "done"


@pytest.mark.usefixtures("quick")
def test_a_folder_that_went_away_fails_with_its_sentence(reader: Reader, box: Path) -> None:
    folder = reader.imports.begin()
    shutil.rmtree(box)
    one = until_over(reader.imports, reader.imports._put(folder, Wanted(kind="folder", what=str(box))).name)
    assert one.course.state == "failed"
    assert "not on this computer" in one.course.problem


def test_a_process_that_is_killed_is_told(reader: Reader, box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false") or "false")
    one = until_over(reader.imports, reader.imports.folder(str(box)).name)
    assert one.course.state == "failed"
    assert "without a word" in one.course.problem


@pytest.mark.usefixtures("quick")
def test_the_example_is_read_once_with_its_question(reader: Reader) -> None:
    assert imports.example() == HOME / "examples"
    assert reader.imports.offers_example()
    assert not reader.imports.has_example()
    one = reader.imports.example()
    assert reader.imports.has_example()
    assert until_over(reader.imports, one.name).course.report
    assert [shelved.question.id for shelved in reader.questions() if shelved.question] == ["straits-chair-2005"]
    with pytest.raises(InputError, match="empty"):
        reader.imports.example()


@pytest.mark.usefixtures("quick")
def test_who_does_not_see_everything_brings_nothing_in(reader: Reader, box: Path) -> None:
    until_over(reader.imports, reader.imports.folder(str(box)).name)
    limited = Reader(reader.archive, access=parse_access("unclassified"))
    assert not limited.imports.may
    assert limited.imports.all() == ()
    assert limited.imports.get("0001") is None
    for act in (limited.imports.example, limited.imports.begin, lambda: limited.imports.folder(str(box))):
        with pytest.raises(InputError, match="see everything"):
            act()
    limited.imports.resume()
    limited.close()


def test_where_folders_may_not_be_named_files_are_sent(reader: Reader, box: Path) -> None:
    one = Imports(reader.archive, reader._pool, None, folders=False)
    with pytest.raises(InputError, match="looks after"):
        one.folder(str(box))


@pytest.mark.usefixtures("quick")
def test_what_a_browser_never_ended_sending_is_swept_after_a_day(reader: Reader) -> None:
    old, new = reader.imports.begin(), reader.imports.begin()
    os.utime(old, (1, 1))
    reader.imports.resume()
    assert not old.exists()
    assert new.exists()


@pytest.mark.usefixtures("quick")
def test_what_is_written_down_and_damaged_costs_one_import(reader: Reader, box: Path) -> None:
    asked = until_over(reader.imports, reader.imports.folder(str(box)).name)
    for damaged in (b"{", b'{"problem": "\xff"}'):
        (reader.archive / imports.FOLDER / asked.name / "course.json").write_bytes(damaged)
        assert reader.imports.all() == ()
        with pytest.raises(ArchiveError, match="cannot be read"):
            reader.imports.get(asked.name)
