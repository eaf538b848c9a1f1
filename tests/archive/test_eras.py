"""What tells that nothing of before may be used: a purge and a repair do, a review and a new cable do not."""

from pathlib import Path

from made_readings import some_readings
from made_reviews import MRN, REJECTS, reviewed_archive
from reftel.archive import Archive, eras
from reftel.archive.purging import Rest, Rewritten
from reftel.model.review import Patch


def test_only_what_takes_away_begins_another(tmp_path: Path) -> None:
    with Archive(reviewed_archive(tmp_path / "a")) as opened:
        record, before = opened.record(), eras.of(opened.record())
        opened.reviewing().add(MRN, REJECTS.id, coder="Ann", verdict="reject", patch=Patch())
        opened.add(some_readings(2))
        assert eras.of(record) == before
        opened.mend()
        repaired = eras.of(record)
        assert eras.mended(record) == opened.looking().seq()
        assert repaired != before
        gone = opened.cable(some_readings(1)[0].cables[0].citation)
        assert gone
        opened.purging().take_out([Rest(sha256=gone.source.sha256)], Rewritten())
        assert eras.purged(record) != repaired[1:]
        assert eras.of(record) == (repaired[0], *eras.purged(record))
