"""Taking something out of the record, and what is said of it afterwards."""

from pathlib import Path

import pytest

from made_readings import reading_of
from made_reviews import CABLE, READING, SAILS, reviewed_archive
from reftel.archive import Archive
from reftel.archive.purging import Rest, Rewritten
from reftel.errors import ArchiveError
from reftel.fields.mrn import Mrn
from reftel.model.review import Patch

SHA256 = READING.source.sha256


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = reviewed_archive(tmp_path / "archive")
    with Archive(made) as archive:
        archive.add([reading_of(Mrn(2031, "VESSIA", 8), ["Another cable, of Sorel."])])
        archive.reviewing().add(CABLE.citation, SAILS.id, coder="Ada", verdict="accept", patch=Patch())
    return made


def test_what_is_held_can_be_asked_before_it_goes(path: Path) -> None:
    with Archive(path, read_only=True) as archive:
        purging = archive.purging()
        assert purging.tombstones() == {}
        assert not purging.unfinished()
        assert purging.versions(CABLE.citation) == [(SHA256, CABLE.span.start)]
        assert purging.versions("31NOWHERE1") == []
        assert len(purging.numbers(SHA256, [CABLE.span.start, 99])) == 1
        assert (purging.container(SHA256), purging.members(SHA256)) == (None, [])
        assert len(purging.extracted(SHA256, CABLE.span.start)) == 3
        assert purging.extracted(SHA256, 99) == ()
        assert [one[:3] for one in purging.reviews()] == [(1, SHA256, CABLE.span.start)]
        assert purging.referring(CABLE.citation) == 0
        assert purging.told(SHA256) == ()
        assert purging.notes(SHA256).nodes == READING.nodes


def test_a_source_goes_and_leaves_its_hash(path: Path) -> None:
    with Archive(path) as archive:
        archive.purging().take_out([Rest(sha256=SHA256)], Rewritten(reviews={1: None}))
        assert archive.purging().unfinished()
        with pytest.raises(ArchiveError, match="purged"):
            archive.original(SHA256)
        assert any("stopped" in one for one in archive.verify().problems)
        left = path / "actors.sqlite-journal"  # of a killed writer: pages as they were
        left.write_bytes(b"old pages")
        archive.purging().clear()
        assert not left.exists()
        archive.rebuild()
        assert not archive.purging().unfinished()
        assert archive.purging().tombstones() == {SHA256: False}
        assert archive.verify().problems == ()
        assert [cable.citation for cable in archive.cables()] == ["31VESSIA8"]
        assert not list((path / "sources" / SHA256[:2]).glob("*"))


def test_all_of_it_or_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reftel.archive.purging.auditing.drop", fails)
    with Archive(path) as archive:
        before = archive.digest()
        with pytest.raises(KeyboardInterrupt):
            archive.purging().take_out([Rest(sha256=SHA256)], Rewritten(reviews={1: None}))
        assert archive.digest() == before
        assert archive.purging().tombstones() == {}


def test_what_was_purged_in_part_is_purged_whole_when_the_rest_goes(path: Path) -> None:
    with Archive(path) as archive:
        purging = archive.purging()
        purging.take_out([], Rewritten(), [SHA256])
        assert purging.tombstones() == {SHA256: True}
        purging.take_out([Rest(sha256=SHA256)], Rewritten(reviews={1: None}))
        assert purging.tombstones() == {SHA256: False}
        purging.lift([SHA256])
        assert purging.tombstones() == {}
        archive.add([READING])
        purging.clear()
        archive.rebuild()
        assert archive.verify().problems == ()
