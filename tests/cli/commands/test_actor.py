"""``reftel actor``."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import HOME
from rendering import Run


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Path:
    """A copy of the archive, to rule over."""
    shutil.copytree(archive, tmp_path / "own")
    return tmp_path / "own"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HOME / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_the_page_of_an_actor(run: Run, archive: Path, question: Path) -> None:
    done = run("actor", archive, "ORVANE")
    assert done.exit_code == 0, done.output
    assert "foreign minister: “Foreign Minister Orvane” 04SESTRIN214 ¶1" in done.stdout
    assert "Orvane → Halloran" in done.stdout
    (line,) = run("actor", archive, "orvane", "--question", question, "--json").stdout.splitlines()
    made = json.loads(line)
    jsonschema.validate(made, schema("actor"))
    assert {one["option"] for one in made["positions"]} == {"vardania-2006", "vardania-2005"}
    assert made["actor"]["meetings"] == 1


def test_actors_with_most_statements(run: Run, archive: Path, tmp_path: Path) -> None:
    assert "orvane" in run("actor", archive).stdout
    for line in run("actor", archive, "--json").stdout.splitlines():
        jsonschema.validate(json.loads(line), schema("actor-list"))
    assert run("actor", archive, "--csv", tmp_path / "a.csv").stdout == ""
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "orvane" in [row["id"] for row in csv.DictReader(file)]


def test_a_list_of_names_has_one_row_for_each(run: Run, archive: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# whom we look for\nOrvane\n\nFrob\n", encoding="utf-8")
    done = run("actor", archive, "--list", names)
    assert "not found" in done.stdout
    assert done.stderr == "1 of 2 names found\n"
    rows = [json.loads(line) for line in run("actor", archive, "--list", names, "--json").stdout.splitlines()]
    for row in rows:
        jsonschema.validate(row, schema("actor-found"))
    assert [(row["asked"], row["found_as"]) for row in rows] == [("Orvane", "Orvane"), ("Frob", None)]
    run("actor", archive, "--list", names, "--csv", tmp_path / "a.csv", "--xlsx", tmp_path / "a.xlsx")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["name"], first["meetings"], second["found as"]) == ("Orvane", "1", "")
    assert (tmp_path / "a.xlsx").stat().st_size > 0


def test_the_statements_of_one_as_a_table(run: Run, archive: Path) -> None:
    table = run("actor", archive, "orvane", "--csv", "-").stdout
    assert table.startswith("\ufeffcitation,")
    assert "04SESTRIN214" in table


def test_rulings_by_hand(run: Run, own: Path) -> None:
    done = run("actor", own, "orvane", "--merge", "halloran", "--because", "a slip")
    assert done.exit_code == 0, done.output
    assert "Ruling 1; take it back with" in done.stderr
    assert "merge: " in run("actor", own, "--rulings").stdout
    (line,) = run("actor", own, "--rulings", "--json").stdout.splitlines()
    jsonschema.validate(json.loads(line), schema("actor-rulings"))
    assert "ruled-one" in run("actor", own, "halloran").stdout
    assert run("actor", own, "--undo", "1").stderr == "Ruling 1 is undone.\n"
    assert "ruled-one" not in run("actor", own, "halloran").stdout
    done = run("actor", own, "orvane", "--split", "04SESTRIN214", "--because", "another", "--json")
    assert json.loads(done.stdout)["kind"] == "split"


def test_nothing_ruled(run: Run, archive: Path) -> None:
    assert run("actor", archive, "--rulings").stderr == "Nothing found.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("orvane", "--rulings"),
        ("--merge", "orvane", "--because", "x"),
        ("orvane", "--merge", "halloran"),
        ("orvane", "--merge", "halloran", "--split", "04SESTRIN214", "--because", "x"),
        ("frob",),
        ("--undo", "9"),
        ("orvane", "--split", "04SESTRIN1", "--because", "x"),
        ("orvane", "--merge", "frob", "--because", "x"),
        ("--list", "no-such-file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_2(run: Run, own: Path, words: tuple[str, ...]) -> None:
    done = run("actor", own, *words)
    assert done.exit_code == 2
    assert done.stderr.count("\n") <= 4


def test_said_finds_by_the_full_name_and_any_spelling(run: Run, archive: Path) -> None:
    assert "Orvane" in run("said", archive, "--by", "ORVANE").stdout
    assert run("said", archive, "--by", "Frob Orvane").stdout == ""
