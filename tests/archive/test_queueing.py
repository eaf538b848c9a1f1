"""The queue: lowest rank first, as extracted, and nothing of what others say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_reviews import MRN, REJECTS, SAILS, reviewed_archive
from reftel.archive import Archive
from reftel.model.browsing import Asking
from reftel.model.review import Patch, Queue


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(reviewed_archive(tmp_path / "a")) as opened:
        opened.refresh()
        yield opened


def queue(archive: Archive, coder: str = "Ann", *, unreviewed: bool = True, skip: int = 0, **asked: object) -> Queue:
    archive.refresh()
    looking = archive.looking()
    counted = looking.with_statements(looking.catalogue())
    wanted = Asking(**asked)  # type: ignore[arg-type]
    return looking.queue(counted, wanted, coder, unreviewed=unreviewed, limit=20, skip=skip)


def ids(found: Queue) -> list[str]:
    return [one.statement.id for one in found.shown]


def test_the_lowest_rank_comes_first_and_repetitions_not_at_all(archive: Archive) -> None:
    assert ids(queue(archive)) == [SAILS.id, REJECTS.id]
    assert ids(queue(archive, skip=1)) == [REJECTS.id]
    assert ids(queue(archive, by=("dravic",))) == [REJECTS.id]
    assert ids(queue(archive, acts=("reject",))) == [REJECTS.id]
    assert ids(queue(archive, cable=MRN)) == [SAILS.id, REJECTS.id]
    assert queue(archive, cable="99NOWHERE1").total == 0


def test_a_coder_sees_what_was_extracted_whatever_others_say(archive: Archive) -> None:
    add = archive.reviewing().add
    add(MRN, SAILS.id, coder="Ann", verdict="correct", patch=Patch(speaker="Halloran"))
    add(MRN, REJECTS.id, coder="Ann", verdict="reject", patch=Patch())
    assert ids(queue(archive)) == []
    assert ids(queue(archive, "Ben")) == [SAILS.id, REJECTS.id]
    assert [one.statement for one in queue(archive, "Ben").shown] == [SAILS, REJECTS]
    assert ids(queue(archive, "Ben", by=("Oyen",))) == [SAILS.id]
    assert ids(queue(archive, "Ben", by=("Halloran",))) == []
    assert ids(queue(archive, "Ben", acts=("reject",), cable=MRN)) == [REJECTS.id]
    mine = queue(archive, unreviewed=False).shown
    assert [one.mine.verdict for one in mine if one.mine] == ["correct", "reject"]
    assert all(one.mine is None for one in queue(archive, "Ben").shown)
