"""``read``: what it takes, and what it makes of what is no cable."""

from pathlib import Path

import pytest

from reftel import errors
from reftel.reading import FORMATS, read

CABLE = "UNCLAS SESTRIN 000214\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. (U) One.\n"


def test_a_path_bytes_and_text_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "cable.txt"
    path.write_bytes(CABLE.encode())
    readings = [read(path), read(CABLE.encode()), read(CABLE)]
    assert [reading.source.name for reading in readings] == ["cable.txt", "bytes", "text"]
    assert len({reading.source.sha256 for reading in readings}) == 1
    assert len({reading.cables[0].head for reading in readings}) == 1
    assert read(CABLE, name="box/1").cables[0].source.name == "box/1"


def test_a_path_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(errors.InputError, match="cannot be opened"):
        read(tmp_path / "none.txt")
    with pytest.raises(errors.InputError, match="cannot be opened"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "empty", "source-empty"),
        (b" \r\n", "empty", "source-empty"),
        (b"%PDF-1.4 ...", "pdf", "format-unread"),
        (b'{"_id": "x"}', "jsonl", "format-unread"),
        (b"<html><body>news</body></html>", "html", "format-unread"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, name: str, code: str) -> None:
    reading = read(data)
    assert (reading.source.format, reading.cables) == (name, ())
    assert [finding.code for finding in reading.findings] == [code]
    assert "".join(reading.source.text[node.start : node.end] for node in reading.nodes) == reading.source.text


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.reading.decode", read.__globals__["decode"])
    monkeypatch.setitem(read.__globals__["decode"].__globals__, "MAX_BYTES", 4)
    (finding,) = read(b"12345").findings
    assert finding.code == "format-unread"
    assert "MiB" in finding.message


def test_what_is_no_cable_is_read_to_paragraphs() -> None:
    (cable,) = read("Dear Sir,\n\nThe lamp is lit.\n\nYours").cables
    assert (cable.kind, cable.completeness) == ("unknown", "whole")
    assert [paragraph.text for paragraph in cable.paragraphs][:2] == ["Dear Sir,", "The lamp is lit."]


@pytest.mark.parametrize("text", ["REF: A. STATE 113203", "TAGS: PREL, KZ", "1. (C) One.\n2. (C) Two."])
def test_a_fragment_is_a_partial_cable(text: str) -> None:
    (cable,) = read(text).cables
    assert cable.completeness == "partial"


def test_formats_have_names_of_their_own() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert FORMATS[-1].name == "telegram"  # it takes any text
