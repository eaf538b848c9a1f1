"""``reftel lint``."""

import json
from pathlib import Path

import jsonschema
import pytest

import made_lines
from conftest import HOME
from rendering import Run

OLD = {"classified": "Classified By: DCM Ada Quill; Reasons 1.5(b) and (d)."}
WRONG = {"dtg": "P 310905Z FEB 04"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "sestrin.txt"
    path.write_text(made_lines.text(**OLD, tags="TAGS: [PREL](#) [KZ](#)"), encoding="utf-8")
    return path


def test_findings_stand_under_their_cable_with_place_and_proposal(run: Run, source: Path) -> None:
    done = run("lint", source)
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "04SESTRIN214  VARDANIA WOULD TAKE THE LATER DATE\n  warning Classified By: reasons 1.5(b,d)"
    )
    assert "1.4(b,d) expected" in done.stdout
    assert "tags-markup" not in done.stdout
    assert "1 tags-markup; with --infos" in done.stderr
    assert "0 errors, 1 warning, 1 info in 1 cable." in done.stderr
    assert "tags-markup" in run("lint", source, "--infos").stdout


def test_json_lines_obey_the_schema(run: Run, source: Path) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "lint.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in run("lint", source, "--json").stdout.splitlines()]
    for line in lines:
        jsonschema.Draft202012Validator(schema).validate(line)
    assert [(line["cable"], line["code"], line["rule"], line["severity"]) for line in lines] == [
        ("04SESTRIN214", "tags-markup", "L037", "info"),
        ("04SESTRIN214", "eo-reason-section", "L033", "warning"),
    ]
    text = source.read_text(encoding="utf-8")
    assert text[lines[1]["start"] : lines[1]["end"]] == "Reasons 1.5(b) and (d)."


@pytest.mark.parametrize(
    ("lines", "fail_on", "code"),
    [
        (OLD, None, 0),
        (OLD, "warning", 1),
        (OLD, "info", 1),
        (OLD, "never", 0),
        (WRONG, None, 1),
        (WRONG, "never", 0),
        ({}, "info", 0),
    ],
)
def test_the_exit_code_is_1_where_there_is_something_as_grave(
    run: Run, tmp_path: Path, lines: dict[str, str], fail_on: str | None, code: int
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(made_lines.text(**lines), encoding="utf-8")
    asked = ["lint", path, *(["--fail-on", fail_on] if fail_on else [])]
    assert run(*asked).exit_code == code
    assert run(*asked, "--json").exit_code == code


def test_only_some_rules_and_not_others(run: Run, source: Path) -> None:
    assert "tags-markup" in run("lint", source, "--rule", "L037").stdout
    assert "eo-reason" not in run("lint", source, "--rule", "L037").stdout
    assert run("lint", source, "--ignore", "33", "--ignore", "tags-markup").stderr == "Nothing found.\n"
    unknown = run("lint", source, "--rule", "L999")
    assert unknown.exit_code == 2
    assert "There is no rule L999" in unknown.stderr


def test_a_rule_is_explained_without_a_source(run: Run) -> None:
    done = run("lint", "--explain", "eo-reason-section")
    assert done.exit_code == 0
    assert done.stdout.startswith("L033  eo-reason-section  warning\n")
    assert "good  Classified By: DCM Ada Quill; Reasons 1.4(b) and (d)." in done.stdout
    missing = run("lint", "--explain", "address-missing").stdout
    assert "bad   (the line is not there)" in missing


def test_an_archive_and_standard_input(run: Run, archive: Path) -> None:
    assert run("lint", archive).exit_code in {0, 1}
    done = run("lint", "-", "--json", given=made_lines.text(**OLD).encode())
    assert json.loads(done.stdout)["code"] == "eo-reason-section"
