"""Telegrams within a telegram."""

from reftel.cli.views.cable import cable as cable_shown
from reftel.model.quoting import quoted_in
from reftel.reading import read
from rendering import printed

HEAD = "TAGS: PREL\nSUBJECT: LAMPS\n\n"
FIRST = f"CONFIDENTIAL SESTRIN 000412\n\n{HEAD}1. (C) Post sends on TARSIS 088."
INNER = f"CONFIDENTIAL TARSIS 000088\n\nFM AMEMBASSY TARSIS\nTO SECSTATE WASHDC\n\n{HEAD}1. (C) He left."
TEXT = f"{FIRST} Begin text:\n\n{INNER}\n\nEnd text.\n\n2. (C) He came.\n"


def test_which_paragraphs_are_whose() -> None:
    (cable,) = read(TEXT).cables
    (one,) = quoted_in(cable)
    assert (one.title, one.line) == ("TARSIS 000088", "CONFIDENTIAL TARSIS 000088")
    assert [paragraph.text for paragraph in cable.paragraphs[one.first : one.last]] == ["He left."]
    head = TEXT[one.start : cable.paragraphs[one.first].start]
    assert head.strip().startswith("CONFIDENTIAL TARSIS")
    assert printed(cable_shown(cable)).count("Quoted telegram: CONFIDENTIAL TARSIS 000088") == 1
    assert "SESTRIN412 ¶1  of TARSIS 000088" in printed(cable_shown(cable))
    assert "SUBJECT: LAMPS" in head


def test_a_cable_that_sends_nothing_on() -> None:
    (cable,) = read(f"{FIRST}\n\n2. (C) He came.\n").cables
    assert quoted_in(cable) == ()
