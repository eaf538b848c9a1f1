"""Sections of one source to one cable."""

import pytest

from made_pdf import pdf
from reftel.reading import read

HEAD = "C O N F I D E N T I A L SECTION 0{n} OF 03 SESTRIN 000391\n\nSIPDIS\n\n"
FIRST = (
    "VZCZCXRO1\n"
    + HEAD.format(n=1)
    + "E.O. 12958: DECL: 07/24/2013\nTAGS: PREL\nSUBJECT: X\n\n1. (C) One goes\n\nNNNN\n"
)
SECOND = "VZCZCXRO2\n" + HEAD.format(n=2) + "on here.\n\n2. (C) Two.\n\nNNNN\n"
THIRD = "VZCZCXRO3\n" + HEAD.format(n=3) + "3. (C) Three.\nHALLORAN\n\nNNNN\n"


def test_sections_in_any_order_are_one_cable() -> None:
    for text in (FIRST + SECOND + THIRD, FIRST + THIRD + SECOND):
        (cable,) = read(text).cables
        assert [paragraph.text for paragraph in cable.paragraphs] == ["One goes on here.", "Two.", "Three."]
        assert (cable.completeness, cable.signature) == ("whole", ("HALLORAN",))


def test_a_section_that_is_missing() -> None:
    (cable,) = read(FIRST + THIRD).cables
    assert cable.completeness == "missing_sections"
    assert [finding.message for finding in cable.findings if finding.code == "sections-missing"] == [
        "sections missing: 2"
    ]
    (alone,) = read(SECOND).cables
    assert alone.completeness == "missing_sections"
    (first,) = read(FIRST).cables  # a copy that was joined long ago says SECTION 01 and holds all
    assert first.completeness == "whole"


def test_the_same_section_twice_is_two_cables() -> None:
    assert len(read(FIRST + FIRST).cables) == 2
    assert len(read(FIRST + SECOND.replace("000391", "000392")).cables) == 2


SCANNED = """C O N F I D E N T I A L SECTION 01 OF 02 OSLO 018536

TAGS: PREL, NO
SUBJECT: THE LAMPS OF THE HARBOUR

1. (C) One.

NNNN
C O N F I D E N T I A L SECTION 02 OF 02 OSLO 018{b}36

TAGS: PREL, NO
SUBJECT: {subject}

2. (C) Two.

NNNN
"""


@pytest.mark.parametrize(
    ("b", "subject", "cables"),
    [
        ("5", "THE LAMPS OF THE HARBOUR", 1),
        ("8", "THE LAHPS OF THE HARBDUR", 1),
        ("8", "TALKS ON FISH", 2),  # nothing says that they are one
        ("4", "THE LAMPS OF THE HARBOUR", 1),
    ],
)
def test_a_serial_of_a_scan_that_was_misread(b: str, subject: str, cables: int) -> None:
    text = SCANNED.format(b=b, subject=subject)
    found = read(pdf(text.split("NNNN\n"))).cables
    assert len(found) == cables
    if cables == 1:
        assert [str(found[0].mrn), [one.text for one in found[0].paragraphs]] == ["OSLO18536", ["One.", "Two."]]
        assert sum("a machine misread a digit" in one.message for one in found[0].findings) == (b != "5")
    # Of a text that nobody scanned two numbers are two telegrams.
    assert len(read(text).cables) == 1 + (b != "5")


PRINTED = """\
SECRET

PAGE 01        SESTRI   00391  {section} OF 02  151430Z

ACTION EUR-12
          ---------------------  {section}1203
R 151430Z MAR 76
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC 1203

S E C R E T SECTION {number} OF 2 SESTRIN 0391

EXDIS

FOR THE AMBASSADOR FROM THE SECRETARY

"""


def test_captions_and_passing_lines_of_a_later_section_are_no_text() -> None:
    first = PRINTED.format(section="01", number=1) + "TAGS: PREL\nSUBJECT: LAMPS\n\n1. ONE.\n\nSECRET\n\nNNN\n\n"
    second = PRINTED.format(section="02", number=2) + "2. FOR TWO OF THEM.\n\n3. THREE.\nHALLORAN\n\nSECRET\n\nNNN\n"
    for text in (first + second, first + second.replace("SESTRI ", "SESTRIN")):  # a relay cuts the name
        (cable,) = read(text).cables
        assert [paragraph.text for paragraph in cable.paragraphs] == ["ONE.", "FOR TWO OF THEM.", "THREE."]
        assert cable.signature == ("HALLORAN",)
    paged = second.replace("EXDIS\n", "SECRET\n\nSECRET\n\nPAGE 02 SESTRI 00391 02 OF 02 151430Z\n\nEXDIS\n")
    (cable,) = read(first + paged).cables
    assert [paragraph.text for paragraph in cable.paragraphs] == ["ONE.", "FOR TWO OF THEM.", "THREE."]


def test_the_text_of_a_later_section_is_none_of_its_head() -> None:
    first = PRINTED.format(section="01", number=1) + "TAGS: PREL\nSUBJECT: LAMPS\n\nONE.\n\nSECRET\n\nNNN\n\n"
    sentence = "ACCORDING TO THE MINISTRY, THE LAMPS THAT\nARRIVED FOR HIM ARE LIT."
    (cable,) = read(first + PRINTED.format(section="02", number=2) + f"{sentence}\nHALLORAN\n\nSECRET\n\nNNN\n").cables
    assert [paragraph.text for paragraph in cable.paragraphs] == ["ONE.", " ".join(sentence.split())]


@pytest.mark.parametrize(("marks", "lost"), [(("02",), ["sections missing: 3"]), (("02", "03"), []), ((), [])])
def test_a_section_that_no_mark_in_a_joined_text_begins(marks: tuple[str, ...], lost: list[str]) -> None:
    text = "UNCLAS SECTION 01 OF 03 SESTRIN 00391\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. ONE.\n\n2. TWO.\n\n"
    text += "".join(f"UNCLAS SECTION {mark} OF 03 SESTRIN 00391\n\n{int(mark) + 1}. MORE.\n\n" for mark in marks)
    (cable,) = read(text + "HALLORAN\n").cables
    assert cable.completeness == ("missing_sections" if lost else "whole")
    assert [finding.message for finding in cable.findings if finding.code == "sections-missing"] == lost
