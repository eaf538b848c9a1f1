"""Sources and cables written out again."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from made_pdf import pdf
from reftel.archive import Archive
from reftel.archive.purging import Rest, Rewritten
from reftel.workflow import read_into, rewriting

if TYPE_CHECKING:
    from reftel.model.report import Unreadable


def test_of_a_pdf_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "cable.pdf"
    path.write_bytes(pdf(["UNCLAS VELLOS 000017"]))
    read_into(tmp_path / "archive", [path])
    for source in (path, tmp_path / "archive"):
        assert [data for _, data in rewriting.sources_again([source])] == [path.read_bytes()]


def test_a_dump_that_is_read_in_parts_is_written_as_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.workflow.tasks.MAX_BYTES", 1000)
    monkeypatch.setattr("reftel.reading.parts.PART", 2000)
    names = "doc_id,classification,authored,title,body\n"
    rows = [f"2031VESSIA{number},UNCLASSIFIED,2031-01-02,LAMPS,{'Lamps. ' * 20}\n" for number in range(200)]
    path = tmp_path / "dump.csv"
    path.write_text(names + "".join(rows), encoding="utf-8")
    parts = [data for _, data in rewriting.sources_again([path])]
    assert len(parts) > 1
    assert b"".join(parts) == path.read_bytes()


def test_of_what_cannot_be_read_the_bytes() -> None:
    ((_, data),) = rewriting.sources_again([b"\x89PNG\r\n\x00\x01"])
    assert data == b"\x89PNG\r\n\x00\x01"


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    problems: list[Unreadable] = []
    assert list(rewriting.sources_again([tmp_path / "gone"], on_problem=problems.append)) == []
    assert len(problems) == 1


def test_what_is_left_of_a_text_after_a_purge_is_written_as_it_is_kept(tmp_path: Path) -> None:
    read_into(tmp_path / "archive", [b"UNCLAS VELLOS 000017\n\n1. Lamps.\n"])
    with Archive(tmp_path / "archive") as archive:
        (held,) = archive.sources()
        left = Rest(sha256=held.sha256, text="1. \ud83d", notes=archive.purging().notes(held.sha256))
        archive.purging().take_out([left], Rewritten())
    ((source, data),) = rewriting.sources_again([tmp_path / "archive"])
    assert (source.text, data) == ("1. \ud83d", b"1. \xed\xa0\xbd")


def test_the_members_of_a_container_are_given_with_it_and_not_again(tmp_path: Path) -> None:
    volume = tmp_path / "volume.xml"
    document = "<div type='document' xml:id='d1'><p>A</p></div>"
    volume.write_text(f"<TEI>{document}</TEI>\r\n", encoding="utf-8", newline="")
    read_into(tmp_path / "archive", [volume])
    for source in (volume, tmp_path / "archive"):
        assert [data for _, data in rewriting.sources_again([source])] == [volume.read_bytes()]
