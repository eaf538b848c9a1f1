"""What people kept and brought in, without what is purged."""

import json
from pathlib import Path

import pytest

from made_imports import cable
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.keeping import Keeping
from reftel.archive.purging import Rest
from reftel.model.case import Case, Item, Search
from reftel.workflow.imports import FOLDER
from reftel.workflow.purging import Target, purge
from reftel.workflow.unkeeping import imports_without, without


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive"
    workflow.read_into(path, [cable(501), cable(502)])
    folder = path / FOLDER / "0001"
    folder.mkdir(parents=True)
    told = {"kind": "folder", "what": "/cables/Oyen", "by": "", "at": ""}
    (folder / "wanted.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return path


def masked(text: str) -> str:
    return text.replace("Oyen", "████")


def test_words_are_masked_and_what_points_at_it_is_gone(archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        one, other = opened.cables()
        whole = without(opened, [Rest(sha256=one.source.sha256)], masked)
        part = without(opened, [Rest(sha256=one.source.sha256, text="", gone=(one.span.start,))], masked)
        for change in (whole, part):
            assert change(Item(case=1, kind="cable", source=one.source.sha256, start=5, end=9)) is None
            kept = change(Item(case=1, kind="cable", source=other.source.sha256, start=5, end=9, note="Oyen"))
            assert isinstance(kept, Item)
            assert kept.note == "████"
        search = whole(Search(name="Oyen", asks="search", query="q=Oyen", owner="velt"))
        assert search == Search(name="████", asks="search", query="q=████", owner="velt")
        assert whole(Case(name="a", about="Oyen", owner="b")) == Case(name="a", about="████", owner="b")


def test_what_is_written_of_imports_is_masked(archive: Path) -> None:
    found = imports_without(archive, masked)
    assert [path.name for path in found] == ["wanted.json"]
    assert json.loads(next(iter(found.values())))["what"] == "/cables/████"


def test_a_person_who_is_purged_is_in_no_note_and_no_import(archive: Path) -> None:
    with Keeping(archive, write=True) as keeping:
        (case,) = keeping.put([Case(name="What Oyen said", about="", owner="velt")])
        keeping.put([Item(case=case, kind="search", query="q=x", note="Oyen again")])
    told = purge(archive, Target(person="Oyen"))
    assert told.remains == ()
    with Keeping(archive) as keeping:
        assert "Oyen" not in keeping.cases()[0].name + keeping.items(case)[0].note
    with Archive(archive, read_only=True) as opened:
        assert opened.verify().problems == ()
