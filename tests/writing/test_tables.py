"""Tables for spreadsheets: what a historian opens in Excel, and what a hostile cable must not do there."""

import csv
import errno
import io
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

import made_up
from reftel.errors import InputError, NoSpaceError
from reftel.model.board import Board
from reftel.model.cable import citation_of
from reftel.model.position import Position
from reftel.model.report import Hit
from reftel.model.statement import Statement
from reftel.writing import tables
from reftel.writing.tables import csv_text, save

KINDS: list[tuple[type, list[Any]]] = [
    (Statement, list(made_up.statements())),
    (Position, list(made_up.positions())),
    (Hit, [made_up.hit()]),
    (Board, [made_up.board()]),
]


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rows_of_sheet(path: Path) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip([str(name) for name in head], row, strict=True)) for row in rows]


@pytest.mark.parametrize(("kind", "rows"), KINDS)
def test_csv_opens_in_excel_with_its_codebook_beside_it(kind: type, rows: list[Any], tmp_path: Path) -> None:
    count, (table, codebook) = save(kind, rows, tmp_path / "out.csv", "csv")
    assert count == (5 if kind is Board else len(rows)) == len(rows_of_csv(table))
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert codebook.name == "out.codebook.csv"
    explained = {row["column"] for row in rows_of_csv(codebook)}
    assert set(rows_of_csv(table)[0]) <= explained
    assert {"citation", "source hash", "to check", "paragraph"} <= explained


@pytest.mark.parametrize(("kind", "rows"), KINDS)
def test_a_workbook_has_the_rows_and_a_codebook(kind: type, rows: list[Any], tmp_path: Path) -> None:
    count, files = save(kind, rows, tmp_path / "out.xlsx", "xlsx")
    assert files == (tmp_path / "out.xlsx",)
    assert count == len(rows_of_sheet(files[0]))
    book = openpyxl.load_workbook(files[0])
    assert book.sheetnames[1] == "codebook"
    explained = {row[0] for row in book["codebook"].iter_rows(values_only=True)}
    assert set(rows_of_sheet(files[0])[0]) <= explained
    assert book.worksheets[0].freeze_panes == "B2"


def test_a_statement_can_be_cited_from_its_row(tmp_path: Path) -> None:
    _, (path,) = save(Statement, made_up.statements(), tmp_path / "said.xlsx", "xlsx")
    row = rows_of_sheet(path)[1]
    assert row["citation"] == "04SESTRIN214 ¶2"
    assert row["sentence"].startswith("Foreign Minister Orvane told")
    assert (row["paragraph"], row["start"], row["rank"]) == (2, 290, 0.8)
    assert row["source hash"] == made_up.SHA
    assert row["condition"] == "if Ostrel withdrew"
    assert [line["to check"] for line in rows_of_sheet(path)] == ["no", "no", "yes", "no"]


def test_what_a_seat_says_of_blocking_has_its_columns(tmp_path: Path) -> None:
    board = made_up.board()
    decision = board.decisions[0]
    option = decision.options[0]
    seats = (msgspec.structs.replace(option.seats[0], veto="waiver", right=True), *option.seats[1:])
    option = msgspec.structs.replace(option, seats=seats)
    decision = msgspec.structs.replace(decision, options=(option,))
    board = msgspec.structs.replace(board, decisions=(decision,))
    _, (path, _) = save(Board, [board], tmp_path / "board.csv", "csv")
    told = {(row["veto"], row["right"]) for row in rows_of_csv(path)}
    assert told == {("waiver", "yes"), ("", "no")}


def test_an_assumed_seat_has_a_row_without_evidence(tmp_path: Path) -> None:
    _, (path, _) = save(Board, [made_up.board()], tmp_path / "board.csv", "csv")
    assumed = [row for row in rows_of_csv(path) if row["assumed"] == "yes"]
    assert [(row["actor"], row["citation"], row["sentence"]) for row in assumed] == [("Meridia", "", "")]


def test_a_formula_stays_text_in_csv() -> None:
    bad = ["=1+1", "+1", "-1", "@x", "\tx", " =HYPERLINK(1)", "plain", "a=b"]
    text = csv_text(Statement, [made_up.statement(content=content) for content in bad])
    cells = [row["content"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    assert cells == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "' =HYPERLINK(1)", "plain", "a=b"]


def test_a_formula_and_a_link_stay_text_in_a_workbook(tmp_path: Path) -> None:
    bad = ["=1+1", "http://example.org/x", "{=SUM(A1)}", "-1"]
    _, (path,) = save(Statement, [made_up.statement(content=content) for content in bad], tmp_path / "x.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [sheet.cell(row, 9) for row in range(2, 6)]
    assert [cell.value for cell in cells] == bad
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_what_a_cell_cannot_hold_is_replaced_and_cut(tmp_path: Path) -> None:
    bad = made_up.statement(content="\x00\x1b[31m\udcff" + "x" * 40_000)
    _, (path,) = save(Statement, [bad], tmp_path / "x.xlsx", "xlsx")
    content = rows_of_sheet(path)[0]["content"]
    assert content.startswith("\ufffd\ufffd[31m\ufffd")
    assert content.endswith("x…")
    assert len(content) < 32_768
    assert "\x00" not in csv_text(Statement, [bad])


def test_a_sheet_that_is_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "EXCEL_ROWS", 3)
    with pytest.raises(InputError, match="A sheet holds 2 rows at most"):
        save(Statement, made_up.statements(), tmp_path / "x.xlsx", "xlsx")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_place_that_cannot_be_written_is_one_sentence(form: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot write"):
        save(Statement, [], tmp_path / "no" / "such" / "folder.x", form)


def test_a_full_disk_is_no_fault_of_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tables, "write_csv", full)
    with pytest.raises(NoSpaceError, match="No space left for"):
        save(Statement, [], tmp_path / "x.csv", "csv")


def test_citations() -> None:
    assert citation_of("04SESTRIN214", 2) == "04SESTRIN214 ¶2"
    assert citation_of("04SESTRIN214", None) == "04SESTRIN214"
