"""Several things pasted together in one source: pages and fragments in a row, a page behind a telegram.

A page begins with its declaration or ``<html`` at the start of a line and lasts to ``</html>``, a fragment lasts from
``<code><pre>`` to ``</code>``, and an object of JSON with the columns of a cable to its last bracket. What stands
between them is text. Each stretch is read by the format that suits it, as if it were alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from reftel.model.cable import Run
from reftel.model.source import Node, Span
from reftel.reading.formats import jsonl
from reftel.reading.mapped import Mapped
from reftel.reading.passage import Passage

# Behind the end of a page or fragment the next may begin on the same line.
_BEGINS = re.compile(
    r"(?:^|(?<=</html>)|(?<=</code>)|(?<=</pre>))[ \t\ufeff]{0,8}(?:(?P<page><\?xml\b|<!doctype\s+html\b|<html\b)"
    r"|(?P<piece>(?:(?-i:Appears in these articles:)(?:(?!<code>)[^\n]){0,2000}\s{0,8})?<code><pre>))",
    re.IGNORECASE | re.MULTILINE,
)
# Lines that only a telegram in plain text has; in objects the breaks between lines are escaped.
_OF_CABLE = re.compile(
    r"^(?:UNCLAS|C O N F I D|CONFIDENTIAL |SECRET |S E C R E T|LIMITED OFFICIAL|E\.O\. ?[0-9:]|SUBJ(?:ECT)?:|TAGS:"
    r"|(?:[ZOPRY] )?[0-9]{6}Z [A-Z]{3}|¶?1\. )",
    re.MULTILINE,
)
_ARTICLES = "Appears in these articles:"
# Without the flag that ignores case: so the search goes from one "<" to the next.
_SIGN = re.compile(r"<(?:\?[xX][mM][lL]|![dD][oO][cC][tT][yY][pP][eE]|[hH][tT][mM][lL]|[cC][oO][dD][eE]><)")
_PAGE_ENDS = re.compile(r"</html\s*>", re.IGNORECASE)
_PIECE_ENDS = re.compile(r"</code\s*>(?:\s{0,4}</pre>)?", re.IGNORECASE)
# What can end a page or begin the next, and three characters by which to look for it in half the time.
_EDGE = re.compile(r"<(?:(?P<end>/html\s*>)|\?xml|!doctype|html)", re.IGNORECASE)
_EDGE_SIGN = re.compile(r"<[/?!hH][hHxXdDtT][tTmMoO]")
_BLANK = "\ufeff \t\r\n\f\\"  # the backslash at line ends is none of the text
_PREAMBLE = re.compile(r"(?:\s|<\?xml[^<>]{0,400}\?>|<!doctype[^<>]{0,400}>)*+<html\b", re.IGNORECASE)


def stretches(text: str) -> list[Span]:
    """The stretches of a text that are to be read each for itself; one if nothing is pasted together."""
    if (page := _only_page(text)) is not None:
        return [page]
    begins = _begins(text)
    starts = [found.start() for found in begins]
    pages = [found.start() for found in begins if found["page"]]
    page_ends = [found.end() for found in _PAGE_ENDS.finditer(text)] if pages else []
    piece_ends = [found.end() for found in _PIECE_ENDS.finditer(text)] if len(pages) < len(begins) else []
    made: list[Span] = []
    at = 0
    for found in begins:
        if found.start() < at:
            continue
        behind = found.end()
        if found["page"] and (preamble := _PREAMBLE.match(text, found.start("page"))):
            behind = max(behind, preamble.end())
        # A page may hold fragments; it ends at its mark or where the next page begins, and a fragment where any does.
        ends = (page_ends, pages) if found["page"] else (piece_ends, starts)
        end = min((first for each in ends if (first := _first(each, behind)) is not None), default=len(text))
        made += [*_between(text, at, found.start()), Span(found.start(), end)]
        at = end
    made += _between(text, at, len(text))
    return made or [Span(0, len(text))]


def _only_page(text: str) -> Span | None:
    """The page that begins a text and is all there is in it: the quick way for most. None says nothing."""
    first = _BEGINS.match(text) if text[:1] in {"<", "\ufeff"} else None
    if first is None or not first["page"]:
        return None
    preamble = _PREAMBLE.match(text, first.start("page"))
    behind = max(first.end(), preamble.end() if preamble else 0)
    edges = (_EDGE.match(text, sign.start()) for sign in _EDGE_SIGN.finditer(text, behind))
    edge = next((edge for edge in edges if edge is not None), None)
    if edge is None:
        return Span(0, len(text))
    # Fragments before the edge stand inside the page, and if it is its end and nothing is behind it, that is all.
    return Span(0, edge.end()) if edge["end"] and not text[edge.end() :].strip(_BLANK) else None


def _begins(text: str) -> list[re.Match[str]]:
    """Where pages and fragments begin. The pattern is tried only before a sign of one: a page is long, and has few."""
    found: list[re.Match[str]] = []
    behind = 0
    signs = [sign.start() for sign in _SIGN.finditer(text)]
    if _ARTICLES in text:
        signs = sorted([*signs, *(found.start() for found in re.finditer(_ARTICLES, text))])
    for at in signs:
        place = at
        while place > 0 and at - place < 8 and text[place - 1] in " \t\ufeff":
            place -= 1
        if place >= behind and (begin := _BEGINS.match(text, place)):
            found.append(begin)
            behind = begin.end()
    return found


def _first(places: list[int], at: int) -> int | None:
    """The first place from here on."""
    found = bisect_left(places, at)
    return places[found] if found < len(places) else None


def _between(text: str, low: int, high: int) -> Iterator[Span]:
    if not text[low:high].strip(_BLANK):
        return
    at = low
    if '{"' in text[low:high] or '{ "' in text[low:high]:
        if _OF_CABLE.search(text, low, high) is None and jsonl.suits(text[low:high]):
            yield Span(low, high)
            return
        for span in jsonl.parts(text[low:high]):
            if text[at : low + span.start].strip():
                yield Span(at, low + span.start)
            yield Span(low + span.start, low + span.end)
            at = low + span.end
    if text[at:high].strip():
        yield Span(at, high)


def moved(passage: Passage, shift: int) -> Passage:
    """A passage of a stretch as one of the whole text that the stretch stands in."""
    mapped = passage.mapped
    where = [place + shift for place in mapped.places]
    return msgspec.structs.replace(
        passage,
        mapped=Mapped(mapped.text, mapped.keys, where, mapped.start + shift, mapped.end + shift),
        places={name: Span(place.start + shift, place.end + shift) for name, place in passage.places.items()},
        outer=tuple(Node(node.kind, node.start + shift, node.end + shift) for node in passage.outer),
        regions=tuple(Run(one.clean, one.clean_end, one.start + shift, one.end + shift) for one in passage.regions),
        findings=tuple(
            msgspec.structs.replace(finding, start=finding.start + shift, end=finding.end + shift)
            if finding.end
            else finding
            for finding in passage.findings
        ),
    )
