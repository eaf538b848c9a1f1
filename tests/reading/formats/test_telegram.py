"""Plain text."""

import pytest

from reftel.reading import read
from reftel.reading.formats.telegram import TELEGRAM


def test_any_text_but_an_empty_one() -> None:
    assert TELEGRAM.suits("UNCLAS")
    assert not TELEGRAM.suits("\ufeff \r\n")
    (passage,) = TELEGRAM.split("UNCLAS")
    assert (passage.mapped.text, passage.one) == ("UNCLAS", False)


def test_the_mark_of_the_byte_order_is_no_character_of_the_first_line() -> None:
    (cable,) = read("O 021405Z SEP 04\nFM AMEMBASSY SESTRIN\nUNCLAS SESTRIN 000214\n".encode("utf-8-sig")).cables
    assert (cable.date, str(cable.mrn)) == ("2004-09-02", "04SESTRIN214")
    assert (dtg := cable.field("dtg")) is not None
    assert dtg.span.start == 1


_TELEGRAM = """O 021405Z SEP 04
FM AMEMBASSY SESTRIN
UNCLAS SESTRIN 000214

SUBJECT: THE LAMPS OF THE QUAY AND WHO IS TO LIGHT
THEM

1. The lamps are
lit.

2. > is what he wrote on the wall.

LUND
"""


@pytest.mark.parametrize("mark", ["> ", ">", "> > ", ">>"])
def test_a_telegram_that_was_forwarded(mark: str) -> None:
    quoted = "Fyi.\n\n" + "".join(f"{mark}{line}".rstrip() + "\n" for line in _TELEGRAM.splitlines())
    (cable,) = read(quoted).cables
    (plain,) = read(_TELEGRAM).cables
    assert (cable.mrn, cable.date, cable.signature) == (plain.mrn, plain.date, plain.signature) != (None, None, ())
    assert cable.subject == "THE LAMPS OF THE QUAY AND WHO IS TO LIGHT THEM"
    told = [(one.number, one.text) for one in cable.paragraphs if one.number]
    assert told == [(1, "The lamps are lit."), (2, "> is what he wrote on the wall.")]
    assert all(one.raw == quoted[one.start : one.end] for one in cable.paragraphs)


def test_few_lines_with_a_sign_before_them_are_no_quotation() -> None:
    (passage,) = TELEGRAM.split("Lamps\n> 12\n> 14\n")
    assert passage.mapped.text == "Lamps\n> 12\n> 14\n"


def test_an_empty_line_below_each_line_is_none_of_the_text() -> None:
    text = _TELEGRAM.replace("lit.", "lit,\nand who is to sweep the quay is\nnot known") + "\n" * 3 + "NNNN\n"
    for end in ("\n", "\r\n"):
        spaced = text.replace("\n", end * 2)
        (cable,) = read(spaced).cables
        (plain,) = read(text).cables
        assert [one.text for one in cable.paragraphs] == [one.text for one in plain.paragraphs]
        assert cable.subject == plain.subject == "THE LAMPS OF THE QUAY AND WHO IS TO LIGHT THEM"
        assert cable.signature == plain.signature == ("LUND",)
        assert all(one.raw == spaced[one.start : one.end] for one in cable.paragraphs)


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = "\n\n".join(f"The lamp of quay {n} is lit." for n in range(30))
    (passage,) = TELEGRAM.split(text)
    assert passage.mapped.text == text
