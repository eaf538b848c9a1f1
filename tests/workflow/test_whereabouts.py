"""Where a document without a number is."""

import hashlib
from pathlib import Path

import pytest

from reftel import workflow
from reftel.workflow.whereabouts import Whereabouts

TEXT = "MEMORANDUM\n\nThe dam leaked.\n"
CITED = f"source:{hashlib.sha256(TEXT.encode()).hexdigest()[:12]}"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "memo.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_in_a_folder_or_file_it_is_its_path_and_line(papers: Path) -> None:
    file = papers / "memo.txt"
    assert Whereabouts([papers]).of(f"{CITED}@12") == f"{file}:3"
    assert Whereabouts([b"", file]).of(f"{CITED}@0") == f"{file}:1"


def test_in_an_archive_it_is_the_name_that_it_came_by(papers: Path, tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "archive", [papers])
    assert Whereabouts([tmp_path / "archive"]).of(f"{CITED}@12") == "memo.txt:3"


def test_of_one_long_line_it_is_the_character(tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_bytes(b"x" * 50)
    cited = f"source:{hashlib.sha256(b'x' * 50).hexdigest()[:12]}"
    there = Whereabouts([tmp_path])
    assert there.of(f"{cited}@40") == f"{tmp_path / 'dump.json'}, from character 40"
    assert there.of(f"{cited}@0") == str(tmp_path / "dump.json")


@pytest.mark.parametrize("citation", ["06ASTANA280", "source:ffffffffffff@0", "source:", "source:x@y"])
def test_what_has_a_number_or_is_not_found_stays(papers: Path, citation: str) -> None:
    assert Whereabouts([papers]).of(citation) == citation
