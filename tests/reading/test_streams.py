"""Damage to PDFs: no kind of it takes text away in silence."""

import random
import time
import zlib

import pytest

from made_pdf import packed, pdf
from reftel.reading import read
from reftel.reading.pdf import pdf_text
from reftel.reading.streams import Damage, damaged_streams, rebuilt

LINES = [" ".join(f"{page}WORD{line}{each}" for each in "ABCDEFGH") for page in (1, 2) for line in range(40)]
WHOLE = pdf(["\n".join(LINES[:40]), "\n".join(LINES[40:])])
PACKED = packed(WHOLE)
HEAD = """R 021330Z MAR 79
FM AMEMBASSY TARSIS
TO SECSTATE WASHDC

C O N F I D E N T I A L TARSIS 0417

SUBJECT: TIN

"""


def noisy(data: bytes, at: int, size: int) -> bytes:
    return data[:at] + bytes(200 + each % 50 for each in range(size)) + data[at + size :]


def second(data: bytes) -> int:
    """The middle of what draws the second page, which is object 7."""
    return data.index(b"7 0 obj") + 400


@pytest.mark.parametrize("data", [WHOLE, PACKED])
def test_noise_in_a_content_stream_names_its_page_and_object(data: bytes) -> None:
    assert damaged_streams(data) == []
    hurt = noisy(data, second(data), 300)
    assert damaged_streams(hurt) == [Damage(7, 2)]
    found = pdf_text(hurt)
    assert [finding.code for finding in found.findings] == ["pages-damaged"]
    assert "page 2 of 2 is damaged: its content stream (object 7)" in found.findings[0].message
    assert found.text is not None
    assert found.findings[0].start == found.text.index("\f") + 1


def test_the_cable_is_partial_and_says_why() -> None:
    page = HEAD + "1. THE MINISTER AGREED.\n" + "\n".join(LINES[:30])
    data = packed(pdf([page, "\n".join(LINES[40:]) + "\nNNN"]))
    assert [cable.completeness for cable in read(data).cables] == ["whole"]
    (cable,) = read(noisy(data, second(data), 300)).cables
    assert cable.completeness == "partial"
    assert "pages-damaged" in {finding.code for finding in cable.findings}


def test_a_stream_that_draws_no_page_and_other_filters_are_not_judged() -> None:
    other = b"9 0 obj\n<< /Length 9 >>\nstream\n\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\nendstream\nendobj\n"
    image = b"10 0 obj\n<< /Subtype /Image /Filter /FlateDecode >>\nstream\nnothing packed\nendstream\nendobj\n"
    assert damaged_streams(WHOLE + other + image) == []
    assert damaged_streams(WHOLE + image.replace(b"/Subtype /Image", b"")) == [Damage(10, None)]
    assert damaged_streams(noisy(WHOLE, second(WHOLE), 300) + b"trailer << /Encrypt 3 0 R >>") == []


def test_pages_that_are_packed_together_are_found() -> None:
    first, other = b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>", b"<< /Type /Page /Contents [7 0 R] >>"
    held = b"4 0 6 60 " + first.ljust(60) + other
    stream = b"<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode >>\nstream\n" + zlib.compress(held)
    broken = b"7 0 obj\n<< /Filter /FlateDecode >>\nstream\nnothing packed\nendstream\nendobj\n"
    tree = b"2 0 obj\n<< /Type /Pages /Kids [4 0 R 6 0 R] >>\nendobj\n"
    assert damaged_streams(tree + broken + b"8 0 obj\n" + stream + b"\nendstream\nendobj\n") == [Damage(7, 2)]


@pytest.mark.parametrize("hurt", [b"xref", b"/Type /Catalog", b"/Type /Pages", b"trailer"])
def test_a_file_without_its_tables_is_read_by_the_pages_in_it(hurt: bytes) -> None:
    at = PACKED.index(hurt)
    found = pdf_text(noisy(PACKED, at - 8, 40))
    assert found.text == pdf_text(PACKED).text
    if hurt != b"xref":  # PDFium finds the objects by itself where the trailer is whole
        assert "pages that are still in it" in found.findings[0].message


def test_a_file_that_is_cut_off_gives_what_is_left_of_it() -> None:
    found = pdf_text(PACKED[: second(PACKED)])
    assert (found.text or "").startswith(LINES[0])
    assert LINES[39] in (found.text or "")
    assert {finding.code for finding in found.findings} == {"pages-damaged"}
    assert rebuilt(PACKED[:200]) is None
    assert rebuilt(PACKED + b"/Encrypt") is None


def test_no_words_are_lost_in_silence() -> None:
    chance = random.Random(4)  # noqa: S311 (damage, no secret)
    whole = set((pdf_text(PACKED).text or "").split())
    for _ in range(60):
        size = chance.choice([1, 8, 60, 400])
        at = chance.randrange(len(PACKED) - size)
        hurt = PACKED[:at] + (b"" if chance.random() < 0.3 else chance.randbytes(size) + PACKED[at + size :])
        found = pdf_text(hurt)
        assert found.findings or whole <= set((found.text or "").split()), (at, size)


def test_linear() -> None:
    for many in (b"stream\n" * 50_000, b"1 0 obj" * 25_000, b"1 0 obj<</Filter/FlateDecode>>stream\n" * 5_000):
        started = time.process_time()
        damaged_streams(many)
        rebuilt(many)
        assert time.process_time() - started < 10  # seconds of CPU: far less than a square of it takes
