"""Which statements are shown."""

import pytest

import made_up
from reftel.cli.selecting import Selection, is_cable


@pytest.mark.parametrize(
    ("selection", "taken"),
    [
        (Selection(), True),
        (Selection(by=("orvane",)), True),
        (Selection(by=("ORVANE",)), True),
        (Selection(by=("orv",)), False),
        (Selection(by=("delmar", "orvane")), True),
        (Selection(by=("delmar",)), False),
        (Selection(to=("Halloran",)), True),
        (Selection(to=("Quill",)), False),
        (Selection(holder=("gov",)), True),
        (Selection(holder=("Orvane",)), False),
        (Selection(acts=("support", "ask")), True),
        (Selection(acts=("ask",)), False),
        (Selection(about=("2006 date",)), True),
        (Selection(about=("2006", "ostrel")), True),
        (Selection(about=("2006", "lusk")), False),
        (Selection(cables=("04SESTRIN214",)), True),
        (Selection(cables=("04 sestrin 00214",)), True),
        (Selection(cables=("04SESTRIN215",)), False),
        (Selection(voice="reported"), True),
        (Selection(voice="post"), False),
    ],
)
def test_a_statement_is_taken_or_not(selection: Selection, taken: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert selection.takes(made_up.statement()) is taken


@pytest.mark.parametrize(
    ("citation", "asked", "same"),
    [
        ("04SESTRIN214", "2004 Sestrin 000214", True),
        ("04SESTRIN214", "SESTRIN 214", True),
        ("SESTRIN214", "SESTRIN 214", True),
        ("SESTRIN214", "04SESTRIN214", False),
        ("04SESTRIN214", "05SESTRIN214", False),
        ("04SESTRIN214", "what?", False),
        ("source:abababababab@0", "source:abababababab@0", True),
        ("source:abababababab@0", "04SESTRIN214", False),
    ],
)
def test_a_cable_is_found_however_its_number_is_written(citation: str, asked: str, same: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert is_cable(citation, asked) is same
