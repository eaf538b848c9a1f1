"""Assessments: who judged whom on what, with what finding, on what grounds."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reftel.extracting.cues import negated_at, tokens_of
from reftel.extracting.following import phrases
from reftel.extracting.following.lines import (
    Line,
    Sides,
    authorities_of,
    id_of,
    lines_of,
    listed,
    stand_of,
    subjects_of,
    trim,
)
from reftel.extracting.following.phrases import Hit
from reftel.extracting.positions.actors import bare
from reftel.model.following import Assessment, Finding, Ground, Trend
from reftel.model.statement import Statement

KINDS: Final[tuple[Finding, ...]] = ("comparative", "positive", "negative")
_OPPOSITE: Final[dict[Finding, Finding]] = {
    "positive": "negative",
    "negative": "positive",
    "comparative": "comparative",
}
_TRENDS: Final[dict[str, Trend]] = {"up": "up", "down": "down"}
_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|remains?|remained|continues?|continued|does|do|did|lacks?|lacked|fails?|failed"
    r"|strayed|strays|fell|falls|declined|improved|deteriorated|worsened)\b"
)
_HAS = re.compile(
    r"(?P<of>(?:the )?[A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30}){0,3}) (?:has|have|had) (?:an? )?(?:very )?$"
)
_ASIDE = re.compile(r", [^,]{2,40},?$")
_LEAD = re.compile(r"^(?:signs? that |in varying degrees that )")
_STOP = re.compile(r"[,;:.]| -- ")
_LOWER = frozenset(["this", "that", "these", "those", "the", "a", "an", "his", "her", "its", "their", "our", "such"])
_NEAR = 6  # words before the noun that a verb of blame has
_WORDS = 2  # words between a finding and the noun it stands before
_NAMES = re.compile(r"[\"“]?(?:(?:[Tt]he|[Tt]heir|[Ii]ts) )?[\"“]?(?:[a-z-]+[\"”]? ){0,2}[A-Z]|[Tt]he [\"“]")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")
_UNNAMED = 0.45  # the rank where nobody is named as judged: to check
_BACK = 200  # characters before a finding that are looked at
_FAR = 36  # characters between the verb and the finding
_LONGEST = 9  # words of a subject
_OWNER = re.compile(r"^(?:the |its |their )?(?P<of>[A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30}){0,3})['’]s? ")
_ASKED: Final = frozenset(["request", "ask", "commit"])
_CLAUSES = re.compile(r"\bbut (?=acknowledg|admit|conced|concess|recogni|(?:problem|there (?:is|are|was|were))\w*)")
_CONCEDED = re.compile(r"^(?:acknowledg|admitt|conced|recogni)\w+ (?:that )?")
_OPENED = re.compile(r"^(?:if|when|while|although|since|because|despite|given)\b", re.IGNORECASE)


class _Found(NamedTuple):
    """A finding on something: who is judged as far as words name him, on what, by which words."""

    finding: Finding
    trend: Trend | None
    words: str
    start: int
    of: str | None
    on: str
    judged: str


def assessments(statements: Sequence[Statement], sides: Sides) -> tuple[Assessment, ...]:
    """The assessments in statements, in their order."""
    found = []
    for line in lines_of(statements):
        one = line.statement
        if one is None or one.echo_of or one.act in _ASKED or one.verb in phrases.words("wishing"):
            continue
        for turn, part in enumerate(_CLAUSES.split(line.text)):
            made = _made(line, one, sides, _CONCEDED.sub("", part.strip()), turn)
            if made is not None:
                found.append(made)
    return tuple(found)


def _clean(of: str | None) -> str | None:
    """Words that name somebody, or None: a name, or *the* with one; no clause that was cut by mistake."""
    if of is None or _OPENED.match(of):
        return None
    whole = (
        len(of.split()) <= _LONGEST and not _FINITE.search(of) and not of.lower().startswith(("and ", "but ", "or "))
    )
    return of if whole and _NAMES.match(of) else None


def _made(line: Line, one: Statement, sides: Sides, text: str, turn: int) -> Assessment | None:
    found = _finding(one, text)
    if found is None:
        return None
    concession = one.verb in phrases.words("concessions") or (turn > 0 and found.finding == "negative")
    rank = one.rank if found.of else min(one.rank, _UNNAMED)
    return Assessment(
        id=id_of("assessment", one.id, turn),
        **stand_of(line),
        because=f"{found.finding}: {found.words}; judged: {found.judged}",
        rank=round(min(rank, 0.75) if found.words == one.verb else rank, 2),
        told_by=one.speaker,
        of=_named(sides, one, found.of) if found.of else None,
        on=found.on,
        finding=found.finding,
        trend=found.trend,
        words=found.words,
        comparison=trim(text[found.start :]) if found.finding == "comparative" else None,
        concession=concession,
        subjects=subjects_of(text),
        grounds=_grounds(line, text, found),
        quotes=one.quotes,
    )


def _named(sides: Sides, one: Statement, of: str) -> str:
    """The actor that words mean, else the words."""
    actor = sides.of(one, of)
    return of if actor == bare(bare(of)) else actor


def _finding(one: Statement, text: str) -> _Found | None:
    """The first word of a finding that is said of something judged, its negation reckoned with."""
    judged = phrases.find("judged", "rows", text)
    if not judged:
        return None
    rows: list[tuple[int, int, Finding, Hit]] = []
    for order, kind in enumerate(KINDS):
        rows.extend((hit.start, order, kind, hit) for hit in phrases.find("findings", kind, text))
    tokens = tokens_of(text)
    for start, _, kind, hit in sorted(rows, key=lambda row: (row[0], row[0] - row[3].end, row[1])):
        at = next((turn for turn, token in enumerate(tokens) if token.start >= start), 0)
        whole = hit.row.words.startswith("not ")
        denied = negated_at(tokens, at) and not whole
        finding = _OPPOSITE[kind] if denied else kind
        if (one.act == "criticize" and finding == "positive") or (not whole and _open(text, start)):
            continue
        linked = _linked(text, judged, hit)
        if linked is None:
            continue
        linked = (_clean(linked[0]), *linked[1:])
        trend = _TRENDS.get(hit.row.more[0]) if hit.row.more else None
        return _Found(finding, None if denied else trend, text[hit.start : hit.end], start, *linked)
    first = judged[0]
    if one.verb in phrases.words("blaming") and len(text[: first.start].split()) <= _NEAR:
        of, on = _whose(text, first)
        return _Found("negative", None, one.verb or "", 0, of, on, first.row.words)
    return None


def _open(text: str, start: int) -> bool:
    """Whether a finding is only wished for, demanded, supposed or to come: ``would``, ``must``, ``if``, ``to``."""
    clause = _STOP.split(text[max(0, start - _BACK) : start])[-1]
    words = clause.lower().split()
    return not phrases.words("open").isdisjoint(words) or words[-1:] == ["to"] or bool(_OPENED.match(clause.strip()))


def _linked(text: str, judged: Sequence[Hit], hit: Hit) -> tuple[str | None, str, str] | None:
    """Of whom, on what, and the word judged: the subject of the finding, or the noun that it stands before."""
    for other in judged:
        if hit.start <= other.start and other.end <= hit.end:  # "problems remain", "steady progress"
            earlier = [one for one in judged if one.end <= hit.start]
            if hit.row.words.startswith("not ") and earlier:
                return (*_whose(text, earlier[-1]), earlier[-1].row.words)
            of, on = _whose(text, other)
            subject = _subject(text, hit.start)
            if text[hit.start : hit.end].lower().startswith(("mak", "made")):
                of = None  # "made progress in Belmora": of him who made it
            if of is None and subject and not _OPENED.match(subject) and subject[:1].isupper():
                of = subject
            return of or _before(text, hit), on, other.row.words
        between = text[hit.end : other.start]
        if other.start - hit.end >= 0 and len(between.split()) <= _WORDS and not _STOP.search(between):
            of, on = _whose(text, other)
            owner = _HAS.search(text[max(0, hit.start - _BACK) : hit.start])
            named = owner["of"] if owner else _before(text, hit)
            doer = _subject(text, hit.start) if _VERB.match(text, max(hit.start - 1, 0)) else None
            return of or named or doer, on, other.row.words
    subject = _subject(text, hit.start)
    if subject is None or hit.row.words.startswith("lack of"):
        return None
    head = next((one for one in judged if text.find(subject) <= one.start < text.find(subject) + len(subject)), None)
    if head is None:
        near = next((one for one in judged if 0 <= one.start - hit.end <= _WORDS), None)
        return (subject, text[near.start : near.end], near.row.words) if near and subject[:1].isupper() else None
    owner = _OWNER.match(subject)
    if owner:
        return owner["of"], trim(subject[owner.end() :]) or subject, head.row.words
    if head.row.more:
        return subject, subject, head.row.words  # the democrats, the opposition: judged themselves
    of, _ = _whose(text, head)
    return of, subject, head.row.words


def _before(text: str, hit: Hit) -> str | None:
    """The name right before a finding: ``Ostrel double standards``, ``Belmora's poor record``."""
    found = re.search(r"(?P<of>[A-Z][\w-]++(?<=[A-Za-z]))(?:['’]s)? $", text[max(0, hit.start - _BACK) : hit.start])
    return found["of"] if found and found["of"].lower() not in _LOWER else None


