"""What the faces hand on."""

import json
from pathlib import Path

import made_up
from reftel.model.statement import Statement
from reftel.workflow.publishing import as_json, csv_text, save_table


def test_a_record_is_one_line_of_json() -> None:
    line = as_json(made_up.hit())
    assert b"\n" not in line
    assert json.loads(line)["cable"] == "04SESTRIN214"


def test_a_table_as_a_file_and_as_text(tmp_path: Path) -> None:
    count, (table, _) = save_table(Statement, made_up.statements(), tmp_path / "said.csv", "csv")
    assert count == len(made_up.statements())
    assert table.read_bytes().decode() == csv_text(Statement, made_up.statements())
