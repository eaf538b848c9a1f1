"""Pages of the Public Library of US Diplomacy (PlusD): a table of what is known of a cable, and its text.

The table holds names (``Canonical ID:``, ``Original Classification:``, ``TAGS:`` …) and values; the text stands in a
block of its own below, in one copy or two (with links, and raw). A page that was saved as text has each name on a line
with its value. A page without a text is a stub: the text is on microfilm, or was withdrawn.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice

from reftel.facts import columns
from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.mapped import marked_up
from reftel.reading.passage import Format, Passage
from reftel.reading.records import day_of, nothing_said, release_of

_NAME = r"(?:Canonical ID|Original Classification|Current Classification|Character Count)"
_LOOKS = re.compile(rf"{_NAME}\s{{0,3}}:?", re.IGNORECASE)
_PAIR = re.compile(
    r"<(?P<tag>div|td|th|dt|span|b|strong)\b[^<>]{0,300}>\s{0,40}"
    r"(?P<name>[A-Z][A-Za-z /]{1,40}?)\s{0,3}:?\s{0,40}</(?P=tag)>"
    r"(?:\s|</?(?:td|tr|th|dl|br|div|span|p)\b[^<>]{0,300}>){0,20}"
    r"(?P<value>[^<>]{0,2000}(?:<(?!/(?:td|div|dd|span|p|tr)\b)[^<>]{0,400}>[^<>]{0,2000}){0,60})",
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(
    r"<(?P<tag>pre|div|section|td)\b[^<>]{0,200}?\b(?:id|class)=[\"'][^\"'<>]{0,80}?"
    r"(?P<kind>raw-?_?text|raw|tagged-?_?text|plain-?_?text|cable-?_?text|content|text|body)\b[^\"'<>]{0,80}[\"'][^<>]{0,200}>"
    r"|<(?P<pre>pre)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_BLOCKS = 40  # so many are looked at
_PREFERRED = ("raw", "plain", "cable", "tagged", "pre")


def suits(text: str) -> bool:
    """Whether a text is such a page: mark-up, and two of the names that only its table has."""
    head = text[:400].lstrip("\ufeff \t\r\n").lower()
    if not head.startswith(("<", "﻿<")) and "<table" not in head:
        return False
    return "Canonical ID" in text and len({found.group().lower() for found in _LOOKS.finditer(text)}) > 1


def split(text: str) -> Iterator[Passage]:
    """The one passage of a page."""
    publisher, places = _table(text)
    behind = max((place.end for place in places.values()), default=0)
    region = _text(text, behind)
    mapped = marked_up(text, [region] if region else [])
    edges = (region.start, region.end) if region else (len(text), len(text))
    outer = [Node("markup", 0, edges[0]), Node("markup", edges[1], len(text))]
    yield Passage(
        mapped,
        one=True,
        publisher=publisher,
        places=places,
        outer=tuple(node for node in outer if node.end > node.start),
        release=_release(publisher),
    )


def _table(text: str) -> tuple[dict[str, str], dict[str, Span]]:
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    for found in _PAIR.finditer(text):
        name = found["name"].strip()
        key = columns.key_of(name)
        said = " ".join(html.unescape(_TAG.sub(" ", found["value"])).split())
        if key is None or key in publisher or not said or nothing_said(said):
            continue
        if key in {"created", "released"}:
            said = day_of(said) or said
        raw = found["value"]
        start = found.start("value") + len(raw) - len(raw.lstrip())
        publisher[key] = said
        places[key] = Span(start, max(start, found.start("value") + len(raw.rstrip())))
    return publisher, places


def _text(text: str, behind: int) -> Span | None:
    """The block that holds the cable: the raw copy before the one with links."""
    blocks: dict[str, Span] = {}
    for found in islice(_BLOCK.finditer(text, behind), _BLOCKS):
        kind = (found["kind"] or "pre").lower()
        name = next((each for each in _PREFERRED if kind.startswith(each)), "other")
        span = Span(found.end(), _end(text, found.end(), (found["tag"] or "pre").lower()))
        if name not in blocks and _TAG.sub("", text[span.start : span.end]).strip():
            blocks[name] = span
    return next((blocks[name] for name in (*_PREFERRED, "other") if name in blocks), None)


def _end(text: str, start: int, tag: str) -> int:
    """Where a block ends, with others of its kind in it."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}\b", re.IGNORECASE).finditer(text, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.start()
    return len(text)


def _release(publisher: dict[str, str]) -> Release:
    """Documents ``…_a`` are those of Cablegate; the others were declassified, and their stamp says when."""
    if publisher.get("mrn", "").lower().endswith("_a"):
        return Release(status="leaked")
    return release_of(publisher)


PLUSD = Format("plusd", suits, split)
