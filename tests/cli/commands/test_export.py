"""``reftel export``: a list first, and nothing written before a yes."""

import json
from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from rendering import Run

CLEARANCE = ("--as", "secret,NOFORN")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "straits"
    cables = HOME / "examples" / "cables"
    workflow.read_into(path, [cables / "03QUILLHAVEN88.txt", cables / "04SESTRIN214.txt"], extract=True)
    return path


def test_the_list_is_shown_and_nothing_written_before_a_yes(archive: Path, run: Run, tmp_path: Path) -> None:
    done = run("export", archive, "--publish", tmp_path / "out", *CLEARANCE)
    assert done.exit_code == 2
    for part in ("Marguerite Oyen", "portion C", "may accuse somebody", "Nobody has looked at this list"):
        assert part in done.stderr
    assert not (tmp_path / "out").exists()
    yes = run("export", archive, "--publish", tmp_path / "out", *CLEARANCE, "--yes", "--json")
    assert yes.exit_code == 0
    assert json.loads(yes.stdout)["cables"] == 2
    assert (tmp_path / "out" / "manifest.json").is_file()


def test_a_newsroom_decides_name_by_name(archive: Path, run: Run, tmp_path: Path) -> None:
    listing = tmp_path / "look.toml"
    done = run("export", archive, "--preflight", listing, *CLEARANCE, "--json")
    assert done.exit_code == 0
    assert "Marguerite Oyen" in {one["name"] for one in json.loads(done.stdout)["names"]}
    again = run("export", archive, "--preflight", listing, *CLEARANCE)
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    publish = ("export", archive, "--publish", tmp_path / "out", "--reviewed", listing, *CLEARANCE)
    refused = run(*publish)
    assert refused.exit_code == 2
    assert "not decided" in refused.stderr
    text = listing.read_text(encoding="utf-8")
    text = text.replace('do = "?"   # for', 'do = "keep"   # for')
    head, name, rest = text.partition('name = "Marguerite Oyen"')
    listing.write_text(head + name + rest.replace('do = "?"', 'do = "mask"', 1), encoding="utf-8")
    done = run(*publish, "--form", "text")
    assert done.exit_code == 0
    shown = (tmp_path / "out" / "cables" / "03QUILLHAVEN88.txt").read_text(encoding="utf-8")
    assert "Oyen" not in shown
    assert "Kroll was harsher. [left out]" in shown
    assert not list((tmp_path / "out" / "cables").glob("*.html"))


def test_the_default_is_what_everybody_may_see(archive: Path, run: Run, tmp_path: Path) -> None:
    done = run("export", archive, "--publish", tmp_path / "out", "--cable", "03QUILLHAVEN88", "--yes")
    assert done.exit_code == 2
    assert "cleared for unclassified" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Say what to do"),
        (("--publish", "a", "--preflight", "b"), "Say what to do"),
        (("--preflight", "b", "--reviewed", "c"), "goes with --publish"),
        (("--publish", "a", "--as", "cosmic"), "is no level"),
        (("--publish", "a", "--protect", "none.txt"), "cannot be read"),
        (("--publish", "a", "--query", "from:"), "column"),
        (("--preflight", "no/such/folder/x.toml", *CLEARANCE), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    *, archive: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("export", archive, *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
