"""A cable, a person or a source taken out of backups too, which can be restored afterwards."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reftel import workflow
from reftel.archive import Archive, backing
from reftel.errors import InputError
from reftel.model.purge import Purge
from reftel.workflow import backups, copying
from reftel.workflow.purging import Target
from workflow.test_purging import CABLE_WORDS, ONE, PERSON_WORDS, TWO, made, standing

TARGET = Target(cable="04SESTRIN777")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return made(tmp_path, {"one.txt": ONE.encode(), "other.txt": TWO.encode()})


@pytest.fixture
def backup(archive: Path, tmp_path: Path) -> Path:
    copying.back_up(archive, tmp_path / "backup")
    return tmp_path / "backup"


def purged(target: Target, *places: Path) -> list[Purge]:
    with backups.laid_out(places, target) as laid:
        return [backups.purge(one, target) for one in laid]


def restored(place: Path, into: Path) -> list[str]:
    copying.restore(place, into)
    assert workflow.verify(into).problems == ()
    with Archive(into, read_only=True) as opened:
        return [cable.citation for cable in opened.cables()]


@pytest.mark.parametrize(
    ("target", "words", "left"),
    [
        (TARGET, (*CABLE_WORDS, "sestrin777", "sestrin000777"), ["04SESTRIN778"]),
        (Target(person="Yusuf Zorblax"), PERSON_WORDS, ["04SESTRIN777", "04SESTRIN778"]),
    ],
)
def test_nothing_of_it_is_left_and_the_rest_can_be_restored(
    backup: Path, tmp_path: Path, target: Target, words: tuple[str, ...], left: list[str]
) -> None:
    assert standing(backup, words)  # else the test could not fail
    (told,) = purged(target, backup)
    assert (told.done, told.backup, told.remains) == (True, str(backup.resolve()), ())
    assert standing(backup, words) == []
    assert not (backup / backing.LAID_OUT).exists()
    assert sorted(restored(backup, tmp_path / "again")) == left


def test_until_it_is_agreed_to_a_backup_is_what_it_was(backup: Path) -> None:
    before = {path: path.read_bytes() for path in backup.rglob("*") if path.is_file()}
    with backups.laid_out([backup], TARGET) as laid:
        assert laid[0].plan
        assert laid[0].plan.purge.cables == 1
    assert {path: path.read_bytes() for path in backup.rglob("*") if path.is_file()} == before


def test_backups_that_share_files_are_each_purged_and_each_whole(backup: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    shutil.copytree(backup, linked, copy_function=os.link)
    purged(TARGET, backup)
    assert standing(linked, CABLE_WORDS)
    assert sorted(restored(linked, tmp_path / "whole")) == ["04SESTRIN777", "04SESTRIN778"]
    told = purged(TARGET, linked, backup, tmp_path / "." / "linked")
    assert [one.done for one in told] == [True, False]  # each once, and from one it is gone already
    assert standing(linked, CABLE_WORDS) == standing(backup, CABLE_WORDS) == []
    assert restored(linked, tmp_path / "after") == restored(backup, tmp_path / "too") == ["04SESTRIN778"]


REAL = shutil.rmtree


def untidy(folder: Path, *, ignore_errors: bool = False) -> None:
    """As after a kill: what is laid out stays."""
    if folder.name != backing.LAID_OUT:
        REAL(folder, ignore_errors=ignore_errors)


def broken(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.slow
@pytest.mark.parametrize(
    "where",
    ["reftel.workflow.purging.purge", "reftel.archive.backing._copy_files", "reftel.archive.backing._sweep"],
)
def test_a_run_that_was_stopped_is_run_again(
    backup: Path, tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(where, broken)
        patched.setattr("reftel.workflow.backups.shutil.rmtree", untidy)
        with pytest.raises(KeyboardInterrupt):
            purged(TARGET, backup)
    assert (backup / backing.LAID_OUT).is_dir()
    copying.restore(backup, tmp_path / "meanwhile")  # at any moment it is a whole one, the old or the new
    assert workflow.verify(tmp_path / "meanwhile").problems == ()
    purged(TARGET, backup)
    assert standing(backup, CABLE_WORDS) == []
    assert not (backup / backing.LAID_OUT).exists()
    assert restored(backup, tmp_path / "again") == ["04SESTRIN778"]


def no_backup(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def link(place: Path) -> None:
    (place / "sources").rename(place.parent / "elsewhere")
    (place / "sources").symlink_to(place.parent / "elsewhere", target_is_directory=True)


@pytest.mark.parametrize(("spoil", "said"), [(no_backup, "There is no backup in"), (link, "are a link to another")])
def test_what_is_no_backup_of_its_own_is_one_sentence(backup: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(backup)
    with pytest.raises(InputError, match=said), backups.laid_out([backup], TARGET):
        pass
