"""Whether an archive is whole: every kind of harm is found and named."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import msgspec
import pytest

from made_readings import reading_of, some_readings, statement_of, unread
from reftel.archive import Archive, verifying
from reftel.archive.condensing import condensed_notes
from reftel.archive.originals import place_of
from reftel.archive.squeezing import squeeze, squeeze_record
from reftel.errors import ArchiveError
from reftel.fields.mrn import Mrn
from reftel.model.review import Patch
from reftel.model.source import Node


def filled(path: Path) -> Path:
    with Archive(path, create=True) as archive:
        archive.add([*some_readings(8), unread()], {unread().source.sha256: b"\x00\x01\xff"})
        for cable in list(archive.cables())[:3]:
            archive.add_statements("1", [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)])])
    return path


def test_all_is_well(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    with Archive(filled(tmp_path / "a"), read_only=True) as archive:
        report = archive.verify(lambda done, total: seen.append((done, total)))
    assert report.ok
    assert (report.sources, report.cables, report.statements) == (9, 8, 3)
    assert len(report.digest) == 64
    assert seen[-1] == (9, 9)


def run(sql: str) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        connection = apsw.Connection(str(path / "archive.sqlite"))
        connection.execute(sql)
        connection.close()

    return harm


def first_source(path: Path) -> Path:
    return min((path / "sources").glob("*/*.zst"))


def unsqueezed_record(path: Path, table: str, record: bytes) -> None:
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.execute(f"UPDATE {table} SET record = ? WHERE rowid = 1", (record,))  # noqa: S608 - ours
    connection.close()


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "a source is gone": (lambda path: first_source(path).unlink(), "is not in"),
    "a source is damaged": (lambda path: first_source(path).write_bytes(b"x"), "cannot be read"),
    "a source is another": (lambda path: first_source(path).write_bytes(squeeze(b"x")), "its hash differs"),
    "a stranger": (
        lambda path: place_of(path / "sources", first_source(path).parent.name + "0" * 62).write_bytes(squeeze(b"x")),
        "not recorded",
    ),
    "a cable is gone": (run("DELETE FROM cables WHERE id = 8"), "Of the 1 cables of the source"),
    "nodes": (
        lambda path: unsqueezed_record(path, "sources", squeeze_record(condensed_notes((Node("a", 1, 2),), ()))),
        "do not give its text back",
    ),
    "nodes end early": (
        lambda path: unsqueezed_record(path, "sources", squeeze_record(condensed_notes((Node("a", 0, 2),), ()))),
        "do not give its text back",
    ),
    "a record is damaged": (lambda path: unsqueezed_record(path, "cables", b"x"), "is damaged ("),
    "a record is no cable": (
        lambda path: unsqueezed_record(path, "cables", squeeze_record(b"\x91\x01")),
        "is damaged (",
    ),
    "the ledger knows too much": (
        run("INSERT INTO ledger VALUES ('extract', '1', 'x@0', NULL, 1)"),
        "there is no such cable",
    ),
    "the ledger knows too little": (run("DELETE FROM ledger WHERE act = 'extract'"), "does not say who made them"),
    "nothing counts": (run("UPDATE cables SET canonical = 0 WHERE id = 1"), "0 count instead of one"),
    "statements the index has not": (run("DELETE FROM statements WHERE id = 1"), "The search index has 3 statements"),
    "a source without a name": (run("DELETE FROM names WHERE name LIKE '%1%'"), "has no name"),
    "a key without a lock": (
        run("PRAGMA foreign_keys = off; INSERT INTO names VALUES ('none', 'x')"),
        "a row of names belongs to nothing",
    ),
}


@pytest.mark.parametrize("kind", HARM)
def test_harm_is_named(tmp_path: Path, kind: str) -> None:
    harm, said = HARM[kind]
    harm(filled(tmp_path / "a"))
    with Archive(tmp_path / "a", read_only=True) as archive:
        problems = archive.verify().problems
    assert any(said in problem for problem in problems), problems


def test_much_harm_is_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "_SHOWN", 2)
    for file in filled(tmp_path / "a").glob("sources/*/*.zst"):
        file.unlink()
    with Archive(tmp_path / "a", read_only=True) as archive:
        problems = archive.verify().problems
    assert len(problems) == 3
    assert problems[-1] == "… and more of that kind."


def test_spans_that_are_not_there(tmp_path: Path) -> None:
    reading = reading_of(Mrn(2031, "VESSIA", 1), ["She agreed."])
    (cable,) = reading.cables
    wrong = msgspec.structs.replace(cable.paragraphs[0], raw="1. He agreed.")
    statement = msgspec.structs.replace(statement_of(cable, 1, "agreed"), end=10_000)
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([msgspec.structs.replace(reading, cables=(msgspec.structs.replace(cable, paragraphs=(wrong,)),))])
        archive.add_statements("1", [(cable, [statement])])
        problems = archive.verify().problems
    assert any("names characters that are not there" in problem for problem in problems)
    assert any("has no evidence" in problem for problem in problems)


# One bit in each kind of thing that is stored.


def flip(data: bytes, place: int) -> bytes:
    harmed = bytearray(data)
    harmed[place] ^= 1
    return bytes(harmed)


def flip_in(table: str, column: str, where: str = "1") -> Callable[[Path], None]:
    """Flip the lowest bit of the byte in the middle of a value."""

    def harm(path: Path) -> None:
        connection = apsw.Connection(str(path / "archive.sqlite"))
        connection.pragma("foreign_keys", False)
        get = f"SELECT {column} FROM {table} WHERE {where} ORDER BY 1 LIMIT 1"  # noqa: S608 - ours
        (value,) = next(connection.execute(get))
        data = value.encode() if isinstance(value, str) else value
        new: object = data + 1 if isinstance(data, int) else flip(data, len(data) // 2)
        put = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"  # noqa: S608 - ours
        connection.execute(
            put, (flip(value.encode(), len(value) // 2).decode() if isinstance(value, str) else new, value)
        )
        connection.close()

    return harm


def in_file(pattern: str) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        file = min(path.glob(pattern))
        data = file.read_bytes()
        file.unlink()  # threads of an index that was just closed may still have this one mapped
        file.write_bytes(flip(data, 8))  # what stands at the end of a file of the index it is opened by

    return harm


FLIPPED: dict[str, Callable[[Path], object]] = {
    "source": in_file("sources/*/*.zst"),
    "record of a source": flip_in("sources", "record"),
    "size of a source": flip_in("sources", "characters", "size > 3"),
    "record of a cable": flip_in("cables", "record"),
    "number of a cable": flip_in("cables", "mrn"),
    "date of a cable": flip_in("cables", "date"),
    "level of a cable": flip_in("cables", "level", "level IS NOT NULL"),
    "place of a cable": flip_in("cables", "start"),
    "choice of a version": flip_in("cables", "canonical"),
    "record of a statement": flip_in("statements", "record"),
    "seal of a statement": flip_in("statements", "seal"),
    "speaker of a statement": flip_in("statements", "speaker"),
    "link": flip_in("links", "target"),
    "entry of the ledger": flip_in("ledger", "key", "act = 'extract'"),
    "review": flip_in("reviews", "record"),
    "coder of a review": flip_in("reviews", "coder"),
    "entry of the trail": flip_in("audit", "body"),
    "time in the trail": flip_in("audit", "at"),
    "hash in the trail": flip_in("audit", "hash"),
    "places of words": in_file("index/*.pos"),
    "words": in_file("index/*.term"),
    "columns of the index": in_file("index/*.fast"),
    "who is who": lambda path: (path / "actors.sqlite").write_bytes(b"x" + (path / "actors.sqlite").read_bytes()[1:]),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = filled(tmp_path_factory.mktemp("whole") / "a")
    with Archive(path) as archive:
        one = next(archive.statements())
        archive.reviewing().add(
            one.cable, one.id, coder="Ravn", verdict="accept", patch=Patch(), at="2031-06-01T08:00Z"
        )
        archive.actors().count()
        assert archive.verify().ok
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statements SET record = x'00'",
        "UPDATE extracted SET record = x''",
        "UPDATE sources SET record = zeroblob(40)",
        "UPDATE cables SET id = -5 WHERE id = 1",  # of which the search index can hold nothing
        "UPDATE cables SET paragraphs = 999999999999",
        "UPDATE reviews SET record = '{'",
        "UPDATE sources SET format = CAST(x'ff' AS TEXT)",
        "UPDATE ledger SET version = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_value_that_is_none_is_told_and_no_fault(whole: Path, tmp_path: Path, sql: str) -> None:
    shutil.copytree(whole, tmp_path / "a")
    run(f"PRAGMA foreign_keys = off; {sql}")(tmp_path / "a")
    with Archive(tmp_path / "a", read_only=True) as archive:
        assert archive.verify().problems != ()


def test_where_no_index_can_be_made_every_search_says_why(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "a")
    run("PRAGMA foreign_keys = off; UPDATE cables SET id = -5 WHERE id = 1")(tmp_path / "a")
    shutil.rmtree(tmp_path / "a" / "index")
    with Archive(tmp_path / "a", read_only=True) as archive:
        with pytest.raises(ArchiveError, match="cannot be made, a record is damaged"):
            archive.search("harbour")
        assert any("search index" in one for one in archive.verify().problems)


TEXTS = {
    "reviews": "record",
    "audit": "body",
    "names": "name",
    "links": "target",
    "ledger": "key",
    "cables": "mrn",
    "statements": "speaker",
}


@pytest.mark.parametrize("table", TEXTS)
def test_a_text_that_is_none_any_more_is_told_and_the_rest_is_looked_through(
    whole: Path, tmp_path: Path, table: str
) -> None:
    shutil.copytree(whole, tmp_path / "a")
    sql = f"UPDATE OR IGNORE {table} SET {TEXTS[table]} = CAST(x'41ff' AS TEXT)"  # noqa: S608 - ours
    run(f"PRAGMA foreign_keys = off; {sql}")(tmp_path / "a")
    run("UPDATE cables SET canonical = 0 WHERE id = 1")(tmp_path / "a")
    with Archive(tmp_path / "a", read_only=True) as archive:
        problems = archive.verify().problems
    assert any("can't decode" in one for one in problems), problems
    assert any("count instead of one" in one for one in problems) or table == "cables", problems


@pytest.mark.parametrize("kind", FLIPPED)
def test_a_flipped_bit_is_told_whatever_it_is_in(whole: Path, tmp_path: Path, kind: str) -> None:
    shutil.copytree(whole, tmp_path / "a")
    FLIPPED[kind](tmp_path / "a")
    with Archive(tmp_path / "a", read_only=True) as archive:
        assert archive.verify().problems != ()


KILLED = """
import os, sys, apsw
held = apsw.Connection(sys.argv[1])
held.pragma("cache_size", 1)
held.execute("BEGIN")
held.execute("CREATE TABLE half (i)")
held.executemany("INSERT INTO half VALUES (?)", ((str(i) * 100,) for i in range(2000)))
os._exit(9)
"""


def test_what_a_killed_writer_began_is_taken_back_and_no_damage(whole: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(whole, tmp_path / "a"))
    file = place / "actors.sqlite"
    subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False)
    assert file.with_name("actors.sqlite-journal").stat().st_size > 0
    with Archive(place, read_only=True) as archive:
        assert archive.verify().problems == ()
    with closing(apsw.Connection(str(file))) as opened:
        assert not [name for (name,) in opened.execute("SELECT name FROM sqlite_schema") if name == "half"]
