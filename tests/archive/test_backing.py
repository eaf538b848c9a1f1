"""A backup is right whoever writes meanwhile, is renewed in its place, and is believed only where it is whole."""

import shutil
import threading
from pathlib import Path

import msgspec
import pytest

from made_readings import some_readings, unread
from reftel.archive import Archive, backing, store
from reftel.archive.originals import place_of
from reftel.errors import ArchiveError, InputError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([*some_readings(6), unread()], {unread().source.sha256: b"\x00\x01\xff"})
    (tmp_path / "a" / "questions").mkdir()
    (tmp_path / "a" / "questions" / "chair.toml").write_text("[question]\n")
    return tmp_path / "a"


def digest_of(path: Path) -> str:
    with Archive(path) as archive:
        report = archive.verify()
    assert report.problems == ()
    return report.digest


def test_back_and_forth(path: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    made = backing.back_up(path, tmp_path / "b", "9", lambda done, total: seen.append((done, total)))
    assert (made.sources, made.new, made.cables, made.digest) == (7, 7, 6, digest_of(path))
    assert seen[-1] == (7, 7)
    told = backing.manifest(tmp_path / "b")
    assert (told.form, told.reftel, told.schema) == (1, "9", len(store.migrations()))
    again = backing.restore(tmp_path / "b", tmp_path / "r")
    assert again.digest == digest_of(tmp_path / "r") == made.digest
    assert (tmp_path / "r" / "questions" / "chair.toml").read_text() == "[question]\n"
    assert backing.known(path) == [(tmp_path / "b").resolve()]
    assert backing.is_backup(tmp_path / "b")
    assert not backing.is_backup(path)


def test_a_backup_is_renewed_with_what_is_new_and_without_what_is_gone(path: Path, tmp_path: Path) -> None:
    backing.back_up(path, tmp_path / "b", "9")
    with Archive(path) as archive:
        archive.add(some_readings(3, seed=2))
    (path / "questions" / "chair.toml").unlink()
    renewed = backing.back_up(path, tmp_path / "b", "9")
    assert (renewed.sources, renewed.new) == (10, 3)
    assert len(list((tmp_path / "b").glob("record-*.sqlite"))) == 1
    assert not list((tmp_path / "b").rglob("chair.toml"))
    stranger = place_of(tmp_path / "b" / "sources", "ab" + "0" * 62)
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"purged meanwhile")
    assert backing.back_up(path, tmp_path / "b", "9").new == 0
    assert not stranger.exists()


def test_who_writes_meanwhile_is_not_in_the_way(path: Path, tmp_path: Path) -> None:
    """Each backup that was made while somebody wrote is an archive as it stood at one moment."""
    digests, ended = set(), threading.Event()

    def write() -> None:
        with Archive(path) as archive:
            for number in range(2, 12):
                archive.add(some_readings(3, seed=number))
                digests.add(archive.digest())
            ended.set()

    digests.add(digest_of(path))
    writer = threading.Thread(target=write)
    writer.start()
    made: list[str] = []
    while not ended.is_set() or not made:
        made.append(backing.back_up(path, tmp_path / "b", "9").digest)
    writer.join()
    assert set(made) <= digests
    backing.restore(tmp_path / "b", tmp_path / "r")
    assert digest_of(tmp_path / "r") == made[-1]


