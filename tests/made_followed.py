"""One made-up cable with a record of each kind, and how a command is run on it."""

import json
from pathlib import Path
from typing import Any

import jsonschema

from conftest import HOME
from rendering import Run

# EXERCISE: made-up people and places; Norway stands for a state that tables know.
TEXT = """\
FM AMEMBASSY OSLO
TO SECSTATE WASHDC
P 170905Z MAR 04

UNCLAS OSLO 000214

SUBJECT: A DAM

1. On March 16, Foreign Minister Orvane told Ambassador Halloran that Norway would open the dam, perhaps by June 3.
The Ambassador asked Orvane how Norway would fill it. Orvane said that elections will be held in June 2004.

2. Orvane said that legislation on the financing of dams is in draft. The Ambassador said that Norway's record was
poor.

HALLORAN
"""


def source_in(folder: Path) -> Path:
    """The cable as a file."""
    path = folder / "oslo214.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def lines_of(run: Run, command: str, *options: Any) -> list[dict[str, Any]]:
    """What a command prints with ``--json``, each line held against the schema of the command."""
    done = run(command, *options, "--json")
    assert done.exit_code == 0, done.stderr
    schema = json.loads((HOME / "docs" / "schema" / f"{command}.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        jsonschema.validate(line, schema)
    return lines
