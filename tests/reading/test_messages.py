"""Where one message ends and the next begins."""

import pytest

from reftel.reading import read
from reftel.reading.lines import cut
from reftel.reading.messages import split_messages

HEAD = "UNCLAS SESTRIN 000{s}\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. (U) One.\n\n2. (U) Two.\nHALLORAN\n"


def message(serial: str, *, start: str = "VZCZCXRO0001\n", end: str = "\nNNNN\n") -> str:
    head = f"{start}DE RUZQSE #0{serial}/01 2050811\nR 240811Z JUL 03\nFM EMBASSY SESTRIN\nTO FORMIN\n\n"
    return head + HEAD.format(s=serial) + end


@pytest.mark.parametrize(
    "text",
    [
        message("214") + message("215"),
        message("214", end="") + message("215"),
        message("214", start="") + message("215", start=""),
        "EXERCISE\n" + message("214") + "\nEXERCISE\n\nEXERCISE\n" + message("215") + "EXERCISE\n",
        HEAD.format(s="214") + "\n" + HEAD.format(s="215"),
        HEAD.format(s="214")
        + "\nThis record is a partial extract of the original cable. The full text is not available.\n"
        + HEAD.format(s="215"),
    ],
)  # fmt: skip
def test_two_messages(text: str) -> None:
    reading = read(text)
    assert [cable.mrn.serial for cable in reading.cables if cable.mrn] == [214, 215]
    assert [[paragraph.number for paragraph in cable.paragraphs] for cable in reading.cables] == [[1, 2], [1, 2]]
    assert reading.cables[0].span.end == reading.cables[1].span.start


@pytest.mark.parametrize(
    "text",
    [
        message("214"),
        "VZCZCXRO0001\nDE RUZQSE #0214/01 2050811\nid: 12\n" + message("214"),
        message("214").replace("2. (U)", "UNCLAS SESTRIN 000214\n\n2. (U)"),
        message("214").replace("2. (U)", "Quoted: UNCLAS SESTRIN 000215\n\n2. (U)"),
    ],
)
def test_one_message(text: str) -> None:
    assert len(read(text).cables) == 1


def test_a_page_is_one_message_but_for_another_cables_head() -> None:
    repeated = cut(message("214") + message("214"))
    assert len(split_messages(repeated, one=True)) == 1
    other = cut(message("214", end="") + HEAD.format(s="215"))
    assert len(split_messages(other, one=True)) == 2


def test_the_row_of_another_cable_in_a_page_of_one_begins_another() -> None:
    row = "121752\t2007-09-11 12:50:00\t03VELLOS99\tEmbassy Vellos\tSECRET\t\tVZCZCXRO4053\n"
    lines = cut(HEAD.format(s="214") + row + HEAD.format(s="215"))
    assert len(split_messages(lines, one=True)) == 2
    own = cut(HEAD.format(s="214") + row.replace("03VELLOS99", "03SESTRIN214") + "3. (U) Three.\n")
    assert len(split_messages(own, one=True)) == 1
