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
from reftel.facts.words import page_words
from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.mapped import marked_up, plain
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
# A page that was saved as text: each name on a line, its value behind it or on the next one that is not empty.
_LINE = re.compile(r"[^\n]*\n?")
_NAMED = re.compile(
    r"[ \t]{0,8}(?P<name>[A-Z][A-Za-z /]{1,40}?)[ \t]{0,3}(?::[ \t]{0,8}(?P<value>\S[^\r\n]{0,2000})?)?\s*\Z"
)
_IDENTIFIED = re.compile(r"^[ \t]{0,8}Canonical ID[ \t]{0,3}(?::|\r?$)", re.MULTILINE)
# What the page has around the text beside its table: data/page_words.tsv.
_AROUND = re.compile(
    rf"^[ \t]{{0,8}}(?:{'|'.join(map(re.escape, page_words('plusd', 'line')))})[ \t]*\r?$", re.MULTILINE
)
_FOOT = re.compile(
    rf"^[ \t]{{0,8}}(?:{'|'.join(map(re.escape, page_words('plusd', 'foot')))})", re.MULTILINE | re.IGNORECASE
)
_TOP = 6_000  # characters in which the names of the table begin
_BLOCKS = 40  # so many are looked at
_PREFERRED = ("raw", "plain", "cable", "tagged", "pre")


def suits(text: str) -> bool:
    """Whether a text is such a page: two of the names that only its table has, in mark-up or each on a line."""
    head = text[:400].lstrip("\ufeff \t\r\n").lower()
    if not head.startswith(("<", "﻿<")) and "<table" not in head:
        return "Original Classification" in text[:_TOP] and _IDENTIFIED.search(text, 0, _TOP) is not None
    return "Canonical ID" in text and len({found.group().lower() for found in _LOOKS.finditer(text)}) > 1


def split(text: str) -> Iterator[Passage]:
    """The one passage of a page."""
    if "<" not in text[:400]:
        yield _saved(text)
        return
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


def _saved(text: str) -> Passage:
    """The passage of a page that was saved as text: the lines behind its table, in the last of two copies."""
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    key, end = "", 0  # of the name whose value is to come; where the table ends
    for line in _LINE.finditer(text):
        if not line.group():
            break
        said = line.group().strip()
        named = _NAMED.match(line.group())
        told = columns.key_of(named["name"]) if named else None
        if told is not None and named is not None and (not key or named["value"] is None):
            key, end = told, line.end()
            said, start = named["value"] or "", line.start() + named.start("value")
        elif said and key:
            start = line.start() + line.group().index(said)
        elif said and "mrn" in publisher:
            break  # the first line behind the table
        else:
            continue
        if said:
            end = line.end()
            if key not in publisher and not nothing_said(said):
                publisher[key] = (day_of(said) or said) if key in {"created", "released"} else said
                places[key] = Span(start, start + len(said.rstrip()))
            key = ""
    low, high = _copy(text, end)
    outer = [Node("markup", 0, low), Node("markup", high, len(text))]
    return Passage(
        plain(text, low, high),
        one=True,
        publisher=publisher,
        places=places,
        outer=tuple(node for node in outer if node.end > node.start),
        release=_release(publisher),
    )


def _copy(text: str, end: int) -> tuple[int, int]:
    """Where the text of a saved page stands: before the foot of the page, the last of two copies of it."""
    foot = _FOOT.search(text, end)
    high = foot.start() if foot else len(text)
    edges = [end, *(found.end() for found in _AROUND.finditer(text, end, high))]
    stops = [*(found.start() for found in _AROUND.finditer(text, end, high)), high]
    held = [(low, stop) for low, stop in zip(edges, stops, strict=True) if text[low:stop].strip()]
    if not held:
        return high, high
    low, high = held[-1]
    words = text[low:high].split()
    half = len(words) // 2
    if len(words) % 2 == 0 and half > 0 and words[:half] == words[half:]:
        low += re.match(rf"(?:\s*\S+){{{half}}}", text[low:high]).end()  # type: ignore[union-attr]
    return low, high


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
