"""The triage of a run counts sources and their members once, however they were named."""

import io
import zipfile
from pathlib import Path

from made_readings import reading_of, some_readings, unread
from reftel.archive import Archive
from reftel.fields.mrn import Mrn
from reftel.workflow import read_into


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


def test_a_container_of_which_a_part_is_lost_is_named_with_what_is_wrong(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("memo.txt", "The dam leaked.\n" * 40)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cut.zip").write_bytes(packed.getvalue()[:-30])
    (tmp_path / "in" / "whole.zip").write_bytes(packed.getvalue())
    report = read_into(tmp_path / "a", [tmp_path / "in"])
    ((name, reason),) = [(one.name, one.reason) for one in report.damaged]
    assert name == "cut.zip"
    assert reason.startswith("the container: ")
