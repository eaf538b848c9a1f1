"""What is done to one source or one cable: nothing that is in it stops the others."""

import os
import sys
from pathlib import Path

import pytest

from made_readings import reading_of
from reftel import extracting, reading
from reftel.archive import Archive
from reftel.errors import InputError
from reftel.extracting.notes import Notes
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, Reading
from reftel.model.report import Unreadable
from reftel.reading import parts
from reftel.workflow import tasks
from reftel.workflow.tasks import Job


def names(*sources: Path | bytes) -> list[str]:
    return [job.name for job in tasks.jobs_in(sources)]


def test_folders_are_gone_through_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/d/e.txt", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    Archive(tmp_path / "kept", create=True).close()
    assert names(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"]
    assert names(tmp_path / "c" / "d" / "e.txt", b"x", tmp_path / "b") == ["e.txt", "standard input", "1.txt", "2.txt"]


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are characters on this system")
def test_names_that_are_no_characters_can_be_written_down(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text("made up")
    (job,) = tasks.jobs_in([tmp_path])
    assert job.name == "caf\ufffd.txt"
    assert job.load() == b"made up"


def test_what_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        names(tmp_path / "none")


def test_bytes_and_files_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"made up")
    assert Job("a", str(tmp_path / "a")).load() == b"made up"
    assert Job("x", data=b"").load() == b""


def test_what_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (link,) = tasks.jobs_in([tmp_path / "link"])
    found = [tasks.read_source(link), tasks.pack_source(link), tasks.give_up_source(link)]
    assert found == [Unreadable("link", "No such file or directory")] * 3
    with pytest.raises(InputError, match="no file"):
        Job("folder", str(tmp_path)).load()
    (tmp_path / "big").write_bytes(b"123")
    monkeypatch.setattr(tasks, "_LARGEST", 2)
    with pytest.raises(InputError, match="larger than"):
        Job("big", str(tmp_path / "big")).load()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert tasks.read_source(Job("pipe", str(tmp_path / "pipe"))) == Unreadable("pipe", "it is no file")


def test_a_source_is_read_and_packed() -> None:
    job = Job("letter.txt", data=b"Nothing that is a cable.")
    one = tasks.read_source(job)
    assert isinstance(one, Reading)
    assert one.source.name == "letter.txt"
    packed = tasks.pack_source(job)
    assert not isinstance(packed, Unreadable)
    assert packed[0].source.sha256 == one.source.sha256


def test_a_reader_that_fails_costs_one_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> Reading:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(reading, "read", fails)
    for data in (b"caf\xe9", b""):
        one = tasks.read_source(Job("x", data=data))
        assert isinstance(one, Reading)
        assert [finding.code for finding in one.findings] == ["reader-failed"]
        assert "ZeroDivisionError: by zero" in one.findings[0].message
        assert "".join(one.source.text[node.start : node.end] for node in one.nodes) == data.decode("latin-1")


def test_a_source_that_kills_its_reader_is_kept_unread() -> None:
    one = tasks.give_up_source(Job("x", data=b"deadly"))
    assert isinstance(one, Reading)
    assert "ended again and again" in one.findings[0].message


def test_an_extractor_that_fails_costs_one_cable(monkeypatch: pytest.MonkeyPatch) -> None:
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["One."]).cables

    def fails(_: Cable) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(extracting, "notes_of", fails)
    assert tasks.extract_cable(cable) == "ZeroDivisionError: by zero"
    assert tasks.pack_cable(cable).problem == "ZeroDivisionError: by zero"
    assert "ended again and again" in tasks.give_up_cable(cable)
    monkeypatch.setattr(extracting, "notes_of", lambda cable: Notes(cable=cable))
    assert tasks.extract_cable(cable) == ()
    assert tasks.pack_cable(cable).problem is None


def test_a_large_dump_is_as_many_jobs_as_it_has_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("PART", 1_000), ("HEAD", 100), ("_STEP", 100)):
        monkeypatch.setattr(parts, name, size)
    monkeypatch.setattr(tasks, "MAX_BYTES", 2_000)
    row = (
        '"1","2/3/2004 14:05","04HALIFA{0}","Consulate Halifa","UNCLASSIFIED","","","UNCLAS HALIFA 000{0}\n\n1. Lit."\n'
    )
    data = "".join(row.format(number) for number in range(100, 150)).encode()
    (tmp_path / "cables.csv").write_bytes(data)
    (tmp_path / "large.txt").write_bytes(b"UNCLAS HALIFA 000036\n" * 200)
    *dump, plain = tasks.jobs_in([tmp_path])
    assert [job.name for job in dump][:2] == ["cables.csv!00001", "cables.csv!00002"]
    assert plain.name == "large.txt"
    assert b"".join(job.load() for job in dump) == data
    readings = [reading for job in dump if isinstance(reading := tasks.read_source(job), Reading)]
    assert sum(len(reading.cables) for reading in readings) == 50


def test_to_a_cluster_the_content_of_files_is_sent(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    jobs = [tasks.Job("a.txt", str(tmp_path / "a.txt")), tasks.Job("b.txt", str(tmp_path / "b.txt"))]
    assert list(tasks.sent(jobs, 2)) == jobs
    a, b = tasks.sent(jobs, "tcp://elsewhere:8786")
    (tmp_path / "a.txt").unlink()
    assert (a.load(), a.path, b.path) == (b"one", None, None)
    with pytest.raises(InputError, match="No such file"):
        b.load()
    assert isinstance(tasks.read_source(b), Unreadable)


def test_what_part_of_a_batch_a_source_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 300_000)
    assert tasks.share_of_source(tasks.Job("a.txt", str(tmp_path / "a.txt"))) == 1.0
    assert tasks.share_of_source(tasks.Job("b.txt", str(tmp_path / "b.txt"))) == 1 / 32
    assert tasks.share_of_source(tasks.Job("c", data=b"x" * 600_000)) == 2.0
    assert tasks.share_of_source(tasks.Job("d", data=b"x", ocr=True)) == 1.0
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["One." * 750]).cables
    assert tasks.share_of_cable(cable) == 0.1
