"""Events: what takes place, took place or may, with its day as far as the words give one."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from reftel.extracting.dates import DateMention, anchor_of
from reftel.extracting.following import deeds, phrases
from reftel.extracting.following.lines import Line, id_of, lines_of, stand_of
from reftel.extracting.following.phrases import Hit
from reftel.facts.countries import country_of
from reftel.facts.events import Event as Fact
from reftel.facts.events import of_year, upheavals
from reftel.model.following import Event, EventBasis, Modality, Perhaps, Topic
from reftel.model.statement import Statement

_BEHIND = 26  # characters between an event and the "may" that is said of it
_ATTRIBUTE = 3  # words between a date and the event that it is an attribute of
NEAR: Final = 60  # characters between an event and its date
DEED_NEAR: Final = (
    110  # and between a verb and its date: "visited the airport of Sestrin, with the Board's men, on June 3"
)
LATELY: Final = 183  # days that "recent" may reach back
_STOP = re.compile(r"[;:]|\s--\s|(?<![A-Z])(?<![A-Z][a-z])\.\s")
_CLAUSE = re.compile(r"\b(?:that|which|who|because|since|although|but|and)\b")
_DEED_CLAUSE = re.compile(r"\b(?:that|which|who|because|since|although|but)\b")  # "Marin and Bly signed"
_PLACE = re.compile(r"\b(?:in|at) (?P<place>(?:the )?[A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30}){0,3})")
_EXCLUDED = re.compile(r"\bnot (?:in|on|by)\s+$")
_LINKED = re.compile(r" (?:on|to|in)$")
_DAY = re.compile(r"\d{1,2}")
_AND_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2} (?:and|or|to) $")
_PHRASE = re.compile(r"(?:[\w.'’-]{1,30} ){0,4}$")
_MONTHS = re.compile(  # where a place may stand: "in March", "in Oct.", "in Sept 2004"; "in Mar Orvane" is a place
    r" ?\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?<= in)(?: early| late| mid)? (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.| ?(?=[\d,;)]|$))"
)
_BOUND = frozenset(["possibility of", "possible", "potential", "upcoming", "forthcoming", "recent"])  # stand before it
_SUPPOSED = re.compile(r"\b[Ii]f\s[^,;.]{0,60}\b(?:were|was|had)\b[^,;.]{0,40}$")
_IF = re.compile(r"\b[Ii]f\s(?:[\w'’-]{1,20}\s){0,4}$")
_HAD = re.compile(r"\s(?:had|were)\s")
_REACH: Final = 120  # characters before an event in which it is only supposed: "if there were an election tomorrow"
_OPENS = re.compile(r"(?:\w+ ){0,2}\s?")  # "On June 3, the Dam Board and the Ministry signed"
_DENIED = re.compile(r"\b(?:not|never)\s(?:held?|called?|tak(?:e|en)|attend(?:ed)?)\s(?:\w{1,20}\s){0,2}$")
_LIMITS = re.compile(r"\b(?:before|after|since|until|till|pending)\s+(?:the |last )?$", re.IGNORECASE)
_BREAKS = frozenset(
    [
        "that",
        "which",
        "who",
        "when",
        "where",
        "and",
        "or",
        "but",
        "if",
        "as",
        "of",
        "for",
        "from",
        "by",
        "to",
        "with",
        "on",
        "at",
        "in",
        "after",
        "before",
        "until",
        "during",
        "since",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
        "not",
        "has",
        "have",
        "had",
        "make",
        "makes",
        "made",
        "hold",
        "held",
        "offer",
        "see",
        "said",
        "he",
        "she",
        "it",
        "they",
        "we",
        "there",
        "his",
        "her",
        "their",
        "its",
        "our",
        "the",
        "a",
        "an",
        "this",
    ]
)


class _When(NamedTuple):
    edtf: str | None = None
    words: str | None = None
    basis: EventBasis | None = None
    excluded: str | None = None


def events(statements: Sequence[Statement], told: Iterable[Line] = ()) -> tuple[Event, ...]:
    """The events that statements and told sentences speak of; an event without day or modality is none."""
    found: list[Event] = []
    spoken = [line for line in lines_of(statements) if not (line.statement and line.statement.echo_of)]
    sentences: dict[tuple[str, int], list[Line]] = {}
    for line in spoken:
        sentences.setdefault((line.cable, line.start), []).append(line)
    for some in sentences.values():
        for line in some:
            found.extend(_in(line))
        found.extend(_around(some))
    for line in told:
        found.extend(_in(line))
    once = {_key(one): one for one in reversed(found)}  # two statements of one sentence may hold the same words
    return tuple(one for one in found if once[_key(one)] is one)


def _key(one: Event) -> tuple[str, int, str, str, str | None]:
    return one.cable, one.evidence[0].start, one.kind, one.what.lower(), one.when


def _around(some: list[Line]) -> Iterable[Event]:
    """What a sentence says around its statements: ``Referring to recent events in Belmora, he warned …``."""
    rest = some[0].sentence
    for line in some:
        rest = rest.replace(line.text, " -- ")
    for one in _in(some[0]._replace(text=rest)):
        gathered = one.because.partition("; ")[0].removeprefix("event: ") in phrases.words("gatherings")
        dated = one.when_basis == "words" and (one.modality == "planned" or not gathered)
        if one.when_basis == "vague" or dated:
            yield one


def _in(line: Line) -> Iterable[Event]:
    dates = line.dates()[: phrases.MOST]
    used: set[tuple[int, int]] = set()
    hits = [hit for hit in phrases.find("events", "rows", line.text) if not _is_wanted(line.text, hit)]
    for hit in hits:
        if _is_supposed(line.text, hit) or _DENIED.search(line.text[max(0, hit.start - NEAR) : hit.start]):
            continue
        when, place = _when(line, hit, hits, dates)
        if when.edtf and when.words and (place in used):
            continue
        modality, cue = _modality(line, hit, when)
        if when.edtf is None and not (modality == "past" or (modality == "possible" and cue in _BOUND)):
            continue
        if when.basis in (None, "vague") and hit.row.more[0] in phrases.words("everyday"):
            continue
        if line.statement is None and not _is_told(hit, when, modality):
            continue
        if modality == "planned" and cue == "dated ahead" and hit.row.more[0] in phrases.words("sudden"):
            continue  # "the September 11 attacks", of another year than the words tell
        if place:
            used.add(place)
        yield _made(line, hit, when, modality, cue)
    done = [hit for hit in phrases.find("events", "deeds", line.text) if deeds.happened(line.text, hit)]
    for hit in done if dates else ():
        when, place = _when(line, hit, (*hits, *done), dates)
        modality, cue = _modality(line, hit, when)
        known = deeds.fine(when.edtf) or modality == "planned"
        if place is None or place in used or not known or _is_supposed(line.text, hit):
            continue
        used.add(place)
        yield _made(line, hit, when, modality, cue)


def _is_told(hit: Hit, when: _When, modality: Modality) -> bool:
    """Whether what is only narrated counts: to come and dated, or past and of a month at least.

    A past meeting of persons is told among the meetings.
    """
    if when.edtf is None or when.basis != "words":
        return False
    return modality == "planned" or (deeds.fine(when.edtf) and hit.row.words not in phrases.words("gatherings"))


def _is_wanted(text: str, hit: Hit) -> bool:
    """Whether a word is the verb of what somebody wants: ``to address``."""
    return text.startswith("to ", max(0, hit.start - 3)) and text[hit.start : hit.end] in phrases.words("verbs_too")


def _is_supposed(text: str, hit: Hit) -> bool:
    """Whether an event is only thought of: ``if there were an election tomorrow``, ``if a vote had been held``."""
    before = text[max(0, hit.start - _REACH) : hit.start]
    if "f " not in before:
        return False
    return _SUPPOSED.search(before) is not None or (_IF.search(before) and _HAD.match(text, hit.end)) is not None


def _made(line: Line, hit: Hit, when: _When, modality: Modality, cue: str) -> Event:
    one = line.statement
    what = deeds.called(line.text, hit, line.dates()) if hit.is_deed else _phrase(line.text, hit)
    tail = re.split(r" and |[,;]", _MONTHS.sub("", line.text[hit.end : hit.end + NEAR]))[0]
    place = _PLACE.search(tail)
    rank = 0.45 + (0.2 if when.basis == "words" else 0) + (0.15 if cue else 0) + (0.1 if one and one.rank >= 0.6 else 0)
    fact, conflict = _known(line, hit, what, when.edtf)
    return Event(
        id=id_of("event", line.cable, line.start, hit.start, line.text[:40]),
        **stand_of(line),
        because=f"event: {hit.row.words}" + (f"; {cue}" if cue else ""),
        rank=round(min(rank, 0.9), 2),
        kind=hit.row.more[0],
        what=what,
        modality=modality,
        told_by=one.speaker if one else "post",
        actor=_actor(line, hit),
        place=place["place"] if place else _inside(hit, line.text),
        when=when.edtf,
        when_words=when.words,
        when_basis=when.basis,
        not_when=when.excluded,
        another=_another(line.text, hit),
        occasion=_occasion(line.text, hit),
        known=fact.name if fact else None,
        known_days=fact.days if fact else (),
        known_mark=fact.mark if fact else None,
        conflict=conflict,
        perhaps=_perhaps(place["place"] if place else _inside(hit, line.text), when.basis, line.day),
    )


def _perhaps(place: str | None, basis: EventBasis | None, day: str | None) -> tuple[Perhaps, ...]:
    """What shook the country of a vague event shortly before that day, as far as the table of facts knows."""
    country = country_of(place, strict_case=True) if place and basis == "vague" else None
    said = anchor_of(day)
    if country is None or said is None:
        return ()
    found = upheavals(country.iso2, said.day.isoformat(), LATELY)
    return tuple(Perhaps(name=one.name, day=one.day, mark=one.mark) for one in found)


def tasks(found: Sequence[Event]) -> tuple[Topic, ...]:
    """What events are an occasion to find out, each a task with the day of its event: to assess, to see whether."""
    return tuple(
        Topic(
            id=id_of("topic", "task", one.id),
            cable=one.cable,
            para=one.para,
            statements=one.statements,
            evidence=one.evidence,
            said_on=one.said_on,
            cable_date=one.cable_date,
            because=f"task: occasion of {one.because}",
            rank=min(one.rank, 0.75),
            source=one.source,
            kind="task",
            name=one.occasion,
            told_by=one.told_by,
            of=one.what,
            status=one.modality,
            due=one.when,
        )
        for one in found
        if one.occasion and one.modality != "past" and one.occasion.split()[0].lower() in phrases.words("finding_out")
    )


def _phrase(text: str, hit: Hit) -> str:
    """The noun phrase of an event: the words that belong to it before it, and *of* or *on* something behind it."""
    before = _PHRASE.search(text[max(0, hit.start - 130) : hit.start])
    words = before.group().split() if before else []
    keep: list[str] = []
    for turn in reversed(range(len(words))):
        word = words[turn]
        named = word == "of" and keep and keep[0][:1].isupper() and turn and words[turn - 1][:1].isupper()
        if not named and word.lower().strip("\"'“”") in _BREAKS and word not in {"May", "MAY"}:
            break  # but "the Gulf of Marin Conference"
        keep.insert(0, word)
    if keep and _DAY.fullmatch(keep[0]) and _AND_DAY.search(text[: text.rfind(" ".join(keep), 0, hit.start)]):
        del keep[0]  # "the June 3 and 4 arrests"
    link = "" if hit.row.words.endswith((" on", " to", " in")) else "(?i:of|on|to|for) "
    behind = re.match(
        rf" {link}(?!wh[oi])(?i:the |his |her |its )?[\w'’.-]{{1,30}}(?: [\w'’-]{{1,30}}){{0,3}}", text[hit.end :]
    )
    tail = behind.group() if behind and not re.search(r"\d", behind.group()) else ""
    cut = re.search(r" (?:is|are|was|were|will|would|may|in|on|at|that|and|not)\b", tail[5:], re.IGNORECASE)
    tail = tail[: cut.start() + 5] if cut else tail
    far = re.search(
        r"\d{4} (?P<of>for (?:the )?[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2})", text[hit.end : hit.end + 90]
    )
    if not tail and far:
        tail = f" {far['of']}"  # "a vote will be held in March 2006 for the Chamber"
    own = text[hit.start : hit.end] if tail or link else _LINKED.sub("", text[hit.start : hit.end])
    return " ".join([*keep, own + tail]).strip(" \"“”'.,")


def _far(line: Line, hit: Hit, date: DateMention) -> int:
    """How far an event is from a date; one that the date stands before as its attribute is nearest."""
    between = line.text[date.end : hit.start].split() if date.end <= hit.start else None
    if between is not None and len(between) <= _ATTRIBUTE and _BREAKS.isdisjoint(word.lower() for word in between):
        return 0
    return hit.start - date.end if date.end <= hit.start else date.start - hit.end


def _when(
    line: Line, hit: Hit, hits: Sequence[Hit], dates: tuple[DateMention, ...]
) -> tuple[_When, tuple[int, int] | None]:
    """The date that stands nearest to an event within its clause, and the date that is denied of it."""
    excluded = next((d for d in dates if _EXCLUDED.search(line.text[max(0, d.start - 12) : d.start])), None)
    now = phrases.first("events", "now", line.text)
    if now and now.start > hit.start:
        return _When(line.day, line.text[now.start : now.end], "now", excluded.edtf if excluded else None), None
    best: tuple[int, DateMention] | None = None
    for date in dates:
        if "X" in date.edtf or date is excluded:
            continue
        if _LIMITS.search(line.text[max(0, date.start - 30) : date.start]) and _far(line, hit, date) != 0:
            continue  # "before March 3"; but "before the March 3 vote" is a vote of March 3
        lo, hi = (date.end, hit.start) if date.end <= hit.start else (hit.end, date.start)
        between = line.text[lo:hi]
        reach = DEED_NEAR if hit.is_deed else NEAR
        if hi - lo > reach or _STOP.search(between):
            continue
        if len(between) > 14 and (_DEED_CLAUSE if hit.is_deed else _CLAUSE).search(between):
            continue
        opens = hit.is_deed and _OPENS.fullmatch(line.text[: date.start]) is not None
        if date.end <= hit.start and not opens and (len(between.split()) > 4 or (hit.is_deed and "," in between)):
            continue
        if len(date.edtf) == 4 and not re.search(r"\b(?:in|for)\s+$", line.text[max(0, date.start - 8) : date.start]):
            ahead = (
                date.end <= hit.start
                and len(between.split()) <= _ATTRIBUTE
                and hit.row.more[0] in phrases.words("yearly")
            )
            if not ahead:
                continue  # "the 2009 decision": a name of it, no day; "the 2013 elections" are in that year
        if hit.is_deed and date.end <= hit.start and line.text[: date.start].endswith((" of ", " OF ")):
            continue  # "the decree of June 3 has expired"
        if hit.row.more[0] == "deadline" and line.text[: date.start].endswith("from "):
            continue  # "extended the deadline from June 3": it is the old one
        if date.start > hit.end and re.match(
            r"\s*+(?:[a-z-]++\s++|[a-z-]*)(?:speech|bid|paper|visit)\b", line.text[date.end :]
        ):
            continue
        if any(0 <= _far(line, other, date) < _far(line, hit, date) for other in hits if other is not hit):
            continue  # it is another's
        if best is None or hi - lo < best[0]:
            best = (hi - lo, date)
    if best is not None:
        date = best[1]
        return _When(date.edtf, line.text[date.start : date.end], "words"), (date.start, date.end)
    if phrases.first("events", "past", line.text[max(0, hit.start - 12) : hit.end]) and line.day:
        return _When(f"../{line.day}", "recent", "vague"), None
    return _When(), None


def _modality(line: Line, hit: Hit, when: _When) -> tuple[Modality, str]:
    """Whether it is to come, only possible, past, or only mentioned; and the words that say so."""
    day, said = anchor_of(when.edtf), anchor_of(line.cable_date or line.day)
    over = anchor_of(when.edtf.rpartition("/")[2]) if when.edtf else None  # of several days the last
    if over and said and when.basis == "words" and over.day < said.day:
        return "past", "dated before"
    near = line.text[max(0, hit.start - 40) : hit.end + 50]
    for name in ("possible", "planned", "past"):
        for found in phrases.find("events", name, near):
            before = found.start < min(40, hit.start)
            bound = found.row.words in _BOUND
            if bound and not (before and not _STOP.search(near[found.end : min(40, hit.start)])):
                continue
            weak = name == "possible" and not bound
            if weak and not 0 <= found.start - min(40, hit.start) - (hit.end - hit.start) <= _BEHIND:
                continue  # "may" is of the event only right behind it
            if name == "past" and when.basis != "vague":
                continue
            return name, found.row.words
    if when.basis == "now":
        return "mentioned", ""
    if day and over and said and when.basis == "words":
        ahead = day.day > said.day
        return ("planned", "dated ahead") if ahead else ("mentioned", "") if over != day else ("past", "dated before")
    return "mentioned", ""


def _actor(line: Line, hit: Hit) -> str | None:
    """Whose event it is: the owner before it (``his March 3 speech``), or who would make it."""
    one = line.statement
    if one is None or hit.row.more[0] not in ("speech", "statement", "appeal", "visit", "launch"):
        return None
    own = re.search(r"\b(?:his|her|their|its)\b", line.text[max(0, hit.start - 30) : hit.start].lower())
    makes = re.search(
        r"\b(?:make|give|deliver|hold|pay)\s+(?:\S+\s+){0,4}$", line.text[max(0, hit.start - 90) : hit.start]
    )
    if one.act == "commit" and (own or makes):
        return one.holder
    return one.speaker if own else None


def _another(text: str, hit: Hit) -> bool:
    return phrases.first("events", "another", text[max(0, hit.start - 30) : hit.end + 10]) is not None


def _occasion(text: str, hit: Hit) -> str | None:
    found = phrases.first("events", "occasions", text)
    return text[found.end :].strip(" .") if found and found.start > hit.start else None


def _inside(hit: Hit, text: str) -> str | None:
    """``events in Belmora``: the place is in the row itself."""
    behind = text[hit.end :]
    if _MONTHS.match(f" in{behind[:16]}", 3):
        return None
    found = re.match(r"\s+(?P<place>[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2})", behind)
    return found["place"] if found and hit.row.words.endswith(" in") else None


def _known(line: Line, hit: Hit, what: str, edtf: str | None) -> tuple[Fact | None, bool]:
    """The same event in the table of facts, and whether its day is another than that of the words."""
    if hit.row.more[0] not in ("election", "meeting") or not edtf or len(edtf) < 7 or "/" in edtf:
        return None, False
    text = f"{what} {line.text}"
    said = [fact for fact in of_year(edtf[:4]) if fact.is_named(text)]
    states = {one.iso2 for word in re.findall(r"[A-Z][\w-]+", line.sentence) if (one := country_of(word))}
    said = [fact for fact in said if fact.iso2 is None or not states or fact.iso2 in states]
    if len(said) != 1:
        return None, False
    return said[0], not any(day.startswith(edtf) for day in said[0].days)
