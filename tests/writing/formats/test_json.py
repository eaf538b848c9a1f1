"""``json``: what ``show --json`` prints."""

import json

import reftel
from reftel.writing.records import as_json
from strategies import CABLES


def test_a_line_of_json_as_show_prints_it() -> None:
    (cable,) = reftel.read(CABLES[0]).cables
    text = reftel.write(cable, "json")
    assert text == as_json(cable).decode() + "\n"
    assert json.loads(text)["mrn"] == str(cable.mrn)
