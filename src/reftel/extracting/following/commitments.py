"""Commitments: what somebody promises, plans, wishes or owes to do, with due date, hedge, limit and parts."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from reftel.extracting.cues import forms_of, negated_at, tokens_of
from reftel.extracting.dates import anchor_of
from reftel.extracting.following import phrases
from reftel.extracting.following.lines import (
    Line,
    Sides,
    authorities_of,
    flat,
    id_of,
    lines_of,
    listed,
    stand_of,
    subjects_of,
    trim,
)
from reftel.extracting.following.phrases import Hit
from reftel.extracting.lexicon.load import speakers
from reftel.model.following import Commitment, CommitmentKind, DueBasis
from reftel.model.statement import Statement

KINDS: Final[tuple[CommitmentKind, ...]] = ("plan", "wish", "promise")
_RANKS: Final[dict[CommitmentKind, float]] = {"wish": 0.6, "benchmark": 0.6, "expected": 0.45}
_MODALS: Final = {"will": "will", "'ll": "will", "would": "would", "shall": "shall"}  # "we'll": of what it is short
_PARALLEL = re.compile(r",? and (?=(?:also )?(?:to )?[a-z]+ing\b|to )")
_BEHIND = re.compile(r" (?:of|from|in) ")
_HE = re.compile(r"(?:[a-z]+, )?s?he\b", re.IGNORECASE)
_OVER = re.compile(r",? or ")
_SHORT = 6  # words of an item behind a dash
_BEFORE = 22  # characters before a date among which its preposition is looked for
_NOT = re.compile(r"^n?['’]?t\b|^ not\b")
_PROMISED = re.compile(r"promise:(?P<modal>will|would|shall) (?P<verb>[a-z-]+)")
_ADJECTIVE = re.compile(r"adjective:(\w+)")
_ADVERBS = re.compile(r"(?:\s*\b(?:not|never|also|soon|then|still|now|only|simply|all|[a-z]{2,20}ly))*\s*")
_STANCE = re.compile(r"stance:(.+)$")
_OF_NOUN = re.compile(r"\b(?:of|about|any|the|or|no|these|those)\s+$", re.IGNORECASE)  # "aware of plans to": a noun
_NOUN = 48  # characters before a content among which the noun that carries it stands
_LEAD = 4  # words there
_NAME = 6  # words of the name of one who promises
_NEAR = 40  # characters behind "would" among which its verb stands
_ONCE = re.compile(r"\bhad (?:planned|intended) to\b")
_WILL = re.compile(r"\b(?:will|would|'ll) (?:also )?$", re.IGNORECASE)
_DOING = re.compile(
    r"\s(?!(?:the|an?|this|that|these|his|her|its|their|our|any|all|such|at|in|on|by|for|\w+(?:ed|ion|s))\b)[a-z]+\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|unless|until|as soon as|whether|should)\b[^.;]{0,60}\bagree", re.IGNORECASE)
_ASIDE = re.compile(r"\W*(?:what|which|whatever|who)\b", re.IGNORECASE)  # "what they want to do"
_AS_PROMISED = re.compile(r"\b(?:what|as|than) (?:(?:s?he|it|they|\w+) (?:had |has )?)?promised\b", re.IGNORECASE)
_WILL_HIT = Hit(0, 0, phrases.Row("will", (), ()))  # a "will" whose place is looked for
_DOES = re.compile(r"(?:that )?(?:s?he|they|we|i) (?:also )?(?:will|would)\b", re.IGNORECASE)
_AGAIN = re.compile(r"^(?:do|done) (?:it|so|that|this)\b")


class _Due(NamedTuple):
    """When it is due: EDTF, the words, and how one knows."""

    edtf: str | None = None
    words: str | None = None
    basis: DueBasis | None = None


def commitments(statements: Sequence[Statement], sides: Sides) -> tuple[Commitment, ...]:
    """The commitments of statements, in their order; not yet joined with each other."""
    found: list[Commitment] = []
    lines = lines_of(statements)
    for line in lines:
        found.extend(_of(line, sides, found[-1] if found else None))
    disclaimed = [line for line in lines if phrases.first("parts", "disclaim", line.text)]
    return tuple(_tense(one, disclaimed) for one in found)


def _of(line: Line, sides: Sides, before: Commitment | None) -> Iterable[Commitment]:
    one = line.statement
    if one is None or one.echo_of or not (_can_promise(one.holder) or _is_own(one)) or _of_another(one):
        return
    if one.voice != "reported" and not _is_own(one):
        return
    if one.because.startswith("wh:") or (one.verb == "promise" and _AS_PROMISED.search(one.sentence)):
        return  # "tells him what he wants to hear", "delivered what he promised"
    kind, cue = _kind(one, line.text)
    if kind is None:
        return
    if cue is not None and _ASIDE.match(line.text[: cue.start]):
        return  # "what the traders want to do"
    if kind == "plan" and _ONCE.search(line.text):
        return  # what was planned once and is told as past
    if kind in ("plan", "wish") and cue is not None and _WILL.search(line.text[: cue.start]):
        return  # "will want to survive": foreseen
    guessed = one.verb in phrases.words("views") and one.holder != one.speaker
    if kind == "promise" and cue is not None and cue.row.words in _MODALS and _foretold(one, line.text, cue):
        return
    if kind in KINDS and (guessed or not sides.speaks_for(one)):
        kind = "expected"
    tail = _NOT.sub("", line.text[cue.end :]) if cue else line.text
    parts = _split(tail) if cue and kind == "promise" and cue.row.words not in _MODALS else [flat(tail)]
    due = _due(line, before)
    if kind == "benchmark" and due.edtf is None:
        return  # a goal without a date is none that can be looked at later
    for turn, part in enumerate(parts):
        yield _made(line, sides, kind, part, due, turn, cue)


def _kind(one: Statement, text: str) -> tuple[CommitmentKind | None, Hit | None]:
    """What kind of commitment a statement is, and the words that say so."""
    if _is_own(one):
        return "plan", _of_its_verb(one, text, _WILL_HIT)
    felt = _ADJECTIVE.match(one.because)
    if felt is not None and felt[1] in phrases.words("knowing"):
        return None, None  # "aware of plans to": of another
    goal = phrases.first("kinds", "benchmark", text)
    if goal and one.act in ("state", "commit", "support", "request"):
        return "benchmark", goal
    if one.act == "commit":
        found = [(hit.start, kind, hit) for kind in KINDS if (hit := phrases.first("kinds", kind, text))]
        found = [row for row in found if not _OF_NOUN.search(text[max(0, row[0] - 12) : row[0]])]
        if found:
            stance = _STANCE.search(one.because)
            told = next((row for row in found if stance and row[2].row.words == stance[1]), None)
            _, kind, hit = told or min(found, key=lambda row: (row[0], KINDS.index(row[1])))
            return kind, _of_its_verb(one, text, hit) if hit.row.words in _MODALS else hit
        if one.verb in phrases.words("promising"):
            return "promise", None
        framed = _by_frame(one)
        if framed is not None:
            return framed, None
        if text.startswith("to be "):
            return None, None  # "steps planned to be taken"
        if one.verb in phrases.words("deciding") or "stance:decided to" in one.because:
            return "plan", None
        return None, None
    if one.act == "support" and _agreed(one):
        agreed = phrases.first("kinds", "agreed", text)
        return "promise", agreed if one.verb != "agree" else None
    if one.act == "reject" and _refuses(one):
        return "promise", _of_its_verb(one, text, _WILL_HIT)
    if one.holder == one.speaker and one.voice == "reported" and _DOES.match(text):
        hit = phrases.first("kinds", "promise", text)
        doing = re.match(r"\W*(?:also\W+)?(?P<verb>[a-z]+)", text[hit.end :].lower()) if hit is not None else None
        if doing is not None and doing["verb"] in phrases.words("doing"):
            return "promise", hit
    if one.act in ("support", "state", "request") and one.quotes:
        own = phrases.first("kinds", "duty", text)
        if own:
            return "duty", own
    return None, None


def _is_own(one: Statement) -> bool:
    """Whether it is what the post itself has in hand: ``Post will deliver the points on June 3``; not what it goes on
    with, as every post does: ``We will continue to watch``.
    """
    if one.voice != "post" or one.act != "commit" or one.holder != "post":
        return False
    will = _PROMISED.search(one.because)
    return will is not None and will["modal"] == "will" and phrases.first("kinds", "goes_on", one.content) is None


def _refuses(one: Statement) -> bool:
    """Whether somebody says that he will not: of another's *would not* nobody knows whether it is only a habit."""
    told = _PROMISED.search(one.because)
    if told is None or one.because.startswith("implicit"):
        return False
    return told["modal"] == "will" or one.holder == one.speaker


