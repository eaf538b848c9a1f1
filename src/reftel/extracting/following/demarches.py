"""Démarches: what was put to somebody, and what became of it: delivered, asked, answered, unanswered.

Within one cable: a paper that was handed over, a question or request to somebody who was there, and the next that he
is reported to have said. An answer is only called so where he replies by the verb, or is told right after by the one
who was asked; a request that nobody is reported to answer stays so.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from reftel.extracting.dates import find_dates
from reftel.extracting.following import phrases
from reftel.extracting.following.lines import Line, evidence_of, id_of, lines_of, trim
from reftel.model.following import Demarche, Step, StepKind, ThreadStatus
from reftel.model.statement import Statement

_GAP: Final = 4  # characters between a question and the sentence right behind it
_NEXT: Final = 2  # statements of another after a question, among which its answer is looked for
_NAME = r"(?:the |our )?[A-Z][\w./'’-]{1,30}(?:(?: of| of the| for)? [A-Z][\w./'’-]{1,30}){0,6}"
_ASKED = re.compile(rf"\b[Aa]sked by (?P<by>{_NAME}) (?P<what>(?:for|about|whether|if|to|why|how|what) .{{3,400}})$")
_WHEN_ASKED = re.compile(  # by whom is not said: by those who tell of it
    r"^(?:[Ww]hen |WHEN )?(?:[Aa]sked|ASKED|[Qq]ueried|[Pp]ressed) "
    r"(?P<what>(?:about|whether|if|why|how|what|on) .{3,400})$"
)
_TO = re.compile(rf"\b(?:to|TO|with) (?P<to>{_NAME}|the (?!one\b)[a-z]+(?: [a-z]+)?)")
_MET = re.compile(rf"\b(?:meeting|call|lunch|dinner|session) with (?P<to>{_NAME}(?: and {_NAME})?)")
_AT = re.compile(r"\b(?:in|at) (?P<at>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
_PASSIVE: Final = (" was", " were", " been", "was", "were")
_SHOUTED: Final = 3  # words of a name in capitals, where nothing tells a name from what stands before it
_SOON: Final = 8  # statements behind a delivery among which whoever got it answers
_PLANNED = re.compile(r"\b(?:will|would|should|plans? to|instructed to|request(?:s|ed)?)\b", re.IGNORECASE)
_OURS: Final = frozenset(["post", "Ambassador", "DCM", "Poloff", "Charge", "Emboff", "Emboffs", "Poloffs", "Econoff"])
_WE_ASKED = re.compile(
    rf"\b[Ww]e (?:also |again |have )?(?:requested|asked|urged|pressed) (?:that )?"
    rf"(?P<to>{_NAME}(?: officials| authorities| government)?|the [a-z]+) (?P<what>.{{12,400}})$"
)
_WHOSE = re.compile(r"\b(?P<whose>[A-Z][\w.]{1,12}) (?=non|aide|memo|demarche|démarche|diplomatic|note)")


def demarches(statements: Sequence[Statement], told: Iterable[Line] = ()) -> tuple[Demarche, ...]:
    """The démarches of cables, in their order."""
    cables: dict[str, list[Line]] = {}
    for line in (*lines_of(statements), *told):
        cables.setdefault(line.cable, []).append(line)
    found: list[Demarche] = []
    for lines in cables.values():
        lines.sort(key=lambda line: (line.start, line.statement is None, line.statement.start if line.statement else 0))
        found.extend(_in(lines))
    return tuple(found)


def _in(lines: list[Line]) -> Iterable[Demarche]:
    """The threads of one cable. A delivery is the head of the first thread behind it that speaks of its paper."""
    body = [line for line in lines if not (line.statement and line.statement.echo_of)]
    answered: set[str] = set()
    begun: set[int] = set()
    delivered = [
        (turn, step, paper) for turn, line in enumerate(body) if (made := _delivered(line)) for step, paper in [made]
    ]
    taken: set[int] = set()
    for turn, line in enumerate(body):
        one = line.statement
        if one is not None and one.voice == "post" and (own := _we_asked(line)) is not None:
            yield _thread(body, turn, (own,), own.text, None)
        if one is None or one.voice != "reported" or one.id in answered:
            continue
        opened = _opened(line, one)
        if opened is None or (opened[0].kind == "asked" and opened[0].by != one.speaker and line.start in begun):
            continue  # of one question that several statements answer there is one thread
        begun.add(line.start)
        step, about = opened
        head = [(at, first, paper) for at, first, paper in delivered if _belongs(body[at], line, paper, at, turn)]
        steps = [first for at, first, _ in head if at not in taken]
        taken.update(at for at, first, _ in head)
        answer = _answer(body, turn, step, one)
        put = step.kind != "requested" or one.verb in phrases.words("requests" if step.to else "puts")
        if not put and (answer is None or answer.kind != "unanswered"):
            continue  # a duty named in passing is put to nobody
        if answer is not None and answer.statement:
            answered.add(answer.statement)
        paper = next((paper for at, first, paper in head if first in steps), None)
        if not steps:
            paper = None
        yield _thread(body, turn, (*steps, step, *([answer] if answer else [])), about, paper)
    for at, step, paper in delivered:
        if at not in taken:
            answer = _reply(body, at, step)
            yield _thread(body, at, (step, *([answer] if answer else [])), None, paper)


def _we_asked(line: Line) -> Step | None:
    """``On March 3, we requested Ostrelian officials investigate``: told by whoever asked."""
    found = _WE_ASKED.search(line.sentence)
    if found is None:
        return None
    dates = find_dates(line.sentence, line.cable_date)
    step = _step(line, "requested", "post", (found["to"].removeprefix("the "),), trim(found["what"]))
    return msgspec.structs.replace(step, when=dates[0].edtf if len(dates) == 1 else step.when)


# -- steps ------------------------------------------------------------------------------------------------------


def _step(line: Line, kind: StepKind, by: str | None, to: tuple[str, ...], text: str) -> Step:
    return Step(
        kind=kind,
        by=by,
        to=to,
        when=line.said_on,
        place=None,
        text=text,
        cable=line.cable,
        para=line.para,
        start=line.start,
        end=line.end,
        statement=line.statement.id if line.statement else None,
    )


def _delivered(line: Line) -> tuple[Step, str] | None:
    """A paper that was handed over: a verb of delivering and a paper in one clause."""
    text = line.sentence
    papers = phrases.find("demarches", "papers", text)
    if not papers:
        return None
    for verb in phrases.find("demarches", "deliver", text):
        paper = next((one for one in papers if abs(one.start - verb.end) < 140), None)
        if paper is None or (paper.start <= verb.start < paper.end and not verb.row.words.startswith("demarche")):
            continue
        word = text[verb.start : verb.end].lower()
        if not word.endswith(("ed", "d over")) and word != "handed over":
            continue
        if _PLANNED.search(text[max(0, verb.start - 40) : verb.start]):
            continue
        if word == "demarched":
            to = re.match(rf" (?P<to>{_NAME})", text[verb.end :])
        else:
            met = _MET.search(text[: verb.start])  # "in a meeting with Poloff, Marin delivered the following paper"
            to = met or _TO.search(text, verb.end) or _TO.search(text, paper.end)
        if to is None:
            continue
        before = re.search(rf"(?P<by>{_NAME}|[Ww]e) $", text[: verb.start])
        shouted = before is not None and before["by"].isupper() and len(before["by"].split()) > _SHOUTED
        before = None if before is None or shouted or before["by"].lower().endswith(_PASSIVE) else before
        dates = find_dates(text, line.cable_date)
        when = next((one.edtf for one in dates if abs(one.start - verb.end) < 120), None)
        place = next((one for one in _AT.finditer(text, verb.end) if not find_dates(one["at"], line.cable_date)), None)
        whose = _WHOSE.search(text[max(0, paper.start - 14) : paper.end])
        step = Step(
            kind="delivered",
            by=before["by"] if before else whose["whose"] if whose else None,
            to=(to["to"].removeprefix("the ").strip(" ."),),
            when=when,
            place=place["at"] if place else None,
            text=text,
            cable=line.cable,
            para=line.para,
            start=line.start,
            end=line.end,
            statement=None,
        )
        name = text[paper.start : paper.end]
        return step, f"{whose['whose']} {name}" if whose else name
    return None


def _opened(line: Line, one: Statement) -> tuple[Step, str | None] | None:
    """A question or request to somebody, or a question that an answer tells of (``Asked by X for Y, Z said``)."""
    asked = _ASKED.search(line.sentence) or _WHEN_ASKED.search(line.sentence)
    told = asked is not None and "by" in asked.re.groupindex
    named = asked["by"] if asked and told else next(iter(one.addressees), "post")
    name = re.escape(one.speaker.rpartition(" ")[2])
    end = re.search(rf",(?: [\w.]{{1,20}}){{0,4}} {name}\b|, s?he\b|, they\b", asked["what"]) if asked else None
    if asked and one.speaker not in named and (told or (end is not None and one.act != "ask")):
        by = named.removeprefix("the ").rpartition(" ")[2] if told else named
        what = trim(asked["what"][: end.start() if end else None])
        return _step(line, "asked", by, (one.speaker,), what), what
    question = one.act == "ask" or (one.verb == "ask" and line.text.rstrip('"”').endswith("?"))
    if question and one.verb is not None and one.verb not in phrases.words("wondering"):
        return _step(line, "asked", one.speaker, one.addressees, line.text), line.text
    if one.act in ("criticize", "reject") and one.verb in phrases.words("protesting") and one.addressees:
        if one.speaker in _OURS:  # "raised strong concern about the dam with the Minister"
            return _step(line, "delivered", one.speaker, one.addressees, line.text), line.text
        return None
    if one.act == "request" and (one.verb is not None) and one.rank >= 0.5:
        return _step(line, "requested", one.speaker, one.addressees, line.text), line.text
    if one.verb in phrases.words("answers") and one.speaker not in _OURS:
        return _step(line, "answered", one.speaker, one.addressees, line.text), None  # nobody is reported to have asked
    return None


def _answer(body: list[Line], turn: int, step: Step, one: Statement) -> Step | None:
    """What the one who was asked is reported to have said next, or that he did not answer."""
    if step.kind == "answered":
        return None
    if step.kind == "asked" and step.by != one.speaker:  # "Asked by X for Y, Z said …": his words are the answer
        return _step(body[turn], "answered", one.speaker, (step.by,) if step.by else (), body[turn].text)
    seen = 0
    for line in body[turn + 1 :]:
        other = line.statement
        if other is None or line.source != body[turn].source or other.voice != "reported":
            continue
        if (line.para or 0) - (body[turn].para or 0) > 1 or seen >= _NEXT:
            return None
        if other.speaker == step.by:
            if other.act in ("ask", "request"):
                return None
            continue
        seen += 1
        if phrases.first("demarches", "unanswered", line.sentence):
            return _step(line, "unanswered", other.speaker, (one.speaker,), line.sentence)
        asked = {name.casefold() for name in step.to}
        told = other.speaker.casefold() in asked and line.para == body[turn].para
        follows = step.kind == "asked" and seen == 1 and 0 <= line.start - body[turn].end <= _GAP
        if other.verb in phrases.words("answers") or told or follows:
            return _step(line, "answered", other.speaker, (step.by,) if step.by else (), line.text)
    return None


def _reply(body: list[Line], at: int, step: Step) -> Step | None:
    """What is reported next to a delivery, of somebody who is not of those who delivered it."""
    own = re.findall(r"[A-Z][\w-]+", step.by or "")
    heard = {word.casefold() for to in step.to for word in to.split()}
    for line in body[at : at + _SOON]:  # first by whoever got it
        one = line.statement
        near = one is not None and one.voice == "reported" and (line.para or 0) - (step.para or 0) <= 1
        if one is not None and near and one.speaker.rpartition(" ")[2].casefold() in heard and one.speaker not in own:
            return _step(line, "answered", one.speaker, (), line.text)
    for line in body[at : at + 4]:
        one = line.statement
        if one is None or one.voice != "reported" or (line.para or 0) - (step.para or 0) > 1:
            continue
        if line.start != step.start and phrases.first("demarches", "deliver", line.sentence):
            continue  # "the paper is the one that Marin delivered": no answer
        if one.speaker in own or one.speaker == step.by or one.speaker in ("post", "Ambassador", "DCM", "Poloff"):
            continue
        return _step(line, "answered", one.speaker, (), line.text)
    return None


def _belongs(head: Line, line: Line, paper: str, at: int, turn: int) -> bool:
    """Whether a delivery is that of a thread: in the same sentence, or a thread behind it that names the paper."""
    if head.start == line.start:
        return True
    word = paper.rsplit(maxsplit=1)[-1].casefold()
    return at <= turn and word in line.sentence.casefold() and (line.para or 0) - (head.para or 0) <= 1


# -- threads ----------------------------------------------------------------------------------------------------


def _thread(body: list[Line], turn: int, steps: tuple[Step, ...], about: str | None, paper: str | None) -> Demarche:
    line = body[turn]
    used = [one for one in body if any((step.start, step.cable) == (one.start, one.cable) for step in steps)]
    called, disputed = _terms(body, steps) if paper else ((), ())
    kinds = {step.kind for step in steps}
    status: ThreadStatus = (
        "answered" if "answered" in kinds else "unanswered" if "unanswered" in kinds else "no answer reported"
    )
    loose = steps[0].kind == "answered" or (steps[0].kind == "requested" and not steps[0].to)
    rank = (
        (0.35 if loose else 0.5)
        + (0.15 if status != "no answer reported" else 0)
        + (0.15 if paper else 0)
        + (0.1 if steps[0].to else 0)
    )
    return Demarche(
        id=id_of("demarche", line.cable, *(f"{step.kind}{step.start}" for step in steps), about),
        cable=line.cable,
        para=steps[0].para,
        statements=tuple(dict.fromkeys(step.statement for step in steps if step.statement)),
        evidence=evidence_of(used),
        said_on=next((step.when for step in steps if step.when), line.said_on),
        cable_date=line.cable_date,
        because=" → ".join(step.kind for step in steps),
        rank=round(min(rank, 0.9), 2),
        source=line.source,
        about=about,
        paper=paper,
        called=called,
        disputed=disputed,
        steps=steps,
        status=status,
    )


def _terms(body: list[Line], steps: tuple[Step, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the parties call the paper in the words about it, and the terms that are not accepted for it."""
    starts = {step.start for step in steps}
    called: list[str] = []
    disputed: list[str] = []
    for line in body:
        if line.start not in starts:
            continue
        papers = phrases.find("demarches", "papers", line.sentence)
        called.extend(line.sentence[paper.start : paper.end] for paper in papers)
        terms = phrases.find("demarches", "disputes", line.text)
        disputed.extend(trim(re.split(r"[,;.\"”]", line.text[hit.end :])[0]) for hit in terms)
    return tuple(dict.fromkeys(called)), tuple(dict.fromkeys(disputed))
