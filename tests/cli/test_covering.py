"""How much an answer leaves out."""

from pathlib import Path

import pytest

from reftel import workflow
from reftel.cli.covering import Counted, tell_basis, tell_coverage, to_check


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


def test_statements_of_an_older_version_are_told_with_how_to_renew_them(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "label_of", lambda _extractor: "99")
    tell_basis("9 statements", [archive], bare=Counted(lambda _done, _total: None))
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "9 statements · from 2 of 2 cables"
    assert told[1].startswith("The statements of 2 cables are of an older version of reftel")
    assert told[1].endswith(f"reftel extract {archive}")
    assert len(told) == 2


def test_bare_cables_count_with_those_of_archives(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = Counted(lambda _done, _total: None)
    bare(3, 4)
    tell_basis("9 statements", [archive, b"text"], bare=bare)
    assert capsys.readouterr().err == "9 statements · from 5 of 6 cables\n"


def test_what_is_to_check_is_counted() -> None:
    assert (to_check(0), to_check(3)) == ("", ", 3 to check")
