"""The acts in order, on made-up cables."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from conftest import HOME
from made_readings import reading_of, statement_of, unread
from reftel import executors, extracting, workflow
from reftel.archive import Archive
from reftel.errors import ArchiveError, InputError, QueryError, QuestionError
from reftel.executors import here
from reftel.extracting.notes import Notes
from reftel.fields.mrn import Mrn
from reftel.model.board import Holding
from reftel.model.cable import Cable
from reftel.model.report import Unreadable

CABLE = """\
R 0{hour}0000Z MAY 05
FM AMEMBASSY {post}
TO SECSTATE WASHDC
C O N F I D E N T I A L {post} 000{number}

E.O. 12958: DECL: 05/04/2015
TAGS: PREL
SUBJECT: THE {subject}

1. (C) Minister Ravn told the Ambassador that the {subject} would be settled.

2. (C) Nothing else was said about the ferry.
HALLORAN
"""
SUBJECTS = ("HARBOUR QUOTA", "SALMON TARIFF", "FERRY TREATY", "BORDER")

QUESTION = """\
[question]
id = "chair"
title = "Who chairs?"
members = ["Vardania", "Ostrel"]
[[option]]
id = "one"
title = "Vardania chairs"
cues = ["salmon tariff"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four cables, one of them twice, and something that is none."""
    found = tmp_path / "in"
    found.mkdir()
    for number, subject in enumerate(SUBJECTS):
        text = CABLE.format(hour=number + 1, post="NORRPORT", number=number + 101, subject=subject)
        (found / f"{number}.txt").write_text(text)
    (found / "again.txt").write_text((found / "0.txt").read_text())
    (found / "scan.pdf").write_bytes(b"%PDF-1.4 made up")
    return found


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """One statement a cable, without loading a parser."""

    def notes_of(cable: Cable) -> Notes:
        if "BORDER" in (cable.subject or ""):
            raise ZeroDivisionError("by zero")
        return Notes(cable=cable, statements=(statement_of(cable, 1, cable.paragraphs[0].text, speaker="Ravn"),))

    monkeypatch.setattr(extracting, "notes_of", notes_of)


def test_reading_says_what_came_of_it(folder: Path, tmp_path: Path) -> None:
    (folder / "link.txt").symlink_to(tmp_path / "nowhere")
    seen: list[tuple[int, int | None]] = []
    archive = tmp_path / "a"
    report = workflow.read_into(archive, [folder], progress=lambda done, total: seen.append((done, total)))
    assert (report.sources, report.cables, report.new, report.duplicates, report.unread) == (7, 4, 4, 1, 2)
    assert report.unreadable == (Unreadable("link.txt", "No such file or directory"),)
    assert report.unread_formats == {"pdf": 1}
    assert seen[-1] == (7, 7)
    again = workflow.read_into(archive, [folder])
    assert (again.sources, again.cables, again.new, again.duplicates, again.unread) == (7, 4, 0, 6, 2)
    assert again.findings == report.findings
    assert workflow.verify(archive).ok


def test_reading_and_extracting(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    report = workflow.read_into(archive, [folder, b"%PDF-1.4 another"], extract=True)
    assert report.statements == 3
    done = workflow.extract_into(archive)
    assert (done.cables, done.statements, done.left, done.failed) == (0, 0, 0, 1)
    assert [hit.para for hit in workflow.search_in(archive, "said-by:ravn", limit=9)] == [1, 1, 1]


def test_extracting_goes_on_where_it_stopped(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "a"
    workflow.read_into(archive, [folder])
    real, left = extracting.notes_of, [2]

    def interrupted(cable: Cable) -> Notes:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(cable)

    with monkeypatch.context() as patch:
        patch.setattr(extracting, "notes_of", interrupted)
        patch.setattr(here, "_AHEAD", 1)
        with pytest.raises(KeyboardInterrupt):
            workflow.extract_into(archive)
    coverage = workflow.coverage_of([archive])
    assert [str(one) for one in coverage.held] == ["4 of at least 4 cables that NORRPORT wrote in 2005"]
    assert (coverage.cables, coverage.extracted) == (4, 2)
    assert coverage.note.startswith("2 of 4 matching cables")
    seen: list[tuple[int, int | None]] = []
    report = workflow.extract_into(archive, progress=lambda done, total: seen.append((done, total)))
    assert (report.cables, report.left) == (2, 0)
    assert seen == [(1, 2), (2, 2)]
    assert workflow.coverage_of([archive]).note == ""


def test_an_interrupted_reading_keeps_what_it_had(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"

    def interrupt(done: int, _: int | None) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workflow.read_into(archive, [folder], progress=interrupt)
    with Archive(archive, read_only=True) as opened:
        assert 0 < len(list(opened.cables())) < 4
    workflow.read_into(archive, [folder])
    workflow.read_into(tmp_path / "b", [folder])
    assert workflow.verify(archive).digest == workflow.verify(tmp_path / "b").digest


def test_bare_sources_and_archives_give_the_same(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    workflow.read_into(archive, [folder], extract=True)
    bare = list(workflow.statements_of([folder]))
    stored = list(workflow.statements_of([archive]))
    assert len(bare) == 3
    assert sorted(bare, key=lambda one: one.id) == sorted(stored, key=lambda one: one.id)
    assert list(workflow.statements_of([archive, folder / "0.txt"])) == stored + bare[:1]
    cables = list(workflow.cables_of([archive]))
    assert [cable.citation for cable in cables] == [f"05NORRPORT{101 + number}" for number in range(4)]
    assert len(list(workflow.cables_of([folder]))) == 5


def test_what_cannot_be_read_is_said(folder: Path, tmp_path: Path) -> None:
    (folder / "link.txt").symlink_to(tmp_path / "nowhere")
    problems: list[Unreadable] = []
    assert len(list(workflow.cables_of([folder], on_problem=problems.append))) == 5
    assert sorted(problem.name for problem in problems) == ["link.txt", "scan.pdf"]
    assert len(list(workflow.read_sources([folder]))) == 6
    with pytest.raises(InputError, match="does not exist"):
        list(workflow.read_sources([tmp_path / "none"]))


def test_versions_in_bare_sources_give_one_set(folder: Path) -> None:
    text = (folder / "0.txt").read_text()
    (folder / "0b.txt").write_text(text.replace("2. (C) Nothing", "2. (C) Minister Ravn went.\n\n3. (C) Nothing"))
    found = [one for one in workflow.statements_of([folder]) if one.cable == "05NORRPORT101"]
    assert len(found) == 1
    longer = next(cable for cable in workflow.cables_of([folder]) if len(cable.paragraphs) == 3)
    assert found[0].source == longer.source.sha256


def test_progress_of_extracting_in_memory(folder: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    list(workflow.statements_of([folder], progress=lambda done, total: seen.append((done, total))))
    assert seen[-1] == (4, 4)


@pytest.mark.parametrize("stored", [True, False])
def test_a_question_is_decided_and_says_what_on(folder: Path, tmp_path: Path, *, stored: bool) -> None:
    path = tmp_path / "question.toml"
    path.write_text(QUESTION)
    question = workflow.load_question(path)
    source = folder
    if stored:
        source = tmp_path / "a"
        workflow.read_into(source, [folder], extract=True)
    board = workflow.decide_question(question, [source], "2005-06")
    assert (board.question, board.on) == ("chair", "2005-06")
    assert (board.coverage.cables, board.coverage.extracted, board.coverage.statements) == (1, 1, 3)
    assert board.coverage.held == (Holding(post="NORRPORT", year=2005, held=4, about=4),)
    assert board.coverage.positions == len(workflow.positions_of(question, [source]))


def test_without_sources_the_seats_by_hand_decide_and_without_these_nothing(tmp_path: Path) -> None:
    path = tmp_path / "question.toml"
    path.write_text(QUESTION)
    with pytest.raises(QuestionError, match=r"no seat by hand on an option, .* name a SOURCE"):
        workflow.decide_question(workflow.load_question(path), [])
    option = workflow.load_question(path).options[0].id
    path.write_text(
        f'{QUESTION}\n[[seat]]\nactor = "Lusk"\noption = "{option}"\nstance = "reject"\nsource = "Minutes"\n'
    )
    board = workflow.decide_question(workflow.load_question(path), [], "2005-06")
    (seat,) = board.decisions[0].options[0].seats
    assert (seat.actor, seat.stance, seat.source, seat.assumed) == ("Lusk", "reject", "Minutes", False)
    assert (board.coverage.cables, board.coverage.note) == (0, "Every seat was entered by hand; no cable was read.")


def test_asking_what_is_no_archive(tmp_path: Path, folder: Path) -> None:
    for ask in (
        lambda: workflow.search_in(folder, "x"),
        lambda: workflow.verify(tmp_path / "none"),
        lambda: workflow.extract_into(folder),
    ):
        with pytest.raises(ArchiveError, match="There is no archive"):
            ask()
    assert not workflow.is_archive(folder)
    workflow.read_into(tmp_path / "a", [folder])
    with pytest.raises(QueryError, match="column 1"):
        workflow.search_in(tmp_path / "a", "nofield:x")


def ends_in_disorder(_: object, do, tasks: Iterator[object], __: object) -> Iterator[object]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """As executors with several workers do: the last first, and one that died."""
    found = [executors.Done(task, do(task)) for task in tasks][::-1]
    yield msgspec.structs.replace(found[0], result=None, died=True)
    yield from found[1:]


def test_results_come_in_the_order_of_the_sources(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "each", ends_in_disorder)
    names = [one.source.name for one in workflow.read_sources([folder])]
    assert names == ["0.txt", "1.txt", "2.txt", "3.txt", "again.txt", "scan.pdf"]


def test_members_are_gone_into() -> None:
    inner = reading_of(Mrn(2031, "VESSIA", 1), ["One."])
    outer = msgspec.structs.replace(unread(), members=(inner,))
    problems: list[Unreadable] = []
    assert list(workflow._cables_in(outer, problems.append)) == list(inner.cables)
    assert [problem.name for problem in problems] == ["blob.bin"]


@pytest.mark.slow
def test_several_processes_make_the_same_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    cables = sorted((HOME / "examples" / "cables").glob("*.txt"))[:3]
    digests = set()
    for workers in (1, 2):
        archive = tmp_path / str(workers)
        workflow.read_into(archive, cables, workers=workers)
        report = workflow.extract_into(archive, workers=workers)
        assert report.left == report.failed == 0
        digests.add(workflow.verify(archive).digest)
    assert len(digests) == 1


@pytest.mark.slow
def test_every_public_file_is_taken_in_and_none_is_lost(shared: Path, tmp_path: Path) -> None:
    raw = shared / "corpus" / "raw"
    files = [path for path in raw.rglob("*") if path.is_file() and path.name[0] != "."]
    archive = tmp_path / "a"
    report = workflow.read_into(archive, [raw, shared / "seeds"])
    seeds = len(list((shared / "seeds").iterdir()))
    assert report.sources == len(files) + seeds
    assert report.unreadable == ()
    with Archive(archive, read_only=True) as opened:
        held = list(opened.sources())
        own = [one for one in held if one.container is None]  # members of containers are sources beside these
        assert len(own) + report.duplicates == report.sources
        assert sum(one.unread for one in held) == report.unread == sum(report.unread_formats.values())
        containers = {one.container for one in held}
        assert all(one.cables or one.unread or one.findings or one.sha256 in containers for one in held)
        assert opened.verify().ok
        assert {hit.cable for hit in opened.search("from:astana tag:OSCE date:2006-10")} == {"06ASTANA280"}
        assert opened.search("06 ASTANA 000280".replace(" ", ""))[0].cable == "06ASTANA280"
        assert all(hit.marks for hit in opened.search('"no consensus" OR chairmanship'))


def test_containers_are_kept_once_whatever_the_order(tmp_path: Path) -> None:
    cables = {
        "one.txt": b"UNCLAS SESTRIN 000214\n\n1. It is lit.\n",
        "two.txt": b"UNCLAS HALIFA 000036\n\n1. They came.\n",
    }
    inner, outer, alone = tmp_path / "in" / "inner.zip", tmp_path / "out" / "outer.zip", tmp_path / "out" / "one.txt"
    inner.parent.mkdir()
    outer.parent.mkdir()
    with zipfile.ZipFile(inner, "w") as packed:
        for name, data in cables.items():
            packed.writestr(name, data)
    with zipfile.ZipFile(outer, "w") as packed:
        packed.write(inner, "inner.zip")
        packed.writestr("broken.pdf", b"%PDF-1.4")
    alone.write_bytes(cables["one.txt"])
    digests = []
    for at, order in enumerate(([inner, outer, alone], [alone, outer, inner], [outer, inner, alone])):
        archive = tmp_path / f"archive-{at}"
        for source in order:
            workflow.read_into(archive, [source])
        again = workflow.read_into(archive, order)
        assert (again.new, again.duplicates, again.cables, again.unread) == (0, 3, 2, 1)
        report = workflow.verify(archive)
        assert (report.problems, report.sources, report.cables) == ((), 5, 2)
        digests.append(report.digest)
    assert len(set(digests)) == 1
    first = workflow.read_into(tmp_path / "first", [outer])
    assert (first.sources, first.cables, first.new, first.unread) == (1, 2, 2, 1)
    assert first.unread_names == (("outer.zip!broken.pdf", "pdf"),)
    assert [str(cable.mrn) for cable in workflow.cables_of([outer])] == ["SESTRIN214", "HALIFA36"]
