"""Topics with a status: laws and provisions, cases, criteria, the ground of an action, from whom terms come."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from reftel.extracting.following import phrases
from reftel.extracting.following.lines import Line, authorities_of, evidence_of, id_of, lines_of, stand_of, trim
from reftel.extracting.lemmas import lemma_of
from reftel.model.following import Topic, TopicKind, View
from reftel.model.statement import Statement

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_ASIDE = re.compile(r", [^,]{2,40}(?: said| continued| added| noted| stated| insisted| explained| argued),")
_AND = re.compile(r",? and (?:also )?(?=(?:be|have|to|not|must|should) )")
_OR = re.compile(r",? or (?=for |to |about )")
_BY = re.compile(r"\bby (?P<who>(?:the |an? )?[\w.-]{2,30}(?: [\w.-]{2,30}){0,2})\s*$")
_JOINING = re.compile(r"^By (?P<verb>[a-z]+ing) (?P<what>[^,]{2,80}), (?P<rest>.{3,300})$")
_OWNER = re.compile(r"(?P<who>(?:[A-Z][\w.-]{1,30} ){0,5}[A-Z][\w-]{1,30})['’]s? (?:own )?(?:\w+ )?(?P<what>\w+)")
_PERSON = re.compile(r"\b(?:on|of|against) (?:[\w-]+ ){0,4}(?P<name>[A-Z][a-z][\w-]{2,30})(?=$|[.,;\"”)]| [a-z])")
_NP = re.compile(
    r" (?:on|of|to|for) (?:the )?[\w-]{2,30}(?: (?:of )?[\w-]{2,30}){0,3}?"
    r"(?= (?:is|are|was|were|has|in|that|and)\b|[.,;]|$)"
)
_LEADS = frozenset(["the", "a", "an", "new", "draft", "recent", "its", "their", "his", "that", "this"])


def topics(statements: Sequence[Statement]) -> tuple[Topic, ...]:
    """The topics of statements, in their order."""
    found: list[Topic] = []
    lines = [line for line in lines_of(statements) if line.statement is not None and not line.statement.echo_of]
    for line in lines:
        for find in (_legislation, _criteria, _obligation, _action, _proposal):
            found.extend(find(line))
    return (*found, *_cases(lines))


def topic(line: Line, kind: TopicKind, name: str, because: str, turn: int = 0, **more: Any) -> Topic:
    """A topic of a line with a statement; ``more`` are the fields that its kind has."""
    one = line.statement
    assert one is not None  # noqa: S101 - lines without a statement were left out
    return Topic(
        id=id_of("topic", kind, one.id, turn),
        **stand_of(line),
        because=f"{kind}: {because}",
        rank=round(min(one.rank, 0.75), 2),
        kind=kind,
        name=trim(name),
        told_by=one.speaker,
        quotes=one.quotes,
        **more,
    )


def _legislation(line: Line) -> Iterable[Topic]:
    """A law and where it stands, or what it does."""
    laws = phrases.find("topics", "laws", line.text)
    if not laws:
        return
    law = laws[0]
    behind = _NP.match(line.text[law.end :])
    name = line.text[law.start : law.end] + (behind.group() if behind else "")
    for hit in phrases.find("topics", "drafts", line.text):
        if law.start <= hit.start + len("draft ") and _no_stop(line.text[law.end : hit.start]):
            yield topic(line, "legislation", name, hit.row.words, status=hit.row.more[0])
            return
    tail = _ASIDE.sub("", line.text[law.end :])
    for word in _WORD.finditer(tail[: len(behind.group()) + 40 if behind else 40]):
        if lemma_of(word.group().lower(), "VBZ") in phrases.words("provides") and _no_stop(tail[: word.start()]):
            yield topic(line, "provision", name, word.group(), says=tail[word.start() :].strip(" ."))
            return


def _no_stop(between: str) -> bool:
    return not re.search(r"[;.]|\b(?:that|which)\b", between)


def _criteria(line: Line) -> Iterable[Topic]:
    """What is asked of who takes a part, each demand apart; and what is expressly no criterion."""
    text = _ASIDE.sub("", line.text)
    out = phrases.first("topics", "rejected", text)
    if out is not None:
        of = text[: out.start].split(" is ")[0].split(" was ")[0]
        lead = text[: out.end].rpartition(" ")[2]
        for turn, part in enumerate(_OR.split(text[out.end :])):
            says = trim(part).removeprefix(f"{lead} ")
            yield topic(line, "criterion", of, out.row.words, turn, says=says, of=of.strip(), denied=True)
        return
    cue = next((hit for hit in phrases.find("topics", "must", text) if _of_role(text[: hit.start])), None)
    if cue is None:
        return
    subject = re.split(r"[,;] (?:however, )?", text[: cue.start])[-1]
    of = re.sub(r"\b(?:is|was|are|were|that)\s*$", "", subject.strip()).strip()
    says = trim(text[cue.end :])
    who = _BY.search(says)
    for turn, part in enumerate(part for part in _AND.split(says) if part):
        yield topic(
            line,
            "criterion",
            of,
            cue.row.words,
            turn,
            says=trim(part),
            of=of,
            assessor=who["who"] if who else None,
            authorities=authorities_of(f"{of} {part}"),
        )


def _of_role(before: str) -> bool:
    clause = re.split(r"[,;] |\b(?:that|which) ", before)[-1]
    words = [word.group().lower() for word in _WORD.finditer(clause)]
    return 0 < len(words) <= 9 and not phrases.words("roles").isdisjoint(words)


def _obligation(line: Line) -> Iterable[Topic]:
    """``By joining the board, a state accepts that``: what follows from a step."""
    found = _JOINING.match(line.text)
    if found and found["verb"] in phrases.words("joining"):
        of = f"{found['verb']} {found['what']}"
        yield topic(line, "obligation", of, found["verb"], says=trim(found["rest"]), of=of)


def _action(line: Line) -> Iterable[Topic]:
    """``… and this was why dams were inspected``: an action and the ground that is given for it."""
    hit = phrases.first("topics", "rationale", line.text)
    if hit is None:
        return
    name = trim(line.text[hit.end :])
    ground = re.sub(
        r",?(?: and)?(?: that| this| it| which)? (?:is|was|were)(?: the| a| one)?\s*$", "", line.text[: hit.start]
    )
    if ground and ground != line.text[: hit.start]:
        yield topic(line, "action", name, hit.row.words, says=trim(ground))


def _proposal(line: Line) -> Iterable[Topic]:
    """``The terms were taken from Marin's own speech``: from whom terms come."""
    hit = phrases.first("topics", "origins", line.text)
    if hit is None:
        return
    owner = _OWNER.match(line.text[hit.end :].lstrip())
    if owner is None:
        return
    name = re.sub(r"(?<!\s)\s*(?:had been|has been|have been|was|were|is|are)\s*$", "", line.text[: hit.start])
    origin = owner["who"]
    yield topic(line, "proposal", name, hit.row.words, says=trim(line.text[hit.start :]), origin=origin)


