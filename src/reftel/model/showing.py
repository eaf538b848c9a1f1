"""What every face and page needs to show a record: text that is safe to show, and notes with their numbers."""

import re

from reftel.model.board import Evidence

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """The text with what could move the cursor, colour the screen or turn the direction of writing made visible."""
    if text.isprintable():  # what is none of these, is quickest told so
        return text
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\t", " "))


def inert(line: str) -> str:
    """A line of JSON with the same signs by their numbers: the same data, and nothing that a terminal obeys."""
    return line if line.isascii() and "\x7f" not in line else _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line)


Entry = Evidence | str
"""What a note holds: a sentence of a cable, or where a seat by hand is from."""


class Notes:
    """The notes in the order in which they are first cited, so that each sentence or source has one number."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self.entries: list[Entry] = []

    def number(self, entry: Entry) -> int:
        """The number of the note for this sentence, or for this source of a seat by hand."""
        key = entry if isinstance(entry, str) else (entry.source, entry.cable, entry.start, entry.end)
        if key not in self._numbers:
            self.entries.append(entry)
            self._numbers[key] = len(self.entries)
        return self._numbers[key]
