"""What cables are called on a terminal."""

from pathlib import Path

from reftel.cli.places import called
from rendering import Run

MEMO = "MEMORANDUM FOR THE RECORD\n\nSUBJECT: Dam\n\nMinister Orvane Marin told the Ambassador that the dam leaked.\n"


def test_outside_of_a_command_a_citation_is_what_it_is() -> None:
    assert called("source:ffffffffffff@0") == "source:ffffffffffff@0"


def test_a_document_without_a_number_is_told_by_path_and_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "papers").mkdir()
    file = tmp_path / "papers" / "memo.txt"
    file.write_text(MEMO, encoding="utf-8")
    shown = run("show", file).stdout.replace("\n", "")
    assert "memo.txt:1" in shown
    assert "source:" not in shown
    assert run("read", tmp_path / "papers", "--extract", "--into", tmp_path / "archive").exit_code == 0
    for source, name in ((file, f"{file}:1"), (tmp_path / "archive", "memo.txt:1")):
        for asked in (["show", source], ["said", source], ["write", "--as", "json", source]):
            found = run(*asked, "--cable", name)
            assert (found.exit_code, "dam leaked" in found.stdout) == (0, True), (asked, found.stdout)
    assert run("show", file, "--cable", "memo.txt:2").exit_code == 2
    kept = run("show", tmp_path / "archive").stdout
    assert "memo.txt:1" in kept
    assert "source:" not in kept
