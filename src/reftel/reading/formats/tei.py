"""Foreign Relations of the United States in TEI P5, as the Office of the Historian has it: a volume, or one document.

A volume is a container: each ``div type="document"`` is a source of its own, ``frus1936v03.xml!d30``.
"""

import re
from collections.abc import Iterator

from reftel.model.source import Span
from reftel.reading.mapped import marked_up
from reftel.reading.markup import attributes, tags
from reftel.reading.passage import Format, Passage

_DOCUMENT = re.compile(r"<div\s[^<>]{0,2000}type=[\"']document[\"']")
_VOLUME = re.compile(r"<TEI[\s>]")
_WRITTEN = '<xenoData type="reftel">'  # a document that was written from a cable, with its record in the header
_HEAD = 20_000  # characters in which the root of a volume is looked for, behind a licence or a declaration


def suits(text: str) -> bool:
    """Whether a text is such a volume or document."""
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return False
    return _DOCUMENT.match(start) is not None or ("<TEI" in start and _VOLUME.search(start) is not None)


def is_volume(text: str) -> bool:
    """Whether a text is a volume: a whole TEI document, of which each document of it is a member."""
    if text.find("<TEI", 0, _HEAD) < 0:  # as in nearly all sources, and asked of each
        return False
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    volume = start.startswith("<") and _VOLUME.search(start) is not None and _DOCUMENT.search(text) is not None
    return volume and _WRITTEN not in start


def documents(text: str) -> Iterator[tuple[str, Span]]:
    """The documents of a volume: the id of each, and its place; what is inside one belongs to it."""
    depth = begin = 0
    own = ""
    count = 0
    for tag in tags(text):
        if tag.name != "div" or tag.alone:
            continue
        if tag.closing:
            if depth:
                depth -= 1
                if depth == 0:
                    yield own, Span(begin, tag.end)
        elif depth:
            depth += 1
        elif (told := attributes(tag.rest)).get("type") == "document":
            count += 1
            depth, begin, own = 1, tag.start, told.get("id") or f"document-{count}"
    if depth:
        yield own, Span(begin, len(text))


def split(text: str) -> Iterator[Passage]:
    """The whole text, which is one document."""
    yield Passage(marked_up(text, [Span(0, len(text))]), one=True, document=True)


TEI = Format("tei", suits, split)
