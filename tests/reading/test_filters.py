"""The filters of a stream of a PDF: by what names, and what comes out."""

import base64

import pytest

from reftel.reading.filters import Filters, of_base85, of_hex, of_lzw, of_runs


def told(head: bytes, before: bytes = b"") -> tuple[str, ...]:
    data = before + b"%PDF-1.4\n9 0 obj\n" + head + b" stream\n"
    return Filters(data).of(len(data))


@pytest.mark.parametrize(
    ("head", "filters"),
    [
        (b"<</Length 1/Filter/FlateDecode>>", ("flate",)),
        (b"<</Filter [ /ASCII85Decode /LZWDecode ] /DecodeParms [null <</EarlyChange 0>>]>>", ("base85", "late lzw")),
        (b"<</Filter/LZW#44ecode>>", ("lzw",)),
        (b"<</Filter %no [/FlateDecode]\n /RL>>", ("runs",)),
        (b"<</Filter[/AHx/DCTDecode/LZW]>>", ("hex",)),
        (b"<</Filter 7 0 R>>", ()),
        (b"<</Length 1>>", ()),
    ],
)
def test_filters_by_any_of_their_names(head: bytes, filters: tuple[str, ...]) -> None:
    assert told(head) == filters


def test_filters_in_an_object_of_their_own_and_none_of_another_stream() -> None:
    assert told(b"<</Filter 7 0 R>>", b"7 0 obj [/FlateDecode/RunLengthDecode] endobj\n") == ("flate", "runs")
    assert told(b"<<>>", b"3 0 obj <</Filter/LZW>> stream\nx\nendstream endobj\n") == ()


def pieces(data: bytes, size: int = 3) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


# The example of the standard (7.4.4.2).
LZW = bytes.fromhex("800B6050220C0C8501")
LZW_OF = bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])


def packed(codes: list[tuple[int, int]]) -> bytes:
    bits = "".join(f"{code:0{width}b}" for code, width in codes)
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


def test_what_comes_out() -> None:
    assert b"".join(of_lzw(pieces(LZW))) == LZW_OF
    assert b"".join(of_runs(pieces(b"\x02abc\xffd\x80rest"))) == b"abcdd"
    assert b"".join(of_runs([b"\x05ab"])) == b""
    assert b"".join(of_hex(pieces(b"61 62\n63>64"))) == b"abc"
    assert b"".join(of_base85(pieces(base64.a85encode(b"abcdef") + b"~>", 5))) == b"abcdef"


@pytest.mark.parametrize("early", [0, 1])
def test_codes_grow_wider_when_the_table_does(early: int) -> None:
    codes, known, width = [(256, 9)], 258, 9
    for number in range(5_000):
        codes.append((number % 256, width))
        if number and known + early < 4_096:
            known += 1
        width = max(9, min(12, (known + early).bit_length()))
    assert b"".join(of_lzw([packed([*codes, (257, width)])], early)) == bytes(number % 256 for number in range(5_000))


def test_a_code_that_is_not_known_and_a_table_that_begins_again() -> None:
    assert b"".join(of_lzw([packed([(97, 9), (258, 9), (300, 9), (256, 9), (98, 9), (257, 9)])])) == b"aaaaaab"
