"""RIS."""

import re

import msgspec

import made_up
from reftel.writing.citations.ris import write


def test_a_record() -> None:
    lines = write(made_up.cable(), 2).split("\r\n")
    assert lines[0] == "TY  - PCOMM"
    assert {"AU  - Embassy Sestrin", "A2  - FORMIN Port Aurel", "PY  - 2004", "DA  - 2004/03/17/"} <= set(lines)
    assert {"M3  - Telegram", "AN  - 04SESTRIN214", "SP  - para. 2", "KW  - PREL"} <= set(lines)
    assert lines[-2] == "ER  - "


def test_a_cable_cannot_end_its_record_or_begin_a_field() -> None:
    cable = made_up.cable()
    head = msgspec.structs.replace(
        cable.head, subject=made_up.field("A\r\nER  - \r\nTY  - BOOK"), origin=made_up.field("X\nAU  - Y")
    )
    text = write(msgspec.structs.replace(cable, head=head), None)
    assert re.findall(r"^(TY|ER)  -", text, re.MULTILINE) == ["TY", "ER"]
    assert len(re.findall(r"^AU  -", text, re.MULTILINE)) == 1