def _subject(text: str, finding: int) -> str | None:
    """The subject of the clause in which a finding stands near behind the verb."""
    window = text[max(0, finding - _BACK) : finding + 12]
    at = finding - max(0, finding - _BACK)
    for found in reversed(list(_VERB.finditer(window))):
        if found.start() > at or at - found.end() > _FAR:
            continue
        before = _ASIDE.sub("", window[: found.start()])
        phrase = trim(_LEAD.sub("", re.split(r"[,;:] | -- | that | and ", before)[-1]))
        if phrase and len(phrase.split()) <= _LONGEST:
            return phrase
    return None


def _whose(text: str, judged: Hit) -> tuple[str | None, str]:
    """Of whom a noun is said: its owner before it, or the place or actor right behind it; and the noun."""
    before = re.search(
        r"(?P<of>(?:[A-Z][\w.-]{0,30} ){0,3}[A-Z][\w.-]{0,30})['’]s? (?:[a-z-]+ ){0,2}$", text[: judged.start]
    )
    word = text[judged.start : judged.end]
    if before:
        return before["of"], word
    behind = re.match(r" (?:in|of|by) (?P<of>(?:the )?[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2})", text[judged.end :])
    return (behind["of"] if behind else None), word


def _grounds(line: Line, text: str, found: _Found) -> tuple[Ground, ...]:
    """The signs or examples behind ``particularly``, ``for example``, ``in terms of``."""
    whole = line.sentence if line.sentence.find(text[:30]) >= 0 else text
    hit = phrases.first("findings", "signs", whole)
    if hit is None:
        return ()
    at = whole.find(text[found.start : found.start + len(found.words)]) if found.start else 0
    tail = trim(whole[hit.end :])
    if hit.start < at or tail.count("(") != tail.count(")"):
        return ()  # of something before the finding, or cut in a bracket
    on = re.match(r"(?P<head>[\w ]{2,60}? on [\w ]{2,40}? in )", tail)
    if on:
        tail = tail[on.end() :]
        return tuple(Ground(text=part, authorities=authorities_of(part)) for part in listed(tail) if part[:1].isupper())
    parts = [part.removeprefix("the ") for part in listed(tail)]
    return tuple(Ground(text=part, authorities=authorities_of(part)) for part in parts if len(part) > 2)
