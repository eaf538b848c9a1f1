"""PDFs that unpack to far more than they are, without unpacking them all."""

import base64
import hashlib
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


@pytest.mark.slow
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


def of_zeros(count: int) -> bytes:
    """So many zeros, packed by LZW: each code stands for one more than the one before, until the table is full."""
    bits, told, length = [], 0, 1
    while told < count:
        bits.append(f"{256:0{12 if told else 9}b}")
        for length in range(1, 3_800):
            known = 256 + length + 1
            code = 0 if length == 1 else 256 + length
            bits.append(f"{code:0{max(9, min(12, (known - (length == 1)).bit_length()))}b}")
            told += length
    whole = "".join(bits)
    return int(whole.ljust(-(-len(whole) // 8) * 8, "0"), 2).to_bytes(-(-len(whole) // 8), "big")


def runs(data: bytes) -> bytes:
    return b"".join(bytes([len(one) - 1]) + one for one in (data[at : at + 128] for at in range(0, len(data), 128)))


FLATE = zlib.compress(bytes(30_000_000))
BOMBS = {
    "/LZWDecode": of_zeros(30_000_000),
    "/LZW#44ecode": of_zeros(30_000_000),
    "[/FlateDecode /LZWDecode]": zlib.compress(of_zeros(30_000_000)),
    "[/FlateDecode /RunLengthDecode]": zlib.compress(b"\x81\x00" * 400_000),
    "[/RunLengthDecode /FlateDecode]": runs(FLATE),
    "[/AHx /RL /Fl]": runs(FLATE).hex().encode(),
}


def named(filters: str, packed: bytes) -> bytes:
    return b"%PDF-1.4\n1 0 obj <</Filter" + filters.encode() + b">> stream\n" + packed + b"\nendstream endobj\n"


@pytest.mark.parametrize("filters", BOMBS)
def test_a_bomb_in_a_packing_that_does_not_show(filters: str) -> None:
    assert is_bomb(named(filters, BOMBS[filters]))
    assert not is_bomb(named("/CCITTFaxDecode", os.urandom(99) + BOMBS[filters]))
    assert not is_bomb(named(filters, BOMBS[filters][:40]))


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def encrypted(stream: bytes) -> bytes:
    """A PDF that opens without a password, and whose one stream is encrypted (ISO 32000-1, 7.6, revision 2)."""
    owner = bytes(range(65, 97))
    key = hashlib.md5(PAD + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"ID").digest()[:5]  # noqa: S324 - the format's
    hidden = rc4(hashlib.md5(key + b"\4\0\0\0\0").digest()[:10], stream)  # noqa: S324 - as above
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(hidden), hidden),
        b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (owner.hex().encode(), rc4(key, PAD).hex().encode()),
    )
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 6/Root 1 0 R/Encrypt 5 0 R/ID[<4944><4944>]>>"
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(made)


def test_a_bomb_that_is_encrypted() -> None:
    bomb = encrypted(FLATE)
    assert not is_bomb(bomb)
    (finding,) = read(bomb, name="x.pdf").findings
    assert "unpacks to far more than it is" in finding.message
    plain = read(encrypted(zlib.compress(b"BT ET")), name="x.pdf").findings
    assert plain[0].code == "pages-without-text"
