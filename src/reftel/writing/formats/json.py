"""The JSON of a cable, a line: what ``reftel show --json`` prints."""

from reftel.model.cable import Cable
from reftel.writing.formats.format import Form
from reftel.writing.records import as_json


def write(cable: Cable) -> str:
    """One line of JSON."""
    return as_json(cable).decode("utf-8") + "\n"


JSON = Form("json", write)
