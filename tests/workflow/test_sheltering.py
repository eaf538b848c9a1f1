"""An archive in which only that is left which may be seen."""

import os
import secrets
import time
from pathlib import Path

import apsw
import pytest

from made_withheld import CANARIES, HEAD
from reftel import read, workflow
from reftel.archive import Archive
from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError
from reftel.workflow import sheltering
from reftel.workflow.access import cleared, is_withheld, parse_access
from reftel.workflow.reader import Reader
from reftel.workflow.sheltering import sheltered

TEXT = (
    HEAD.format(number=777, subject="Quimby and the ferries")
    + """\
1. (C) Summary: Minister Zorblax told Ambassador Halloran that the vantook would be sold. End Summary.

2. (U) Minister Oyen said that the ferries would sail on March 3.

3. (C) Zorblax added that "vantook is ours."

HALLORAN
"""
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "note.bin").write_bytes(b"zorblax \x00\x01 quimby")
    path = tmp_path_factory.mktemp("kept") / "archive"
    workflow.read_into(path, [folder], extract=True)
    return path


def test_no_word_of_what_is_withheld_is_in_any_file(archive: Path) -> None:
    made = sheltered(archive, parse_access("unclassified"))
    assert made.parent == archive / "seen"
    for path in made.rglob("*"):
        if path.is_file():
            low = path.read_bytes().lower()
            assert not any(word.encode() in low for word in CANARIES), path
    with apsw.Connection(str(made / "archive.sqlite")) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
                assert not any(word in _told(row) for word in CANARIES), table


def _told(row: tuple[object, ...]) -> str:
    """A row with what is packed in it."""
    parts = []
    for value in row:
        parts.append(repr(value))
        if isinstance(value, bytes):
            try:
                parts.append(repr(unsqueeze(value)))
            except ValueError:
                continue
    return " ".join(parts).lower()


def test_what_may_be_seen_is_left(archive: Path) -> None:
    with Archive(sheltered(archive, parse_access("unclassified")), read_only=True) as left:
        (cable,) = left.cables()
        assert [is_withheld(paragraph) for paragraph in cable.paragraphs] == [True, False, True]
        assert cable.subject is None
        assert {one.speaker for one in left.statements()} == {"Oyen"}
        assert len(left.search("ferries")) == 1
        assert left.search("zorblax") == ()


def test_with_the_clearance_nothing_is_missing(archive: Path) -> None:
    made = sheltered(archive, parse_access("confidential"))
    with Archive(made, read_only=True) as left, Archive(archive, read_only=True) as whole:
        assert list(left.cables()) == list(whole.cables())
        assert list(left.statements()) == list(whole.statements())


def test_it_is_made_once_and_anew_when_the_archive_has_grown(archive: Path, tmp_path: Path) -> None:
    access = parse_access("sbu")
    made = sheltered(archive, access)
    stamp = (made / "state.json").stat().st_mtime_ns
    assert sheltered(archive, access) == made
    assert (made / "state.json").stat().st_mtime_ns == stamp
    (made / "state.json").write_bytes(b'{"protected": "\xff"}')  # damaged: as if nothing were there
    sheltered(archive, access)
    assert sheltering._state_of(made)
    other = tmp_path / "two.txt"
    other.write_text(TEXT.replace("000777", "000778"), encoding="utf-8")
    workflow.read_into(archive, [other])
    done: list[tuple[int, int | None]] = []
    sheltered(archive, access, None, lambda at, total: done.append((at, total)))
    assert done[-1][0] == done[-1][1] == 3
    with Archive(made, read_only=True) as left:
        assert len(list(left.cables())) == 2
    assert not list((archive / "seen").glob(".*"))
    assert workflow.verify(archive).problems == ()


def test_the_key_that_another_program_makes_first_is_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "key"

    def overtaken(size: int) -> bytes:
        place.write_bytes(b"k" * size)
        return b"l" * size

    monkeypatch.setattr(secrets, "token_bytes", overtaken)
    assert sheltering._key(tmp_path) == b"k" * 32
    assert place.read_bytes() == b"k" * 32
    place.unlink()
    monkeypatch.undo()
    assert sheltering._key(tmp_path) == sheltering._key(tmp_path) == place.read_bytes()
    assert os.name == "nt" or place.stat().st_mode & 0o777 == 0o600


def test_what_is_no_key_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    (tmp_path / "key").write_bytes(b"")
    with pytest.raises(ArchiveError, match="holds no key"):
        sheltering._key(tmp_path)


def test_a_reader_with_a_clearance_gets_no_bytes_and_no_remarks(archive: Path) -> None:
    reader = Reader(archive, access=parse_access("unclassified"))
    cable = reader.cable("SESTRIN777")
    assert cable
    assert reader.findings(cable) == ()
    with pytest.raises(ArchiveError, match="everything"):
        reader.original(cable.source.sha256)
    reader.close()


def test_nothing_is_suggested_or_counted_of_what_is_withheld(archive: Path) -> None:
    reader = Reader(archive, access=parse_access("unclassified"))
    assert [reader.completions(typed) for typed in ("zorb", "quim", "vant", "said-by:zor")] == [()] * 4
    assert "Zorblax" not in repr(reader.everything())
    assert reader.search("vantook OR zorblax OR quimby").cables == 0
    reader.close()


@pytest.mark.shared
def test_what_was_released_is_open_to_everybody(shared: Path) -> None:
    seen = 0
    for path in sorted((shared / "corpus" / "raw").rglob("*")):
        if not path.is_file() or "aad" not in str(path).lower():
            continue
        reading = read(path)
        for cable in reading.cables:
            if cable.release.status == "released" and cable.kind != "card":
                seen += 1
                left = cleared(reading.source, reading.nodes, reading.cables, parse_access("unclassified"))
                assert not left.withheld, path.name
    assert seen > 40
