"""What a paragraph's clean text shows of itself: its sub-items, whether it is in capitals, what was mended in it."""

import msgspec

from reftel.model.cable import Paragraph
from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.model.structure import Item, RepairKind
from reftel.reading.items import items_of
from reftel.reading.remarks import remark

_SHORTEST = 40  # letters: fewer tell nothing of capitals
_SAMPLE = 400
_BEGIN = 60  # of most texts enough
_SMALL = b"abcdefghijklmnopqrstuvwxyz"
_CAPITAL = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def structured(paragraph: Paragraph, source: str) -> Paragraph:
    """The paragraph with the slice of the source behind it, its items, and whether it is in capitals."""
    found = tuple(
        Item(item.label, item.level, item.mark, item.start, item.end, *place)
        for item in items_of(paragraph.text)
        for place in [_place(paragraph, item.start, item.end)]
    )
    raw = source[paragraph.start : paragraph.end]
    return msgspec.structs.replace(paragraph, raw=raw, items=found, capitals=in_capitals(paragraph.text))


def _place(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    span = paragraph.source_span(start, end)
    return span.start, span.end


def in_capitals(text: str) -> bool:
    """Whether a text is in capitals throughout, but for a stray letter."""
    begin = text[:_BEGIN].encode("ascii", "ignore")
    if (len(begin) - len(begin.translate(None, _SMALL))) * 20 >= _SAMPLE:
        return False  # more small letters than a few capitals less than the sample can allow
    sample = text[:_SAMPLE].encode("ascii", "ignore")
    capitals = len(sample) - len(sample.translate(None, _CAPITAL))
    return capitals > _SHORTEST and (len(sample) - len(sample.translate(None, _SMALL))) * 20 < capitals


def repaired(paragraphs: tuple[Paragraph, ...]) -> list[Finding]:
    """A finding for each garble that was mended."""
    repairs = (repair for paragraph in paragraphs for repair in paragraph.repairs)
    return [_mended(repair.kind, Span(repair.start, repair.end)) for repair in repairs]


def _mended(kind: RepairKind, span: Span) -> Finding:
    match kind:
        case "comma-apostrophe":
            return remark("garbled-apostrophe", "a comma stands for an apostrophe", span)
        case "question-mark":
            return remark("garbled-apostrophe", "a question mark stands for another sign", span)
        case "letter-q":
            return remark("garbled-apostrophe", "a Q stands for another sign", span)
        case "quotation-8":
            return remark("garbled-quotation", "& and 8 stand for quotation marks", span)
        case "bracket-dash":
            return remark("garbled-dash", "a bracket stands for a dash", span)
        case "hyphen":
            return remark("hyphen-joined", "a hyphen at a line end, in a word that has none", span)
        case _:
            return remark("garbled-code", "a remnant of an encoding", span)
