"""What may befall an archive beside a kill: each ends in the right archive, or in one clear sentence and exit code."""

import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crashing import EXTRACTOR, Runs, digest_of, made_cables
from reftel.archive import Archive

pytestmark = pytest.mark.slow
SENTENCE = re.compile(r"reftel: [^\n]{20,400}[.!]\n")


def reftel(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "reftel", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def refused(done: subprocess.CompletedProcess[str], code: int = 2) -> str:
    """The one clear sentence with which a command ended."""
    assert done.returncode == code, done.stderr
    assert SENTENCE.fullmatch(done.stderr), done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_cables(tmp_path_factory.mktemp("damage") / "cables")


@pytest.fixture(scope="module")
def whole(cables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that nothing has befallen, with statements; copied before anything does."""
    folder = tmp_path_factory.mktemp("whole")
    read = Runs("read", cables, folder, unit=10).measure()
    return Runs("extract", cables, folder, unit=10, extractor=str(EXTRACTOR), start=read).measure()


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "archive"))


def verified(archive: Path) -> str:
    """What verifying says, which must be either that all is well or what is not."""
    done = reftel("verify", archive, "--workers", "1")
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path | None]:
    """A disk of so many kilobytes; None where this user may mount none."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_a_full_disk(cables: Path, tmp_path: Path, share: float) -> None:
    most = tmp_path / "most"
    assert reftel("read", cables, "--into", most, "--workers", "1").returncode == 0
    needed = sum(file.stat().st_size for file in most.rglob("*") if file.is_file()) / 1024
    with small_disk(tmp_path / "disk", int(needed * share)) as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        filled = reftel("read", cables, "--into", disk / "archive", "--workers", "1")
        assert "No space left" in refused(filled, 3)
        subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=True)  # room is made
        again = reftel("read", cables, "--into", disk / "archive", "--workers", "1")
        assert again.returncode == 0, again.stderr
        assert digest_of(disk / "archive") == digest_of(most)


def test_a_file_that_may_not_grow(cables: Path, tmp_path: Path) -> None:
    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))

    words = ("read", cables, "--into", tmp_path / "archive", "--workers", "1")
    stopped = reftel(*words, preexec_fn=bounded)
    assert stopped.returncode in {2, 3}
    assert SENTENCE.fullmatch(stopped.stderr), stopped.stderr
    assert reftel(*words).returncode == 0
    assert digest_of(tmp_path / "archive")


def test_two_writers_at_once(cables: Path, tmp_path: Path) -> None:
    reading = Runs("read", cables, tmp_path, unit=2)
    right = digest_of(reading.measure())
    place = tmp_path / "two"
    first = reading.begin(place)
    while not (place / "archive.sqlite").exists():
        time.sleep(0.005)
    second = reftel("read", cables, "--into", place, "--workers", "1")
    if first.stdout:
        first.stdout.read()
        first.stdout.close()
    assert first.wait() == 0
    if second.returncode:  # else the first had ended already
        assert "Somebody else is writing" in refused(second)
    assert digest_of(place) == right


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    for at in random.Random(len(data)).sample(range(len(data)), min(len(data), 20)):  # noqa: S311 - for places
        changed[at] ^= 255
    return bytes(changed)


@pytest.mark.parametrize("harm", [torn, flipped])
def test_a_torn_index(archive: Path, harm: Callable[[bytes], bytes]) -> None:
    right = digest_of(archive)
    for file in sorted((archive / "index").iterdir()):
        if file.is_file() and file.stat().st_size and file.suffix != ".lock":
            file.write_bytes(harm(file.read_bytes()))
    told = verified(archive)
    if "index" in told:
        assert reftel("verify", archive, "--repair", "--workers", "1").returncode == 0
    assert digest_of(archive) == right
    found = reftel("search", archive, "harbour", "--json")
    assert found.returncode == 0, found.stderr
    assert found.stdout


def test_a_flipped_byte_in_a_source(archive: Path, cables: Path) -> None:
    right = digest_of(archive)
    sources = sorted((archive / "sources").glob("*/*.zst"))
    harmed = sources[3]
    harmed.write_bytes(flipped(harmed.read_bytes()))
    told = verified(archive)
    assert harmed.stem in told
    assert reftel("search", archive, "harbour").returncode == 0
    harmed.unlink()  # as the sentence says: take it away, and read the source again
    assert reftel("read", cables, "--into", archive, "--workers", "1").returncode in {0, 2}
    shutil.rmtree(archive / "index")
    assert harmed.stem in verified(archive) or digest_of(archive) == right


@pytest.mark.parametrize("share", [0.0, 0.6])
def test_a_cut_database(archive: Path, share: float) -> None:
    file = archive / "archive.sqlite"
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    for words in (("verify",), ("search", "harbour")):
        done = reftel(words[0], archive, *words[1:])
        assert done.returncode in {0, 1, 2}, (words, done.stderr)
        assert "Traceback" not in done.stderr
        assert "fault in reftel" not in done.stderr
        if words == ("verify",):
            assert done.returncode != 0


@pytest.mark.parametrize("left", [5_000])
def test_a_cut_journal_is_an_earlier_moment(cables: Path, tmp_path: Path, left: int) -> None:
    reading = Runs("read", cables, tmp_path, unit=2)
    right = digest_of(reading.measure())
    killed = None
    while killed is None or not (killed.archive / "archive.sqlite-wal").exists():
        killed = reading.killed(lambda _: time.sleep(reading.seconds * 0.6))
    with (killed.archive / "archive.sqlite-wal").open("r+b") as file:
        file.truncate(min(left, os.fstat(file.fileno()).st_size))
    reading.complete(killed.archive)
    if "index" in verified(killed.archive):  # it was ahead of what is left of the record
        assert reftel("verify", killed.archive, "--repair", "--workers", "1").returncode == 0
    assert digest_of(killed.archive) == right


def test_a_medium_that_cannot_be_written(archive: Path, cables: Path, tmp_path: Path) -> None:
    right = digest_of(archive)
    with small_disk(tmp_path / "disk", 50_000) as disk:
        if disk is None:
            pytest.skip("no disk can be mounted here")
        medium = Path(shutil.copytree(archive, disk / "archive"))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for words in (("search", medium, "harbour"), ("said", medium), ("show", medium)):
            done = reftel(*words)
            assert done.returncode == 0, done.stderr
            assert done.stdout
        refused(reftel("read", cables, "--into", medium, "--workers", "1"))
        assert verified(medium)
    assert digest_of(archive) == right


def test_no_memory_in_a_worker(cables: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(cables, tmp_path / "cables"))
    (folder / "large.txt").write_bytes(b"UNCLAS SESTRIN 000214\n\nSUBJECT: X\n\n1. Lit.\n" + b"x y\n" * 12_000_000)

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1500 << 20, resource.RLIM_INFINITY))

    done = reftel("read", folder, "--into", tmp_path / "archive", "--workers", "2", "--json", preexec_fn=bounded)
    assert done.returncode == 0, done.stderr
    with Archive(tmp_path / "archive", read_only=True) as opened:
        assert opened.verify().ok
        assert len(list(opened.cables(versions=True))) >= 60
        large = next(one for one in opened.sources() if "large.txt" in one.names)
    assert large.unread
