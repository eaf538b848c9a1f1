"""The search index: derived, caught up, and made again where it cannot be trusted."""

import fcntl
import json
import shutil
import threading
from pathlib import Path

import msgspec
import pytest

from made_readings import reading_of, some_readings, statement_of
from reftel.archive import Archive, store
from reftel.archive import index as indexing
from reftel.archive.index import Index, entries_of, hashed
from reftel.errors import ArchiveError, BusyError
from reftel.fields.mrn import Mrn


def filled(path: Path) -> Path:
    with Archive(path, create=True) as archive:
        archive.add(some_readings(12))
    return path


def test_an_archive_is_caught_up_when_it_is_opened(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    archive = Archive(tmp_path / "a")
    archive.add(some_readings(20, seed=2))
    archive._ended_well = False  # as if it had been killed between the record and the index
    archive.close()
    with Archive(tmp_path / "a", read_only=True) as again:
        assert again.verify().ok
        assert len(again.matching("-nothingofthekind")) == 32


def test_a_reader_sees_what_is_there_while_somebody_writes(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    with Archive(tmp_path / "a") as writer, Archive(tmp_path / "a", read_only=True) as reader:
        assert len(reader.matching("-nothingofthekind")) == 12
        writer.add(some_readings(20, seed=2))
        with Archive(tmp_path / "a", read_only=True) as late:
            assert len(late.matching("-nothingofthekind")) == 12


def test_a_reader_makes_what_is_missing_but_not_against_a_writer(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    (tmp_path / "a" / "index" / "stamp.json").unlink()
    with (
        Archive(tmp_path / "a"),
        Archive(tmp_path / "a", read_only=True) as reader,
        pytest.raises(ArchiveError, match="is being made"),
    ):
        reader.search("veto")
    with Archive(tmp_path / "a", read_only=True) as reader:
        assert reader.search("veto")
        assert reader.search("veto")


@pytest.mark.parametrize("damage", ["stamp", "meta", "segments", "no stamp", "not json"])
def test_an_index_that_cannot_be_used_is_made_again(tmp_path: Path, damage: str) -> None:
    folder = filled(tmp_path / "a") / "index"
    stamp = folder / "stamp.json"
    if damage == "stamp":
        stamp.write_text(json.dumps(indexing.stamp() | {"layout": 0}))
    elif damage == "meta":
        (folder / "meta.json").write_text("{")
    elif damage == "segments":
        for file in folder.glob("*.idx"):
            file.unlink()
    elif damage == "no stamp":
        stamp.unlink()
    else:
        stamp.write_text("not json")
    with Archive(tmp_path / "a", read_only=True) as archive:
        assert archive.search("veto")
        assert archive.verify().ok


@pytest.mark.parametrize("read_only", [True, False])
def test_an_index_that_fails_in_mid_search_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, read_only: bool
) -> None:
    filled(tmp_path / "a")
    with Archive(tmp_path / "a", read_only=read_only) as archive:
        before = archive.search("veto")
        real, failures = Index.searcher, [ValueError("corrupt")]

        def fails(index: Index) -> object:
            if failures:
                raise failures.pop()
            return real(index)

        monkeypatch.setattr(Index, "searcher", fails)
        assert archive.search("veto") == before
        assert archive.verify().ok


def test_it_can_be_made_again_at_will_with_progress(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    seen: list[tuple[int, int | None]] = []
    with Archive(tmp_path / "a") as archive:
        before = archive.search("veto")
        archive.rebuild(lambda done, total: seen.append((done, total)))
        assert archive.search("veto") == before
    assert seen == [(12, 12)]


def test_a_long_way_is_gone_in_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_CABLES_A_COMMIT", 4)
    with Archive(tmp_path / "a", create=True) as archive:
        for reading in some_readings(10):
            archive.add([reading])
        cable = next(archive.cables())
        archive.add_statements("1", [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)])])
        assert len(archive.matching("act:state")) == 1
        assert archive.verify().ok


def test_what_its_own_writer_added_is_seen_whatever_the_disk_says_of_the_list_of_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "a")
    with Archive(tmp_path / "a") as archive:
        monkeypatch.setattr(Index, "_parts", lambda _: None)  # two lists of one length, within one tick of its clock
        assert len(archive.matching("-nothingofthekind")) == 12
        archive.add(some_readings(5, seed=2))
        assert len(archive.matching("-nothingofthekind")) == 17


def test_a_commit_that_fails_leaves_the_index_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "a")
    archive = Archive(tmp_path / "a")
    archive.search("veto")
    archive.add(some_readings(5, seed=2))

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_statement_entries", interrupted)
        with pytest.raises(KeyboardInterrupt):
            archive.refresh()
    archive.refresh()
    assert len(archive.matching("-nothingofthekind")) == 17
    assert archive.verify().ok
    archive.close()