def _agreed(one: Statement) -> bool:
    """Whether somebody agreed to do something: ``agreed to explore it``; not *agreed to the plan*, *if he agreed*."""
    if _SUPPOSED.search(one.sentence):
        return False
    if one.verb == "agree":
        return one.because.startswith("inf:")
    hit = phrases.first("kinds", "agreed", one.content) if "stance:agree~" in one.because else None
    return hit is not None and _DOING.match(one.content, hit.end) is not None


def _by_frame(one: Statement) -> CommitmentKind | None:
    """The kind where the word for it stands before the content: ``is willing``, ``stated its readiness to``."""
    mood = _ADJECTIVE.match(one.because)
    if mood is not None:
        if mood[1] in phrases.words("binding_moods"):
            return "promise"
        return "plan" if mood[1] in phrases.words("ready_moods") else None
    if one.because.startswith("inf:"):
        return "wish" if one.verb in phrases.words("longing") else None
    at = one.sentence.find(one.content)
    if not one.because.startswith("nominal") or at < 0:
        return None
    before = re.findall(r"[a-z]+", one.sentence[max(0, at - _NOUN) : at].lower())[-_LEAD:]
    names: tuple[tuple[str, CommitmentKind], ...] = (
        ("binding_nouns", "promise"),
        ("planning_nouns", "plan"),
        ("wishing_nouns", "wish"),
    )
    return next((kind for name, kind in names if not phrases.words(name).isdisjoint(before)), None)