def test_what_vanishes_meanwhile_is_no_part_of_it(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was there when the folder was looked through, and is taken away before it is copied."""
    gone = path / "questions" / "draft.toml"
    gone.write_text("[question]\n")
    (path / "writer.lock-journal").write_bytes(b"of who writes")
    copy = shutil.copyfile

    def late(file: Path, to: Path) -> Path:
        gone.unlink(missing_ok=True)
        return copy(file, to)

    monkeypatch.setattr(shutil, "copyfile", late)
    backing.back_up(path, tmp_path / "b", "9")
    assert list(backing.manifest(tmp_path / "b").files) == ["questions/chair.toml"]
    monkeypatch.setattr(shutil, "copyfile", _unreadable)
    with pytest.raises(ArchiveError, match=r"chair\.toml"):
        backing.back_up(path, tmp_path / "b", "9")


def _unreadable(file: Path, _to: Path) -> Path:
    raise FileNotFoundError(2, "No such file or directory", str(file))


@pytest.mark.parametrize(
    ("name", "said"),
    [("record-*.sqlite", "record in the backup"), ("sources/*/*.zst", "is not in"), ("files/*/*.toml", "chair.toml")],
)
def test_a_flipped_bit_in_a_backup_is_refused(path: Path, tmp_path: Path, name: str, said: str) -> None:
    backing.back_up(path, tmp_path / "b", "9")
    file = min((tmp_path / "b").glob(name))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    _refused_without_a_trace(tmp_path, said)


@pytest.mark.parametrize(
    ("name", "said"),
    [("record-*.sqlite", "record in the backup"), ("sources/*/*.zst", "is not in"), ("files/*/*.toml", "chair.toml")],
)
def test_bytes_after_the_end_of_a_file_in_a_backup_are_refused(
    path: Path, tmp_path: Path, name: str, said: str
) -> None:
    backing.back_up(path, tmp_path / "b", "9")
    for file in (tmp_path / "b").glob(name):
        file.write_bytes(file.read_bytes() + b"more")
    _refused_without_a_trace(tmp_path, said)


def _refused_without_a_trace(tmp_path: Path, said: str) -> None:
    """Neither a new folder nor what was put into an empty one is left, so that it can be tried again there."""
    with pytest.raises(ArchiveError, match=f"{said}.*use another backup"):
        backing.restore(tmp_path / "b", tmp_path / "r")
    assert not (tmp_path / "r").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArchiveError, match=said):
        backing.restore(tmp_path / "b", tmp_path / "empty")
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_source_that_only_the_backup_still_has_is_told(path: Path, tmp_path: Path) -> None:
    assert backing.back_up(path, tmp_path / "b", "9").lacking == ()
    lost = min((path / "sources").glob("*/*.zst"))
    lost.unlink()
    assert backing.back_up(path, tmp_path / "b", "9").lacking == (lost.stem,)
    assert backing.restore(tmp_path / "b", tmp_path / "r").digest == digest_of(tmp_path / "r")


def test_nothing_is_overwritten(path: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("x")
    with pytest.raises(InputError, match="holds no backup"):
        backing.back_up(path, tmp_path / "other", "9")
    with pytest.raises(InputError, match="lies in the archive"):
        backing.back_up(path, path / "b", "9")
    with pytest.raises(InputError, match="There is no backup"):
        backing.restore(tmp_path / "other", tmp_path / "r")
    backing.back_up(path, tmp_path / "b", "9")
    with pytest.raises(InputError, match="is there already"):
        backing.restore(tmp_path / "b", path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"form": 2}, "newer reftel"),
        ({"schema": 99}, "newer reftel"),
        ({"digest": 5}, "cannot be read"),
        ({"files": {"../outside": "0"}}, "outside of the archive"),
    ],
)
def test_a_manifest_that_cannot_be_followed(path: Path, tmp_path: Path, change: dict[str, object], said: str) -> None:
    backing.back_up(path, tmp_path / "b", "9")
    file = tmp_path / "b" / backing.MANIFEST
    file.write_bytes(msgspec.json.encode({**msgspec.json.decode(file.read_bytes()), **change}))
    with pytest.raises(ArchiveError, match=said):
        backing.restore(tmp_path / "b", tmp_path / "r")
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("data", [b"", b'{"form": 1, "reftel": "\xff"}', b'{"form":1,"a":' + b"[" * 100_000])
def test_a_manifest_that_is_none(path: Path, tmp_path: Path, data: bytes) -> None:
    backing.back_up(path, tmp_path / "b", "9")
    (tmp_path / "b" / backing.MANIFEST).write_bytes(data)
    with pytest.raises(ArchiveError, match="cannot be read"):
        backing.restore(tmp_path / "b", tmp_path / "r")


def test_a_damaged_source_is_not_copied(path: Path, tmp_path: Path) -> None:
    min((path / "sources").glob("*/*.zst")).write_bytes(b"x")
    with pytest.raises(ArchiveError, match="reftel verify"):
        backing.back_up(path, tmp_path / "b", "9")
    assert not backing.is_backup(tmp_path / "b")