def test_entries_hold_what_is_searched() -> None:
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["Eins.", "Zwei."], subject="Übung").cables
    head, one, two = entries_of(3, cable)
    assert (head["unit"], head["text"], head["whole"]) == ("c p", "ubung", "ubung\neins.\nzwei.")
    assert [entry["place"] - 3 * indexing.PARAGRAPHS for entry in (head, one, two)] == [0, 1, 2]
    assert head["mrn"] == "31vessia1 vessia1"
    assert one["first"] == one["last"] == 20310504
    assert "level" not in one


def test_an_unopened_index_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no search index"):
        Index(tmp_path / "index").searcher()
    Index(tmp_path / "index").reload()


def test_hashes_are_the_same_everywhere() -> None:
    assert hashed("a", "b") == hashed("a", "b") != hashed("ab")
    assert hashed("a") < 1 << 56


def test_what_another_has_added_since_it_was_opened_is_not_added_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "a")
    folder = tmp_path / "a" / "index"
    before = tmp_path / "before"
    shutil.copytree(folder, before)
    with Archive(tmp_path / "a") as archive:
        archive.add(some_readings(20, seed=2))
        now = tmp_path / "now"
    shutil.copytree(folder, now)
    shutil.rmtree(folder)
    shutil.copytree(before, folder)
    take = store.Lock.take

    def late(lock: store.Lock) -> bool:
        """Between opening the index and having the right to write, somebody else writes all."""
        if now.exists():
            shutil.rmtree(folder)
            now.rename(folder)
        return take(lock)

    monkeypatch.setattr(store.Lock, "take", late)
    with Archive(tmp_path / "a", read_only=True) as reader:
        assert reader.verify().problems == ()


def test_an_index_that_was_made_before_the_lock_came_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "a")
    stamp = tmp_path / "a" / "index" / "stamp.json"
    told = stamp.read_text("utf-8")
    stamp.unlink()
    take = store.Lock.take

    def late(lock: store.Lock) -> bool:
        stamp.write_text(told, "utf-8")
        return take(lock)

    monkeypatch.setattr(store.Lock, "take", late)
    monkeypatch.setattr(Index, "make", lambda _: pytest.fail("it was there already"))
    with Archive(tmp_path / "a", read_only=True) as reader:
        assert reader.search("veto")


def test_a_claim_that_is_let_go_of_late_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "a")
    claim = (tmp_path / "a" / "index" / ".tantivy-writer.lock").open("rb+")
    fcntl.flock(claim, fcntl.LOCK_EX)
    monkeypatch.setattr(Index, "make", lambda _: pytest.fail("the index is whole"))
    with Archive(tmp_path / "a") as archive:
        archive.add(some_readings(20, seed=2))
        monkeypatch.setattr(indexing, "_CLAIM", 0.05)
        with pytest.raises(BusyError, match="Another program writes to the search index"):
            archive.refresh()
        monkeypatch.undo()
        timer = threading.Timer(0.1, claim.close)
        timer.start()
        archive.refresh()
        assert len(archive.matching("-nothingofthekind")) == 32
        assert archive.verify().ok


def test_units_of_work_that_it_shows_nothing_of_do_not_move_it(tmp_path: Path) -> None:
    meta = filled(tmp_path / "a") / "index" / "meta.json"
    before = meta.read_bytes()
    with Archive(tmp_path / "a") as archive:
        archive.add([msgspec.structs.replace(one, cables=()) for one in some_readings(3, seed=2)])
    assert meta.read_bytes() == before


def test_a_search_in_an_index_that_was_made_again_opens_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "a")
    with Archive(tmp_path / "a", read_only=True) as reader:
        assert reader.search("veto")
        with Archive(tmp_path / "a") as writer:
            writer.rebuild()
        calls = iter([ValueError("a file is gone")])
        searcher = Index.searcher

        def failing(index: Index) -> object:
            for error in calls:
                raise error
            return searcher(index)

        monkeypatch.setattr(Index, "searcher", failing)
        monkeypatch.setattr(Archive, "rebuild", lambda *_: pytest.fail("it is whole"))
        assert reader.search("veto")


def test_cables_come_to_the_index_in_the_order_of_their_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[int] = []

    def entries(number: int, cable: object) -> object:
        made = list(entries_of(number, cable))  # type: ignore[arg-type]
        came.extend(entry["when"] for entry in made)
        return made

    monkeypatch.setattr(indexing, "entries_of", entries)
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(
            reading_of(Mrn(2031, "VESSIA", number), ["One.", "Two."], day=day)
            for number, day in enumerate(("2031-05-04", None, "2030-01-02", "2031-05", "2031-05-04"), 1)
        )
    assert came == sorted(came)
    assert [indexing.day_of(one) for one in came[::3]] == [20300102, 20310501, 20310504, 20310504, 99999999]
