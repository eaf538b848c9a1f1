"""RIS."""

import re

import msgspec

import made_up
from reftel.writing.citations.ris import led_back, write


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


def test_a_record_leads_back_to_where_it_stands() -> None:
    assert led_back("ER  - ", "https://room.example/cable/A") == "UR  - https://room.example/cable/A\r\nER  - "
    assert led_back("ER  - ", "http://127.0.0.1:8642/a", "seen") == (
        "UR  - http://127.0.0.1:8642/a\r\nN1  - seen\r\nER  - "
    )
