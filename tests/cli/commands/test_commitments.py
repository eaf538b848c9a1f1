"""``reftel commitments``."""

import csv
from pathlib import Path

from made_followed import lines_of, source_in
from rendering import Run


def test_who_promised_what_by_when(run: Run, tmp_path: Path) -> None:
    (line,) = lines_of(run, "commitments", source_in(tmp_path))
    assert (line["actor"], line["due"], line["hedge"], line["status"]) == ("Norway", "2004-06-03", "perhaps", "open")
    assert line["overdue"] is None


def test_filters(run: Run, tmp_path: Path) -> None:
    source = source_in(tmp_path)
    fits = ("--by", "norway", "--to", "halloran", "--kind", "promise", "--status", "open", "--due", "2004-06")
    assert len(lines_of(run, "commitments", source, *fits, "--about", "dam", "--date", "2004-03")) == 1
    for other in (
        ("--by", "sweden"),
        ("--to", "quill"),
        ("--kind", "wish"),
        ("--status", "renewed"),
        ("--due", "2005"),
    ):
        assert lines_of(run, "commitments", source, *other) == []


def test_overdue_on_a_day(run: Run, tmp_path: Path) -> None:
    source = source_in(tmp_path)
    assert lines_of(run, "commitments", source, "--on", "2004-05", "--overdue") == []
    (late,) = lines_of(run, "commitments", source, "--on", "2004-07-01", "--overdue")
    assert late["overdue"] is True
    assert "overdue" in run("commitments", source, "--on", "2004-07-01").stdout
    assert run("commitments", source, "--overdue").exit_code == 2
    assert "no cable here is later than what was due" in run("commitments", source, "--on", "2004-07-01").stderr
    assert "no cable here is later" not in run("commitments", source, "--on", "2004-05").stderr


def test_a_table(run: Run, tmp_path: Path) -> None:
    done = run("commitments", source_in(tmp_path), "--csv", tmp_path / "c.csv", "--xlsx", tmp_path / "c.xlsx")
    assert done.stdout == ""
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["due"], row["told by"], row["to check"]) == ("2004-06-03", "Orvane", "no")
    assert (tmp_path / "c.xlsx").stat().st_size > 0
