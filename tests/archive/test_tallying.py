"""The triage of a run counts sources and their members once, however they were named."""

from pathlib import Path

from made_readings import reading_of, some_readings, unread
from reftel.archive import Archive
from reftel.fields.mrn import Mrn


def test_what_sources_hold_together(tmp_path: Path) -> None:
    twice = [reading_of(Mrn(2031, "VESSIA", 7), ["She agreed."], salt=salt) for salt in ("", "one")]
    stub = reading_of(Mrn(2031, "VESSIA", 8), [], completeness="stub")
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([*some_readings(3), *twice, stub, unread()], {unread().source.sha256: b"\x00\x01\xff"})
        hashes = [held.sha256 for held in archive.sources()]
        found = archive.tally([*hashes, *hashes])
        assert (found.cables, found.versions, found.stubs, found.unread) == (6, 1, 1, 1)
        assert found.unread_formats == {"unknown": 1}
        assert found.unread_names == (("blob.bin", "unknown"),)
        assert archive.tally([]).cables == 0
