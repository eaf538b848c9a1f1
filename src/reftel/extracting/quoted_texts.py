"""Whole texts in quotation marks: a note that was handed over, a statement that was read, told apart from a phrase.

``The text of the Vardanian statement follows. "We support …"``: each sentence in it is its author's, and whom it
reports is reported in it; a quoted phrase is one saying of the speaker.
"""

import re

import msgspec

from reftel.extracting.notes import Mention

_ANNOUNCED = re.compile(
    r"\b(?:texts?|follow(?:s|ing)?|reads?|as follows|excerpts?|quote)\b[^.:\"“]{0,120}[.:]\s*$", re.IGNORECASE
)
_OPENS = re.compile(r"(?:(?<=\s)|^)[\"“](?=\w)")
_KINDS = (
    r"(?:statement|note|letter|message|communique|communiqué|declaration|reply|response|aide[- ]memoire|speech|"
    r"press release|announcement|memorandum|resolution|telegram)"
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
_ISSUED = re.compile(r"\b(?P<who>[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}) (?:issued|released|made|read|sent|published)\b")
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


def phrases(quotes: list[tuple[int, int]], texts: list[QuotedText]) -> list[tuple[int, int]]:
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
