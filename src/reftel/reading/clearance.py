"""Who cleared or classified the cable, in its text: ``This cable was cleared by Ambassador Lindholt.``"""

import re

import msgspec

from reftel import fields
from reftel.model.cable import Clearance

_VERB = re.compile(r"\b(?:cleared|approved)(?:\son)?\sby\s(?P<who>[^;:()]{2,160})", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\bthis\s)?(?:\b(?:cable|message|telegram|report|draft)\s)?(?:was|has\sbeen|have\sbeen)\s(?:(?:reviewed|seen)\sand\s)?$",
    re.IGNORECASE,
)
_CLASSIFIED = re.compile(
    r"(?:THIS\s(?:CABLE|MESSAGE|TELEGRAM)\s(?:IS|WAS|HAS\sBEEN)\s)?(?=(?:DERIVATIVELY\s)?CLASSIFIED\sBY\b)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?<=[a-zA-Z0-9)])\.?\s{1,4}(?=\((?:U|C|S|SBU|C/NF|S/NF)\)\s)")  # the text goes on behind it
_WIDEST = 400  # characters: a paragraph that says who classified says nothing behind that
_SENTENCE_END = re.compile(r"\.(?=\s+[A-Z\"(]|\s*$)")
_TITLE_DOT = re.compile(r"\b(?:Amb|Mr|Ms|Mrs|Dr|Gen|Col|Lt|Sen|Rep|[A-Z])$")


class Cleared(msgspec.Struct, frozen=True):
    """Who cleared, and the clean offsets of the words that say so."""

    people: tuple[Clearance, ...]
    start: int
    end: int


def clearances(text: str) -> Cleared | None:
    """Find who is said to have cleared the cable."""
    found = _VERB.search(text) if "leared" in text or "LEARED" in text or "pproved by" in text else None
    before = _BEFORE.search(text, max(0, found.start() - 60), found.start()) if found else None
    if found is None or before is None or not _of_a_cable(text, found, before):
        return None
    who = found["who"]
    for stop in _SENTENCE_END.finditer(who):
        if not _TITLE_DOT.search(who[: stop.start()]):
            who = who[: stop.start()]
            break
    people = tuple(_person(one) for one in fields.parse_classified_by(f"Classified By: {who}") if one.name)
    return Cleared(people, before.start(), found.start("who") + len(who)) if people else None


class Classified(msgspec.Struct, frozen=True):
    """Who classified, for which reasons of which section of the order, and the clean offsets of the words."""

    people: tuple[fields.ClassifiedBy, ...]
    reasons: tuple[str, ...]
    section: str | None
    start: int
    end: int


def classifier(text: str) -> Classified | None:
    """Who is said to have classified the cable, by a paragraph that begins so, and how far that goes.

    Telegrams of the nineties have it as their first paragraph: ``1. (U) Classified by DCM Ada Roe. Reason: 1.5 (d).``
    """
    found = _CLASSIFIED.match(text)
    if found is None:
        return None
    said = _MARKED.split(text[found.end() : _WIDEST], maxsplit=1)[0]
    people = tuple(one for one in fields.parse_classified_by(said) if one.name)
    reasons = tuple(fields.parse_reasons(said))
    if not people or not reasons:
        return None
    return Classified(people, reasons, fields.parse_reasons_section(said), found.end(), found.end() + len(said))


def _of_a_cable(text: str, found: re.Match[str], before: re.Match[str]) -> bool:
    """Whether it is the cable that was cleared or approved, and not a ship or a proposal; a name has a capital."""
    said = text[max(0, before.start() - 40) : found.start()]
    return _CABLE.search(said) is not None and found["who"].split()[0][:1].isupper()


_CABLE = re.compile(r"\b(?:this|cable|message|telegram|report|draft|transmission)\b", re.IGNORECASE)


def _person(one: fields.ClassifiedBy) -> Clearance:
    """A post that cleared is no officer with a title: Embassy Ankara."""
    if one.name and (one.title or "").lower() in {"embassy", "consulate", "mission", "post", "amembassy"}:
        return Clearance(f"{one.title} {one.name}")
    return Clearance(one.name or "", one.title)
