"""Reading in turns: whoever reviews meanwhile has to wait for no run."""

from pathlib import Path

import pytest

from made_imports import cable
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import BusyError
from reftel.workflow import intake, turns
from reftel.workflow.intake import Counted


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_bytes(cable(500 + number))
    (folder / "again.txt").write_bytes(cable(500))
    return folder


def test_between_two_units_anybody_may_write_and_it_comes_to_the_same(
    box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_TURN", 1)
    found: list[int] = []

    def review(_: Counted) -> None:
        with Archive(tmp_path / "turns") as archive:  # the right to write is nobody's
            found.append(len(archive.matching("from:sestrin")))

    told = workflow.read_into(tmp_path / "turns", [box], in_turns=True, watch=review)
    assert found[-1] == 4  # each is found when its turn has ended
    whole = workflow.read_into(tmp_path / "whole", [box])
    assert (told.cables, told.duplicates) == (whole.cables, whole.duplicates) == (4, 1)
    with Archive(tmp_path / "turns") as one, Archive(tmp_path / "whole") as other:
        assert one.digest() == other.digest()
        assert not one.verify().problems


def test_who_writes_for_long_is_told_of(box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.0)
    monkeypatch.setattr("reftel.archive.store.PATIENCE", 0.0)
    workflow.begin(tmp_path / "a")
    with Archive(tmp_path / "a"), pytest.raises(BusyError, match="Somebody else"):
        workflow.read_into(tmp_path / "a", [box], in_turns=True)
    assert workflow.read_into(tmp_path / "a", [box], in_turns=True).cables == 4
