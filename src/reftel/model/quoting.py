"""Telegrams within a telegram: which paragraphs are whose, so that two paragraphs 1 are told apart.

``FOLLOWING REPEAT TARSIS 88 … QUOTE … UNQUOTE``: what is quoted has a number and paragraphs of its own.
"""

from bisect import bisect_right

import msgspec

from reftel.fields import parse_class_line
from reftel.model.cable import Cable


class Quoted(msgspec.Struct, frozen=True):
    """A telegram that is sent on in another one: its number in words, and its classification line.

    ``first`` and ``last`` are indexes into the paragraphs (half-open), ``start`` is the place in the source from which
    its head stands above the first of them.
    """

    title: str
    line: str
    first: int
    last: int
    start: int


def quoted_in(cable: Cable) -> tuple[Quoted, ...]:
    """The telegrams that a cable sends on with their heads, in their order."""
    found: list[Quoted] = []
    texts = [block for block in cable.blocks if block.kind in {"quote", "text"}]
    for note in cable.service if texts else ():
        told = parse_class_line(note.text)
        if told is None or told.station is None or told.serial is None:
            continue  # an operating signal, a note of the relay
        first = bisect_right([paragraph.start for paragraph in cable.paragraphs], note.span.start)
        lasts = [block.last for block in texts if block.first <= first < block.last]
        if lasts:
            low = cable.paragraphs[first - 1].end if first else note.span.start
            line = " ".join(note.text.split())
            found.append(Quoted(f"{told.station} {told.serial:06d}", line, first, min(lasts), low))
    return tuple(found)
