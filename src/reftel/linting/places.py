"""Where a finding stands, in words: ``¶4``, ``TAGS``, ``format lines``."""

import msgspec

from reftel.model.cable import Cable, Head
from reftel.model.finding import Finding

_NAMES = {
    "transmission": "format lines",
    "dtg": "date-time group",
    "precedence": "date-time group",
    "origin": "FM",
    "action": "TO",
    "info": "INFO",
    "mrn": "classification line",
    "sections": "classification line",
    "classification": "classification line",
    "captions": "captions",
    "passing": "passing line",
    "eo": "E.O. line",
    "tags": "TAGS",
    "subject": "SUBJECT",
    "references": "REF",
    "classified_by": "Classified By",
    "reasons": "Classified By",
    "drafted_by": "drafted by",
    "signature": "signature",
}


def where(cable: Cable, finding: Finding) -> str | None:
    """The smallest thing that a finding stands in; None where it means the whole cable."""
    if not finding.end:
        return None
    for paragraph in cable.paragraphs:
        if paragraph.start <= finding.start < max(paragraph.end, paragraph.start + 1):
            return f"¶{paragraph.number}" if paragraph.number else "text"
    held: list[tuple[int, str]] = []
    for name in (field.name for field in msgspec.structs.fields(Head)):
        element = cable.field(name)
        if name in _NAMES and element is not None and element.span.start <= finding.start <= element.span.end:
            held.append((element.span.end - element.span.start, _NAMES[name]))
    if held:
        return min(held)[1]
    ends = [paragraph.end for paragraph in cable.paragraphs]
    return (
        "behind the text"
        if ends and finding.start >= max(ends)
        else "between paragraphs"
        if _inside(cable, finding)
        else "head"
    )


def _inside(cable: Cable, finding: Finding) -> bool:
    return bool(cable.paragraphs) and finding.start > cable.paragraphs[0].start
