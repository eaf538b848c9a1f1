"""Sources that lie elsewhere: fetched from where they were said to be, named in order, bounded, and told apart."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conftest import HOME
from reftel import workflow
from reftel.cli import face
from reftel.errors import InputError
from reftel.model.report import Unreadable
from reftel.reading import parts
from reftel.workflow import remote as module
from reftel.workflow import tasks
from reftel.workflow.remote import Remote, files, is_remote, load, parse_remote

fsspec: Any = pytest.importorskip("fsspec")
CABLES = sorted((HOME / "examples" / "cables").glob("*.txt"))[:4]


@pytest.fixture
def memory() -> Iterator[Any]:
    """A storage in memory: ``box/a.txt``, ``box/deep/b.txt`` and what is passed over."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    system.pipe({f"/box/{name}": name.encode() for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden", ".git/x")})
    yield system
    system.store.clear()


# What a user types.


@pytest.mark.parametrize("text", ["s3://bucket/folder", "gs://b", "memory://box", "file:///tmp/x", "sftp://me@host/x"])
def test_addresses(text: str) -> None:
    assert is_remote(text)
    assert parse_remote(text) == Remote(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://example.org/cables.zip", "download it, and name the file"),
        ("ftp2://x/y", "no address of a storage: s3://"),
        ("simplecache::s3://x/y", "no address of a storage"),
        ("s3://", "does not say where to look"),
        ("s3://a::memory://b", "does not say where to look"),
        ("s3://key:secret@bucket/x", "no password into an address"),
        ("sftp://me:word@host/x", "no password into an address"),
    ],
)
def test_what_cannot_be_read_from_is_said_without_what_is_secret(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as raised:
        parse_remote(text)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("text", ["cables", "/a/b", "C:\\a", "-", "a:b", "S3://x"])
def test_what_is_no_address(text: str) -> None:
    assert not is_remote(text)


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    module._opened.cache_clear()
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    with pytest.raises(InputError, match=r"gcsfs must be installed: pip install 'reftel\[remote\]' gcsfs\."):
        list(files(Remote("gs://bucket/x")))
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(InputError, match=r"s3fs must be installed: pip install 'reftel\[remote\]'\."):
        list(files(Remote("s3://bucket/x")))


# What is there.


@pytest.mark.usefixtures("memory")
def test_files_in_order() -> None:
    found = list(files(Remote("memory://box")))
    assert [(one.name, one.size) for one in found] == [("a.txt", 5), ("b.txt", 5), ("deep/c.txt", 10)]
    (alone,) = files(Remote("memory://box/deep/c.txt"))
    assert (alone.name, load("memory://box/deep/c.txt", alone.path, most=99)) == ("c.txt", b"deep/c.txt")
    with pytest.raises(InputError, match="nothing at memory://none"):
        list(files(Remote("memory://none")))


@pytest.mark.usefixtures("memory")
def test_what_is_too_large_or_gone_is_said() -> None:
    assert load("memory://box", "/box/a.txt", 2, 3, most=99) == b"txt"
    with pytest.raises(InputError, match="it is larger than 0 MB"):
        load("memory://box", "/box/a.txt", most=4)
    with pytest.raises(InputError, match="it is not there"):
        load("memory://box", "/box/z.txt", most=4)
    with pytest.raises(OSError, match="it is not there"):
        module.stream("memory://box", "/box/z.txt")


def test_a_storage_that_fails_is_said(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError("403 with a lot\nmore")

    monkeypatch.setattr(type(memory), "walk", denied)
    with pytest.raises(InputError, match=r"memory://box cannot be listed: access is denied\."):
        list(files(Remote("memory://box")))

    def odd(*_: object, **__: object) -> None:
        raise ZeroDivisionError("odd\nand long")

    monkeypatch.setattr(type(memory), "walk", odd)
    with pytest.raises(InputError, match=r"cannot be listed: ZeroDivisionError: odd\.$"):
        list(files(Remote("memory://box")))


def test_jobs_are_fetched_in_order_beside_those_that_are_here(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_bytes(b"here")
    jobs = list(tasks.jobs_in([tmp_path / "here.txt", Remote("memory://box"), b"typed"]))
    memory.rm("/box/b.txt")
    fetched = list(tasks.fetched(jobs))
    assert [job.name for job in fetched] == ["here.txt", "a.txt", "b.txt", "deep/c.txt", "standard input"]
    assert [job.address for job in fetched] == [None] * 5
    assert fetched[1].load() == b"a.txt"
    read = tasks.read_source(fetched[2])
    assert isinstance(read, Unreadable)
    assert read.reason == "it is not there"


def test_few_bytes_are_fetched_ahead(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_AHEAD_BYTES", 12)
    memory.pipe({f"/many/{number:03}.txt": b"x" * 10 for number in range(50)})
    taken: list[str] = []

    def jobs() -> Iterator[tasks.Job]:
        for job in tasks.jobs_in([Remote("memory://many")]):
            taken.append(job.name)
            yield job

    results = tasks.fetched(jobs())
    assert next(results).name == "000.txt"
    assert len(taken) == 2
    assert len(list(results)) == 49


def test_a_dump_that_is_large_is_fetched_in_parts(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = b'"id","date"\n'
    rows = b"".join(b'"%d","2006-01-01 10:00"\n' % number for number in range(400))
    monkeypatch.setattr(tasks, "MAX_BYTES", 1000)
    monkeypatch.setattr(parts, "kind_of", lambda _: "table")
    monkeypatch.setattr(parts, "PART", 2000)
    monkeypatch.setattr(parts, "HEAD", 100)
    memory.pipe({"/dump/cables.csv": names + rows})
    jobs = list(tasks.fetched(tasks.jobs_in([Remote("memory://dump")])))
    assert [job.name for job in jobs] == [f"cables.csv!{number:05d}" for number in range(1, len(jobs) + 1)]
    assert len(jobs) > 2
    assert jobs[0].load() + b"".join(job.load().removeprefix(names) for job in jobs[1:]) == names + rows


def test_an_archive_is_the_same_wherever_its_sources_lay(memory: Any, tmp_path: Path) -> None:
    memory.pipe({f"/cables/{path.name}": path.read_bytes() for path in CABLES})
    for name, source in (("here", CABLES), ("there", [Remote("memory://cables")])):
        report = workflow.read_into(tmp_path / name, source)
        assert (report.sources, report.unreadable) == (4, ())
    assert workflow.verify(tmp_path / "here").digest == workflow.verify(tmp_path / "there").digest
    again = workflow.read_into(tmp_path / "there", [Remote("memory://cables")])
    assert (again.new, again.duplicates) == (0, 4)


def test_an_address_on_the_command_line(memory: Any, tmp_path: Path) -> None:
    memory.pipe({f"/cables/{path.name}": path.read_bytes() for path in CABLES})
    done = CliRunner().invoke(
        face, ["read", "memory://cables", "--into", str(tmp_path / "a"), "--workers", "1", "--json"]
    )
    assert done.exit_code == 0, done.output
    assert '"sources":4' in done.output
    wrong = CliRunner().invoke(face, ["read", "https://example.org/a", "--into", str(tmp_path / "b")])
    assert wrong.exit_code == 2
    assert not (tmp_path / "b").exists()


# S3 itself, where what speaks it and a server of it are at hand.


@pytest.mark.slow
def test_s3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs")
    server: Any = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
        system: Any = fsspec.filesystem("s3")
        system.mkdir("cables")
        for path in CABLES:
            system.pipe(f"cables/box/deep/{path.name}", path.read_bytes())
        report = workflow.read_into(tmp_path / "there", [Remote("s3://cables/box")])
        assert (report.sources, report.unreadable) == (4, ())
        workflow.read_into(tmp_path / "here", CABLES)
        assert workflow.verify(tmp_path / "here").digest == workflow.verify(tmp_path / "there").digest
        with pytest.raises(InputError, match=r"There is nothing at|cannot be listed"):
            list(files(Remote("s3://cables/none")))
        with pytest.raises(InputError, match=r"cannot be listed|There is nothing at"):
            list(files(Remote("s3://none/none")))
    finally:
        server.stop()
    assert os.environ["AWS_EC2_METADATA_DISABLED"] == "true"
