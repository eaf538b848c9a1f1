"""What was taken out of a text before it came here, by kind: runs of X, words in brackets, excision codes, black bars.

Nothing is ever put in its place: a redaction is a span, and what it hides stays hidden.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from reftel.model.cable import Head, Heading, Paragraph
from reftel.model.release import Release
from reftel.model.source import Span
from reftel.model.structure import Redaction, RedactionKind
from reftel.reading.signs import Whole, whole_of

_WHAT = (
    r"(?:(?:source|contact|interlocutor|person|individual|official)(?:'s)?\s)?"
    r"(?:names?|details?|titles?|positions?|identit(?:y|ies)|identifying\s(?:details|information)|locations?|dates?|text"
    r"|sentences?|sections?|paragraphs?|passages?|portions?|lines?|words?|information|material|book\stitle|phone\snumbers?)"
)
_UNIT = r"(?:lines?|words?|paragraphs?|pages?|sentences?|portions?|names?|columns?)"
_STATED = re.compile(
    rf"(?:less than |more than |approximately )?[0-9½¼/-]{{1,5}}(?: and [0-9]/[0-9])? {_UNIT}", re.IGNORECASE
)
# Two patterns, so that each has its four letters to look for.
_X = {sign: re.compile(rf"{sign}{sign[0]}*(?:[\s-]{{1,2}}{sign}{sign[0]}*)*") for sign in ("XXXX", "xxxx")}
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
_CODES = re.compile(rf"{_CODE}(?:[\s,;/]{{1,3}}(?:and\s)?{_CODE}){{0,6}}(?=\s*$|\n\n|\s\s|\])")
# What codes stand behind, where they do not begin the text: two blanks or a bracket; and what each of them begins with.
_BEFORE_CODES = re.compile(r"[\s\[](?:(?<=\s\s)|(?<=\[))(?=[(bB1E52])")
# The bracket or letter first and what is before it behind, so that the search goes from one to the next.
_FOIA = re.compile(
    r"\((?<![\w.]\()[bB]\)\s?\([1-9]\)(?:\s?\([A-F]\))?|[bB](?=\()(?<![\w.][bB])\([1-9]\)(?:\([A-F]\))?(?!\w)"
)
# Alone where text stood, as reviewers typed it over what they cut out.
_ALONE = re.compile(r"(?:^|(?<=\n\n))(?:TEXT )?(?:EXCISED|REDACTED|SANITIZED|DELETED)\.?(?=\n\n|$)")
_BARS = re.compile(r"[█■▇▆▮▬▓]{2,}(?:[ \n]?[█■▇▆▮▬▓]+)*")
# At the margin of a line or alone on one, as the source has it: in the text of a paragraph lines are joined.
_BESIDE = re.compile(
    rf"(?:(?<=\n)|(?<=[ ]{{2}}))(?:(?P<excised>EXCISED|EXCISION|REDACTED)|{_CODE}(?:[ ,;/]{{1,3}}{_CODE}){{0,6}})"
    r"(?=[ \t]{0,40}(?:\r?\n|$))"
)
_WHOLE = re.compile(
    r"(?:(?:this\s)?(?:document|page|telegram|text|section|paragraph|enclosure|attachment)s?\s(?:is\s|was\s|has\sbeen\s|are\s)?"
    r"(?:withheld|denied|exempted)(?:\sin\s(?:full|whole|its\sentirety))?|(?:[0-9]{1,3}\s)?pages?\swithheld)\b",
    re.IGNORECASE,
)
HEAD = ("subject", "tags", "eo", "classified_by", "references", "passing", "origin", "action", "info", "signature")


def redactions_of(
    head: Head,
    headings: Sequence[Heading],
    paragraphs: Sequence[Paragraph],
    source: str,
    whole: Whole | None = None,
    *,
    release: Release | None = None,
) -> Iterator[Redaction]:
    """The redactions of a cable: in the head, in headings, in the paragraphs, whose texts are ``whole``.

    Reviewers print at the margin why something beside it was taken out; that counts in what is known to be released
    alone, for elsewhere B1 at the end of a line may be a visa.
    """
    parts = [(name, field) for name in HEAD if (field := getattr(head, name)) is not None]
    said = [heading.span.of(source) for heading in headings]
    if finders := _finders(whole_of([*(field.text for _, field in parts), *said])):
        for name, field in parts:
            for kind, start, end, extent in _found(field.text, finders):
                place = Span(field.span.start + start, field.span.start + end)
                yield Redaction(kind, place, "head", None, name, extent)
        for heading, text in zip(headings, said, strict=True):
            for kind, start, end, extent in _found(text, finders):
                place = Span(heading.span.start + start, heading.span.start + end)
                yield Redaction(kind, place, "heading", extent=extent)
    released = release is not None and release.status == "released"
    finders = _finders(whole or whole_of([paragraph.text for paragraph in paragraphs]), body=True)
    for index, paragraph in enumerate(paragraphs if finders or released else ()):
        hits = [
            Redaction(kind, paragraph.source_span(start, end), "paragraph", index, None, extent)
            for kind, start, end, extent in _found(paragraph.text, finders)
        ]
        for kind, span in _beside(paragraph, source) if released else ():
            if not any(one.span.start < span.end and span.start < one.span.end for one in hits):
                hits.append(Redaction(kind, span, "paragraph", index))
        yield from sorted(hits, key=lambda one: one.span.start)


_Hit = tuple[RedactionKind, int, int, str | None]
_Finder = Callable[[str], list[_Hit]]


def _finders(whole: Whole, *, body: bool = False) -> list[_Finder]:
    """What is worth looking for in several texts, by signs that the whole of them has; most cables have none.

    What stands in brackets has its sign between them; brackets inside them there are only before ``declassified``.
    """
    found: list[_Finder] = []
    if whole.has("xxxx"):
        found.append(_by_x)
    if whole.encloses(*_SIGNS) or whole.has("declassif"):
        found.append(_in_brackets)
    if not whole.text.isascii() and any(bar in whole.text for bar in "█■▇▆▮▬▓"):
        found.append(_barred)
    if body and any(sign.search(whole.text) for sign in _CODED):
        found.append(_by_code)
    if body and whole.has("excised", "redacted", "sanitized", "deleted"):
        found.append(_alone)
    if body and whole.has("withheld", "denied", "exempted"):
        found.append(_withheld)
    return found


def _found(text: str, finders: Sequence[_Finder]) -> list[_Hit]:
    """Kind, range and stated extent of each redaction of a text; no pattern is tried before its sign is found."""
    found = [hit for find in finders for hit in find(text)]
    found.sort(key=lambda each: (each[1], -each[2]))
    return [
        each for at, each in enumerate(found) if not any(each[2] <= other[2] for other in found[max(0, at - 3) : at])
    ]


def _by_x(text: str) -> list[_Hit]:
    return [
        ("publisher-x", hit.start(), hit.end(), None)
        for sign, run in _X.items()
        if sign in text
        for hit in run.finditer(text)
    ]


def _in_brackets(text: str) -> list[_Hit]:
    low = text.lower()
    return [_bracketed(hit) for hit in _BRACKETED.finditer(text)] if any(word in low for word in _SIGNS) else []


def _beside(paragraph: Paragraph, source: str) -> list[tuple[RedactionKind, Span]]:
    """The codes and marks at the margin of a paragraph's lines, or alone on one: something was taken out there."""
    raw = source[paragraph.text_start : paragraph.end]
    if not (any(sign.search(raw) for sign in _CODED) or any(mark in raw for mark in _BARE)):
        return []
    at = paragraph.text_start
    return [
        ("excised" if hit["excised"] else "code", Span(at + hit.start(), at + hit.end()))
        for hit in _BESIDE.finditer(raw)
    ]


