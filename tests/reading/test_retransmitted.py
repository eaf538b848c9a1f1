"""A telegram that is sent on in another one."""

import pytest

from reftel.reading import read
from reftel.reading.lines import cut
from reftel.reading.retransmitted import announced, follows_head, head_start

OUTER = (
    "R 021405Z MAR 04\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L SESTRIN 000214\n\nSIPDIS\n"
)
LABELS = "\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: LAMPS\n"
INNER = "UNCLAS KABUL 000012\n\nE.O. 12958: DECL: 03/02/2014\nTAGS: ECON\nSUBJECT: WATER\n\n1. (U) It rose.\nQUILL\n"


def test_the_head_of_what_is_sent_on_counts_where_there_is_no_other() -> None:
    text = f"{OUTER}\nFOLLOWING REPEAT KABUL 12 SENT ACTION PARIS\n\nQUOTE\n{INNER}UNQUOTE\nHALLORAN\n"
    (cable,) = read(text).cables
    assert str(cable.mrn) == "04SESTRIN214"
    assert cable.subject == "WATER"
    assert list(cable.captions) == ["SIPDIS"]
    assert [str(one.value.refers_to) for one in cable.service] == ["KABUL12"]
    assert [one.code for one in cable.findings if one.code == "head-from-quoted"] == ["head-from-quoted"] * 3
    assert [one.number for one in cable.paragraphs] == [1]
    assert cable.head.signature is not None
    assert cable.head.signature.value[-1] == "HALLORAN"


def test_and_does_not_where_there_is() -> None:
    text = f"{OUTER}{LABELS}\n1. (C) This came.\n\nBEGIN TEXT:\n{INNER}END TEXT\n\n2. (C) It went.\nHALLORAN\n"
    (cable,) = read(text).cables
    assert cable.subject == "LAMPS"
    assert [tag.code for tag in cable.tags] == ["PREL"]
    assert [(one.number, one.level) for one in cable.paragraphs] == [(1, 0), (1, 1), (2, 0)]
    assert [one.title for one in cable.blocks if one.kind in {"quote", "text"}] == ["KABUL 000012"]


@pytest.mark.parametrize(
    "inside",
    [
        "1. (U) Bly said QUOTE the lamps are out UNQUOTE and left.\n\n2. (U) It rose.\n",
        "1. (U) Bly wrote:\n\nQUOTE\nThe lamps are out.\nUNQUOTE\n\n2. (U) It rose.\n",
        "1. (U) Bly gave Marin a quote for two hundred lamps.\n\n2. (U) It rose.\n",
    ],
)
def test_what_is_sent_on_ends_where_its_own_quotation_does(inside: str) -> None:
    """A quotation inside it has an end of its own; a quote may be a price."""
    head = INNER[: INNER.index("1. (U)")]
    text = f"{OUTER}{LABELS}\n1. (C) This came.\n\nQUOTE\n{head}{inside}QUILL\nUNQUOTE\n\n2. (C) It went.\nHALLORAN\n"
    (cable,) = read(text).cables
    assert [(one.number, one.level) for one in cable.paragraphs if one.number] == [(1, 0), (1, 1), (2, 1), (2, 0)]
    block = next(one for one in cable.blocks if one.title == "KABUL 000012")
    assert [one.number for one in cable.paragraphs[block.first : block.last]][-1] == 2


def test_a_head_right_under_a_head_is_inside_it() -> None:
    inner = f"P 011200Z MAR 04\nFM AMEMBASSY KABUL\nTO SECSTATE WASHDC\n{INNER}"
    (cable,) = read(OUTER + "\n" + inner).cables
    assert str(cable.mrn) == "04SESTRIN214"
    assert [str(one.value.refers_to) for one in cable.service] == ["04KABUL12"]


@pytest.mark.parametrize("between", ["HALLORAN\n\n", "NNNN\n", "IT IS REPEATED TO YOU.\nHALLORAN\n\n", "UNQUOTE\n\n"])
def test_another_telegram_behind_one_is_another(between: str) -> None:
    text = f"{OUTER}{LABELS}\n1. (C) This came.\n{between}{INNER}"
    numbers = [cable.mrn for cable in read(text).cables]
    assert [(one.station, one.serial) for one in numbers if one] == [("SESTRIN", 214), ("KABUL", 12)]


@pytest.mark.parametrize(
    ("above", "begins"),
    [
        ("QUOTE", 0),
        ("THE TEXT IS THIS.\n\nFOL TEL SENT PARIS READDRESSED\nTO YOU\n\nQTE", 2),
        ("KABUL 12 IS RETRANSMITTED FOR YOUR INFORMATION", 0),
        ("UNQUOTE", None),
        ("WE REPEATED THE QUESTION.", None),
        ("FOLLOWING REPEAT KABUL 12.\n\nTHAT WAS ALL.", None),
    ],
)
def test_what_announces_a_telegram(above: str, begins: int | None) -> None:
    lines = cut(f"{above}\n\nUNCLAS KABUL 000012\n")
    assert announced(lines, len(lines) - 1, 0) == begins


def test_a_head_begins_with_what_was_sent_ahead() -> None:
    lines = cut("Words.\nR 021405Z MAR 04\nFM AMEMBASSY KABUL\nTO SECSTATE WASHDC\nBT\n\nUNCLAS KABUL 000012")
    assert head_start(lines, len(lines) - 1, 0) == 1
    assert not follows_head(lines, len(lines) - 1, 0)
