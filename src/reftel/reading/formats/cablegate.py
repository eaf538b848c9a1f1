"""Cablegate pages: the layouts of December 2010, April 2011 and September 2011, and body fragments.

A page holds a table (Reference ID, Created, Released, Classification, Origin) and two ``<pre>`` blocks, head and body;
a fragment only ``<code><pre>``, or nothing but the words ``Appears in these articles:``: then it is a stub. Line breaks
may be entities, TAGS links, and each paragraph's pilcrow an anchor.
"""

import html
import re
from collections.abc import Iterator

from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.mapped import marked_up, plain
from reftel.reading.passage import Format, Passage

_PRE = re.compile(r"<[pP][rR][eE]>")
_COLUMNS = ("mrn", "created", "released", "classification", "origin")
_CELL = re.compile(r"<td>\s*<a [^<>]{0,400}>([^<]{0,300})</a>", re.IGNORECASE)
_LEAKED = Release(status="leaked")
_TITLE = re.compile(r"[Vv](?i:iewing cable) ([^<,]{1,60}),\s*([^<]{0,1000})")


def suits(text: str) -> bool:
    """Whether a text is such a page: it has a ``<pre>`` that is a code block's or a cable page's."""
    head = text[:400].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<code><pre>", "appears in these articles:")):
        return True
    return head.startswith(("<?xml", "<!doctype html", "<html")) and (
        "<table class='cable'" in text or "<code><pre>" in text or ("Cable Viewer" in text and "<pre>" in text)
    )


def split(text: str) -> Iterator[Passage]:
    """The one passage of a page."""
    regions = []
    at = 0
    while found := _PRE.search(text, at):
        end = text.find("</pre>", found.end())
        end = len(text) if end < 0 else end
        regions.append(Span(found.end(), end))
        at = end
    if not regions:  # a fragment with the publisher's words about its articles and nothing else
        yield Passage(
            plain(text, 0, 0), one=True, kind="telegram", outer=(Node("markup", 0, len(text)),), release=_LEAKED
        )
        return
    publisher, places = _publisher(text, regions[0].start)
    mapped = marked_up(text, regions)
    outer = []
    if regions[0].start:
        outer.append(Node("markup", 0, regions[0].start))
    if regions[-1].end < len(text):
        outer.append(Node("markup", regions[-1].end, len(text)))
    released = publisher.get("released")
    yield Passage(
        mapped,
        one=True,
        publisher=publisher,
        places=places,
        outer=tuple(outer),
        release=Release(status="leaked", date=released[:10] if released else None),
    )


def _publisher(text: str, end: int) -> tuple[dict[str, str], dict[str, Span]]:
    """What the page says beside the cable, and where."""
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    table = text.rfind("<table class='cable'", 0, end)
    if table >= 0:
        cells = list(_CELL.finditer(text, table, end))
        for name, cell in zip(_COLUMNS, cells, strict=False):
            publisher[name] = html.unescape(cell[1]).strip()
            places[name] = Span(*cell.span(1))
    title = _title(text, max(0, table - 6000), table) if table >= 0 else None
    if title:
        publisher["title"] = " ".join(html.unescape(title[2]).split())
        places["title"] = Span(*title.span(2))
    return publisher, places


def _title(text: str, start: int, end: int) -> re.Match[str] | None:
    """The title of the page before its table, tried at its first words."""
    head = text[start:end]
    if not head.isascii():
        return _TITLE.search(text, start, end)
    low = head.lower()
    at = low.find("viewing cable")
    while at >= 0:
        if found := _TITLE.match(text, start + at, end):
            return found
        at = low.find("viewing cable", at + 1)
    return None


CABLEGATE = Format("cablegate", suits, split)
