"""The conversation that a paper records: who took part, by the list in its head or by its title, on its day.

``Memorandum by Mr. Tarn Bly, of the Dam Division, of a Conversation With the Ostrelian Minister (Marin)``.
"""

import hashlib
import re
from typing import Any, Final

from reftel.extracting.registry import Registry
from reftel.facts import countries
from reftel.fields.participants import Participant as Listed
from reftel.model.cable import Cable
from reftel.model.meeting import Evidence, Meeting, Participant, Words
from reftel.model.source import Field

_TITLE: Final = re.compile(
    r"Memorand(?:um|a)(?: of (?:a )?(?:telephone )?conversation)?,? by (?P<who>[^;]{2,200}?),?"
    r" of (?:a |his )?(?P<phone>telephone )?conversations? with (?P<whom>[^;]{2,200})$",
    re.IGNORECASE,
)
_HELD: Final = re.compile(r"(?:the )?(?P<title>[^()]{2,160}?) \((?P<name>[^()]{2,60})\)$", re.IGNORECASE)
_STYLES: Final = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr)\.? (?=[A-Z])")
_TAGS: Final = re.compile(r"<[^<>]*>")
_RANK: Final = 0.85
_OURS: Final = frozenset(["US", "U.S.", "United States", "United States of America", "USA", "American", "Americans"])


def recorded(cable: Cable, registry: Registry) -> Meeting | None:
    """The conversation that a memorandum is of; None where the paper records none, or names one side only."""
    listed = cable.head.participants
    if listed is not None and len(listed.value) > 1:
        who, whom = _sides(listed, registry)
        return _made(cable, listed, who, whom, telephone="telephone" in (cable.publisher.get("title") or "").lower())
    titled = _TITLE.match((cable.publisher.get("title") or "").strip(" ."))
    if titled is None or cable.head.origin is None:
        return None
    head = cable.head.origin
    who, whom = (_one(_titled(titled[name]), head, registry) for name in ("who", "whom"))
    return _made(cable, head, (who,), (whom,), telephone=titled["phone"] is not None)


def _made(
    cable: Cable, told: Field[Any], who: tuple[Participant, ...], whom: tuple[Participant, ...], *, telephone: bool
) -> Meeting:
    place, span = cable.head.place, told.span
    text = " ".join(_TAGS.sub(" ", told.text).split())
    key = f"{cable.citation}|{span.start}|recorded|{'|'.join(one.name for one in (*who, *whom))}"
    return Meeting(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        cable=cable.citation,
        kind="telephone" if telephone else "meeting",
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
    told: Field[tuple[Listed, ...]], registry: Registry
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Those of the side that keeps the record, and the others; of a list without sides the first, and the others."""
    listed = list(told.value)
    sides = list(dict.fromkeys(one.side for one in listed))
    ours = next((side for side in sides if side in _OURS), sides[0])
    first = [one for one in listed if one.side == ours] if len(sides) > 1 else listed[:1]
    others = [one for one in listed if one not in first]
    return tuple(_one(one, told, registry) for one in first), tuple(_one(one, told, registry) for one in others)


def _one(one: Listed, told: Field[Any], registry: Registry) -> Participant:
    bare = _STYLES.sub("", one.name)
    name = registry.name(bare, [])[0]
    side = side_of(one.side) or side_of(one.title)
    return Participant(name=name, words=_place(one.name, told), role=one.title, side=side)


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


def _place(name: str, told: Field[Any]) -> Words:
    """Where a name stands in the list; the whole list, where mark-up parts its words."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in name.split()))
    found, start = pattern.search(told.text), told.span.start
    return Words(start + found.start(), start + found.end(), name) if found else Words(start, told.span.end, name)
