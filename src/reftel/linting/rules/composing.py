"""Rules of a text that is to be sent (L061, L062): width of lines, characters of a teletype. 5 FAH-1 H-246.1."""

import re
from collections.abc import Iterator

from reftel.linting.catalogue import found
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.source import Span

WIDEST = 69
_SENT = re.compile(r"[A-Za-z0-9 \t\r\n\-?:().,'/\"&$!;#+=%*_<>\[\]¶]*")


def line_too_wide(cable: Cable) -> Iterator[Finding]:
    """L061."""
    for start, line in _lines(cable):
        if len(line) > WIDEST:
            message = f"a line of {len(line)} characters; {WIDEST} at most"
            yield found("line-too-wide", message, Span(start + WIDEST, start + len(line)))


def character_not_sent(cable: Cable) -> Iterator[Finding]:
    """L062."""
    for start, line in _lines(cable):
        told = _SENT.match(line)
        if told is not None and told.end() < len(line):
            sign = line[told.end()]
            shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
            yield found(
                "character-not-sent", f"{shown} cannot be sent", Span(start + told.end(), start + told.end() + 1)
            )


def _lines(cable: Cable) -> Iterator[tuple[int, str]]:
    """The lines of head elements and paragraphs as they stand, with where each begins."""
    places = [
        (field.span.start, field.text)
        for name in ("subject", "tags", "references", "classified_by")
        if (field := cable.field(name))
    ]
    places += [(paragraph.start, paragraph.raw) for paragraph in cable.paragraphs]
    for start, text in places:
        at = start
        for line in text.split("\n"):
            yield at, line.rstrip("\r")
            at += len(line) + 1
