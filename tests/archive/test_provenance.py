"""What collections say of the release of their sources, as the archive keeps it."""

from pathlib import Path

import apsw
import pytest

from reftel.archive import Archive, pack, store
from reftel.archive.index import Index
from reftel.archive.provenance import of_source
from reftel.model.release import Release
from reftel.reading import read

TEXT = "UNCLAS SESTRIN 000031\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: FISH\n\n1. Nothing new.\n\nHALLORAN\n"


def test_it_fills_what_is_unknown_and_is_kept_once(tmp_path: Path) -> None:
    reading = read(TEXT)
    sha256 = reading.source.sha256
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([reading])
        before = archive.digest()
        told = [
            (sha256, Release("leaked")),
            (sha256, Release("published", "A newspaper")),
            ("0" * 64, Release("leaked")),
        ]
        archive.add_provenance(told)
        archive.add_provenance(told)
        (cable,) = archive.cables()
        assert cable.release == Release("published", "A newspaper")
        assert archive.digest() != before
        assert archive.verify().ok


def test_what_comes_with_its_sources_is_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[int] = []
    forget = Index._forget

    def noted(index: Index, unit: str, field: str, value: int) -> None:
        forgotten.append(value)
        forget(index, unit, field, value)

    monkeypatch.setattr(Index, "_forget", noted)
    first, second = read(TEXT), read(TEXT.replace("000031", "000032"))
    with Archive(tmp_path / "a", create=True) as archive:
        for one in (first, second):
            told = [(one.source.sha256, Release("leaked"))]
            archive.add_packed(pack(one, one.source.text.encode()), told)
            archive.refresh()
        assert len(archive.answering("release:leaked")) == 2
        assert not forgotten
        archive.add_provenance([(first.source.sha256, Release("published"))])
        archive.refresh()
        assert len(archive.answering("release:leaked")) == 1
        assert len(forgotten) == 1
        assert archive.verify().ok
        whole = archive.digest()
    with Archive(tmp_path / "b", create=True) as archive:
        archive.add([second, first])
        archive.add_provenance([(one.source.sha256, Release("leaked")) for one in (first, second)])
        archive.add_provenance([(first.source.sha256, Release("published"))])
        assert archive.digest() == whole


def test_an_archive_of_an_older_schema_gets_the_table(tmp_path: Path) -> None:
    old = apsw.Connection(str(tmp_path / "archive.sqlite"))
    with store.transaction(old):
        for step in store.migrations()[:2]:
            old.execute(step)
        old.pragma("application_id", store.APPLICATION)
        old.pragma("user_version", 2)
    old.close()
    upgraded = store.connect(tmp_path / "archive.sqlite", write=True)
    assert upgraded.pragma("user_version") == len(store.migrations())
    assert of_source(upgraded, "a") is None
    upgraded.close()
