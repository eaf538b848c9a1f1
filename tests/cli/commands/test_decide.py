"""``reftel decide``."""

import csv
import json
from pathlib import Path

import jsonschema

from conftest import HOME
from rendering import Run


def test_the_board_with_its_sentences_as_notes(run: Run, question: Path, archive: Path) -> None:
    done = run("decide", question, archive)
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "Who chairs the Conference on the Meridian Straits?\nwith all that is known · consensus of 3"
    )
    assert "Lusk" in done.stdout
    assert "[assumed]" in done.stdout
    assert "“Vardania would accept the 2006 chairmanship if Ostrel withdrew”" in done.stdout
    assert done.stderr == ""


def test_the_board_at_a_date(run: Run, question: Path, archive: Path) -> None:
    before = json.loads(run("decide", question, archive, "--on", "2003-12-31", "--json").stdout)
    assert before["on"] == "2003-12-31"
    seats = [seat for option in before["decisions"][0]["options"] for seat in option["seats"]]
    assert [seat["actor"] for seat in seats if seat["evidence"]] == []
    assert run("decide", question, archive, "--on", "soon").exit_code == 2


def test_json_obeys_the_schema(run: Run, question: Path, box: Path) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "decide.json").read_text(encoding="utf-8"))
    board = json.loads(run("decide", question, box / "sestrin214.txt", "--json").stdout)
    jsonschema.validate(board, schema)
    later, earlier = board["decisions"][0]["options"]
    assert (later["id"], earlier["outcome"]) == ("vardania-2006", "not adopted")


def test_a_table_has_a_row_for_each_sentence(run: Run, question: Path, archive: Path, tmp_path: Path) -> None:
    run("decide", question, archive, "--csv", tmp_path / "board.csv")
    with (tmp_path / "board.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["actor"] for row in rows if row["assumed"] == "yes"} == {"Lusk"}
    assert {row["cable"] for row in rows if row["assumed"] == "no"} == {"04SESTRIN214"}


def test_what_is_not_extracted_is_told(run: Run, question: Path, unextracted: Path) -> None:
    done = run("decide", question, unextracted)
    assert done.exit_code == 0
    assert "1 matching cable is not extracted yet" in done.stderr
