"""Plain text."""

from reftel.reading.formats.telegram import TELEGRAM


def test_any_text_but_an_empty_one() -> None:
    assert TELEGRAM.suits("UNCLAS")
    assert not TELEGRAM.suits("\ufeff \r\n")
    (passage,) = TELEGRAM.split("UNCLAS")
    assert (passage.mapped.text, passage.one) == ("UNCLAS", False)
