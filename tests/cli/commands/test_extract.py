"""``reftel extract``."""

import json
import shutil
from pathlib import Path

from rendering import Run


def test_what_was_not_extracted_is_and_once_is_enough(run: Run, unextracted: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    shutil.copytree(unextracted, archive)
    first = run("extract", archive, "--workers", "1")
    assert first.exit_code == 0
    assert "statements of 2 cables in" in first.stdout
    again = json.loads(run("extract", archive, "--workers", "1", "--json").stdout)
    assert (again["cables"], again["statements"], again["left"]) == (0, 0, 0)
