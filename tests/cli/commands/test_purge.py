"""``reftel purge``: shows, asks, and says what is left."""

import json
from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.purging import Purging
from rendering import Run

CABLES = HOME / "examples" / "cables"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive"
    workflow.read_into(path, [CABLES / "04SESTRIN214.txt", CABLES / "03SESTRIN560.txt"])
    return path


def held(archive: Path) -> list[str]:
    with Archive(archive, read_only=True) as opened:
        return [cable.citation for cable in opened.cables()]


def test_nothing_goes_before_a_yes(archive: Path, run: Run) -> None:
    done = run("purge", archive, "--cable", "04SESTRIN214")
    assert done.exit_code == 2
    assert "1 cable, each version" in done.stderr
    assert "say so with --yes" in done.stderr
    assert len(held(archive)) == 2


def test_it_goes_and_what_still_has_it_is_named(archive: Path, run: Run) -> None:
    (archive / "notes.md").write_bytes((CABLES / "04SESTRIN214.txt").read_bytes())
    done = run("purge", archive, "--cable", "04SESTRIN214", "--copies", CABLES, "--yes", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["done"], told["cables"], told["remains"]) == (True, 1, ["notes.md"])
    assert f"A copy is in {CABLES / '04SESTRIN214.txt'}" in done.stderr
    assert "still stand in" in done.stderr
    assert held(archive) == ["03SESTRIN560"]
    again = run("read", CABLES / "04SESTRIN214.txt", "--into", archive)
    assert "1 source not read: something of that was purged" in again.stderr
    assert held(archive) == ["03SESTRIN560"]
    back = run("read", CABLES / "04SESTRIN214.txt", "--into", archive, "--again")
    assert back.exit_code == 0
    assert len(held(archive)) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cable", "04SESTRIN214", "--person", "Dravic"), "Name one thing"),
        ((), "No purge of this archive was stopped"),
        (("--cable", "99NOWHERE1"), "There is no cable"),
        (("--source", "00"), "characters of the hash"),
        (("--person", "x"), "no name of 3 letters"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(archive: Path, run: Run, options: tuple[str, ...], said: str) -> None:
    done = run("purge", archive, *options, "--yes")
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(held(archive)) == 2


def test_every_word_of_a_person_is_shown_before_it_goes(archive: Path, run: Run) -> None:
    done = run("purge", archive, "--person", "Petra Lund")
    assert done.exit_code == 2
    assert "'Petra Lund', " in done.stderr
    assert "say so with --yes" in done.stderr
    assert "--leave goes with --person" in run("purge", archive, "--cable", "04SESTRIN214", "--leave", "all").stderr


def test_who_is_not_there_is_said(archive: Path, run: Run) -> None:
    done = run("purge", archive, "--person", "Nobody Atall", "--json")
    assert done.exit_code == 0
    assert "Nothing of that is in" in done.stderr
    assert json.loads(done.stdout)["done"] is False


def test_a_purge_that_was_stopped_is_ended(archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: Purging) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Purging, "clear", stopped)
        assert run("purge", archive, "--cable", "04SESTRIN214", "--yes").exit_code == 3
    done = run("purge", archive, "--json")
    assert done.exit_code == 0
    assert "is ended" in done.stderr
    assert json.loads(done.stdout)["done"] is True
    assert workflow.verify(archive).problems == ()


def test_it_goes_from_the_backups_that_are_named_and_others_are_told(archive: Path, run: Run, tmp_path: Path) -> None:
    ours, other = tmp_path / "ours", tmp_path / "other"
    for place in (ours, other):
        assert run("archive", "backup", archive, place).exit_code == 0
    shown = run("purge", archive, "--cable", "04SESTRIN214", "--backup", ours)
    assert shown.exit_code == 2
    assert f"From {ours} would go" in shown.stderr
    assert f"A copy is in {other}" in shown.stderr
    assert f"A copy is in {ours}" not in shown.stderr
    done = run("purge", archive, "--cable", "04SESTRIN214", "--backup", ours, "--yes", "--json")
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["backup"], one["done"], one["cables"]) for one in told] == [("", True, 1), (str(ours), True, 1)]
    assert "not named with --backup" in done.stderr
    later = run("purge", archive, "--cable", "04SESTRIN214", "--backup", other, "--yes")
    assert later.exit_code == 0
    assert f"Nothing of that is in {archive}" in later.stderr
    assert run("archive", "restore", other, tmp_path / "again").exit_code == 0
    assert held(tmp_path / "again") == ["03SESTRIN560"]
    wrong = run("purge", archive, "--cable", "03SESTRIN560", "--backup", CABLES, "--yes")
    assert wrong.exit_code == 2
    assert "There is no backup in" in wrong.stderr
    assert held(archive) == ["03SESTRIN560"]
