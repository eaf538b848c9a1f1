"""Telegrams of 1973 to 1979 as the National Archives release them, in the text layer of their PDFs or as plain text.

A record is ``Message Text``, the telegram as it was printed, and ``Message Attributes``, ``Document Number: …``. Stamps
of release and ``<< END OF DOCUMENT >>`` stand around the pages. A withdrawal card stands in the place of a telegram
that is withheld.
"""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from reftel import fields
from reftel.facts import attributes
from reftel.fields.dtg import MONTHS
from reftel.model.cable import Kind
from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.mapped import plain
from reftel.reading.passage import Format, Passage
from reftel.reading.printed import ATTRIBUTES, stamped, stamps

_TEXT = re.compile(r"^[ \t\f\xa0]{0,200}Message Text[ \t\r\xa0]{0,40}$", re.MULTILINE)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,44}?)\s{0,2}:(?:[ \t]{1,8}|$)")
_END = re.compile(r"<{2,3}\s{0,3}END OF DOCUMENT", re.IGNORECASE)
_CARD = re.compile(
    r"WITHDRAWAL\s{1,3}(?:CARD|NOTICE|SHEET)|WITHDRAWN\s{1,3}(?:ITEM|DOCUMENT|TELEGRAM)"
    r"|(?:TELEGRAM|DOCUMENT|ITEM|MESSAGE|TEXT|RECORD)\s{1,3}(?:HAS\s{1,3}BEEN\s{1,3}|IS\s{1,3}|WAS\s{1,3})?WITHDRAWN",
    re.IGNORECASE,
)
_DAY = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3})[a-z]{0,6}[ -]([0-9]{4})")
_BEFORE = 2_000  # characters between the heading and the first label, or between two pages
_LINE = re.compile(r"[\n\f]")
_NO_TEXT = re.compile(r"[\ufeff\s]*+(?:n/a|error reading text[ A-Z]{0,60})?\s*", re.IGNORECASE)


class Attribute(msgspec.Struct, frozen=True):
    """An attribute: its label as printed, its value over all its lines, and the place of that."""

    label: str
    value: str
    span: Span


class Block(msgspec.Struct, frozen=True):
    """The attributes of a record and where they end."""

    found: tuple[Attribute, ...]
    end: int


def suits(text: str) -> bool:
    """Whether a text has such a record: its attributes, or the heading over its text."""
    for heading in ATTRIBUTES.finditer(text) if "Message Attributes" in text else ():
        if len(read_attributes(text, heading.end()).found) > 2:
            return True
    first = _TEXT.search(text, 0, 4000) if "Message Text" in text[:4000] else None
    return first is not None and next(stamps(text, 0, 4000), None) is not None


def split(text: str) -> Iterator[Passage]:
    """A passage for each record."""
    at = 0
    while at < len(text):
        heading = ATTRIBUTES.search(text, at)
        block = read_attributes(text, heading.end()) if heading else Block((), len(text))
        body_end = heading.start() if heading else len(text)
        made = _record(text, at, body_end, block)
        yield msgspec.structs.replace(made, why="another record begins") if at else made
        at = max(block.end, at + 1)


def _record(text: str, start: int, body_end: int, block: Block) -> Passage:
    first = _TEXT.search(text, start, body_end)
    low = _behind(text, first.end(), body_end) if first else start
    # A record whose text is on microfilm only says so, or nothing, where the text would stand.
    high = low if _NO_TEXT.fullmatch(text, low, body_end) else body_end
    outer = [Node("publisher", *span) for span in ((start, low), (high, block.end)) if span[1] > span[0]]
    card = high - low < 4000 and _CARD.search(text, low, high) is not None
    told = block.found
    if card:
        told = (*told, *read_attributes(text, low, high, card=True).found)
    publisher, places = _publisher(told)
    kind = _kind(publisher, card=card)
    release = Release() if card else _release(text, start, publisher)
    mapped = plain(text, low, high)
    return Passage(mapped, bool(publisher), publisher, places, tuple(outer), release=release, kind=kind)


