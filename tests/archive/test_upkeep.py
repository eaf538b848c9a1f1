"""The search index is kept in line with the record, by whoever may."""

from pathlib import Path

import apsw
import pytest

from made_readings import some_readings
from reftel.archive import Archive, store
from reftel.archive.upkeep import Upkeep
from reftel.errors import BusyError, NoSpaceError


@pytest.mark.parametrize(("said", "kind"), [("No space left on device", NoSpaceError), ("corrupt", None)])
def test_an_index_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, kind: type[Exception] | None
) -> None:
    archive = Archive(tmp_path / "a", create=True)
    archive.add(some_readings(3))
    real, left = archive._upkeep.index.catch_up, [1]

    def fails(connection: apsw.Connection, progress: None = None) -> None:
        if left:
            left.pop()
            raise ValueError(said)
        real(connection, progress)

    monkeypatch.setattr(archive._upkeep.index, "catch_up", fails)
    if kind:
        with pytest.raises(kind):
            archive.refresh()
    archive.refresh()
    assert archive.verify().ok
    archive.close()


def test_a_reader_leaves_it_to_who_writes(tmp_path: Path) -> None:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(2))
    with Archive(tmp_path / "a") as writer:
        writer.add(some_readings(4, seed=2))
        own = Upkeep(writer.record(), tmp_path / "a", store.Lock(tmp_path / "a" / "writer.lock"), read_only=True)
        own.refresh()
        assert own.index.is_behind(writer.record())
        own.close()
        bare = Upkeep(writer.record(), tmp_path / "b", store.Lock(tmp_path / "a" / "writer.lock"), read_only=True)
        with pytest.raises(BusyError, match="being made"):
            bare.refresh()


def test_what_cannot_be_read_while_it_is_searched_is_made_again_once(tmp_path: Path) -> None:
    asked: list[object] = []

    def search(index: object) -> int:
        asked.append(index)
        if len(asked) < 3:
            raise ValueError("corrupt")
        return 7

    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(2))
        assert archive._upkeep.searching(search) == 7
        assert asked[0] is asked[1] is not asked[2]
        assert archive._upkeep.wrong()[0] == ()
