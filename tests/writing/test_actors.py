"""The published records of actors."""

import json

import made_up
from made_namings import profile
from reftel.writing.records import as_json


def test_everything_about_one_actor() -> None:
    made = json.loads(as_json(profile()))
    assert made["actor"]["id"] == "orvane"
    assert made["namings"][0]["because"] == "same-office"
    assert made["offices"][0]["evidence"][0]["cable"] == "04SESTRIN214"
    assert made["statements"][0]["id"] == made_up.statements()[0].id
    assert made["shifts"][0]["other_post"] is False
    assert len(made["statements"]) == len(made_up.statements())
    assert made["rulings"][0] == {
        "number": 1,
        "kind": "merge",
        "namings": [["04SESTRIN214", "Orvane"], ["04SESTRIN215", "Orvan"]],
        "reason": "the same",
        "undone": False,
        "schema_version": 1,
    }
