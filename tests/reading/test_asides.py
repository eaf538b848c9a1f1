"""Notes about the text in the text."""

from reftel.reading import read

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def test_asides() -> None:
    text = "1. (C) He sayed (sic) so. [garbled text] He (text missing) left [sic]. Basic (lost) legibility."
    cable = read(HEAD + text).cables[0]
    assert [(notice.kind, notice.text) for notice in cable.notices] == [
        ("sic", "(sic)"),
        ("garbled-text", "[garbled text]"),
        ("missing-text", "(text missing)"),
        ("sic", "[sic]"),
    ]
