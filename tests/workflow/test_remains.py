"""Whether words still stand in a folder, in whatever bytes."""

import gzip
import io
import os
import zipfile
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from reftel.archive.rows import cable_row
from reftel.archive.squeezing import squeeze
from reftel.reading import read
from reftel.workflow import remains as remains_module
from reftel.workflow.remains import Needles, remains

WORDS = Needles(["Yusuf  Zorblax", "Größe"])


def zipped(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/a.txt", data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"... YUSUF\r\n  ZORBLAX ...", True),
        (b"Yusuf the Zorblax", False),
        ("GRÖSSE, Größe".encode(), True),
        (gzip.compress(b"yusuf zorblax"), True),
        (zipped(b"Yusuf Zorblax"), True),
        (zipped(zipped(b"Yusuf Zorblax")), True),
        (squeeze(b"Yusuf Zorblax"), True),
        (squeeze(zipped(b"Yusuf Zorblax")), True),
        (squeeze(b"nobody"), False),
        (b"\x28\xb5\x2f\xfd damaged", False),
        (zipped(b"nobody")[:-8], False),
    ],
    ids=range(11),  # packed bytes hold the time of packing, and are no name of a test
)
def test_bytes_are_unpacked_and_compared_by_words(data: bytes, found: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "inside" / "file.bin"
    path.parent.mkdir()
    path.write_bytes(data)
    assert list(remains(tmp_path, WORDS)) == (["inside/file.bin"] if found else [])
    assert list(remains(path, WORDS)) == (["file.bin"] if found else [])


def test_names_of_files_and_records_of_databases_are_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / "yusuf zorblax.txt").write_bytes(b"")
    with apsw.Connection(str(tmp_path / "a.sqlite")) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (?)", (squeeze(b"Yusuf Zorblax" * 3),))
    (tmp_path / "b.sqlite").write_bytes(b"SQLite format 3\x00 damaged")
    assert list(remains(tmp_path, WORDS)) == ["a.sqlite", "yusuf zorblax.txt"]
    assert list(remains(tmp_path, Needles([]))) == []


def test_of_a_damaged_database_nobody_says_that_nothing_remains(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute('CREATE TABLE "a ""b" (x)')
        rows = ((squeeze(os.urandom(3000)),) for _ in range(20))
        connection.executemany('INSERT INTO "a ""b" VALUES (?)', rows)
    assert list(remains(tmp_path, WORDS)) == []
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    assert list(remains(tmp_path, WORDS)) == ["a.sqlite (cannot be read)"]


def test_words_of_a_record_are_found_where_the_source_has_an_entity_between_them(tmp_path: Path) -> None:
    page = "<code><pre>UNCLAS SESTRIN 000402&#x000A;&#x000A;1. Mr Yusuf&#x000A;Zorblax agreed.</pre></code>"
    (cable,) = read(page).cables
    (tmp_path / "record").write_bytes(cable_row(cable).record)
    assert list(remains(tmp_path, WORDS)) == ["record"]


def test_of_what_is_too_large_nobody_says_that_nothing_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, held in (("found", b"Yusuf Zorblax" * 3), ("none", b"nobody at all" * 3)):
        with closing(apsw.Connection(str(tmp_path / f"{name}.sqlite"))) as connection:
            connection.execute("CREATE TABLE t (x)")
            connection.execute("INSERT INTO t VALUES (?)", (squeeze(held),))
        (tmp_path / f"{name}.txt").write_bytes(b"x" * 250 + b" " + held + b" " + b"x" * 250)
    monkeypatch.setattr(remains_module, "_LARGEST", 100)
    monkeypatch.setattr(remains_module, "_PIECE", 64)
    monkeypatch.setattr(remains_module, "_OVERLAP", 20)
    assert list(remains(tmp_path, WORDS)) == ["found.sqlite", "found.txt", "none.txt (cannot be read)"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(remains(tmp_path, WORDS)) == []
