"""``reftel meetings``."""

import csv
import json
from pathlib import Path

import jsonschema

from conftest import HOME
from rendering import Run


def test_meetings_of_a_source_and_of_an_archive(run: Run, box: Path, archive: Path) -> None:
    for source in (box / "sestrin214.txt", archive):
        done = run("meetings", source)
        assert done.exit_code == 0
        assert "Orvane → Halloran" in done.stdout
        assert done.stderr == "1 meeting\n"


def test_json_lines_obey_the_schema(run: Run, box: Path) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "meetings.json").read_text(encoding="utf-8"))
    (line,) = [json.loads(line) for line in run("meetings", box / "sestrin214.txt", "--json").stdout.splitlines()]
    jsonschema.validate(line, schema)
    assert (line["when"], line["status"], [one["para"] for one in line["evidence"]]) == ("2004-03-16", "held", [1, 2])


def test_with_and_on_narrow_it(run: Run, box: Path) -> None:
    source = box / "sestrin214.txt"
    assert run("meetings", source, "--with", "orvane", "--with", "halloran", "--on", "2004-03").stderr == "1 meeting\n"
    for narrowed in (("--with", "quill"), ("--with", "orvane", "--with", "quill"), ("--on", "2005")):
        assert run("meetings", source, *narrowed).stdout == ""


def test_a_table(run: Run, box: Path, tmp_path: Path) -> None:
    done = run("meetings", box / "sestrin214.txt", "--csv", tmp_path / "m.csv", "--xlsx", tmp_path / "m.xlsx")
    assert done.stdout == ""
    with (tmp_path / "m.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["who"], row["paragraphs"], row["to check"]) == ("Orvane (Foreign Minister)", "1, 2", "no")
    assert (tmp_path / "m.xlsx").stat().st_size > 0
