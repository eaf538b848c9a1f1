"""The text of a source from what is kept of it, and its bytes from its text."""

import pytest

from made_readings import reading_of
from reftel.archive import decoding
from reftel.archive.squeezing import squeeze
from reftel.errors import ArchiveError
from reftel.fields.mrn import Mrn
from reftel.model.source import Source


def test_the_text_of_a_source() -> None:
    def never() -> bytes:
        raise AssertionError

    assert decoding.text_of("utf-8", squeeze(b"kept"), never) == "kept"
    assert decoding.text_of("latin-1", None, lambda: b"\xe9") == "é"
    with pytest.raises(ArchiveError, match="damaged"):
        decoding.text_of("utf-8", b"x", never)
    with pytest.raises(ArchiveError, match="cannot be decoded"):
        decoding.text_of("", None, lambda: b"x")


def test_bytes_follow_from_text_or_not() -> None:
    reading = reading_of(Mrn(2031, "VESSIA", 1), ["Café."])
    assert decoding.encoded(reading.source) == reading.source.text.encode()
    for source in (
        Source("", "0" * 64, "", "utf-8", "x"),
        Source("", "0" * 64, "", "no-such", "x"),
        Source("", "0", "", "ascii", "é"),
    ):
        assert decoding.encoded(source) is None
