"""The lists of the reading room as tables."""

import csv
import io

from reftel.model.importing import Course, Import, Wanted
from reftel.model.listing import KeptRow, Key, QuestionRow, Stretch
from reftel.writing.listings import SHEETS
from reftel.writing.tables import csv_text

FORMULA = '=HYPERLINK("http://x")'


def test_no_list_gives_a_spreadsheet_a_formula() -> None:
    for row in (
        QuestionRow(id=FORMULA, title=FORMULA, options=(FORMULA,), file=FORMULA, problem=FORMULA),
        KeptRow(kind="case", number=1, name=FORMULA, about=FORMULA, owner=FORMULA),
        Import(name="0001", wanted=Wanted(kind="folder", what=FORMULA, by=FORMULA), course=Course(problem=FORMULA)),
        Stretch(start=0, text=FORMULA, kind="text", family="text"),
        Key(FORMULA, FORMULA),
    ):
        (told,) = csv.DictReader(io.StringIO(csv_text(type(row), [row]).lstrip("\ufeff")))
        assert f"'{FORMULA}" in told.values()
        assert not any(cell.startswith("=") for cell in told.values())


def test_every_column_has_its_meaning_and_a_name_of_its_own() -> None:
    for _, _, columns in SHEETS:
        assert all(column.meaning for column in columns)
        assert len({column.name for column in columns}) == len(columns)
