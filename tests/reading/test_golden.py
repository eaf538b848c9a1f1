"""Whole made-up cables, each beside the record that reading makes of it."""

from pathlib import Path

import msgspec
import pytest

from conftest import HOME, Golden
from reftel.reading import FORMATS, read
from reftel.writing.records import as_json

FOLDERS = [HOME / "tests" / "golden" / form.name for form in FORMATS]
FOLDERS.append(HOME / "tests" / "golden" / "papers")
SOURCES = sorted(path for folder in FOLDERS for path in folder.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_cable_reads_to_its_record(path: Path, golden: Golden) -> None:
    lines = [msgspec.json.format(as_json(cable), indent=1).decode() for cable in read(path).cables]
    golden.check(path.with_suffix(".json"), "\n".join(lines) + "\n")
