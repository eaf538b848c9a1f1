"""Rules of paragraphs, blocks, headings and characters (L045, L047, L048, L056). Handbook: 5 FAH-1 H-246."""

import bisect
import re
from collections.abc import Iterator

from reftel.fields.portion import parse_portion
from reftel.linting.catalogue import found
from reftel.linting.words import day_of, in_source
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.source import Span

PAGES = 3 * 55 * 60
"""Characters of three pages: 55 lines of 60."""
_BLOCKS = tuple(
    (name, re.compile(opens, re.IGNORECASE), re.compile(ends, re.IGNORECASE))
    for name, opens, ends in (
        ("Summary", r"\W{0,4}(?:BEGIN\s)?SUMMARY(?:\sAND\s\w{2,12}(?:\s\w{2,12})?)?\s?[:.-]", r"\bEND\s(?:OF\s)?SUMM"),
        ("Comment", r"(?:\w{2,12}\s)?(?:BEGIN\s)?COMMENT\s?[:.-]", r"\bEND\s(?:OF\s)?(?:\w{2,12}\s)?COMM"),
        ("Begin text", r"BEGIN\s(?:\w{2,12}\s)?TEXT\b", r"\bEND\s(?:OF\s)?(?:\w{2,12}\s)?TEXT"),
    )
)
_MARKED = re.compile(r"\((?:U|C|S|SBU|TS|LOU|[CS]//?NF)\)", re.IGNORECASE)


def block_not_ended(cable: Cable) -> Iterator[Finding]:
    """L045."""
    texts = [paragraph.text for paragraph in cable.paragraphs]
    for name, opens, ends in _BLOCKS:
        closed = [at for at, text in enumerate(texts) if ends.search(text)]
        for at, paragraph in enumerate(cable.paragraphs):
            if (told := opens.match(paragraph.text)) is None or _is_whole(cable, at, name):
                continue
            after = next((end for end in closed if end >= at), None)
            again = next((n for n in range(at + 1, len(texts)) if opens.match(texts[n])), len(texts))
            if after is None or after >= again:
                place = in_source(paragraph, told.start(), told.end())
                yield found(
                    "block-not-ended", f"{name} is opened and not ended; End {name.split()[-1].lower()} expected", place
                )


def _is_whole(cable: Cable, at: int, name: str) -> bool:
    """Whether a block ends by itself: under its heading, in brackets, or as the last thing in the cable."""
    paragraph = cable.paragraphs[at]
    if paragraph.text.startswith(("(", "[")):
        return True
    if paragraph.heading and paragraph.heading.upper().startswith(name.upper()):
        return True
    return name == "Comment" and at == len(cable.paragraphs) - 1


def single_numbered(cable: Cable) -> Iterator[Finding]:
    """L047."""
    if len(cable.paragraphs) == 1 and cable.paragraphs[0].number == 1 and cable.completeness == "whole":
        only = cable.paragraphs[0]
        yield found("single-numbered", "a single paragraph is not numbered", Span(only.start, only.text_start))


def summary_missing(cable: Cable) -> Iterator[Finding]:
    """L047."""
    size = sum(len(paragraph.text) for paragraph in cable.paragraphs)
    if size <= PAGES or cable.kind != "telegram" or cable.completeness != "whole":
        return
    told = any(each.role == "summary" or re.search(r"(?i)\bsummary\b", each.text[:200]) for each in cable.paragraphs)
    if not told:
        place = Span(cable.paragraphs[0].start, cable.paragraphs[0].text_start)
        yield found("summary-missing", f"about {size // (PAGES // 3) + 1} pages, and no summary", place)


def heading_marked(cable: Cable) -> Iterator[Finding]:
    """L048."""
    if (day_of(cable) or "2000") < "2000":
        return
    for heading in cable.headings:
        if _MARKED.match(heading.text) and parse_portion(heading.text):
            yield found("heading-marked", f"a heading with a portion mark: {heading.text[:60]}", heading.span)


def heading_split(cable: Cable) -> Iterator[Finding]:
    """L048."""
    starts = [paragraph.start for paragraph in cable.paragraphs]
    for line in cable.page_lines:
        below = bisect.bisect_left(starts, line.span.end)
        above = [heading for heading in cable.headings if heading.span.end <= line.span.start]
        if not above or below >= len(starts):
            continue
        heading = above[-1]
        if heading.first == below and heading.last > heading.first:
            number = cable.paragraphs[below].number
            under = f"¶{number}" if number else "its paragraph"
            message = f"a page line stands between the heading “{heading.text[:60]}” and {under}"
            yield found("heading-split", message, line.span)


def not_ascii(cable: Cable) -> Iterator[Finding]:
    """L056."""
    seen: dict[str, int] = {}
    first: Span | None = None
    for paragraph in cable.paragraphs:
        if paragraph.text.isascii():
            continue
        for at, sign in enumerate(paragraph.text):
            if not sign.isascii() and sign != "¶":
                seen[sign] = seen.get(sign, 0) + 1
                first = first or paragraph.source_span(at, at + 1)
    if first is not None:
        most = sorted(seen, key=lambda sign: (-seen[sign], sign))[:8]
        signs = " ".join(
            f"{sign} ({seen[sign]})" if sign.isprintable() else f"U+{ord(sign):04X} ({seen[sign]})" for sign in most
        )
        yield found("not-ascii", f"characters that no teletype sends: {signs}", first)
