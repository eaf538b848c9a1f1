"""Sections of one source to one cable."""

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
