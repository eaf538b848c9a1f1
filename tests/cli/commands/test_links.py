"""``reftel links`` and ``reftel show --diff``."""

import json
from pathlib import Path

import jsonschema
import pytest

import made_lines
from conftest import HOME
from rendering import Run

BODY = "1. (C) Orvane told Ada Quill.\n\n2. (C) She left."


@pytest.fixture
def linked(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "linked"
    folder.mkdir()
    hidden = BODY.replace("Ada Quill", "XXXXXXXX")
    for number, lines in enumerate(
        (
            {"body": BODY},
            {"body": hidden, "dtg": "P 170905Z MAR 04 ZDK"},
            {
                "class": "C O N F I D E N T I A L SESTRIN 000217",
                "from": "DE RUZASE #0217 0770905",
                "ref": "REF: SESTRIN 214",
            },
        )
    ):
        (folder / f"{number}.txt").write_text(made_lines.text(**lines), encoding="utf-8")
    assert run("read", folder, "--into", tmp_path / "archive", "--workers", "1").exit_code == 0
    return tmp_path / "archive"


def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json.loads((HOME / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    )


def test_what_a_cable_hangs_together_with(run: Run, linked: Path) -> None:
    done = run("links", linked, "04SESTRIN217")
    assert done.exit_code == 0
    assert "refers to   SESTRIN 214: held, VARDANIA WOULD TAKE THE LATER DATE" in done.stdout
    assert "before      04SESTRIN214  2004-03-17" in done.stdout
    assert "(2 numbers between)" in done.stdout
    assert "info        STRAITS COLLECTIVE" in done.stdout
    shown = json.loads(run("links", linked, "04SESTRIN217", "--json").stdout)
    schema("links").validate(shown)
    assert shown["references"][0]["target"] == "04SESTRIN214"


def test_what_is_missing_and_gaps(run: Run, linked: Path) -> None:
    assert (
        "04PORTAUREL77  in no index of numbers;  referred to by 04SESTRIN214"
        in run("links", linked, "--missing").stdout
    )
    assert run("links", linked, "--gaps").stdout == "2004 SESTRIN  2 of 4 from 214 to 217  not held: 215-216\n"
    schema("links-missing").validate(json.loads(run("links", linked, "--missing", "--json").stdout))
    schema("links-gaps").validate(json.loads(run("links", linked, "--gaps", "--json", "--limit", "1").stdout))


def test_one_question_at_a_time(run: Run, linked: Path) -> None:
    for words in ([], ["04SESTRIN214", "--gaps"], ["--gaps", "--missing"]):
        assert run("links", linked, *words).exit_code == 2
    missing = run("links", linked, "04LUSK31")
    assert missing.exit_code == 2
    assert "does not hold 04LUSK31" in missing.stderr


def test_versions_side_by_side_lift_nothing(run: Run, linked: Path) -> None:
    for source in (linked, linked.parent / "linked"):
        done = run("show", source, "--diff")
        assert "Ada" not in done.stdout
        assert "Orvane told [hidden]" in done.stdout
        assert "repetition" in done.stdout
        assert "¶1: one of the versions hides something here" in done.stdout
        shown = run("show", source, "--diff", "--json").stdout
        assert "Ada" not in shown
        schema("show-diff").validate(json.loads(shown))
    assert run("show", linked, "--diff", "--cable", "04LUSK31").stderr == "No cable here has several versions.\n"
