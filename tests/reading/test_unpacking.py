"""PDFs that unpack to far more than they are, without unpacking them all."""

import base64
import os
import zlib

import pytest

from made_pdf import pdf
from reftel.reading import read, unpacking
from reftel.reading.unpacking import is_bomb


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_STREAM", 1_000_000)
    monkeypatch.setattr(unpacking, "MAX_ALL", 4_000_000)


def streams(*packed: bytes) -> bytes:
    return b"%PDF-1.4\n" + b"".join(b"1 0 obj <<>> stream\r\n" + one + b"\nendstream endobj\n" for one in packed)


def test_what_is_no_bomb() -> None:
    assert not is_bomb(pdf(["One line."]))
    noise = os.urandom(200_000)
    for one in (b"", b"no packing", zlib.compress(b"x" * 900_000), zlib.compress(noise), zlib.compress(noise)[:1000]):
        assert not is_bomb(streams(one))
    assert not is_bomb(streams(zlib.compress(noise + bytes(2_000_000))))  # large, but not by its ratio


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_bomb_in_one_stream_however_often_it_is_packed(times: int) -> None:
    packed = bytes(30_000_000)
    for _ in range(times):
        packed = zlib.compress(packed)
    assert is_bomb(streams(zlib.compress(b"small"), packed))


@pytest.mark.parametrize("inner", [b"x\x9c\xff\xff", zlib.compress(b"small")])  # damaged; at its end
def test_a_bomb_behind_an_inner_packing_that_ends_early(inner: bytes) -> None:
    assert is_bomb(streams(zlib.compress(inner + bytes(30_000_000))))
    assert is_bomb(streams(zlib.compress(zlib.compress(inner + bytes(30_000_000)))))
    assert not is_bomb(streams(zlib.compress(inner + bytes(900_000))))


@pytest.mark.parametrize("line", [b"stream \n", b"stream\r", b"stream %stream\r\n"])
def test_a_bomb_behind_whatever_line_pdfium_takes_for_the_begin_of_a_stream(line: bytes) -> None:
    bomb = b"1 0 obj <<>> " + line + zlib.compress(bytes(30_000_000))
    assert is_bomb(b"%PDF-1.4\n" + bomb)
    assert not is_bomb(b"%PDF-1.4\n" + b"stream" * 100_000)  # no line end: looked for once


@pytest.mark.parametrize("written", ["hex", "base85"])
def test_a_bomb_that_is_written_as_letters(written: str) -> None:
    def letters(data: bytes) -> bytes:
        if written == "hex":
            return data.hex(" ", 2).encode() + b">"
        return base64.a85encode(data, wrapcol=76) + b"~>"

    bomb = zlib.compress(bytes(100_000_000))
    assert len(letters(bomb)) > 1 << 16  # more than one piece
    assert is_bomb(streams(letters(bomb)))
    assert is_bomb(streams(letters(zlib.compress(bomb))))
    assert is_bomb(streams(letters(letters(zlib.compress(bomb)))))
    noise = os.urandom(20_000)
    for plain in (zlib.compress(noise), noise, b"", b"x\x9c"):
        assert not is_bomb(streams(letters(plain), b"x~" + letters(plain)))


def test_a_bomb_in_many_streams() -> None:
    assert is_bomb(streams(*[zlib.compress(bytes(900_000))] * 8))


def test_a_bomb_is_a_finding() -> None:
    found = read(streams(zlib.compress(bytes(30_000_000))), name="x.pdf")
    assert [one.code for one in found.findings] == ["format-unread"]
    assert "unpacks to far more than it is" in found.findings[0].message
