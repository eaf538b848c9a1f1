"""What titles and first paragraphs of documents of Foreign Relations say of their heads.

``Telegram From the Mission to the United Nations to the Department of State``; ``68. Subj: The Lamps. Ref: State 12.``
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from reftel.facts import posts
from reftel.facts.numbering import numbering_of
from reftel.fields import parse_references
from reftel.fields.mrn import Mrn
from reftel.fields.reference import Reference
from reftel.model.cable import Head, Paragraph
from reftel.model.source import Field, Source

_LONGEST = 400  # characters of a title, or of the lines of a head at the start of a text
_FROM = re.compile(
    r"(?:[A-Z][\w’'-]{1,20}\s){0,3}?(?:Telegram|Airgram|Aerogram|Despatch|Letter|Memorandum|Message|Note|Instruction|Report"
    r"|Paper|Cable|Submission)\s(?:From|Prepared (?:by|in|for)|(?:of (?:a )?Conversation,? )?by)\s",
    re.IGNORECASE,
)
_TO = re.compile(r"\sto\s", re.IGNORECASE)
# Whose office has a "to" of its own: the Mission to the United Nations, the Ambassador to Chile.
_OF_OFFICES = re.compile(
    r"\b(?:Mission|Ambassador|Representative|Assistant|Adviser|Advisor|Delegat(?:e|ion)|Minister|Envoy|Emissary|Counsel(?:or)?"
    r"|Deputy|Consultant|Observer|Liaison|Aide|Chairman|Secretary)s?$",
    re.IGNORECASE,
)
_OF_TALKS = re.compile(r",?\s(?:of (?:a|his) conversations?|on|regarding|concerning)\s.*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>[1-9][0-9]{0,5})\.\s+(?=\S)")
_SUBJECT = re.compile(
    r"\bSubj(?:ect)?\s?[:.]\s+(?P<subject>\S.{2,240}?)(?=\s+Refs?(?:tels?)?\s?[:.]\s|\s*$)", re.IGNORECASE
)
_REFERENCES = re.compile(
    r"\bRef(?:s|tels?|erences?)?\s?:\s+(?P<references>\S.{2,240}?)(?=\s+Subj(?:ect)?\s?[:.]|\s*$)", re.IGNORECASE
)
_FIRST = 3  # paragraphs that may hold lines of the head


def route_of(title: str) -> tuple[str, str | None] | None:
    """Who wrote and to whom, of the title of a document; None where it says neither.

    A title that says by whom and not to whom (``Memorandum by the Legal Adviser``) gives None for the second.
    """
    plain = title[:_LONGEST]
    said = _FROM.match(plain)
    rest = plain[said.end() :] if said else plain
    for found in _TO.finditer(rest):
        if _OF_OFFICES.search(rest[: found.start()]) is None:
            return rest[: found.start()].strip(), rest[found.end() :].strip()
    whole = _OF_TALKS.sub("", rest).strip()
    return (whole, None) if said and whole else None


def with_lines(head: Head, paragraphs: Sequence[Paragraph], source: Source) -> Head:
    """The head of a telegram with the number, subject and references that stand before or in its first paragraph."""
    told: dict[str, tuple[Paragraph, re.Match[str]]] = {}
    for paragraph in paragraphs[:_FIRST]:
        if len(paragraph.text) > _LONGEST:
            continue
        for name, pattern in (("subject", _SUBJECT), ("references", _REFERENCES)):
            if name not in told and getattr(head, name) is None and (found := pattern.search(paragraph.text)):
                told[name] = (paragraph, found)
    made: dict[str, Any] = {}
    if head.mrn is None and (mrn := _mrn(head, paragraphs, source)) is not None:
        made["mrn"] = mrn
    for name, (paragraph, found) in told.items():
        value: str | tuple[Reference, ...] = found[name].rstrip(". ")
        if name == "references":
            value = _cited(found[name], head, made.get("mrn"))
        if value:
            span = paragraph.source_span(*found.span(name))
            made[name] = Field(value, span.of(source.text), span)
    return msgspec.structs.replace(head, **made) if made else head


def _cited(text: str, head: Head, mrn: Field[Mrn] | None) -> tuple[Reference, ...]:
    year = int(head.date.value.edtf[:4]) if head.date and head.date.value.edtf[:4].isdigit() else None
    return parse_references(f"REF: {text.rstrip('. ')}", year, mrn.value.station if mrn else None)


def _mrn(head: Head, paragraphs: Sequence[Paragraph], source: Source) -> Field[Mrn] | None:
    """The number that stands alone before the text, ``68. Subj:``, of the post in which the telegram was written.

    Not where a number and a year do not yet name one telegram (``numbering.tsv``).
    """
    first = paragraphs[0] if paragraphs else None
    if first is None or first.number is not None or head.place is None or head.date is None:
        return None
    found = _NUMBER.match(first.text)
    year = head.date.value.edtf[:4]
    if found is None or not year.isdigit():
        return None
    # The first of numbered paragraphs, whose others are not here, is not the telegram's.
    labelled = _SUBJECT.match(first.text, found.end()) or _REFERENCES.match(first.text, found.end())
    following = re.compile(rf"{int(found['number']) + 1}\.\s")
    if labelled is None and (int(found["number"]) == 1 or any(following.match(one.text) for one in paragraphs[1:])):
        return None
    place = posts.canonical(head.place.value)
    station = "STATE" if place == "WASHINGTON" else place
    if not posts.is_station(station) or not numbering_of(station, int(year)).is_of_year:
        return None
    span = first.source_span(*found.span("number"))
    return Field(Mrn(int(year), station, int(found["number"])), span.of(source.text), span)
