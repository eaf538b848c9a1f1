"""Where the text of a released scan breaks off before the next paragraph: it was taken out there, or not read.

Reviewers of the 1980s laid white paper over what they withheld, and no word says so: of ``4. SHE SAID THAT …`` are left
four words, and ``5.`` follows. Nothing is known of what stood there; only that a sentence does not end.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reftel.model.cable import Paragraph
from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.reading.remarks import remark

SCAN = "foia"
"""The format of such scans."""
_END = 300  # characters of an end in which its last words are looked for
_FEWEST = 3  # words of what may be a sentence: fewer are a heading
_ENTIRE = re.compile(r"ENTIRE (?:TEXT|MESSAGE|CABLE)\W*$", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]")
_STOPS = frozenset(".?!:;")


def blanks_of(paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """The paragraphs that end in mid-sentence while the one with the next number follows."""
    for one, behind in pairwise(paragraphs):
        if one.number is None or behind.number != one.number + 1 or one.level != behind.level:
            continue
        if not one.items and not one.tables and _breaks_off(one.text):
            told = f"¶{one.number} ends in mid-sentence: what stood behind was taken out, or was not read"
            yield remark("text-blank", told, Span(max(one.start, one.end - 3), one.end))


def _breaks_off(text: str) -> bool:
    """Whether a text ends in a word, and no sign ends it; behind it a stroke of a pen may have been read as one."""
    words = text[-_END:].rsplit("\n\n", 1)[-1].split()
    if len(words) > _FEWEST and len(_LETTERS.findall(words[-1])) < 2 and _STOPS.isdisjoint(words[-1]):
        words.pop()
    return (
        len(words) >= _FEWEST
        and words[-1].isalnum()
        and len(_LETTERS.findall(words[-1])) > 1
        and not _ENTIRE.search(text[-_END:])
    )
