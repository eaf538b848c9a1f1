"""The published records and tables of what statements lead to."""

import json

import made_up
from reftel.writing.followed import SHEETS
from reftel.writing.records import as_json


def test_every_record_says_whether_it_is_to_check_and_its_version() -> None:
    rows = [json.loads(as_json(one)) for one in made_up.followed()]
    assert [row["to_check"] for row in rows] == [False, True, False, False, False]
    assert {row["schema_version"] for row in rows} == {1}
    assert rows[0]["later"][0]["bearing"] == "renewed"


def test_every_kind_has_its_table() -> None:
    for one, (kind, _, columns) in zip(made_up.followed(), SHEETS, strict=True):
        assert isinstance(one, kind)
        cells = {column.name: column.value(one) for column in columns}
        assert cells["citation"] == "04SESTRIN214 ¶2"
        assert all(column.meaning for column in columns)
    cells = {column.name: column.value(made_up.followed()[2]) for column in SHEETS[2][2]}
    assert cells["steps"] == "asked: Halloran to Orvane (2004-03-16); unanswered: Orvane to Orvane (2004-03-16)"
    cells = {column.name: column.value(made_up.followed()[0]) for column in SHEETS[0][2]}
    assert cells["later"] == "05SESTRIN9 ¶3: renewed (Orvane)"
