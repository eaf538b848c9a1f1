"""What was taken out of a text before it came here, by kind: runs of X, words in brackets, excision codes, black bars.

Nothing is ever put in its place: a redaction is a span, and what it hides stays hidden.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.model.cable import Head, Heading, Paragraph
from reftel.model.source import Span
from reftel.model.structure import Redaction, RedactionKind

_WHAT = (
    r"(?:(?:source|contact|interlocutor|person|individual|official)(?:'s)?\s)?"
    r"(?:names?|details?|titles?|positions?|identit(?:y|ies)|identifying\s(?:details|information)|locations?|dates?|text"
    r"|sentences?|sections?|paragraphs?|passages?|portions?|lines?|words?|information|material|book\stitle|phone\snumbers?)"
)
_UNIT = r"(?:lines?|words?|paragraphs?|pages?|sentences?|portions?|names?|columns?)"
_STATED = re.compile(
    rf"(?:less than |more than |approximately )?[0-9½¼/-]{{1,5}}(?: and [0-9]/[0-9])? {_UNIT}", re.IGNORECASE
)
_X = re.compile(r"X{4,}(?:[\s-]{1,2}X{4,})*|x{4,}(?:[\s-]{1,2}x{4,})*")
_BRACKETED = re.compile(
    r"[\[(]\s{0,2}(?:"
    r"(?P<undeclassified>[^\[\]()\n]{0,80}(?:\([^()\[\]\n]{1,40}\)[^\[\]()\n]{0,20})?\bnot\s(?:been\s)?declassified)"
    rf"|(?P<withheld>[^\[\]()\n]{{0,60}}\b(?:withheld|denied)\b[^\[\]()\n]{{0,40}})"
    rf"|(?P<words>(?:[^\[\]()\n]{{0,20}}\s)?{_WHAT}\s(?:(?:have|has)\sbeen\s|was\s|were\s)?"
    r"(?:removed|redacted|deleted|withheld|omitted|blacked\sout|sanitized|excised)[^\[\]()\n]{0,30})"
    r"|(?P<excised>(?:text\s)?(?:excised|redacted|deleted|sanitized|deletion|excision)|removed)"
    r"|(?P<omitted>omitted\shere[^\[\]\n]{0,200})"
    r")\s{0,2}[\])]",
    re.IGNORECASE,
)
# Codes of exemption as the reviewer stamps them, of the FOIA and the executive orders; alone on their line or a list.
_CODE = (
    r"(?:\(?[bB]\)?\s?\(?(?:[1-9])\)?(?:\s?\([A-F]\))?|B[1-9](?:\([A-F]\))?|1\.[345]\s?\(?[A-Ha-h]\)?"
    r"|E\.?O\.?\s?1[0-9]{4}\s?\(?[0-9.]{1,4}\s?\(?[a-h]\)?\)?|50X[1-9]|25X[1-9])"
)
_CODES = re.compile(
    rf"(?:^|(?<=\n\n)|(?<=\s\s)|(?<=\[)){_CODE}(?:[\s,;/]{{1,3}}(?:and\s)?{_CODE}){{0,6}}(?=\s*$|\n\n|\s\s|\])"
)
_FOIA = re.compile(r"(?<![\w.])\([bB]\)\s?\([1-9]\)(?:\s?\([A-F]\))?|(?<![\w.])[bB]\([1-9]\)(?:\([A-F]\))?(?!\w)")
_BARS = re.compile(r"[█■▇▆▮▬▓]{2,}(?:[ \n]?[█■▇▆▮▬▓]+)*")
_WHOLE = re.compile(
    r"(?:(?:this\s)?(?:document|page|telegram|text|section|paragraph|enclosure|attachment)s?\s(?:is\s|was\s|has\sbeen\s|are\s)?"
    r"(?:withheld|denied|exempted)(?:\sin\s(?:full|whole|its\sentirety))?|(?:[0-9]{1,3}\s)?pages?\swithheld)\b",
    re.IGNORECASE,
)
HEAD = ("subject", "tags", "eo", "classified_by", "references", "passing", "origin", "action", "info", "signature")


def redactions_of(
    head: Head, headings: Sequence[Heading], paragraphs: Sequence[Paragraph], source: str
) -> Iterator[Redaction]:
    """The redactions of a cable: in the head, in headings, in the paragraphs."""
    for name in HEAD:
        field = getattr(head, name)
        if field is None:
            continue
        for kind, start, end, extent in _found(field.text):
            place = Span(field.span.start + start, field.span.start + end)
            yield Redaction(kind, place, "head", None, name, extent)
    for heading in headings:
        for kind, start, end, extent in _found(heading.span.of(source)):
            yield Redaction(kind, Span(heading.span.start + start, heading.span.start + end), "heading", extent=extent)
    for index, paragraph in enumerate(paragraphs):
        for kind, start, end, extent in _found(paragraph.text, body=True):
            yield Redaction(kind, paragraph.source_span(start, end), "paragraph", index, None, extent)


def _found(text: str, *, body: bool = False) -> list[tuple[RedactionKind, int, int, str | None]]:
    """Kind, range and stated extent of each redaction of a text; no pattern is tried before its sign is found."""
    found: list[tuple[RedactionKind, int, int, str | None]] = []
    if "XXXX" in text or "xxxx" in text:
        found += [("publisher-x", hit.start(), hit.end(), None) for hit in _X.finditer(text)]
    if "[" in text or "(" in text:
        low = text.lower()
        if any(word in low for word in _SIGNS):
            found += [_bracketed(hit) for hit in _BRACKETED.finditer(text)]
    if "█" in text or "■" in text or "▇" in text or "▆" in text or "▮" in text or "▬" in text or "▓" in text:
        found += [("bar", hit.start(), hit.end(), None) for hit in _BARS.finditer(text)]
    if body:
        found += _in_body(text)
    found.sort(key=lambda each: (each[1], -each[2]))
    return [
        each for at, each in enumerate(found) if not any(each[2] <= other[2] for other in found[max(0, at - 3) : at])
    ]


_CODE_SIGNS = ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "(b)", "(B)", "b(", "B(", "1.3", "1.4", "1.5", "50X", "25X")
_SIGNS = (
    "declassif",
    "excis",
    "redact",
    "removed",
    "deleted",
    "withheld",
    "omitted",
    "denied",
    "sanitized",
    "deletion",
)


def _in_body(text: str) -> list[tuple[RedactionKind, int, int, str | None]]:
    found: list[tuple[RedactionKind, int, int, str | None]] = []
    if "(b)" in text or "(B)" in text or "b(" in text or "B(" in text:
        found += [("code", hit.start(), hit.end(), None) for hit in _FOIA.finditer(text)]
    if any(sign in text for sign in _CODE_SIGNS):
        found += [("code", hit.start(), hit.end(), None) for hit in _CODES.finditer(text)]
    if "ithheld" in text or "WITHHELD" in text or "DENIED" in text or "xempted" in text:
        found += [("withheld", hit.start(), hit.end(), _extent(hit.group())) for hit in _WHOLE.finditer(text)]
    return found


def _bracketed(found: re.Match[str]) -> tuple[RedactionKind, int, int, str | None]:
    kinds: dict[str, RedactionKind] = {
        "undeclassified": "not-declassified",
        "withheld": "withheld",
        "words": "words",
        "excised": "excised",
        "omitted": "omitted",
    }
    return kinds[found.lastgroup or "excised"], found.start(), found.end(), _extent(found.group())


def _extent(words: str) -> str | None:
    told = _STATED.search(words)
    return told.group() if told else None
