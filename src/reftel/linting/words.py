"""The characters of a record as the rules look at them: lines of a head element, sentences of a paragraph."""

import html
import re
from collections.abc import Iterator
from typing import Any

from reftel.model.cable import Cable, Paragraph
from reftel.model.source import Field, Span

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_BREAK = re.compile(r"&#x0*[aA];|&#10;|<br\s?/?>|\r\n|\n|\r")
_TAG = re.compile(r"<[^<>]{1,200}>")


def lines_of(field: Field[Any] | None) -> list[tuple[str, Span]]:
    """The lines of a head element, entities decoded, each with its place."""
    if field is None:
        return []
    places = field.parts or (field.span,)
    return [line for place in places for line in _lines(field, place)]


def _lines(field: Field[Any], place: Span) -> Iterator[tuple[str, Span]]:
    text = field.text[place.start - field.span.start : place.end - field.span.start]
    at = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        piece = text[at:end]
        clean = " ".join(html.unescape(_TAG.sub("", piece)).split())
        if clean:
            yield clean, Span(place.start + at, place.start + end)
        at = found.end() if found else end


def text_of(field: Field[Any] | None) -> str:
    """The lines of a head element on one line."""
    return " ".join(line for line, _ in lines_of(field))


def place_of(field: Field[Any] | None) -> Span:
    """Where a head element stands; nowhere, if it is not there."""
    return field.span if field else Span(0, 0)


def day_of(cable: Cable) -> str | None:
    """The day of sending (ISO), or None where it is not known to the day."""
    date = (cable.date or "").rstrip("~?%")
    return date if len(date) == 10 else None


def is_extract(cable: Cable) -> bool:
    """Whether the publisher says that the head, or more, is left out."""
    return any(notice.kind == "partial-extract" for notice in cable.notices)


def has_format_lines(cable: Cable) -> bool:
    """Whether the copy has the lines of its transmission (1 to 8), so that they can be asked for."""
    told = cable.transmission is not None and (cable.transmission.station or cable.transmission.prosign)
    return cable.kind == "telegram" and not is_extract(cable) and bool(told)


def has_labels(cable: Cable, *but: str) -> bool:
    """Whether the head has its labelled elements, but for those named, so that another one can be missed.

    What a publisher's page says beside the cable is no element of its head.
    """
    asked = [name for name in ("eo", "tags", "subject") if name not in but]
    return (
        cable.kind == "telegram"
        and bool(cable.paragraphs)
        and cable.head.classification is not None
        and all((field := cable.field(name)) is not None and field.span.start >= cable.span.start for name in asked)
    )


def is_mixed(text: str) -> bool:
    """Whether a text is in ordinary letters: in one all in capitals a name cannot be told from a word."""
    small = sum(map(str.islower, text))
    return small > sum(map(str.isupper, text))


_END = re.compile(r"(?<=[a-z0-9)\"”’'])[.?!][\"”’')]{0,2}\s+(?=[\"“(]?[A-Z])")


def sentences_of(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, as offsets in its clean text; abbreviations in capitals end none."""
    at = 0
    for found in _END.finditer(paragraph.text):
        yield at, found.end()
        at = found.end()
    if at < len(paragraph.text):
        yield at, len(paragraph.text)


def in_source(paragraph: Paragraph, start: int, end: int) -> Span:
    """The place in the source of a stretch of a paragraph's clean text; of the paragraph, if it is empty."""
    text = paragraph.text[start:end]
    end -= len(text) - len(text.rstrip())
    return paragraph.source_span(start, end) if start < end else paragraph.span
