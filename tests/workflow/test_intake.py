"""Taking in: a unit at a time, and what is in hand when a run is interrupted is kept."""

from pathlib import Path

import pytest

from reftel.archive import Archive, pack
from reftel.errors import NoSpaceError
from reftel.executors import Done
from reftel.model.release import Release
from reftel.model.report import Unreadable
from reftel.workflow import intake, tasks
from reftel.workflow.intake import Intake, Unit
from reftel.workflow.tasks import Job


def test_units_are_committed_when_they_are_full_or_late(monkeypatch: pytest.MonkeyPatch) -> None:
    now, committed = [0.0], []
    monkeypatch.setattr("reftel.workflow.intake.time.monotonic", lambda: now[0])
    monkeypatch.setattr(intake, "_UNIT", 3)
    unit: Unit[int] = Unit(lambda some: committed.append(list(some)))
    with unit:
        for number in range(4):
            unit.add(number)
        assert committed == [[0, 1, 2]]
        now[0] = 2.5
        unit.add(4)
        assert committed == [[0, 1, 2], [3, 4]]
        unit.add(5)
    assert committed[-1] == [5]
    unit.flush()
    assert len(committed) == 3


@pytest.mark.parametrize(("error", "kept"), [(KeyboardInterrupt, [[1]]), (NoSpaceError, [])])
def test_what_is_in_hand_is_kept_when_interrupted(error: type[BaseException], kept: list[list[int]]) -> None:
    committed: list[list[int]] = []
    unit: Unit[int] = Unit(lambda some: committed.append(list(some)))
    unit.add(1)
    with pytest.raises(error), unit:
        raise error
    assert committed == kept


def test_what_is_there_is_not_read_again(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    jobs = [
        Job("one", data=b"1", release=Release("leaked")),
        Job("again", data=b"1", release=Release("published")),
        Job("none", str(tmp_path / "none")),
        Job("two", data=b"2"),
    ]
    with Archive(tmp_path / "a", create=True) as archive:
        taken = Intake(archive, len(jobs), lambda done, total: seen.append((done, total)))
        with taken.unit:
            for job in taken.unknown(jobs):
                taken.take(Done(job, tasks.pack_source(job)))
        taken.finish()
        assert (taken.duplicates, len(taken.hashes)) == (1, 2)
        assert taken.unreadable == [Unreadable("none", "No such file or directory")]
        assert sorted(one.names for one in archive.sources()) == [("again", "one"), ("two",)]
        told = list(archive.record().execute("SELECT status FROM provenance"))
        assert sorted(told) == [("leaked",), ("published",)]
        assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
        later = Intake(archive, 1, None)
        assert list(later.unknown([Job("third", data=b"2")])) == []
        later.finish()
        assert ("third", "two") in [one.names for one in archive.sources()]


def test_what_kills_its_reader_or_goes_away_is_noted(tmp_path: Path) -> None:
    with Archive(tmp_path / "a", create=True) as archive:
        taken = Intake(archive, 2, None)
        with taken.unit:
            taken.take(Done(Job("deadly", data=b"x"), None, died=True))
            taken.take(Done(Job("gone", str(tmp_path / "gone")), None, died=True))
        assert [one.unread for one in archive.sources()] == [True]
        assert [problem.name for problem in taken.unreadable] == ["gone"]


def test_the_index_is_brought_up_to_date_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_INDEXED", 1)
    refreshed = []
    monkeypatch.setattr(Archive, "refresh", lambda self, progress=None: refreshed.append(self))  # noqa: ARG005 - as called
    with Archive(tmp_path / "a", create=True) as archive:
        taken = Intake(archive, 1, None)
        with taken.unit:
            one = tasks.read_source(Job("x", data=b"x"))
            assert not isinstance(one, Unreadable)
            taken.take(Done(Job("x", data=b"x"), pack(one, b"x")))
        assert len(refreshed) == 1
