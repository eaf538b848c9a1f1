"""``provenance.toml``: found in the nearest folder, applied where a cable says nothing, the same in every order."""

from itertools import permutations
from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import InputError
from reftel.model.release import Release
from reftel.workflow.provenance import NAME, Provenances, load

TEXT = (HOME / "examples" / "cables" / "04SESTRIN214.txt").read_text("utf-8")
RELEASED = 'status = "released"\nauthority = "National Archives"\ndate = 2004-06-30\nsource = "RG 59"\nnote = "box 3"\n'


def collection(folder: Path, said: str, text: str = TEXT) -> Path:
    folder.mkdir(parents=True)
    (folder / NAME).write_text(said, encoding="utf-8")
    (folder / "cable.txt").write_text(text, encoding="utf-8")
    return folder


def test_what_a_file_says(tmp_path: Path) -> None:
    folder = collection(tmp_path / "a", RELEASED)
    told = Release("released", "National Archives", "2004-06-30", source="RG 59", note="box 3")
    assert load(folder / NAME) == told
    (cable,) = workflow.cables_of([folder])
    assert cable.release == told
    (single,) = workflow.cables_of([folder / "cable.txt"])
    assert single.release == told


def test_the_nearest_folder_counts_up_to_the_one_that_was_named(tmp_path: Path) -> None:
    folder = collection(tmp_path / "a", RELEASED)
    inner = collection(folder / "b", 'status = "private"')
    deep = inner / "c"
    deep.mkdir()
    told = Provenances(folder)
    assert [told.of(each).status if told.of(each) else None for each in (folder, inner, deep)] == [  # type: ignore[union-attr]
        "released",
        "private",
        "private",
    ]
    assert Provenances(deep).of(deep) is None


def test_what_a_cable_says_itself_stays(tmp_path: Path) -> None:
    stamped = (HOME / "tests" / "golden" / "foia" / "stamped.txt").read_text("utf-8")
    folder = collection(tmp_path / "a", 'status = "leaked"', stamped)
    assert {cable.release.status for cable in workflow.cables_of([folder])} == {"released"}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("status = 1", "status must be one of"),
        ('status = "open"', "status must be one of"),
        ("", "status must be one of"),
        ('status = "leaked"\nwho = "me"', "who is no key"),
        ('status = "leaked"\ndate = "June"', "date must be a day"),
        ('status = "leaked"\nnote = 3', "note must be a text"),
        ("status = ", "cannot be read"),
        ("#" * 70_000, "larger than 64 KB"),
    ],
)
def test_what_is_wrong_is_one_clear_sentence(tmp_path: Path, said: str, wrong: str) -> None:
    folder = collection(tmp_path / "a", said)
    with pytest.raises(InputError, match=wrong) as told:
        list(workflow.cables_of([folder]))
    assert str(folder / NAME) in str(told.value)


def test_the_order_of_adding_makes_no_difference(tmp_path: Path) -> None:
    folders = [
        collection(tmp_path / "a", 'status = "leaked"'),
        collection(tmp_path / "b", RELEASED),
        collection(tmp_path / "c", 'status = "private"\nnote = "x"'),
    ]
    found = set()
    for number, order in enumerate(permutations(folders)):
        archive = tmp_path / f"archive{number}"
        for folder in [*order, order[0]]:
            workflow.read_into(archive, [folder])
        with Archive(archive, read_only=True) as opened:
            (cable,) = opened.cables()
            assert len(opened.search("release:released")) == 1
            assert opened.search("release:private") == ()
            found.add((cable.release.status, cable.release.note, opened.digest()))
        assert workflow.verify(archive).ok
    assert len(found) == 1
    assert next(iter(found))[:2] == ("released", "box 3")
