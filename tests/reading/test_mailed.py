"""The e-mail in which a telegram was forwarded."""

import pytest

from reftel.reading import read
from reftel.reading.mailed import starts_message

HEAD = "UNCLAS SESTRIN 000214\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n"
MAIL = "From: Lund, Petra\nSent: Monday, July 28, 2003 10:14 AM\nTo: Roe, Ada\nSubject: FW: the lamp\n\nSee below.\n\n"
TOLD = "R 240811Z JUL 03\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n" + HEAD + "1. (U) The lamp is lit.\n"


@pytest.mark.parametrize("mark", ["", "> "])
def test_the_mail_that_forwarded_a_telegram_says_nothing_of_its_head(mark: str) -> None:
    text = "".join(mark + line for line in (MAIL + TOLD).splitlines(keepends=True))
    reading = read(text)
    (cable,) = reading.cables
    assert (cable.origin, cable.subject, str(cable.dtg)) == ("AMEMBASSY SESTRIN", "X", "240811Z JUL 03")
    assert [one.name for one in cable.action] == ["SECSTATE WASHDC"]
    (note,) = [one for one in cable.findings if one.code == "covering-note"]
    assert text[note.start : note.end].startswith(f"{mark}From: Lund") or text[note.start :].startswith("From: Lund")
    assert text[note.start : note.end].endswith("See below.")
    assert "covering-note" in {node.kind for node in reading.nodes}


def test_an_e_mail_alone_is_no_cable() -> None:
    (cable,) = read("From: Lund, Petra\nTo: Roe\nSubject: the lamp\nSent: Monday, July 28, 2003\n\nSee below.\n").cables
    assert (cable.kind, cable.completeness, cable.subject) == ("unknown", "whole", "the lamp")
    assert [one.code for one in cable.findings] == ["no-cable"]


def test_a_record_e_mail_is_no_mail_that_forwards_one() -> None:
    text = (
        "MRN: 09 SESTRIN 214\nDate/DTG: Jul 24, 2009 / 240811Z JUL 09\nFrom: AMEMBASSY SESTRIN\nAction: FORMIN\n" + HEAD
    )
    (cable,) = read(text).cables
    assert cable.origin == "AMEMBASSY SESTRIN"


def test_what_a_transmission_begins_with() -> None:
    assert starts_message("VZCZCXRO8076")
    assert not starts_message("He came")