def _of_another(one: Statement) -> bool:
    """Whether a group tells what *he* or *she* will do, who is none of it: ``staff said that she would attend``."""
    head = one.holder.partition(" of ")[0].rpartition(" ")[2]
    return one.holder == one.speaker and head in phrases.words("many") and _HE.match(one.content) is not None


def _foretold(one: Statement, text: str, cue: Hit) -> bool:
    """Whether a *will* or *would* only foresees: what befalls one (``would lose``), or what he thinks of himself."""
    tail = text[cue.end : cue.end + _NEAR]
    befalls = phrases.first("kinds", "befalling", tail)
    if befalls is not None and _ADVERBS.fullmatch(tail[: befalls.start]):
        return True
    if not phrases.words("opining").isdisjoint(re.findall(r"[a-z]+", text[: cue.start].lower())):
        return True  # "we think the council will pass it"
    felt = _ADJECTIVE.match(one.because)
    if felt is not None and felt[1] in phrases.words("sure"):
        return True  # "was hopeful that the party would split"
    return one.holder == one.speaker and one.verb in phrases.words("views")


def _of_its_verb(one: Statement, text: str, hit: Hit) -> Hit | None:
    """The *will* or *would* of the verb that was found to promise; behind a noun (``promises that``) none."""
    told = _PROMISED.search(one.because)
    if told is None:
        return None if one.because.startswith("nominal") else hit
    for other in phrases.find("kinds", "promise", text):
        if (
            _MODALS.get(other.row.words) == told["modal"]
            and told["verb"] in text[other.end : other.end + _NEAR].lower()
        ):
            return other
    return hit


def _can_promise(name: str) -> bool:
    """Whether a name is that of somebody who can promise: no thing, and no *others*."""
    head = _BEHIND.split(name, maxsplit=1)[0].split()[-1:] or [""]
    if len(_BEHIND.split(name, maxsplit=1)[0].split()) > _NAME:
        return False  # no name, but a clause in capitals
    word = head[0].strip(".,").lower()
    opening = name.split(maxsplit=1)[0].lower() if name.split() else ""
    if not phrases.words("nobody").isdisjoint((word, opening)):
        return False
    known = speakers()
    some = (word, word.removesuffix("s"), word.removesuffix("ies") + "y" * word.endswith("ies"))
    return not head[0].islower() or any(one in known.nouns | known.bodies | known.titles for one in some)


def _split(tail: str) -> list[str]:
    """``to A and to doing B and doing C``: three promises."""
    parts = [trim(part).removeprefix("to ") for part in _PARALLEL.split(tail)]
    return [part for part in parts if part]


def _made(  # noqa: PLR0917 - what was read of one sentence
    line: Line, sides: Sides, kind: CommitmentKind, what: str, due: _Due, turn: int, cue: Hit | None
) -> Commitment:
    one = line.statement
    assert one is not None  # noqa: S101 - a line with a commitment has its statement
    text = line.text
    hedge = _hedge(one, kind, text)
    limit = _behind("limits", what)
    items = _items(what)
    preferred, over = _over(what)
    reasons = [kind if cue is None else f"{kind}: {cue.row.words}"]
    rank = min(one.rank, _RANKS.get(kind, 1.0))
    return Commitment(
        id=id_of("commitment", one.id, turn),
        **stand_of(line),
        because="; ".join([*reasons, one.because]),
        rank=round(rank, 2),
        kind=kind,
        by=one.holder if kind != "benchmark" else one.speaker,
        told_by=one.speaker,
        actor=sides.of(one),
        to=one.addressees,
        what=text if _AGAIN.match(trim(preferred)) else trim(preferred) or text,
        negated=_denied(text, cue),
        items=items,
        over=over,
        subjects=subjects_of(what),
        due=due.edtf,
        due_words=due.words,
        due_basis=due.basis,
        hedge=hedge,
        condition=flat(one.condition.text) if one.condition else None,
        limit=limit,
        despite=_behind("despite", line.sentence, comma=True),
        authorities=authorities_of(what),
    )


