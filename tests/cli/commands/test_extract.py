"""``reftel extract``."""

import json
import shutil
from pathlib import Path

import pytest

from made_endpoint import claims, endpoint
from reftel.extracting.extractors import endpoint as endpoint_module
from rendering import Run


def test_what_was_not_extracted_is_and_once_is_enough(run: Run, unextracted: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    shutil.copytree(unextracted, archive)
    first = run("extract", archive, "--workers", "1")
    assert first.exit_code == 0
    assert "3 statements, 1 of them a repetition, of 2 cables, in " in first.stdout
    again = json.loads(run("extract", archive, "--workers", "1", "--json").stdout)
    assert (again["cables"], again["statements"], again["left"]) == (0, 0, 0)


def test_a_cable_of_which_nothing_can_be_made_is_told(
    run: Run, box: Path, unextracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise ValueError("odd")

    shutil.copytree(unextracted, tmp_path / "a")
    monkeypatch.setattr("reftel.extracting.notes_of", fails)
    told = "Of 2 cables no statements could be made; that is a fault of reftel and not of your material.\n"
    assert run("extract", tmp_path / "a", "--workers", "1").stderr == told
    assert run("read", box, "--into", tmp_path / "b", "--extract", "--workers", "1").stderr == told
    bare = run("said", box / "sestrin214.txt")
    assert "04SESTRIN214: no statements could be made of it (ValueError: odd)\n" in bare.stderr
    assert bare.exit_code == 2


def test_another_extractor_replaces_what_is_there_and_an_endpoint_that_is_away_keeps_it(
    run: Run, unextracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "a"
    shutil.copytree(unextracted, archive)
    assert json.loads(run("extract", archive, "--workers", "1", "--json").stdout)["statements"] == 3
    kept = run("said", archive, "--json").stdout
    monkeypatch.setattr(endpoint_module, "PAUSES", ())
    with endpoint(lambda _: (500, b"")) as stub:
        name = f"endpoint:{stub.address}#away"
        away = run("extract", archive, "--extractor", name, "--yes", "--workers", "1")
        assert away.exit_code in (0, 2)
    assert run("said", archive, "--json").stdout == kept
    claim = {"content": "Vardania rejected the 2005 chairmanship", "act": "reject", "speaker": "Orvane"}
    with endpoint(
        lambda text: claims(claim) if "rejected" in text else claims({"content": "x", "act": "state"})
    ) as stub:
        name = f"endpoint:{stub.address}#here"
        told = run("extract", archive, "--extractor", name, "--yes", "--workers", "1")
        assert told.exit_code == 0
        assert "1 claim of the model dropped" in told.stderr
        again = json.loads(run("extract", archive, "--extractor", name, "--yes", "--workers", "1", "--json").stdout)
        assert (again["cables"], again["left"], again["extractor"]) == (0, 0, f"endpoint:{stub.address}#here/1")
    said = run("said", archive, "--json")
    (row,) = map(json.loads, said.stdout.splitlines())
    assert (row["speaker"], row["act"], row["extractor"]) == ("Orvane", "reject", again["extractor"])
    assert "not extracted yet" not in said.stderr
