"""Rules of who signs, who visited and who cleared, and of what is said of institutions (L050, L051, L059)."""

import re
from collections.abc import Iterator

from reftel.facts import bodies, chiefs, countries, events, posts
from reftel.linting.catalogue import found
from reftel.linting.words import MONTHS, day_of, in_source, place_of, sentences_of
from reftel.model.cable import Cable, Paragraph
from reftel.model.finding import Finding
from reftel.model.source import Span

_VISIT = re.compile(
    r"\b(?P<who>(?:CODEL|STAFFDEL|NODEL)\s[A-Z][A-Z'’-]{1,19}[A-Z]"
    r"|(?:(?:US[A-Z]{2,5}\s)?AMBASSADOR|A/S|PDAS|DAS|ASSISTANT SECRETARY|DEPUTY SECRETARY|UNDER ?SECRETARY|SECRETARY"
    r"|SENATOR|CONGRESSMAN|REPRESENTATIVE|SPECIAL ENVOY|GENERAL|ADMIRAL)\s(?:[A-Z]\.\s)?[A-Z][A-Z'’-]{1,19}[A-Z])"
    r"(?:['’]S?)?\s(?:[A-Z-]{3,12}\s){0,3}(?:MEETINGS?|VISITS?|TRIP|TALKS|DISCUSSIONS?)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\b(?:cleared|clearance|opportunity to clear|chance to clear|reviewed (?:and cleared )?this)\b",
    re.IGNORECASE,
)
# A name behind the last sentence, in copies that lost their line breaks: no finding of what only reading missed.
_SIGNED = re.compile(r"(?:(?:[.?!)\"”*X]|\n)\s{0,3}[A-Z][A-Za-z'’-]{2,24}|(?:^|\s)[A-Z][A-Z'’-]{2,24})[\s.]*$")
_MEMBER = re.compile(
    r"(?<![A-Za-z])(?P<name>[A-Z][A-Za-z]+(?:\s(?:and\s)?[A-Z][A-Za-z]+){0,2})\s(?:is|was)\s"
    r"(?P<not>not\s|no\slonger\s)?(?:an?|the|a full)?\s?"
    r"(?P<body>OSCE|CSCE)\s(?:member|participating)\b"
)
_CHAIR = re.compile(
    r"(?<!former )(?<!incoming )(?<!future )(?<!then-)(?<!next )\b(?:CiO|CIO|Chair(?:man|person)?-in-Office)(?:,)?\s"
    r"(?:(?:Foreign Minister|FM|Minister|Mr\.?)\s)?(?P<name>(?:De\s)?[A-Z][a-z]{3,20})\b"
)
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\s(?:[0-9]{{1,2}},?\s)?(?:of\s)?(?P<year>(?:19|20)[0-9]{{2}})\b"
)
NEAR = 60
"""Characters between the words of an event and the month that is said of it."""


def signature_missing(cable: Cable) -> Iterator[Finding]:
    """L050."""
    asked = cable.kind == "telegram" and cable.completeness == "whole" and cable.head.subject is not None
    if not asked or cable.head.signature is not None or (day_of(cable) or "1990") < "1980":
        return
    last = cable.paragraphs[-1]
    if not _SIGNED.search(last.text[-60:]):
        yield found("signature-missing", "no name stands at the end", Span(last.end, last.end))


def signer_not_chief(cable: Cable) -> Iterator[Finding]:
    """L050."""
    day = (cable.date or "").rstrip("~?%")
    if not cable.signature or cable.mrn is None or len(day) < 7 or posts.post_of(cable.mrn.station) is None:
        return
    station = cable.mrn.station
    chief = chiefs.chief_at(station, day)
    post = posts.post_of(station)
    if chief is None or (post and post.kind not in {"embassy", "mission"}):
        return
    held = {_folded(each.surname) for each in chiefs.chiefs_of(station) if _serves(each, day)}
    signed = [name for name in cable.signature if _folded(name.split()[-1]) not in held and _folded(name) not in held]
    if len(signed) == len(cable.signature):
        known = chiefs.signer_of(signed[0].split()[-1], station)
        who = f"{signed[0]}{f' ({known})' if known else ''}"
        message = f"signed {who}; chief of mission on {day} was {chief.name}: probably in charge"
        yield found("signer-not-chief", message, place_of(cable.head.signature))


