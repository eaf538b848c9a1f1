"""Claims that a table can be held against: who is a member of what, and what binds. A table never corrects a speaker.

``Maravel is not a member of the Dam Board but a partner``: what is claimed, what the tables know of that day, and
whether the two agree, each with its mark. What no table knows is said to be neither.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reftel.extracting.dates import anchor_of
from reftel.extracting.following import phrases
from reftel.extracting.following.lines import Line, authorities_of, trim
from reftel.extracting.following.phrases import Hit
from reftel.extracting.following.topics import topic
from reftel.facts.associates import STATUSES, Status, knows, standing_of
from reftel.facts.bodies import Body, bodies, naming
from reftel.facts.countries import Country, country_of
from reftel.model.following import Topic

_COPULA = re.compile(
    r" ?\b(?:(?:is|are|was|were)(?=n['’]t\b|\b)|(?:has been|had been|remains|remained|became|would become)\b)"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]{1,30}(?: (?:and )?)){0,3}[A-Z][\w’'-]{1,30}$")
_NOT: Final = re.compile(r"\b(?:not|never|no longer|neither)\b|^n['’]t\b", re.IGNORECASE)
_BUT: Final = re.compile(r"\bbut\b|\bonly\b|\bmerely\b")
_BEFORE: Final = 48  # characters between the verb and the status that it gives
_STOP: Final = re.compile(r"[;:.]|\b(?:who|which|that|because|since)\b")


def claims(lines: Sequence[Line]) -> Iterable[Topic]:
    """The claims of statements (lines without one are passed over), in their order."""
    for line in lines:
        if line.statement is not None:
            yield from _memberships(line)
            yield from _bindingness(line)


def _memberships(line: Line) -> Iterable[Topic]:
    """``X is not a member of Y but a partner``: one record a state and body, with all that is claimed of it."""
    hits = phrases.find("topics", "standings", line.text)
    anchor = anchor_of(line.day)
    if not hits or anchor is None:
        return
    subject = next(((at, *named) for at in _COPULA.finditer(line.text) if (named := _named(line.text, at))), None)
    if subject is None:
        return
    verb, state, country = subject
    own = [hit for hit in hits if hit.start > verb.end() and not _STOP.search(line.text[verb.end() : hit.start])]
    body = _body_near(line.text[verb.start() :])
    if not own or own[0].start - verb.end() > _BEFORE or body is None:
        return
    claimed = tuple(_claimed(line.text, verb.end(), own))
    known = standing_of(body.id, country.iso2, anchor.day.isoformat())
    yield topic(
        line,
        "membership",
        state,
        own[0].row.words,
        of=body.name,
        says=trim(line.text[verb.start() :]),
        denied=claimed[0][1],
        known=known.status if known else "none of these",
        known_since=known.since if known else None,
        known_mark=known.mark if known else "K",
        agrees=_agrees(claimed, known.status if known else None, body),
    )


def _named(text: str, verb: re.Match[str]) -> tuple[str, Country] | None:
    """The country right before a verb, by the longest name that is one; adjectives are none."""
    found = _NAME.search(text[max(0, verb.start() - 130) : verb.start()])
    words = found.group().split() if found else []
    for first in range(len(words)):
        name = " ".join(words[first:])
        country = country_of(name, strict_case=True)
        if country and name not in {country.adjective, *country.demonyms}:
            return name, country
    return None


def _body_near(text: str) -> Body | None:
    """The body that a text names first."""
    found = [(at.start(), turn, body) for turn, body in enumerate(bodies()) if (at := naming()[body.id].search(text))]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _claimed(text: str, verb: int, hits: Sequence[Hit]) -> Iterable[tuple[Status, bool]]:
    """Each status that is claimed, and whether it is denied; a *but* ends what *not* reaches."""
    at = verb
    for hit in hits:
        before = text[at : hit.start]
        denied = _NOT.search(before) is not None and not _BUT.search(before)
        status = next(one for one in STATUSES if one == hit.row.more[0])
        yield status, denied
        at = hit.end


def _agrees(claimed: Sequence[tuple[Status, bool]], known: Status | None, body: Body) -> bool | None:
    """Whether the tables agree with all of it; False where they differ in one point, None where one is not known."""
    verdicts: list[bool | None] = []
    for status, denied in claimed:
        if status == known:
            verdicts.append(not denied)
        elif not knows(body.id, status) or (known is not None and "member" not in (status, known)):
            verdicts.append(None)  # a partner may be a candidate too
        else:
            verdicts.append(denied)
    return False if False in verdicts else None if None in verdicts else True


def _bindingness(line: Line) -> Iterable[Topic]:
    """``The recommendations are not mandatory``: what is said to bind, beside how the provisions it may touch bind."""
    for hit in phrases.find("topics", "binding", line.text):
        verb = next((at for at in _COPULA.finditer(line.text) if 0 <= hit.start - at.end() <= _BEFORE), None)
        if verb is None or _STOP.search(line.text[verb.end() : hit.start]):
            continue
        subject = re.split(r"[,;:]|\b(?:since|because|that|as|but|and)\b", line.text[: verb.start()])[-1]
        if phrases.first("topics", "bound", subject) is None:
            continue
        denied = (_NOT.search(line.text[verb.end() : hit.start]) is not None) is not (hit.row.more[0] == "free")
        authorities = authorities_of(line.text)
        ways = sorted({one.binding for one in authorities if one.binding})
        yield topic(
            line,
            "bindingness",
            trim(subject),
            hit.row.words,
            says=trim(line.text[verb.start() : hit.end]),
            denied=denied,
            known=", ".join(f"{way}ly binding" for way in ways) or None,
            known_mark=next((one.mark for one in authorities if one.binding), None),
            authorities=authorities,
        )
        return
