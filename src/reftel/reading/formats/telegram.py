"""Plain teletype text, one message or several: with ACP-127 header, ACP-126 header, or none."""

from collections.abc import Iterator

from reftel.reading.mapped import plain
from reftel.reading.passage import Format, Passage
from reftel.reading.reemitted import copies


def suits(text: str) -> bool:
    """Any text: what is no cable is still read to paragraphs."""
    return bool(text.strip("\ufeff \t\r\n\f"))


def split(text: str) -> Iterator[Passage]:
    """The whole text; its messages are found by their lines. A re-emitted telegram is a passage of its own."""
    end = len(text.rstrip("\x00"))  # some files are filled up with NUL
    for span, copied in copies(text[:end]):
        yield Passage(plain(text, span.start, span.end), copied=copied, mixed=not copied)


TELEGRAM = Format("telegram", suits, split)
