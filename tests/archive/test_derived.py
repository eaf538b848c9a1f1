"""What is kept beside an archive until that, or the rules, are others."""

from pathlib import Path

import pytest

import made_lines
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.derived import Derived


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    (folder / "a.txt").write_text(made_lines.text(), encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [folder])
    return tmp_path / "archive"


def held(opened: Archive, rules: str = "one") -> Derived:
    return opened.derived("followed", rules)


def test_it_is_kept_until_the_archive_or_the_rules_change(archive: Path, tmp_path: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        assert held(opened).get() is None
        assert held(opened).keep(b"words", opened.looking().seq())
        assert held(opened).get() == b"words"
        assert held(opened, "two").get() is None
    (tmp_path / "box" / "b.txt").write_text(made_lines.text(body="1. (C) The dam leaks."), encoding="utf-8")
    workflow.read_into(archive, [tmp_path / "box"])
    with Archive(archive, read_only=True) as opened:
        assert held(opened).get() is None


def test_what_was_made_of_an_earlier_archive_is_not_kept(archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        assert not held(opened).keep(b"words", opened.looking().seq() - 1)
    assert not (archive / "followed.kept").exists()


def test_while_somebody_writes_nothing_is_kept(archive: Path) -> None:
    with Archive(archive), Archive(archive, read_only=True) as reader:
        assert not held(reader).keep(b"words", reader.looking().seq())
    assert not (archive / "followed.kept").exists()


def test_a_damaged_file_is_as_if_there_were_none(archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        held(opened).keep(b"words", opened.looking().seq())
        file = archive / "followed.kept"
        file.write_bytes(file.read_bytes()[:-3] + b"xxx")
        assert held(opened).get() is None
        file.write_bytes(b"")
        assert held(opened).get() is None


def test_in_a_folder_that_may_not_be_written_nothing_is_kept(archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        (archive / "followed.part").mkdir()  # what is in the way
        assert not held(opened).keep(b"words", opened.looking().seq())
