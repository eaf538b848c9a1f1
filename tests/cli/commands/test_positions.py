"""``reftel positions``."""

import csv
import json
from pathlib import Path

import jsonschema

from conftest import HOME
from rendering import Run


def test_positions_option_by_option(run: Run, question: Path, archive: Path) -> None:
    done = run("positions", question, archive)
    assert done.exit_code == 0
    assert done.stdout.startswith("Vardania chairs in 2006  (vardania-2006)\n04SESTRIN214 ¶")
    assert (
        "Vardania  accepts, if …\n    “Vardania would accept the 2006 chairmanship if Ostrel withdrew”" in done.stdout
    )
    assert done.stderr == "3 positions · from 1 of 1 cable\n"


def test_json_lines_obey_the_schema(run: Run, question: Path, box: Path) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "positions.json").read_text(encoding="utf-8"))
    lines = [
        json.loads(line) for line in run("positions", question, box / "sestrin214.txt", "--json").stdout.splitlines()
    ]
    for line in lines:
        jsonschema.validate(line, schema)
    assert {(line["actor"], line["stance"]) for line in lines} >= {("Vardania", "conditional")}


def test_a_table(run: Run, question: Path, archive: Path, tmp_path: Path) -> None:
    done = run("positions", question, archive, "--csv", tmp_path / "p.csv")
    assert done.stdout == ""
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "if Ostrel withdrew" in {row["condition"] for row in csv.DictReader(file)}


def test_where_nothing_is_extracted_nothing_is_found_and_it_says_why(
    run: Run, question: Path, unextracted: Path
) -> None:
    done = run("positions", question, unextracted)
    assert done.stdout == ""
    assert done.stderr.startswith("Nothing found · from 0 of 1 cable\n1 matching cable is not extracted yet")


def test_a_question_that_cannot_be_read_is_one_sentence(run: Run, archive: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("[question\n", encoding="utf-8")
    for path in (bad, tmp_path / "none.toml", tmp_path):
        for name in ("positions", "decide"):
            done = run(name, path, archive)
            assert done.exit_code == 2
            assert done.stderr.count("\n") == 1
