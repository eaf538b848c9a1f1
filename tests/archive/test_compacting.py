"""An archive is made smaller while somebody reads it, and is the same."""

from pathlib import Path

import pytest

from made_readings import some_readings
from reftel.archive import Archive, store
from reftel.archive.compacting import compact


def test_free_pages_go_while_somebody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY", 100)  # the log stays as it is while somebody reads
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(40))
        archive.record().execute("CREATE TABLE much (x)")
        archive.record().executemany("INSERT INTO much VALUES (randomblob(10000))", [()] * 200)
        archive.record().execute("DROP TABLE much")
        list(archive.record().execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        digest = archive.digest()
    with Archive(tmp_path / "a", read_only=True) as reader:
        rows = reader.cables()
        next(rows)  # in the middle of reading
        with Archive(tmp_path / "a") as archive:
            told = compact(archive)
        assert len(list(rows)) == 39
        assert reader.search("quota")
    with Archive(tmp_path / "a") as archive:
        told = compact(archive)
        assert told.after <= told.before
        assert told.after < 1_500_000
        assert archive.digest() == digest
        assert archive.verify().problems == ()
