"""The conversation that a paper records: who took part, by the list in its head or by its title, on its day.

``Memorandum by Mr. Tarn Bly, of the Dam Division, of a Conversation With the Ostrelian Minister (Marin)``.
"""

import hashlib
import re
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from reftel.extracting.dates import find_dates
from reftel.extracting.registry import Registry
from reftel.facts import countries
from reftel.fields.participants import Participant as Listed
from reftel.fields.participants import parse_participants
from reftel.model.cable import Cable, Paragraph
from reftel.model.meeting import Evidence, Meeting, MeetingKind, Participant, Words
from reftel.model.source import Field, Span

T = TypeVar("T")
_TITLE: Final = re.compile(
    r"Memorand(?:um|a)(?: of (?:a )?(?:telephone )?conversation)?,? by (?P<who>[^;]{2,200}?),?"
    r" of (?:a |his )?(?P<phone>telephone )?conversations? with (?P<whom>[^;]{2,200})$",
    re.IGNORECASE,
)
_HELD: Final = re.compile(r"(?:the )?(?P<title>[^()]{2,160}?) \((?P<name>[^()]{2,60})\)$", re.IGNORECASE)
_STYLES: Final = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr)\.? (?=[A-Z])")
_LIST: Final = re.compile(r"(?:Meeting )?(?:Participants|Attendees)\b\s*:?\s*", re.IGNORECASE)
_WORDS: Final = 8  # of an office in a list; more are several persons whose lines were run together
_DAY: Final = 10  # characters of a date that is one of a day
_TAGS: Final = re.compile(r"<[^<>]*>")
_RANK: Final = 0.85
_OURS: Final = frozenset(["US", "U.S.", "United States", "United States of America", "USA", "American", "Americans"])


def recorded(cable: Cable, registry: Registry) -> Meeting | None:
    """The conversation that a paper is of; None where it records none, or names one side only."""
    listed = cable.head.participants
    if listed is not None and len(listed.value) > 1:
        place = _in_field(listed)
        who, whom = _sides(listed.value, place, registry)
        telephone = "telephone" in (cable.publisher.get("title") or "").lower()
        return _made(cable, listed.span, listed.text, who, whom, kind="telephone" if telephone else "meeting")
    titled = _TITLE.match((cable.publisher.get("title") or "").strip(" ."))
    if titled is not None and (head := cable.head.origin) is not None:
        one, other = (_one(_titled(titled[name]), _in_field(head), registry) for name in ("who", "whom"))
        kind: MeetingKind = "telephone" if titled["phone"] is not None else "meeting"
        return _made(cable, head.span, head.text, (one,), (other,), kind=kind)
    return next(filter(None, (_in_paragraph(cable, paragraph, registry) for paragraph in cable.paragraphs)), None)


def _in_paragraph(cable: Cable, paragraph: Paragraph, registry: Registry) -> Meeting | None:
    """The meeting of a telegram that lists those present in a paragraph, on the one day that stands before it."""
    label = _LIST.match(paragraph.text)
    people = parse_participants(paragraph.text[label.end() :]) if label is not None else ()
    run_together = any(len((one.title or "").split()) > _WORDS or (one.title or "").count(",") > 1 for one in people)
    if len({one.side for one in people}) < 2 or run_together:
        return None
    near = f"{cable.subject or ''}\n" + "\n".join(one.text for one in cable.paragraphs[: 1 + _at(cable, paragraph)])
    days = {one.edtf for one in find_dates(near, cable.date) if len(one.edtf) == _DAY}
    who, whom = _sides(people, _in_text(paragraph), registry)
    span = paragraph.source_span(0, len(paragraph.text))
    made = _made(cable, span, paragraph.text, who, whom, kind="meeting")
    when = days.pop() if len(days) == 1 else None
    return msgspec.structs.replace(made, when=when, when_basis="sentence" if when else None)


def _at(cable: Cable, paragraph: Paragraph) -> int:
    return next(at for at, one in enumerate(cable.paragraphs) if one is paragraph)


Place = Callable[[str], Words]


def _in_field(told: Field[T]) -> Place:
    """Where a name stands in a field of the head; the whole of it, where mark-up parts the words of the name."""

    def place(name: str) -> Words:
        found, start = _pattern(name).search(told.text), told.span.start
        return Words(start + found.start(), start + found.end(), name) if found else Words(start, told.span.end, name)

    return place


def _in_text(paragraph: Paragraph) -> Place:
    """The same for a paragraph, in which every name stands as it is."""

    def place(name: str) -> Words:
        found = _pattern(name).search(paragraph.text)
        span = paragraph.source_span(*(found.span() if found else (0, len(paragraph.text))))
        return Words(span.start, span.end, name)

    return place


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in name.split()))


def _made(
    cable: Cable,
    span: Span,
    told: str,
    who: tuple[Participant, ...],
    whom: tuple[Participant, ...],
    *,
    kind: MeetingKind,
) -> Meeting:
    place = cable.head.place
    text = " ".join(_TAGS.sub(" ", told).split())
    key = f"{cable.citation}|{span.start}|recorded|{'|'.join(one.name for one in (*who, *whom))}"
    return Meeting(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        cable=cable.citation,
        kind=kind,
        status="held",
        who=who,
        whom=whom,
        when=cable.date,
        when_basis="head" if cable.date else None,
        place=Words(place.span.start, place.span.end, place.value) if place is not None else None,
        request=None,
        purpose=None,
        told_by=None,
        statements=(),
        evidence=(Evidence(para=None, start=span.start, end=span.end, text=text),),
        because="recorded",
        rank=_RANK,
        reasons=("the paper is a record of it",),
        source=cable.source.sha256,
        cable_date=cable.date,
    )


def _sides(
    listed: tuple[Listed, ...], place: Place, registry: Registry
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Those of the side that keeps the record, and the others; of a list without sides the first, and the others."""
    sides = list(dict.fromkeys(one.side for one in listed))
    ours = next((side for side in sides if side in _OURS), sides[0])
    first = [one for one in listed if one.side == ours] if len(sides) > 1 else listed[:1]
    others = [one for one in listed if one not in first]
    return tuple(_one(one, place, registry) for one in first), tuple(_one(one, place, registry) for one in others)


def _one(one: Listed, place: Place, registry: Registry) -> Participant:
    name = registry.name(_STYLES.sub("", one.name), [])[0]
    side = side_of(one.side) or side_of(one.title)
    return Participant(name=name, words=place(one.name), role=one.title, side=side)


def side_of(words: str | None) -> str | None:
    """The country that words name, by its name."""
    if not words:
        return None
    found = (countries.country_of(word.strip(",.()"), strict_case=True) for word in words.split())
    return next((country.name for country in found if country is not None), None)


def _titled(words: str) -> Listed:
    """``the Ostrelian Minister (Marin)``, ``Mr. Tarn Bly, of the Dam Division``: name and office."""
    held = _HELD.match(words.strip())
    if held is not None:
        return Listed(held["name"], held["title"])
    name, _, office = words.strip().partition(", ")
    return Listed(name, office or None)
