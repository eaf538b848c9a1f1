"""Searches and case files in the record: written beside the writer, in the trail, in the digest, and purged."""

from pathlib import Path
from typing import Any

import apsw
import msgspec
import pytest

from made_imports import cable
from reftel import workflow
from reftel.archive import Archive
from reftel.archive import keeping as keeping_module
from reftel.archive.keeping import Keeping
from reftel.model.case import Case, Item, Search
from reftel.workflow.copying import merge, split
from reftel.workflow.purging import Target, purge

SHA = "ab" * 32
CASE = Case(name="The bid", about="Who pays", owner="velt")
SEARCH = Search(name="Boats", asks="search", query="q=boats", owner="velt")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    workflow.begin(tmp_path / "archive")
    return tmp_path / "archive"


def filled(archive: Path) -> tuple[int, int, int]:
    """A case with two items, and a search."""
    with Keeping(archive, write=True) as keeping:
        case, search = keeping.put([CASE, SEARCH], "2026-01-01T00:00:00Z")
        items = [Item(case=case, kind="paragraph", rank=rank, source=SHA, start=10, end=20) for rank in (2, 1)]
        keeping.put(items)
        return case, search, keeping.items(case)[0].number


def problems(archive: Path) -> tuple[str, ...]:
    with Archive(archive, read_only=True) as opened:
        return opened.verify().problems


def test_they_are_kept_and_read_in_their_order(archive: Path) -> None:
    case, search, first = filled(archive)
    with Keeping(archive) as keeping:
        assert keeping.cases() == [msgspec.structs.replace(CASE, number=case)]
        assert keeping.searches() == [msgspec.structs.replace(SEARCH, number=search)]
        assert [one.rank for one in keeping.items(case)] == [1, 2]
        assert keeping.item(first) == keeping.items(case)[0]
        assert keeping.item(99) is None
    assert problems(archive) == ()


def test_whoever_writes_for_hours_keeps_nobody_from_it(archive: Path) -> None:
    with Archive(archive) as writer:
        filled(archive)
        writer.add_names([])
    assert problems(archive) == ()


def test_all_of_it_or_nothing(archive: Path) -> None:
    with Keeping(archive, write=True) as keeping, pytest.raises(Exception, match="FOREIGN"):
        keeping.put([CASE, Item(case=77, kind="cable", source=SHA)])
    with Keeping(archive) as keeping:
        assert keeping.cases() == []
    assert problems(archive) == ()


def test_the_digest_is_of_what_stands_and_not_of_when_it_was_entered(tmp_path: Path) -> None:
    digests = []
    put_away = msgspec.structs.replace(CASE, gone=True)
    entered: tuple[tuple[str, list[Case | Search | Item]], ...] = (
        ("a", [CASE, SEARCH]),
        ("b", [SEARCH, put_away, CASE]),
    )
    for name, records in entered:
        workflow.begin(tmp_path / name)
        with Keeping(tmp_path / name, write=True) as keeping:
            keeping.put(records, name)
        with Archive(tmp_path / name, read_only=True) as opened:
            digests.append(opened.digest())
    workflow.begin(tmp_path / "c")
    with Archive(tmp_path / "c", read_only=True) as opened:
        assert digests[0] == digests[1] != opened.digest()


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE cases SET record = replace(record, 'The bid', 'Another')", "Case file 1 is not what"),
        ("DELETE FROM case_items WHERE number = 2", "Item of a case file 2 is gone"),
        ("DELETE FROM searches", "Saved search 1 is gone"),
        ("INSERT INTO searches SELECT 9, record FROM searches", "Saved search 9 is there, but"),
        ("UPDATE case_items SET sha256 = 'x'", "Item of a case file 1 is filed under what"),
        ("UPDATE audit SET body = '' WHERE act = 'case'", "Entry 1 of the audit trail is not what was written"),
    ],
)
def test_what_was_tampered_with_is_told(archive: Path, sql: str, told: str) -> None:
    filled(archive)
    connection = apsw.Connection(str(archive / "archive.sqlite"))
    connection.execute(sql)
    connection.close()
    assert any(told in problem for problem in problems(archive)), problems(archive)