def _behind(text: str, at: int, limit: int) -> int:
    """Behind the line break at an offset."""
    found = re.compile(r"[ \t]{0,40}(?:\r\n|[\r\n\f])?").match(text, at, limit)
    return found.end() if found else at


def read_attributes(text: str, start: int, limit: int | None = None, *, card: bool = False) -> Block:
    """The attributes from an offset on: labelled lines, and lines that go on with a value."""
    limit = len(text) if limit is None else limit
    found: list[Attribute] = []
    label, parts = "", list[tuple[int, int]]()
    blank = False
    at = end = start
    while at < limit:
        line_end = _LINE.search(text, at, limit)
        stop = line_end.start() if line_end else limit
        low = at + len(text[at:stop]) - len(text[at:stop].lstrip())
        line = text[low:stop].rstrip()
        at = stop + 1
        named = _LABEL.match(line) if line else None
        if _TEXT.match(line) or ATTRIBUTES.match(line):
            break
        if not line:
            blank = bool(parts) or blank
            continue
        if named is not None and attributes.is_label(named["label"], card=card):
            found.extend(_attribute(text, label, parts))
            label, parts, blank = named["label"], [], False
            if line[named.end() :].strip():
                parts.append((low + named.end(), low + len(line)))
        elif _END.match(line) or next(stamps(text, low, low + len(line)), None) is not None:
            blank = True
        elif label and (not blank or not parts):
            parts.append((low, low + len(line)))
        elif card or (not label and at - start < _BEFORE):
            continue  # what a card says in sentences, or what stands between the heading and the first label
        else:
            break
        end = min(at, limit)
    found.extend(_attribute(text, label, parts))
    return Block(tuple(found), end)


def _attribute(text: str, label: str, parts: list[tuple[int, int]]) -> Iterator[Attribute]:
    value = " ".join(" ".join(text[low:high].split()) for low, high in parts)
    if label and value and value.lower() != "n/a":
        yield Attribute(label, value, Span(parts[0][0], parts[-1][1]))


def _publisher(told: tuple[Attribute, ...]) -> tuple[dict[str, str], dict[str, Span]]:
    """Every attribute that says something: under what the reader takes it for, else under its label."""
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    for one in told:
        key = attributes.key_of(one.label) or "_".join(one.label.lower().split())
        if key not in publisher:
            publisher[key] = (_iso(one.value) or one.value) if key == "created" else one.value
            places[key] = one.span
    return publisher, places


def _iso(text: str) -> str | None:
    """``08 aug 1979`` as an ISO date."""
    found = _DAY.search(text)
    month = found[2].upper() if found else ""
    if found is None or month not in MONTHS:
        return None
    try:
        return date(int(found[3]), MONTHS.index(month) + 1, int(found[1])).isoformat()
    except ValueError:
        return None


def _kind(publisher: dict[str, str], *, card: bool) -> Kind | None:
    if card:
        return "card"
    kind = attributes.kind_of(publisher.get("type", ""))
    return msgspec.convert(kind, Kind) if kind and kind != "telegram" else None


def _release(text: str, start: int, publisher: dict[str, str]) -> Release:
    """What stamps and attributes say of the release: the stamp has the day and who signed it."""
    stamp = next(stamps(text, start, start + 4000), None) or next(stamps(publisher.get("markings", ""), 0, 400), None)
    level = fields.parse_classification(publisher.get("current", ""))
    told = stamped(stamp, level.level if level else None)
    action = f"{publisher.get('disposition_action', '')} {publisher.get('review_action', '')}".upper()
    if stamp is not None or "RELEASED" not in action:
        return told
    return Release("released", None, _iso(publisher.get("disposition_date", "")), told.classification)


AAD = Format("aad", suits, split)
