"""The actors as they are kept: in their file, in memory where nobody may write, never of what was purged."""

import time
from pathlib import Path
from typing import Any

import apsw
import pytest

from made_namings import archive_of, naming
from reftel.archive import Archive, kept, pack_statements, reckoning
from reftel.archive.gathering import Row, rows_of
from reftel.archive.kept import FILE, rulings
from reftel.fields.mrn import Mrn
from reftel.model.actor import Ruling
from reftel.model.review import Patch

CABLE = (Mrn(2004, "ASTANA", 1), "2004-01-01", [naming("Orvane"), naming("Halloran")], [("Orvane", "Halloran")])


def test_nobody_has_to_wait_while_they_are_made_and_a_purge_meanwhile_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_of(tmp_path / "a", [CABLE]).close()
    (tmp_path / "a" / FILE).unlink(missing_ok=True)

    def meanwhile(record: apsw.Connection) -> list[Row]:
        found = rows_of(record)
        with Archive(tmp_path / "a") as writer:  # somebody may write
            writer.record().execute("INSERT INTO purged VALUES ('ab', 1, 1)")
        return found

    with Archive(tmp_path / "a", read_only=True) as reader:
        monkeypatch.setattr(kept, "rows_of", meanwhile)
        assert reader.actors().count() == 2
        assert not (tmp_path / "a" / FILE).exists()
    monkeypatch.setattr(kept, "rows_of", rows_of)
    with Archive(tmp_path / "a", read_only=True) as reader:
        assert reader.actors().count() == 2
        assert (tmp_path / "a" / FILE).exists()


def test_a_file_that_is_taken_away_or_of_another_layout_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(tmp_path / "a", [CABLE]) as archive:
        assert archive.actors().count() == 2
        (tmp_path / "a" / FILE).unlink()
        assert archive.actors().count() == 2
        assert (tmp_path / "a" / FILE).exists()
        monkeypatch.setattr(kept, "LAYOUT", 99)
        before = (tmp_path / "a" / FILE).stat().st_mtime_ns
        assert archive.actors().count() == 2
        assert (tmp_path / "a" / FILE).stat().st_mtime_ns != before


def test_rulings_are_told_in_order(tmp_path: Path) -> None:
    with archive_of(tmp_path / "a", [CABLE]) as archive:
        archive.actors().merge("orvane", "halloran", reason="r", by="Ann")
        archive.actors().undo(1)
        assert rulings(archive.record()) == archive.actors().rulings()
        (one,) = rulings(archive.record())
        assert isinstance(one, Ruling)
        assert (one.kind, one.undone, one.by) == ("merge", True, "Ann")


def test_many_are_not_made_again_with_each_unit_for_who_only_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(tmp_path / "a", [CABLE]) as archive:
        archive.actors().count()
        (cable,) = archive.cables()
        archive.add_extracted("2", [pack_statements(cable, (), namings=[naming("Somebody")])])
    monkeypatch.setattr(kept, "MANY", 1)
    now = time.time()
    with Archive(tmp_path / "a", read_only=True) as reader:
        assert [one.id for one in reader.actors().all()] == ["orvane", "halloran"]
        assert reader.actors().namings("orvane") == ()  # what names nobody any more is not shown
        monkeypatch.setattr(time, "time", lambda: now + 200)
        assert [one.id for one in reader.actors().all()] == ["somebody"]
        (tmp_path / "a" / FILE).unlink()
        assert [one.id for one in reader.actors().all()] == ["somebody"]


def test_what_a_review_leaves_as_it_was_is_not_older(tmp_path: Path) -> None:
    with archive_of(tmp_path / "a", [CABLE]) as archive:
        assert archive.actors().is_current()
        (said,) = archive.statements()
    with Archive(tmp_path / "a") as writer:  # who only accepts changes no count
        writer.reviewing().add(said.cable, said.id, coder="Ann", verdict="accept", patch=Patch(), at="now")
    with Archive(tmp_path / "a", read_only=True) as reader:
        for made in (None, lambda _: None):
            if made is not None:
                reader.actors().leave(made)
            assert reader.actors().all()[0].statements == 1
            assert reader.actors().is_current()


def test_who_answers_others_waits_for_no_lock_and_looks_again_only_after_some_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(tmp_path / "a", [CABLE]) as archive:
        assert archive.actors().count() == 2
        (said,) = archive.statements()
        archive.reviewing().add(said.cable, said.id, coder="Ann", verdict="reject", patch=Patch(), at="now")
        monkeypatch.setattr(kept, "FEW", 0)
        monkeypatch.setattr(kept, "_TURN", 60.0)
        looked: list[int] = []
        changed = reckoning.changed

        def counting(*given: Any) -> Any:
            looked.append(1)
            return changed(*given)

        monkeypatch.setattr(reckoning, "changed", counting)
        with Archive(tmp_path / "a", read_only=True) as reader:  # while the other has the right to write
            reader.actors().leave(lambda _: None)
            assert [reader.actors().all()[0].statements for _ in range(5)] == [1] * 5
            assert len(looked) == 1
    with Archive(tmp_path / "a", read_only=True) as reader:
        reader.actors().leave(lambda _: None)
        assert sum(one.statements for one in reader.actors().all()) == 0
        assert reader.actors().is_current()