def test_a_cable_that_is_purged_is_in_no_case_file_any_more(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    workflow.read_into(path, [cable(501), cable(502)])
    with Archive(path, read_only=True) as opened:
        held = {one.citation: one for one in opened.cables()}
    gone, left = sorted(held)
    with Keeping(path, write=True) as keeping:
        (case,) = keeping.put([msgspec.structs.replace(CASE, about=f"{gone} and more")])
        for one in (held[gone], held[left]):
            place = {"source": one.source.sha256, "start": 0, "end": 9}
            keeping.put([Item(case=case, kind="cable", cable=one.citation, note=gone, **place)])  # type: ignore[arg-type]
    told = purge(path, Target(cable=gone))
    assert told.remains == ()
    with Keeping(path) as keeping:
        assert [item.cable for item in keeping.items(case)] == [left]
        assert gone not in keeping.items(case)[0].note + keeping.cases()[0].about
    assert problems(path) == ()


def test_they_are_carried_into_another_archive_in_any_order_and_come_together_again(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    workflow.read_into(whole, [cable(501), cable(502)])
    with Archive(whole, read_only=True) as opened:
        shas = [one.source.sha256 for one in opened.cables()]
    with Keeping(whole, write=True) as keeping:
        (case, empty, _, gone) = keeping.put(
            [CASE, Case(name="Empty", owner="velt"), SEARCH, Case(name="Gone", owner="velt", gone=True)], "2026-01-01"
        )
        kinds = [("cable", shas[1]), ("paragraph", shas[0]), ("search", "")]
        for rank, (kind, sha256) in enumerate(kinds):
            keeping.put([Item(case=case, kind=kind, rank=rank, source=sha256, note=str(rank))])  # type: ignore[arg-type]
        keeping.put([Item(case=empty, kind="search", query="q=x"), Item(case=gone, kind="search", query="q=y")])
    split(whole, tmp_path / "one", cables=["SESTRIN501"], rest=tmp_path / "two")
    with Keeping(tmp_path / "one") as keeping:
        first = keeping.cases()
        assert sorted(one.name for one in first) == ["Empty", "The bid"]
        (number,) = (one.number for one in first if one.name == "The bid")
        assert len([one for one in keeping.items(number) if one.source]) == 1
        assert keeping.searches()[0].name == "Boats"
    merge([tmp_path / "two", tmp_path / "one"], tmp_path / "again")
    merge([tmp_path / "one", whole, tmp_path / "two"], tmp_path / "other")
    digests = set()
    for name in ("whole", "again", "other"):
        with Archive(tmp_path / name, read_only=True) as opened:
            digests.add(opened.digest())
            assert opened.verify().problems == ()
    assert len(digests) == 1
    with Keeping(tmp_path / "again") as keeping:
        number = next(one.number for one in keeping.cases() if one.name == "The bid")
        assert [one.note for one in keeping.items(number)] == ["0", "1", "2"]


def test_what_many_case_files_hold_is_read_a_few_times_and_not_once_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow.begin(tmp_path / "a")
    cases = [Case(name=f"Case {number}", owner="velt") for number in range(30)]
    searches = [msgspec.structs.replace(SEARCH, name=str(number)) for number in range(30)]
    with Keeping(tmp_path / "a", write=True) as keeping:
        numbers = keeping.put([*cases, *searches])[: len(cases)]
        keeping.put([Item(case=case, kind="search", query=query) for case in numbers for query in ("q=x", "q=y")])
    loaded: list[object] = []

    def counted(*row: Any) -> Any:
        loaded.append(row)
        return load(*row)

    load = keeping_module._load
    monkeypatch.setattr(keeping_module, "_load", counted)
    merge([tmp_path / "a"], tmp_path / "b")
    monkeypatch.undo()
    assert len(loaded) < 6 * 120
    with Archive(tmp_path / "a", read_only=True) as one, Archive(tmp_path / "b", read_only=True) as other:
        assert one.digest() == other.digest()
