"""The published record of a meeting."""

import json

import made_up
from reftel.writing.records import as_json


def test_the_record_has_everything_and_whether_it_is_to_check() -> None:
    held, planned = (json.loads(as_json(one)) for one in made_up.meetings())
    assert (held["to_check"], planned["to_check"], held["schema_version"]) == (False, True, 1)
    assert held["who"][1]["accompanies"] == "Halloran"
    assert held["evidence"][1]["in_summary"] is True
    assert planned["when"] is None
