"""Links of an archive, and versions of what is held in several copies."""

from pathlib import Path

import pytest

import made_lines
from reftel.errors import InputError
from reftel.workflow import read_into
from reftel.workflow.linking import links_in, missing_in, series_in, versions_of

BODY = "1. (C) Orvane told Ada Quill.\n\n2. (C) She left."


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    for number, body in enumerate((BODY, BODY.replace("Ada Quill", "XXXXXXXX"))):
        (folder / f"{number}.txt").write_text(made_lines.text(body=body), encoding="utf-8")
    (folder / "other.txt").write_text(
        made_lines.text(**{"class": "C O N F I D E N T I A L SESTRIN 000216", "from": "DE RUZASE #0216 0770905"}),
        encoding="utf-8",
    )
    return folder


def test_copies_in_several_files_are_versions_of_one_cable_bare_or_in_an_archive(box: Path, tmp_path: Path) -> None:
    read_into(tmp_path / "archive", [box])
    (bare,) = versions_of([box])
    (kept,) = versions_of([tmp_path / "archive"])
    assert bare == kept
    assert (bare.cable, len(bare.witnesses)) == ("04SESTRIN214", 2)
    assert list(versions_of([box, tmp_path / "archive"], lambda mrn: mrn == "04LUSK31")) == []


def test_links_missing_and_series(box: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    read_into(archive, [box])
    (links,) = links_in(archive, ["04SESTRIN214"])
    assert [one.target for one in links.references] == ["04PORTAUREL77"]
    assert [one.cable for one in missing_in(archive)] == ["04PORTAUREL77"]
    assert [one.gaps for one in series_in(archive)] == [((215, 215),)]
    with pytest.raises(InputError, match="does not hold 04LUSK31"):
        list(links_in(archive, ["04LUSK31"]))
