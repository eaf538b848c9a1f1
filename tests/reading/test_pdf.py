"""The text layer of a PDF: lines, pages, what was turned, and what cannot be read."""

import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from made_pdf import pdf
from reftel.reading import read
from reftel.reading.pdf import PAGE, pdf_text

TELEGRAM = """CONFIDENTIAL

PAGE 01        TARSIS  00417  021405Z
ACTION NEA-10

INFO  OCT-01   ISO-00   SS-15   /026 W
                  ------------------004217 021418Z /41
R 021330Z MAR 79
FM AMEMBASSY TARSIS

C O N F I D E N T I A L TARSIS 0417

1. EXERCISE. THE MINISTER DID NOT SHOW UP AT THE OPEN-
ING, NOR DID HE SEND WORD."""


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in pdf_text(data).findings]


def test_lines_gaps_and_empty_lines_are_those_of_the_page() -> None:
    found = pdf_text(pdf([TELEGRAM, "CONFIDENTIAL\n\nNNN"]))
    assert found.findings == ()
    text, behind = (found.text or "").split(PAGE)
    assert behind == "CONFIDENTIAL\n\nNNN"
    assert [" ".join(line.split()) for line in text.split("\n")] == [
        " ".join(line.split()) for line in TELEGRAM.split("\n")
    ]
    assert "AT THE OPEN-\nING, NOR" in text
    assert "INFO  OCT-01   ISO-00" in text


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(turned: int) -> None:
    found = pdf_text(pdf([TELEGRAM], turned=turned)).text or ""
    assert found == pdf_text(pdf([TELEGRAM])).text


def test_pages_without_text_are_counted() -> None:
    assert codes(pdf([[], "UNCLAS", []])) == ["pages-without-text"]
    assert pdf_text(pdf([[], "UNCLAS", []])).findings[0].message == "2 of 3 pages have no text layer: 1, 3"
    bare = pdf_text(pdf([[]]))
    assert bare.text is None
    assert [finding.code for finding in bare.findings] == ["pages-without-text"]


def test_what_is_damaged_or_locked_is_a_finding() -> None:
    whole = pdf([TELEGRAM])
    assert codes(b"%PDF-1.4\nnothing of the kind") == ["format-unread"]
    locked = pdf(
        [TELEGRAM],
        trailer=f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>",
    )
    assert "password" in pdf_text(locked).findings[0].message
    for at in range(0, len(whole), 97):
        pdf_text(whole[:at] + b"\xff\x00<<" + whole[at + 4 :])
        pdf_text(whole[:at])


@pytest.mark.parametrize("place", [math.nan, math.inf, -math.inf, 3e38])
def test_a_sign_whose_place_overflowed_is_read(monkeypatch: pytest.MonkeyPatch, place: float) -> None:
    """A damaged page can move its signs out of all measure: PDFium then says that they are nowhere."""
    measure = pypdfium2.raw.FPDFText_GetLooseCharBox

    def moved(sheet: object, at: int, box: Any) -> int:
        told: int = measure(sheet, at, box)
        if at % 3 == 1:
            box.left, box.top = place, -place
        if at % 9 == 1:
            box.right = box.bottom = place
        return told

    monkeypatch.setattr(pypdfium2.raw, "FPDFText_GetLooseCharBox", moved)
    found = pdf_text(pdf([TELEGRAM])).text or ""
    assert Counter(found.replace(" ", "").replace("\n", "")) == Counter(TELEGRAM.replace(" ", "").replace("\n", ""))


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["reftel.reading.pdf"]
    monkeypatch.setattr(module, "MAX_PAGES", 2)
    assert codes(pdf(["ONE", "TWO", "THREE"])) == ["pages-left-out"]
    assert pdf_text(pdf(["ONE", "TWO", "THREE"])).text == f"ONE{PAGE}TWO"
    monkeypatch.setattr(module, "MAX_CHARACTERS", 2)
    assert pdf_text(pdf(["ONE", "TWO"])).text == "ONE"
    monkeypatch.setattr(module, "MAX_PAGE", 2)
    assert pdf_text(pdf(["ONE"])).text == "ON"


def test_two_layers_over_each_other_are_read_once() -> None:
    drawn = [(36.0, 60.0 + 12 * row, f"LINE {row} OF A SCAN") for row in range(8)]
    again = [(36.5, 60.5 + 12 * row, f"L1NE {row} 0F A SCAN") for row in range(8)]
    found = pdf_text(pdf([[*drawn, *again]]))
    assert (found.text or "").split("\n") == [text for _, _, text in drawn]
    assert [finding.code for finding in found.findings] == ["text-layer-doubled"]


def test_a_pdf_is_read_as_what_its_text_is() -> None:
    reading = read(pdf([TELEGRAM]), name="made-up.pdf")
    assert reading.source.encoding == "pdf"
    assert [str(cable.mrn) for cable in reading.cables] == ["79TARSIS417"]
    bare = read(pdf([[]]))
    assert bare.source.format == "pdf"
    assert [finding.code for finding in bare.findings] == ["pages-without-text", "format-unread"]


def test_real_pdfs_are_read_whole(shared: Path) -> None:
    found = sorted((shared / "corpus" / "raw").glob("*/*.pdf"))
    assert len(found) == 60
    for path in found:
        data = path.read_bytes()
        read_once = pdf_text(data)
        assert read_once.text
        assert read_once == pdf_text(data)
        assert {finding.code for finding in read_once.findings} <= {"text-layer-doubled"}


def test_a_head_that_each_page_has_is_no_furniture() -> None:
    head = "C O N F I D E N T I A L SECTION 0{} OF 02 SESTRIN 000391\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n"
    (cable,) = read(pdf([f"{head.format(1)}1. (C) He left.\n", f"{head.format(2)}2. (C) She came.\n"])).cables
    assert (str(cable.mrn), cable.subject, len(cable.paragraphs)) == ("SESTRIN391", "LAMPS", 2)