def _denied(text: str, cue: Hit | None) -> bool:
    """Whether it is promised not to be done: the word of promise is denied, or *not* stands behind it."""
    if cue is None:
        return False
    tokens = tokens_of(text)
    at = next((turn for turn, token in enumerate(tokens) if token.start >= cue.start), 0)
    behind = next((token.word for token in tokens if token.start >= cue.end - 1 and token.word.isalpha()), "")
    if cue.row.words in _MODALS:
        after = next((token.word for token in tokens[at + 1 :] if token.word.isalpha()), "")
        return after in ("not", "never")
    return negated_at(tokens, at) or behind in ("not", "never")


def _hedge(one: Statement, kind: CommitmentKind, text: str) -> str | None:
    found = phrases.first("hedges", "rows", text)
    if found is not None:
        return text[found.start : found.end]
    if kind != "benchmark" or one.verb not in phrases.words("views"):
        return None
    view = re.search(rf"\b(?:{'|'.join(forms_of(one.verb))})\b", one.sentence)  # a personal view, as it stands
    return view.group() if view else one.verb


def _behind(name: str, text: str, *, comma: bool = False) -> str | None:
    """A phrase and what follows it, up to a stop; with ``comma`` only up to that."""
    hit = phrases.first("parts", name, text)
    if hit is None:
        return None
    rest = text[hit.start :]
    stop = re.search(r"[,;\"“]" if comma else r";", rest)
    return trim(rest[: stop.start() if stop else None])


def _items(what: str) -> tuple[str, ...]:
    hit = phrases.first("parts", "lists", what)
    limit = phrases.first("parts", "limits", what)
    if hit is not None and (limit is None or hit.start < limit.start):
        return listed(what[hit.end :])
    for dash in ("--", "–", "—"):
        before, found, behind = what.partition(f" {dash} ")
        if found and before and dash not in behind:
            made = listed(behind)
            return made if len(made) > 1 and all(len(part.split()) <= _SHORT for part in made) else ()
    return ()


def _over(what: str) -> tuple[str, tuple[str, ...]]:
    """``X rather than Y, or Z``: X, and Y and Z in their order."""
    hit = phrases.first("parts", "over", what)
    if hit is None:
        return what, ()
    parts = tuple(trim(part) for part in _OVER.split(what[hit.end :]) if trim(part))
    return what[: hit.start], parts


def _due(line: Line, before: Commitment | None) -> _Due:
    """The date of the act: behind a word of time, and not before the saying."""
    same = phrases.first("parts", "same_time", line.text)
    if same and before and before.due and (before.cable, before.para) == (line.cable, line.para):
        return _Due(before.due, line.text[same.start : same.end], "same-time")
    said = anchor_of(line.day)
    for date in line.dates()[: phrases.MOST]:
        day = anchor_of(date.edtf)
        lead = re.findall(r"[a-z]+", line.text[max(0, date.start - _BEFORE) : date.start].lower())[-3:]
        opens = line.text[date.start : date.end].lower().split()[:1]
        told = not phrases.words("bounds").isdisjoint([*lead, *opens])
        goal = phrases.first("kinds", "benchmark", line.text) is not None
        if day is None or not (told or goal) or "X" in date.edtf:
            continue
        if said is not None and day.day < said.day and not _holds(date.edtf, said.day.isoformat()):
            continue
        return _Due(date.edtf, line.text[date.start : date.end], "words")
    return _Due()


def _holds(edtf: str, day: str) -> bool:
    """Whether a year or month holds a day."""
    return len(edtf) < len(day) and day.startswith(edtf)


def _tense(one: Commitment, disclaimed: Iterable[Line]) -> Commitment:
    """With the statements of the same speaker in the same cable that take back what it binds to."""
    found = [
        line.statement.id
        for line in disclaimed
        if line.statement is not None
        and line.cable == one.cable
        and line.statement.speaker == one.told_by
        and line.statement.id not in one.statements
        and _same_matter(one, line)
    ]
    return msgspec.structs.replace(one, tension=tuple(found)) if found else one


def _same_matter(one: Commitment, line: Line) -> bool:
    """Whether a disclaimer touches what the commitment is to: a document of the same body, or the same subject."""
    if set(one.subjects) & set(subjects_of(line.text)):
        return True
    return any(found.named for found in one.authorities) and bool(authorities_of(line.text))
