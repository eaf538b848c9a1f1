"""``reftel search``."""

import csv
import json
from pathlib import Path

import pytest

from rendering import Run


def test_a_hit_has_its_citation_and_its_words_are_marked(run: Run, archive: Path) -> None:
    done = run("search", archive, "orvane", "2005")
    assert done.exit_code == 0
    assert done.stdout.startswith("04SESTRIN214 ¶2  2004-03-17  VARDANIA WOULD TAKE THE LATER DATE\n")
    assert "»Orvane«" in done.stdout


def test_json_lines_have_the_published_keys(run: Run, archive: Path) -> None:
    (line,) = run("search", archive, "2005 chairmanship", "--json").stdout.splitlines()
    hit = json.loads(line)
    assert (hit["cable"], hit["para"], hit["date"]) == ("04SESTRIN214", 2, "2004-03-17")
    assert {"subject", "score", "snippet", "marks", "start", "end", "source"} <= set(hit)
    assert {hit["snippet"][start:end] for start, end in hit["marks"]} == {"2005", "chairmanship"}


def test_a_limit_says_that_there_may_be_more(run: Run, archive: Path) -> None:
    done = run("search", archive, "vardania", "--limit", "1")
    assert done.stdout.count("04SESTRIN214") == 1
    assert done.stderr == "The best 1; 1 cable found in all: see more with a larger --limit.\n"


def test_a_word_to_leave_out_is_no_option_and_a_date_that_cannot_be_is_told(run: Run, archive: Path) -> None:
    done = run("search", archive, "-mistral")
    assert done.exit_code == 2
    assert "-- -mistral" in done.stderr
    assert run("search", archive, "--", "vardania", "-mistral").exit_code == 0
    for date in ("2008-02-31", "2010..2008", "2007-04-31..2008"):
        done = run("search", archive, f"date:{date}")
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert run("search", archive, "date:2008-02-29").exit_code == 0


def test_nothing_found_is_no_fault(run: Run, archive: Path) -> None:
    done = run("search", archive, "xylophone")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing found.\n")


def test_a_query_that_cannot_be_read_names_the_column(run: Run, archive: Path) -> None:
    done = run("search", archive, '"no end')
    assert done.exit_code == 2
    assert "column" in done.stderr
    assert done.stderr.count("\n") == 1


def test_hits_as_a_table(run: Run, archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    done = run("search", archive, "orvane", "--csv", path)
    assert done.stdout == ""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["citation"] for row in rows} == {"04SESTRIN214 ¶1", "04SESTRIN214 ¶2"}


def test_a_search_of_statements_says_what_is_not_extracted(run: Run, unextracted: Path) -> None:
    assert "2 matching cables are not extracted yet" in run("search", unextracted, "said-by:orvane").stderr
    assert "not extracted" not in run("search", unextracted, "chairmanship").stderr


@pytest.mark.parametrize(
    ("query", "near"),
    [("from:sestrnn", "from:sestrin"), ("said-by:orvnae", "said-by:Orvane"), ("chairmanshpi", "chairmanship")],
)
def test_what_is_spelt_nearly_so_is_proposed(run: Run, archive: Path, query: str, near: str) -> None:
    done = run("search", archive, query)
    assert (done.exit_code, done.stdout) == (0, "")
    (told,) = (line for line in done.stderr.splitlines() if line.startswith("Nothing found; near: "))
    assert near.lower() in told.lower()
    proposed = told.partition("near: ")[2].split(", ")[0]
    assert run("search", archive, proposed).stdout