def _alone(text: str) -> list[_Hit]:
    return [("excised", hit.start(), hit.end(), None) for hit in _ALONE.finditer(text)]


def _barred(text: str) -> list[_Hit]:
    return [("bar", hit.start(), hit.end(), None) for hit in _BARS.finditer(text)]


# What codes have, B1 to B7, (b), b(, 1.3 to 1.5, 50X and 25X, each with a rare character first.
_CODED = tuple(
    re.compile(pattern) for pattern in (r"\((?:[bB]\)|(?<=[bB]\())", "B[1-7]", r"1\.[345]", "X(?:(?<=50X)|(?<=25X))")
)
_BARE = ("EXCIS", "REDACTED")
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


def _by_code(text: str) -> list[_Hit]:
    if not any(sign.search(text) for sign in _CODED):
        return []
    hits = [*_FOIA.finditer(text), *_codes(text)]
    return [("code", hit.start(), hit.end(), None) for hit in hits]


def _codes(text: str) -> Iterator[re.Match[str]]:
    """The lists of codes in a text, in order: tried at its begin and where one can stand."""
    behind = 0
    for at in (0, *(hit.end() for hit in _BEFORE_CODES.finditer(text))):
        if at >= behind and (hit := _CODES.match(text, at)):
            yield hit
            behind = hit.end()


def _withheld(text: str) -> list[_Hit]:
    if "ithheld" in text or "WITHHELD" in text or "DENIED" in text or "xempted" in text:
        return [("withheld", hit.start(), hit.end(), _extent(hit.group())) for hit in _WHOLE.finditer(text)]
    return []


def _bracketed(found: re.Match[str]) -> _Hit:
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
