"""An archive is checked by several processes with the result of one; what is derived is repaired."""

from pathlib import Path

import apsw
import pytest

from made_readings import some_readings
from reftel import workflow
from reftel.archive import Archive, checking, store
from reftel.errors import ArchiveError
from reftel.workflow import trusting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(20))
    return tmp_path / "a"


@pytest.mark.slow
def test_several_processes_find_what_one_finds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "CABLES", 4)
    assert workflow.verify(path, workers=2).ok
    for file in sorted((path / "sources").glob("*/*.zst"))[::7]:
        file.write_bytes(file.read_bytes()[:-5] + b"xxxxx")
    seen: list[tuple[int, int | None]] = []
    several = workflow.verify(path, workers=2, progress=lambda done, total: seen.append((done, total)))
    assert several == workflow.verify(path)
    assert len(several.problems) == 3
    assert seen[-1] == (20, 20)


def test_repair_makes_again_what_is_derived(path: Path) -> None:
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.execute("DELETE FROM links")
    connection.close()
    for file in (path / "index").glob("*.idx"):
        file.write_bytes(b"x" * 100)
    assert not workflow.verify(path).ok
    assert workflow.verify(path, repair=True).ok
    assert workflow.verify(path).ok


def test_what_others_write_to_is_not_repaired(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with Archive(path), pytest.raises(ArchiveError, match="Somebody else is writing"):
        workflow.verify(path, repair=True)


def test_a_process_that_dies_is_said() -> None:
    assert "from a to b could not be checked" in trusting._died(("a", "b", 2))