def _serves(chief: chiefs.Chief, day: str) -> bool:
    since, until = chief.started or chief.appointed or "9999", chief.ended or "9999"
    return since[: len(day)] <= day[: len(since)] and day[: len(until)] <= until[: len(day)]


def _folded(name: str) -> str:
    return "".join(sign for sign in name.upper() if sign.isalpha())


def visitor_clearance(cable: Cable) -> Iterator[Finding]:
    """L051."""
    told = _VISIT.search(cable.subject or "")
    if told is None or any(name.upper() in told["who"].upper() for name in cable.signature):
        return
    for paragraph in reversed(cable.paragraphs):
        if cleared := _CLEARED.search(paragraph.text):
            place = in_source(paragraph, *next((s, e) for s, e in sentences_of(paragraph) if s <= cleared.start() < e))
            number = f"¶{paragraph.number}" if paragraph.number else "a paragraph"
            said = " ".join(
                paragraph.text[cleared.start() - 40 if cleared.start() > 40 else 0 : cleared.end() + 40].split()
            )
            yield found("visitor-clearance", f"a visitor's meetings ({told['who']}); {number} says: {said}", place)
            return
    message = f"a visitor's meetings ({told['who']}), and nothing says that the visitor cleared the report"
    yield found("visitor-clearance", message, place_of(cable.head.subject))


def fact_disagrees(cable: Cable) -> Iterator[Finding]:
    """L059."""
    for paragraph in cable.paragraphs:
        yield from _memberships(cable, paragraph)
        yield from _chairs(cable, paragraph)
        yield from _events(cable, paragraph)


def _memberships(cable: Cable, paragraph: Paragraph) -> Iterator[Finding]:
    day = day_of(cable) or (cable.date or "").rstrip("~?%") or None
    for told in _MEMBER.finditer(paragraph.text):
        body, country = bodies.body_of(told["body"]), countries.country_of(told["name"])
        if body is None or country is None or day is None:
            continue
        names = {country.name, *country.also}
        member = any(names & {*each.names} for each in body.members_at(day))
        if member == bool(told["not"]):
            message = f"{country.name} {'was' if member else 'was not'} a member of the {body.id.upper()} on {day}"
            yield found("fact-disagrees", message, in_source(paragraph, *told.span()))


def _chairs(cable: Cable, paragraph: Paragraph) -> Iterator[Finding]:
    year = (cable.date or "")[:4]
    for told in _CHAIR.finditer(paragraph.text):
        years = events.chair_years("osce", told["name"])
        if year and years and all(abs(int(year) - each) > 1 for each in years):
            served = ", ".join(map(str, years))
            message = f"{told['name']} was Chairman-in-Office in {served}, and the cable is of {year}"
            yield found("fact-disagrees", message, in_source(paragraph, *told.span()))


def _events(cable: Cable, paragraph: Paragraph) -> Iterator[Finding]:
    """A month that is said of an event, and is not the one in which it took place."""
    host = _host(cable)
    for start, end in sentences_of(paragraph):
        sentence = paragraph.text[start:end]
        for told in _MONTH_YEAR.finditer(sentence):
            said = f"{told['year']}-{MONTHS.index(told['month'].capitalize()) + 1:02d}"
            near = sentence[max(0, told.start() - NEAR) : told.end() + NEAR]
            for event in events.of_year(told["year"]):
                own = event.iso2 is None or event.iso2 == host
                if own and event.is_named(near) and said not in {day[:7] for day in event.days}:
                    days = " and ".join(event.days)
                    message = f"{event.name}: {told.group()} here, {days} by the table ({event.mark})"
                    yield found(
                        "fact-disagrees", message, in_source(paragraph, start + told.start(), start + told.end())
                    )


def _host(cable: Cable) -> str | None:
    post = posts.post_of(cable.mrn.station) if cable.mrn else None
    return post.iso2 if post else None
