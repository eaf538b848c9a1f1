"""Sources as they came in: whole or not there."""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reftel.archive import originals
from reftel.archive.squeezing import squeeze
from reftel.errors import ArchiveError

DATA = b"made up"
HASH = hashlib.sha256(DATA).hexdigest()


def test_kept_once_and_given_back(tmp_path: Path) -> None:
    originals.keep(tmp_path, HASH, squeeze(DATA))
    place = originals.place_of(tmp_path, HASH)
    before = place.stat().st_ino
    originals.keep(tmp_path, HASH, b"never written")
    originals.flush(tmp_path, iter([HASH]))
    assert place.stat().st_ino == before
    assert originals.data_of(tmp_path, HASH) == DATA
    assert list(originals.kept(tmp_path)) == [HASH]
    assert list(originals.kept(tmp_path / "none")) == []


def test_what_was_not_finished_is_swept_away_without_going_through_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> None:
        raise KeyboardInterrupt  # the run is killed before the file has its name

    with monkeypatch.context() as patching:
        patching.setattr(os, "fsync", fails)
        with pytest.raises(KeyboardInterrupt):
            originals.keep(tmp_path, HASH, squeeze(DATA))
    assert list(originals.kept(tmp_path)) == []
    (left,) = (file for file in tmp_path.rglob("*") if file.is_file())
    originals.keep(tmp_path, HASH, squeeze(DATA))
    looked: list[str] = []
    glob = Path.glob

    def looking(folder: Path, one: str) -> Iterator[Path]:
        looked.append(one)
        return glob(folder, one)

    monkeypatch.setattr(Path, "glob", looking)
    originals.sweep(tmp_path)
    assert looked == ["*.part"]
    assert not left.exists()


def test_what_is_not_there_or_not_right_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is not in"):
        originals.data_of(tmp_path, HASH)
    originals.keep(tmp_path, HASH, squeeze(b"something else"))
    with pytest.raises(ArchiveError, match="its hash differs"):
        originals.data_of(tmp_path, HASH)
    originals.place_of(tmp_path, HASH).write_bytes(b"damaged")
    with pytest.raises(ArchiveError, match="cannot be read"):
        originals.data_of(tmp_path, HASH)


def test_a_failing_disk_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        originals.keep(tmp_path, HASH, squeeze(DATA))
    assert list(originals.place_of(tmp_path, HASH).parent.iterdir()) == []


def test_a_system_that_opens_no_folders_is_not_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    originals.keep(tmp_path, HASH, squeeze(DATA))

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    originals.flush(tmp_path, iter([HASH]))
    assert list(originals.kept(tmp_path)) == [HASH]


def test_the_same_source_is_kept_by_several_at_once(tmp_path: Path) -> None:
    data = squeeze(b"x" * 100_000)
    sha256 = hashlib.sha256(b"x" * 100_000).hexdigest()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: originals.keep(tmp_path, sha256, data), range(200)))
        for _ in range(20):
            originals.place_of(tmp_path, sha256).unlink()
            list(threads.map(lambda _: originals.keep(tmp_path, sha256, data), range(16)))
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".zst"]
