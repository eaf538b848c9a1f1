"""``reftel said``."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl

from conftest import HOME
from made_days import DATED
from made_reviews import MRN, REJECTS, SAILS, reviewed_archive
from reftel.archive import Archive
from reftel.model.review import Patch
from rendering import Run


def test_the_ledger_of_an_archive_and_of_bare_files_is_the_same(run: Run, archive: Path, box: Path) -> None:
    held = run("said", archive)
    assert held.exit_code == 0
    assert held.stdout.startswith("04SESTRIN214 ¶2  2004-03-16  Orvane → Halloran")
    assert "    on condition: if Ostrel withdrew\n    repeated in: ¶1\n" in held.stdout
    assert held.stderr == "3 statements, 1 of them a repetition · from 2 of 2 cables\n"
    bare = run("said", box / "sestrin214.txt")
    assert bare.stdout == held.stdout
    assert bare.stderr == "3 statements, 1 of them a repetition · from 1 of 1 cable\n"


def test_json_lines_obey_the_schema(run: Run, archive: Path) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "said.json").read_text(encoding="utf-8"))
    lines = run("said", archive, "--json").stdout.splitlines()
    assert len(lines) >= 3
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


def test_the_words_of_a_statement_are_in_its_source(run: Run, archive: Path, box: Path) -> None:
    text = (box / "sestrin214.txt").read_text(encoding="utf-8")
    for line in run("said", archive, "--json").stdout.splitlines():
        said = json.loads(line)
        assert " ".join(text[said["start"] : said["end"]].split()) == said["content"]


def test_filters(run: Run, archive: Path) -> None:
    def count(*words: str) -> int:
        return len(run("said", archive, *words, "--json").stdout.splitlines())

    assert count("--by", "orvane") == count("--to", "halloran") > 0
    assert count("--act", "reject") > 0
    assert count("--act", "ask") == count("--date", "1999") == count("--cable", "SESTRIN215") == 0
    assert count("--date", "2004-03..2004-04") == count("--cable", "SESTRIN214") == count()
    assert count("--about", "2005") == count("--about", "2005", "--voice", "reported") > 0
    assert count("--for", "vardania") == count("--for", "vardania", "--voice", "reported") > 0
    assert count("--limit", "1") == 1


def test_a_table_and_json_have_the_date_that_stands_in(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "dated.txt"
    source.write_text(DATED, encoding="utf-8")
    asked = ("said", source, "--act", "reject", "--date", "2004-05")
    (line,) = map(json.loads, run(*asked, "--json").stdout.splitlines())
    assert (line["said_on"], line["cable_date"]) == (None, "2004-05-20")
    (row,) = csv.DictReader(io.StringIO(run(*asked, "--csv", "-").stdout))
    assert (row["said on"], row["cable date"]) == ("", "2004-05-20")


def test_nothing_found(run: Run, archive: Path) -> None:
    done = run("said", archive, "--by", "nobody")
    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "",
        "Nobody here is called nobody.\nNothing found · from 2 of 2 cables\n",
    )


def test_a_limit_says_how_many_more_there_are(run: Run, archive: Path) -> None:
    done = run("said", archive, "--limit", "1")
    assert done.stdout.endswith("… and 1 more; see them with a larger --limit.\n")


def test_what_is_not_extracted_is_told(run: Run, unextracted: Path) -> None:
    done = run("said", unextracted)
    assert done.stdout == ""
    assert (
        f"2 matching cables are not extracted yet and not in this answer: reftel extract {unextracted}\n" in done.stderr
    )


def test_tables(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("said", archive, "--csv", tmp_path / "said.csv", "--xlsx", tmp_path / "said.xlsx")
    assert (done.exit_code, done.stdout) == (0, "")
    with (tmp_path / "said.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    sheet = openpyxl.load_workbook(tmp_path / "said.xlsx").worksheets[0]
    assert sheet.max_row - 1 == len(rows) == len(run("said", archive, "--json").stdout.splitlines())
    assert {row["citation"] for row in rows} == {"04SESTRIN214 ¶1", "04SESTRIN214 ¶2"}
    assert run("said", archive, "--csv", "-").stdout_bytes == (tmp_path / "said.csv").read_bytes()


def test_a_table_and_json_go_together(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("said", archive, "--csv", tmp_path / "two.csv", "--limit", "2", "--json")
    assert done.exit_code == 0
    shown = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    with (tmp_path / "two.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == shown
    assert len(shown) == 2
    assert "2 statements, 1 of them a repetition · from 2 of 2 cables" in done.stderr


def test_a_table_that_cannot_be_written_is_one_sentence(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("said", archive, "--csv", tmp_path / "no" / "folder.csv")
    assert done.exit_code == 2
    assert done.stderr.startswith("reftel: Cannot write ")
    assert run("said", archive, "--xlsx", "-").exit_code == 2


def test_what_people_made_of_a_statement_is_told_and_what_they_rejected_when_asked_for(
    run: Run, tmp_path: Path
) -> None:
    path = reviewed_archive(tmp_path / "a")
    with Archive(path) as opened:
        for coder in ("Ann", "Ben"):
            opened.reviewing().add(MRN, SAILS.id, coder=coder, verdict="correct", patch=Patch(speaker="Halloran"))
        opened.reviewing().add(MRN, REJECTS.id, coder="Ann", verdict="reject", patch=Patch())
    held = run("said", path, "--json").stdout.splitlines()
    assert [json.loads(line)["reviewed"] for line in held] == ["corrected", None]
    assert json.loads(held[0])["reviewed_by"] == ["Ann", "Ben"]
    every = run("said", path, "--json", "--rejected").stdout.splitlines()
    assert [json.loads(line)["reviewed"] for line in every] == ["corrected", "rejected", None]
    told = run("said", path, "--rejected").stdout
    assert "corrected by: Ann, Ben" in told
    assert "rejected by: Ann" in told
