"""The columns of what people reviewed: as it was extracted, whatever stands now."""

from pathlib import Path

import numpy as np

from made_reviews import MRN, REJECTS, SAILS, reviewed_archive
from reftel.archive import Archive
from reftel.archive.reviewed import reviewed, reviewed_again
from reftel.model.review import Patch


def test_they_have_what_was_extracted_who_reviewed_it_and_what_is_disputed(tmp_path: Path) -> None:
    with Archive(reviewed_archive(tmp_path / "a")) as archive:
        looking, add = archive.looking(), archive.reviewing().add
        before = looking.counted().catalogue
        assert before.reviewed is not None
        assert len(before.reviewed.cables) == 0
        add(MRN, SAILS.id, coder="Ann", verdict="correct", patch=Patch(speaker="Halloran"))
        add(MRN, SAILS.id, coder="Ben", verdict="accept", patch=Patch())
        add(MRN, REJECTS.id, coder="Ann", verdict="reject", patch=Patch())
        counted = looking.catalogue()
        found = reviewed(archive.record(), counted)
        told = [found.names.names[code] for code in found.names.codes]
        assert [f"{SAILS.speaker}\n{SAILS.holder}", f"{REJECTS.speaker}\n{REJECTS.holder}"] == [
            name for name, own in zip(told, found.own, strict=True) if own
        ]
        sails, rejects = np.flatnonzero(found.own).tolist()
        assert [found.disputed[sails], found.disputed[rejects]] == [True, False]
        coders = [found.coders.names[code] for code in found.coders.codes]
        assert sorted(zip(found.coders.rows.tolist(), coders, strict=True)) == [
            *((sails, "Ann"), (sails, "Ben"), (rejects, "Ann"))
        ]
        again = reviewed_again(archive.record(), before, before, before.cables)
        assert again.places.tolist() == found.places.tolist()
        assert sorted(again.coders.rows.tolist()) == sorted(found.coders.rows.tolist())
        unchanged = reviewed_again(archive.record(), before, before, np.zeros(0, dtype=np.int64))
        assert len(unchanged.cables) == 0
