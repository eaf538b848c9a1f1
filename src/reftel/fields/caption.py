"""Captions: handling words that limit distribution, SIPDIS, NODIS, ROGER CHANNEL. Handbook: 5 FAH-2 H-440."""

import re

from reftel.facts import captions

_LONGEST = 120  # characters of a line of captions
_GAP = re.compile(r"[ ,;/\\*.]{1,8}|$")


def parse_captions(text: str) -> tuple[str, ...]:
    """The captions of lines that hold nothing else, each once, in order."""
    found: dict[str, None] = {}
    for line in text.split("\n"):
        words = " ".join(line.split()).strip("\\ ")
        if len(words) <= _LONGEST and (told := _of_line(words)):
            found.update(dict.fromkeys(told))
    return tuple(found)


def _of_line(line: str) -> list[str] | None:
    """The captions that make up a line, or None where something else stands there."""
    told: list[str] = []
    rest = line.strip(" ,;/\\*.()-")
    while rest:
        if starred := captions.at_start(rest):
            caption, length = starred
        else:
            return None
        gap = _GAP.match(rest, length)
        if gap is None:
            return None
        told.append(caption)
        rest = rest[gap.end() :]
    return told
