"""``reftel question propose``."""

import json
from pathlib import Path

from conftest import HOME
from rendering import Run

CABLES = HOME / "examples" / "cables"


def test_a_draft_is_written_edited_and_decided_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "chair.toml"
    done = run("question", "propose", CABLES, "2005 chairmanship", "--out", path)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert done.stderr.startswith(f"Wrote a draft to {path}; edit it")
    assert "To fill in: body: which body decides" in done.stderr
    decided = run("decide", path, CABLES)
    assert decided.exit_code == 0, decided.output
    assert "Vardania chairs in 2005" in decided.stdout


def test_a_draft_on_standard_output_and_as_json(run: Run) -> None:
    shown = run("question", "propose", CABLES, "2005 chairmanship")
    assert shown.stdout.startswith("# A draft from ")
    assert 'id = "vardania-2005"' in shown.stdout
    made = json.loads(run("question", "propose", CABLES, "2005 chairmanship", "--json").stdout)
    assert made["options"][0]["id"] == "vardania-2005"
    assert made["options"][0]["evidence"][0]["sentence"] >= 1


def test_a_draft_from_no_cable_says_what_to_do(run: Run) -> None:
    done = run("question", "propose", CABLES, "demarche whaling zebra")
    assert done.exit_code == 0, done.output
    assert "No cable answers demarche whaling zebra" in done.stderr
    assert "Fewer words find more" in done.stderr


def test_bad_usage_is_one_sentence(run: Run, tmp_path: Path) -> None:
    for given in ((CABLES,), (tmp_path / "none", "chair"), (CABLES, "?!")):
        done = run("question", "propose", *given)
        assert done.exit_code == 2, done.output
    path = tmp_path / "chair.toml"
    path.write_text("mine", encoding="utf-8")
    done = run("question", "propose", CABLES, "chairmanship", "--out", path)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert path.read_text(encoding="utf-8") == "mine"
