"""How much an answer leaves out."""

from pathlib import Path

import pytest

from reftel.cli.covering import tell_coverage


def test_only_archives_with_cables_that_are_not_extracted_are_told(
    archive: Path, unextracted: Path, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_coverage([archive, box, b"text"])
    assert capsys.readouterr().err == ""
    tell_coverage([unextracted])
    assert capsys.readouterr().err.startswith("2 matching cables are not extracted yet")
    tell_coverage([unextracted], ["2006 chairmanship"])
    assert capsys.readouterr().err.startswith("1 matching cable is not extracted yet")
    tell_coverage([unextracted], ["xylophone"])
    assert capsys.readouterr().err == ""
