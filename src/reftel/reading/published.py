"""What the publisher says beside a cable: taken where the cable is silent, and told where the two differ."""

from collections.abc import Callable
from typing import Any

import msgspec

from reftel import fields
from reftel.facts import posts
from reftel.fields.classification import Classification
from reftel.fields.mrn import Mrn
from reftel.model.cable import Head
from reftel.model.finding import Finding
from reftel.model.source import Field, Source
from reftel.reading.passage import Passage
from reftel.reading.remarks import remark

_CUT = 5  # letters of a station's name that the National Archives keep at least, without the blank in it

_CUT_IN = range(1973, 1980)  # years of their electronic telegrams, whose numbers have it so


def page_field(passage: Passage, source: Source, name: str) -> Field[str] | None:
    """A value of the publisher's with its characters and their place."""
    place = passage.places.get(name)
    return None if place is None else Field(passage.publisher[name], place.of(source.text), place)


def published(head: Head, source: Source, passage: Passage) -> tuple[Head, list[Finding]]:
    """Take the publisher's values where the cable is silent; say where they disagree."""
    if not passage.publisher:
        return head, []
    findings: list[Finding] = []
    changes: dict[str, Any] = {}
    _number(head, source, passage, changes, findings)
    _level(head, source, passage, changes, findings)
    created = passage.publisher.get("created", "")[:10]
    if head.dtg is not None and created and created != head.dtg.value.at.date().isoformat():
        text = f"the page says {created}, the date-time group {head.dtg.value.at.date().isoformat()}"
        findings.append(remark("publisher-date", text, head.dtg.span))
    for name, key, parse in _SILENT:
        if key not in passage.places or name in changes or getattr(head, name) is not None:
            continue
        if name == "origin" and _of_another_post(head, fields.parse_mrn(passage.publisher.get("mrn", ""))):
            continue  # the page is that of another cable: its post did not send this one
        if field := page_field(passage, source, key):
            value = parse(field.value, head)
            if value:
                changes[name] = Field(value, field.text, field.span)
    return msgspec.structs.replace(head, **changes), findings


def _number(head: Head, source: Source, passage: Passage, changes: dict[str, Any], findings: list[Finding]) -> None:
    field = page_field(passage, source, "mrn")
    told = fields.parse_mrn(field.value) if field else None
    if field is None or told is None:
        return
    if head.mrn is None or (passage.whole and _better(told, head.mrn.value)):
        changes["mrn"] = Field(_uncut(told), field.text, field.span)
    elif _differs(head.mrn.value, told):
        text = f"the page says {told}, the cable {head.mrn.value}"
        if _of_another_post(head, told):
            text = f"the page is that of {told}, the cable on it is {head.mrn.value}, of another post: that counts"
        findings.append(remark("publisher-mrn", text, head.mrn.span))
    elif head.mrn.value.year is None:
        mrn = head.mrn
        changes["mrn"] = Field(Mrn(told.year, mrn.value.station, mrn.value.serial), mrn.text, mrn.span, mrn.parts)


def _of_another_post(head: Head, told: Mrn | None) -> bool:
    """Whether a page is that of one post, and the cable on it names another one as its own."""
    if head.mrn is None or told is None or not _differs(head.mrn.value, told):
        return False
    own, theirs = posts.post_of(head.mrn.value.station), posts.post_of(told.station)
    return own is not None and theirs is not None and own != theirs


def _uncut(told: Mrn) -> Mrn:
    """The number with the whole name of its station, where one only begins as the National Archives cut it."""
    theirs = told.year in _CUT_IN and not posts.is_station(told.station)
    post = posts.post_of(told.station) if theirs else None
    return told if post is None else Mrn(told.year, post.station, told.serial)


def _better(told: Mrn, own: Mrn) -> bool:
    """Whether a title names a known station and the text, garbled, none."""
    return posts.is_station(told.station) and not posts.is_station(own.station)


def _level(head: Head, source: Source, passage: Passage, changes: dict[str, Any], findings: list[Finding]) -> None:
    field = page_field(passage, source, "classification")
    level = fields.parse_classification(field.value) if field else None
    if field is None or level is None:
        return
    if head.classification is None:
        changes["classification"] = Field(level, field.text, field.span)
    elif _marking(level) != _marking(head.classification.value):
        text = f"the page says {_marking(level)}, the cable {_marking(head.classification.value)}"
        findings.append(remark("publisher-classification", text, head.classification.span))


def _subject(told: str, _: Head) -> str | None:
    return fields.parse_subject(f"SUBJECT: {told}")


def _references(told: str, head: Head) -> tuple[Any, ...]:
    """``06SESTRIN12|05HALIFA3``: an empty list says that there are none."""
    year = head.dtg.value.at.year if head.dtg else None
    items = [item.strip() for item in told.split("|") if item.strip()]
    return tuple(reference for item in items for reference in fields.parse_references(f"REF: {item}", year))


def _tags(told: str, _: Head) -> tuple[Any, ...]:
    """``OVIP, BL``, or codes with their meaning behind: ``PGOV - Political Affairs | BL - Bolivia``."""
    items = [item.partition(" - ")[0].strip() for item in told.split("|")]
    return tuple(fields.parse_tags("TAGS: " + ", ".join(filter(None, items))))


def _to(told: str, _: Head) -> tuple[Any, ...]:
    return tuple(fields.parse_addressees("TO " + "\n".join(item.strip() for item in told.split("|"))).action)


# Head field, the publisher's key, and how it is read; in order, so that the first that says something is taken.
_SILENT: tuple[tuple[str, str, Callable[[str, Head], Any]], ...] = (
    ("origin", "origin", lambda told, _: fields.parse_origin(told)),
    ("action", "to", _to),
    ("tags", "tags", _tags),
    ("references", "references", _references),
    ("eo", "eo", lambda told, _: fields.parse_eo(told)),
    ("subject", "subject", _subject),
    ("subject", "title", _subject),
)


def _marking(told: Classification) -> str:
    """Level, and NOFORN where it is said: the one caveat that the pages name."""
    return f"{told.level}//NOFORN" if "NOFORN" in told.caveats else told.level


def _differs(own: Mrn, told: Mrn) -> bool:
    # The National Archives keep six characters of a station's name: STOCKH for STOCKHOLM, NEWDE for NEW DELHI.
    cut = _CUT <= len(told.station) <= _CUT + 1 and own.station.startswith(told.station)
    other = own.station != told.station and not cut
    return own.serial != told.serial or other or (own.year or told.year) != told.year
