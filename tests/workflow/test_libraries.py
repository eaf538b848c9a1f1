"""Libraries of references in a folder that is read."""

from pathlib import Path

import pytest

from made_imports import cable
from made_libraries import BIBTEX, JSON, RDF, RIS, exported, zotero
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.shelving import Shelving
from reftel.model.library import LibraryItem
from reftel.workflow.libraries import Libraries
from reftel.workflow.purging import Target, purge
from reftel.workflow.tasks import jobs_in


def named(folder: Path) -> dict[str, tuple[LibraryItem, ...]]:
    return {job.name: job.items for job in jobs_in([folder])}


EXPORTS = {"lib.rdf": RDF, "lib.bib": BIBTEX, "lib.ris": RIS, "lib.json": JSON}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_with_its_files(tmp_path: Path, name: str) -> None:
    found = named(exported(tmp_path / "export", name, EXPORTS[name]))
    assert sorted(found) == ["files/13/bid.txt", "files/14/alone.txt"]
    assert found["files/13/bid.txt"][0].tags
    assert "outside" not in str(found)


def test_what_names_no_file_is_a_source_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, file = {nothing.txt}}", encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"file": 3}]', encoding="utf-8")
    assert sorted(named(tmp_path)) == ["a.bib", "b.json"]


def test_many_of_one_kind_are_no_exports(tmp_path: Path) -> None:
    exported(tmp_path, "lib.ris", RIS)
    for number in range(60):
        (tmp_path / f"{number}.ris").write_text(RIS, encoding="utf-8")
    assert len(named(tmp_path)) == 63


@pytest.mark.parametrize("parent", ["parentItemID", "sourceItemID"])
def test_a_folder_of_zotero(tmp_path: Path, parent: str) -> None:
    folder = zotero(tmp_path / "Zotero", parent)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    found = named(folder)
    assert list(found) == ["storage/ATTA0001/bid.txt"]
    (item,) = found["storage/ATTA0001/bid.txt"]
    assert (item.key, item.title, item.kind, item.address) == ("ITEM0001", "A bid", "letter", "https://example.org/1")
    assert (item.tags, item.collections) == (("Fisheries", "boats"), ("Straits / 2004",))
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before, "nothing is written there"


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0broken", b"no database"])
def test_a_database_that_is_none_costs_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "zotero.sqlite").write_bytes(data)
    (tmp_path / "a.txt").write_bytes(cable())
    assert "a.txt" in named(tmp_path)


def test_what_a_library_says_is_kept_beside_the_source_and_goes_with_it(tmp_path: Path) -> None:
    folder = exported(tmp_path / "export", "lib.rdf", RDF)
    workflow.read_into(tmp_path / "archive", [folder])
    workflow.read_into(tmp_path / "archive", [folder])
    (tmp_path / "plain").mkdir()
    for number, place in enumerate(("13/bid.txt", "14/alone.txt")):
        (tmp_path / "plain" / f"{number}.txt").write_bytes((folder / "files" / place).read_bytes())
    workflow.read_into(tmp_path / "other", [tmp_path / "plain"])  # the library comes after the cables
    workflow.read_into(tmp_path / "other", [folder])
    digests = []
    for name in ("archive", "other"):
        with Archive(tmp_path / name, read_only=True) as opened:
            digests.append(opened.digest())
            assert opened.verify().problems == ()
            first = opened.cable("SESTRIN501")
    assert digests[0] == digests[1]
    assert first
    with Shelving(tmp_path / "archive") as shelving:
        (item,) = shelving.of([first.source.sha256])
    assert item.title == "A bid <script>"
    purge(tmp_path / "archive", Target(source=first.source.sha256))
    with Shelving(tmp_path / "archive") as shelving:
        assert shelving.of([first.source.sha256]) == ()


def test_a_file_is_attached_to_what_it_is_attached_to(tmp_path: Path) -> None:
    libraries = Libraries(exported(tmp_path / "export", "lib.rdf", RDF))
    assert libraries.of(tmp_path / "export" / "lib.rdf") == ()
    assert libraries.passes_over(tmp_path / "export" / "lib.rdf")
    assert not libraries.passes_over(tmp_path / "export" / "files" / "13" / "bid.txt")
