"""CSL-JSON, which citation processors (pandoc, Zotero) read: a personal communication of the genre telegram."""

import json
from typing import Any

from reftel.model.cable import Cable
from reftel.writing.citations.citation import (
    Citation,
    at_paragraph,
    day_of,
    filed_as,
    key_of,
    kind_of,
    number_of,
    opened,
    receivers,
    sender,
    source_of,
)


def item(cable: Cable, para: int | None) -> dict[str, Any]:
    """The item as data; what the cable does not say is left out."""
    day = day_of(cable)
    issued = {"date-parts": [[part for part in day[:3] if part is not None]]} if day else None
    if issued and day and day.inferred:
        issued["circa"] = True  # type: ignore[assignment] # JSON, of several kinds
    name = sender(cable)
    told = {
        "id": key_of(cable),
        "type": "personal_communication",
        "genre": kind_of(cable),
        "title": filed_as(cable),
        "author": [{"literal": name}] if name else None,
        "recipient": [{"literal": one} for one in receivers(cable)] or None,
        "issued": issued,
        "number": number_of(cable),
        "locator": at_paragraph(para),
        "keyword": ", ".join(tag.code for tag in cable.tags) or None,
        "note": "; ".join(part for part in (opened(cable), source_of(cable)) if part),
    }
    return {key: value for key, value in told.items() if value}


def write(cable: Cable, para: int | None) -> str:
    """A list of one item, as processors want it."""
    return json.dumps([item(cable, para)], ensure_ascii=False, indent=1)


CSL = Citation("csl", "CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write)
