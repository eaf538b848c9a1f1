"""Sources are checked in stretches, each by itself, with the same result however they are shared out."""

from pathlib import Path

import apsw
import pytest

from made_readings import some_readings
from reftel.archive import Archive, checking


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(7))
    return tmp_path / "a"


def test_stretches_hold_all_sources_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "CABLES", 4)  # two sources, for each counts itself and its cable
    connection = apsw.Connection(str(path / "archive.sqlite"))
    found = checking.stretches(connection)
    assert [count for _, _, count in found] == [2, 2, 2, 1]
    hashes = [sha256 for (sha256,) in connection.execute("SELECT sha256 FROM sources ORDER BY sha256")]
    assert [(first, last) for first, last, _ in found] == [
        (hashes[at], hashes[min(at + 1, 6)]) for at in range(0, 7, 2)
    ]
    connection.execute("UPDATE cables SET subject = 'ANOTHER' WHERE sha256 = ?", (hashes[4],))
    connection.close()
    told = [checking.check(path, one) for one in found]
    assert [len(one) for one in told] == [0, 0, 1, 0]
    assert "is filed under what its record does not say (subject)" in told[2][0]


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    Archive(tmp_path / "a", create=True).close()
    assert checking.stretches(apsw.Connection(str(tmp_path / "a" / "archive.sqlite"))) == []
