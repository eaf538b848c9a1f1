"""Whole texts in quotation marks: a note that was handed over, a statement that was read, told apart from a phrase.

``The text of the Vardanian statement follows. "We support …"``: each sentence in it is its author's, and whom it
reports is reported in it; a quoted phrase is one saying of the speaker.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from reftel.extracting.notes import Mention
from reftel.facts import countries
from reftel.model.cable import Cable
from reftel.model.structure import AUTHOR, POST, Stretch

_ANNOUNCED = re.compile(
    r"\b(?:texts?|follow(?:s|ing)?|reads?|as follows|excerpts?|quote)\b[^.:\"“]{0,120}[.:]\s*$", re.IGNORECASE
)
_OPENS = re.compile(r"(?:(?<=\s)|^)[\"“](?=\w)")
_KINDS = (
    r"(?:statement|note|letter|message|communique|communiqué|declaration|reply|response|aide[- ]memoire|speech|"
    r"press release|announcement|memorandum|resolution|telegram|non-?paper|talking points|points|proposal)"
)
_OF = re.compile(
    rf"\bof (?:the |its |this )?(?P<who>(?!following\b)[\w.]+(?: [\w.]+){{0,3}}?)(?:['’]s)? {_KINDS}\b", re.IGNORECASE
)
_BY = re.compile(
    rf"\b{_KINDS} (?:of|by|from|issued by|made by) (?P<who>(?:the )?[\w.]+(?: of [\w.]+| [A-Z][\w.]+){{0,3}})",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r"\b(?P<who>I|we|embassy|(?:the )?(?:ambassador|dcm|charge|consul general)) "
    r"(?:handed|delivered|presented|gave|left|sent|conveyed|passed|read|made)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?P<who>[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}) "
    r"(?:issued|released|made|read|sent|published|delivered|handed|passed|gave|presented|provided|conveyed|submitted)\b"
)
_POINTS = re.compile(r"\bpoints\b|\b(?:U\.?S\.?|USG|American|our) \b", re.IGNORECASE)  # what a post is told to say
_NAMED = re.compile(  # a heading that is the name of a text, and not about one
    r"^\W*(?:begin\s+)?text\b|\b(?:text|points|non-?paper|statement|letter|message|note|communique|declaration)\W*$",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\"“”]")
_END = r"(?:in|on|at|for|by|and|as|this|that|which|follows?|reads?)"
_TO = re.compile(
    r"\bto (?P<to>(?:the )?(?:(?:acting|deputy|vice|foreign|prime|under) )*"
    rf"\w+(?: (?!{_END}\b)\w+){{0,3}})",
    re.IGNORECASE,
)
SHORTEST = 240  # characters: a shorter quotation is a phrase
LEAD = 260  # characters before a text in which it is announced


class QuotedText(msgspec.Struct, frozen=True):
    """A text in quotation marks: its place in a paragraph, and the words for author and addressee, if it has them."""

    start: int
    end: int
    author: Mention | None
    addressee: Mention | None = None


def quoted_texts(text: str) -> list[QuotedText]:
    """The texts that a paragraph quotes; one that opens anew at each of its own paragraphs is one text."""
    found: list[QuotedText] = []
    at = 0
    while True:
        mark = _OPENS.search(text, at)
        if mark is None:
            return found
        at = mark.end()
        lead = text[max(0, mark.start() - LEAD) : mark.start()]
        if not _ANNOUNCED.search(lead):
            continue
        end = _closed(text, at)
        if end - at >= SHORTEST:
            found.append(QuotedText(at, end, *_people(text, max(0, mark.start() - LEAD), mark.start())))
            at = end


def attached_texts(cable: Cable) -> dict[int, list[QuotedText]]:
    """The texts that a cable hands on, ``Begin text: … End text``, by index of the paragraph: each sentence in them is
    their author's, who is told by their title or by what stands before them. Where nothing tells him, nobody says it.
    """
    found: dict[int, list[QuotedText]] = {}
    for stretch in cable.blocks:
        if stretch.kind not in ("text", "quote"):
            continue
        author, addressee = _author(cable, stretch)
        for para, start, end in _pieces(cable, stretch):
            found.setdefault(para, []).append(QuotedText(start, end, author, addressee))
    return found


def _pieces(cable: Cable, stretch: Stretch) -> Iterator[tuple[int, int, int]]:
    """The parts of paragraphs that an attached text takes."""
    for para in range(stretch.first, stretch.last):
        paragraph = cable.paragraphs[para]
        parts = [block for block in paragraph.blocks if block.kind == stretch.kind and block.speaker == stretch.speaker]
        for block in parts:
            yield para, block.clean, block.clean_end
        if not parts and _NAMED.search(stretch.title or ""):
            yield para, 0, len(paragraph.text)


def _author(cable: Cable, stretch: Stretch) -> tuple[Mention | None, Mention | None]:
    first = cable.paragraphs[stretch.first]
    start = next((block.clean for block in first.blocks if block.kind == stretch.kind), 0)
    place = (start, start + 1)
    if stretch.speaker not in (AUTHOR, POST):
        low = stretch.speaker.lower()
        people = bool(countries.candidates(low)) and countries.by_name(low) is None  # "German non-paper"
        return Mention(f"{stretch.speaker} government" if people else stretch.speaker, *place), None
    before = first.text if start else cable.paragraphs[stretch.first - 1].text if stretch.first else ""
    hi = start or len(before)
    author, addressee = _people(before, max(0, hi - LEAD), hi)
    if author is not None:
        # Their places lie in what announces the text; that they are told once is enough.
        return author, addressee
    return (Mention("United States", *place) if _POINTS.search(stretch.title or "") else None), None


def phrases(quotes: Iterable[tuple[int, int]], texts: list[QuotedText]) -> list[tuple[int, int]]:
    """Of what stands in quotation marks, what is no whole text."""
    return [
        (lo, hi) for lo, hi in quotes if hi - lo < SHORTEST or not any(one.start < hi and lo < one.end for one in texts)
    ]


def _closed(text: str, at: int) -> int:
    """Where a text that was opened here ends: at its closing mark, or with the paragraph; phrases in it are passed."""
    phrase = False
    for mark in _MARK.finditer(text, at):
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        if after.isalnum() and (before.isspace() or before in "(["):
            phrase = before != "\n"  # at a line's beginning it opens anew
        elif phrase:
            phrase = False
        else:
            return mark.start()
    return len(text.rstrip())


def _people(text: str, lo: int, hi: int) -> tuple[Mention | None, Mention | None]:
    """Author and addressee by the announcement of a text, which ends where the text opens."""
    for pattern in (_OF, _BY, _GAVE, _ISSUED):
        found = pattern.search(text, lo, hi)
        if found is None:
            continue
        told = _TO.search(text, found.end(), hi)
        to = Mention(told.group("to"), *told.span("to")) if told is not None else None
        who = found.group("who")
        if pattern is _GAVE:
            return Mention("embassy", *found.span("who")), to
        whole = rf"{re.escape(who)} (?:delegation|government|embassy|mission)\b"
        named = re.search(whole, text[:hi], re.IGNORECASE)
        return (Mention(named.group(), *named.span()) if named else Mention(who, *found.span("who"))), to
    return None, None