def _cases(lines: Sequence[Line]) -> Iterable[Topic]:
    """A case of somebody of whom different things are held: each view with its statement."""
    for turn, line in enumerate(lines):
        charge = phrases.first("topics", "charges", line.text)
        person = _PERSON.search(line.text[charge.end :]) if charge else None
        one = line.statement
        if charge is None or person is None or one is None:
            continue
        holder = _source_of(line.text[: charge.start]) or one.speaker
        views = [View(by=holder, words=line.text[charge.start : charge.end], statement=one.id)]
        if holder != one.speaker:
            views.extend(_other_views(lines[turn + 1 : turn + 4], line, one.speaker))
        if len(views) < 2:
            continue
        used = [
            line,
            *(other for other in lines if other.statement and other.statement.id in {v.statement for v in views[1:]}),
        ]
        made = topic(line, "case", person["name"], charge.row.words, status="contested", views=tuple(views))
        yield _with(made, used)


def _source_of(before: str) -> str | None:
    """``the Council "river rights" paper``: whose view it is."""
    found = re.search(r"\b(?P<who>[A-Z][A-Z]{1,10}|[A-Z][\w-]+(?:['’]s)?) [\"“]?$", before)
    return re.sub(r"['’]s$", "", found["who"]) if found else None


def _other_views(lines: Sequence[Line], line: Line, speaker: str) -> Iterable[View]:
    for other in lines:
        one = other.statement
        charge = phrases.first("topics", "charges", other.text)
        words = {word.group().lower() for word in _WORD.finditer(other.text)}
        if one is None or charge is None or other.para != line.para or one.speaker != speaker:
            continue
        if not phrases.words("cases").isdisjoint(words):
            yield View(by=speaker, words=other.text[charge.start : charge.end], statement=one.id)


def _with(made: Topic, used: Sequence[Line]) -> Topic:
    ids = tuple(line.statement.id for line in used if line.statement)
    return msgspec.structs.replace(made, statements=ids, evidence=evidence_of(used))
