"""Stretches of large sources: the characters that the whole would give, from bytes that are checked."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from made_readings import reading_of
from reftel.archive import Archive, originals
from reftel.archive.squeezing import squeeze
from reftel.archive.stretches import Stretches
from reftel.errors import ArchiveError
from reftel.fields.mrn import Mrn
from reftel.model.cable import Reading

BODY = ["Die Übung – 1 500 € – \N{GRINNING FACE} began.", "Nothing else was said of it."] * 9


def encoded(reading: Reading, encoding: str) -> Reading:
    source = msgspec.structs.replace(
        reading.source, encoding=encoding, sha256=hashlib.sha256(reading.source.text.encode(encoding)).hexdigest()
    )
    cables = tuple(msgspec.structs.replace(one, source=source.ref) for one in reading.cables)
    return msgspec.structs.replace(reading, source=source, cables=cables)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr("reftel.archive.stretches.LARGE", 100)
    monkeypatch.setattr("reftel.archive.stretches.BLOCK", 16)
    with Archive(tmp_path / "a", create=True) as opened:
        yield opened


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kept"])
def test_what_the_whole_source_says(archive: Archive, encoding: str) -> None:
    reading = reading_of(Mrn(2031, "VESSIA", 1), BODY)
    if encoding == "kept":  # what a reader made of the bytes, as of a PDF
        data = b"%PDF"
        named = msgspec.structs.replace(reading.source, encoding="", sha256=hashlib.sha256(data).hexdigest())
        cables = tuple(msgspec.structs.replace(one, source=named.ref) for one in reading.cables)
        reading = msgspec.structs.replace(reading, source=named, cables=cables)
        archive.add([reading], {named.sha256: data})
    else:
        reading = encoded(reading, encoding)
        archive.add([reading])
    text, stretches = reading.source.text, Stretches()
    for _ in range(2):
        for start in range(0, len(text), 7):
            for end in (start - 1, start, start + 1, start + 16, start + 50, len(text), len(text) + 9):
                assert stretches.of(archive, reading.source.sha256, start, end) == text[start : max(start, end)]
    assert stretches.of(archive, "0" * 64, 0, 9) == ""


def test_the_whole_is_opened_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = encoded(reading_of(Mrn(2031, "VESSIA", 1), BODY), "utf-8")
    archive.add([reading])
    stretches, sha256 = Stretches(), reading.source.sha256
    stretches.of(archive, sha256, 0, 1)
    monkeypatch.setattr(Archive, "source", lambda *_: pytest.fail("opened again"))
    assert stretches.of(archive, sha256, 40, 90) == reading.source.text[40:90]


def test_bytes_that_are_not_what_they_were_are_not_shown(archive: Archive) -> None:
    reading = encoded(reading_of(Mrn(2031, "VESSIA", 1), BODY), "utf-8")
    archive.add([reading])
    stretches, sha256 = Stretches(), reading.source.sha256
    stretches.of(archive, sha256, 0, 1)
    place = originals.place_of(archive.path / "sources", sha256)
    place.write_bytes(squeeze(reading.source.text.replace("began", "ended").encode()))
    with pytest.raises(ArchiveError, match="not what it was"):
        stretches.of(archive, sha256, 0, len(reading.source.text))
    place.unlink()
    with pytest.raises(ArchiveError, match="restore the file"):
        stretches.of(archive, sha256, 0, 9)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252", "ascii"])
@pytest.mark.parametrize("size", [1, 3, 16])
def test_only_what_is_asked_for_is_decoded_the_first_time_too(
    archive: Archive, encoding: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reftel.archive.stretches.BLOCK", size)
    monkeypatch.setattr(Archive, "source", lambda *_: pytest.fail("decoded as a whole"))
    body = [one.encode(encoding, "ignore").decode(encoding) for one in BODY]
    reading = encoded(reading_of(Mrn(2031, "VESSIA", 1), body), encoding)
    archive.add([reading])
    text, sha256 = reading.source.text, reading.source.sha256
    for start in range(0, 90, 7):
        for end in (start + 1, start + 16, start + 50, len(text), len(text) + 9):
            stretches = Stretches()
            assert stretches.of(archive, sha256, start, end) == text[start:end]
            assert stretches.of(archive, sha256, start + 3, end) == text[start + 3 : end]
    assert Stretches().of(archive, sha256, len(text), len(text) + 5) == ""
