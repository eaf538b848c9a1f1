"""Bytes to characters: the charset, what is no text, and what is damaged."""

import codecs
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.decode import decode, of_text


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("¶1. Café".encode(), "utf-8", "¶1. Café"),
        (codecs.BOM_UTF8 + b"UNCLAS", "utf-8", "\ufeffUNCLAS"),
        (codecs.BOM_UTF16_LE + "UNCLAS".encode("utf-16-le"), "utf-16-le", "\ufeffUNCLAS"),
        (codecs.BOM_UTF16_BE + "UNCLAS".encode("utf-16-be"), "utf-16-be", "\ufeffUNCLAS"),
        ("UNCLAS ASTANA".encode("utf-16-le"), "utf-16-le", "UNCLAS ASTANA"),
        ("UNCLAS ASTANA".encode("utf-16-be"), "utf-16-be", "UNCLAS ASTANA"),
        ("¶1. “No,” he said".encode("cp1252"), "cp1252", "¶1. “No,” he said"),
        (b"\xb61. \x81", "latin-1", "\xb61. \x81"),
        (b"a\r\nb\n", "utf-8", "a\r\nb\n"),
        (b"", "utf-8", ""),
    ],
)
def test_charsets(data: bytes, encoding: str, text: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.text, decoded.binary) == (encoding, text, None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n", "image"),
        (b"text with \x00 in it", "binary"),
    ],
)
def test_what_holds_no_text(data: bytes, kind: str) -> None:
    decoded = decode(data)
    assert (decoded.binary, decoded.text) == (kind, "")


def test_a_guess_and_damage_are_findings() -> None:
    assert [finding.code for finding in decode(b"caf\xe9").findings] == ["encoding-guessed"]
    damaged = decode("é é é é".encode() + b"\xff")
    assert damaged.text == "é é é é\ufffd"
    assert [finding.code for finding in damaged.findings] == ["encoding-damaged"]
    assert not decode("honest \ufffd".encode()).findings


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["reftel.reading.decode"], "MAX_BYTES", 4)
    assert decode(b"12345").binary == "too-large"
    assert of_text("12345").binary == "too-large"


def test_text_with_half_surrogates() -> None:
    decoded = of_text("a\ud800b")
    assert decoded.text.startswith("a\ufffd")
    assert len(decoded.sha256) == 64


@given(st.binary(max_size=60))
def test_never_raises(data: bytes) -> None:
    assert len(decode(data).sha256) == 64
