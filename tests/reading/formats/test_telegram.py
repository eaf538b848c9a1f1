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
