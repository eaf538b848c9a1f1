"""What a speaker says of the stance of others: their support that he claims, a candidacy that he has heard of."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reftel.extracting.cues import forms_of
from reftel.extracting.positions.clauses import Clause, condition_of, find, find_any, hanging, may_hold
from reftel.extracting.positions.mapping import words
from reftel.extracting.positions.mentions import Mention, Vocabulary
from reftel.extracting.positions.proposals import Said
from reftel.extracting.positions.readings import Reading, owner_of_deed, told_by_words
from reftel.extracting.positions.rows import Row, rows
from reftel.model.position import Stance

_BACKED = (
    "have~ .. support of",
    "have~ .. backing of",
    "enjoy~ .. support of",
    "enjoy~ .. backing of",
    "supported by",
    "backed by",
    "endorsed by",
)
_ANY_BACKED = frozenset(_BACKED)
_TOLD: dict[str, Stance] = {
    "support": "support",
    "accept": "accept",
    "reject": "reject",
    "undecided": "undecided",
    "threatens": "inferred-against",
    "abstain": "abstain",
    "absent": "absent",
}
_SIDES = (("for", "support"), ("accepting", "accept"), ("against", "reject"))
_BEHIND = 6  # words between such a noun and the option
_FEW = 8  # words in the name of those who support


class Claim(NamedTuple):
    """A stance that a statement gives to somebody else: whose, and the tokens that say so."""

    option: str
    actor: str
    stance: Stance
    because: str
    lo: int
    hi: int
    hearsay: bool = False
    condition: str | None = None


def claims(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Support that is claimed for an option (``six of the nine were for it``), and candidacies that it knows of."""
    if not said.mentions:
        return
    # what is denied of others, doubted or left open is not claimed of them
    if not (said.denied or said.left_open or said.doubted):
        yield from _support(said, vocabulary)
        if said.others:
            yield from _told(said, vocabulary)
            yield from _deeds(said, vocabulary)
    yield from _candidacies(said, vocabulary)


def _support(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    if not may_hold(said.tokens, _ANY_BACKED):
        return
    for mention in said.mentions:
        clause = said.content.clause_at(mention.lo)
        if clause is None or clause.part not in {"main", "concession"}:
            continue
        for pattern in _BACKED:
            found = find(pattern, said.tokens, mention.hi, clause.hi, None)
            if found is None or found.negated or found.hi >= clause.hi:
                continue
            hi = min(clause.hi, found.hi + _FEW)
            name = re.sub(r"[\"“”]", "", said.text(found.hi, hi))
            actor = vocabulary.actors.state(name, said.statement.cable) or re.sub(r"^(?:an?|the|its|their) ", "", name)
            if actor:
                yield Claim(mention.option, actor, "support", "claimed-support", clause.lo, hi)
            break


def _told(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    """``Ostrel and Lusk oppose the bid``, where neither is the one whose statement it is: what it tells of them.

    What they are asked to do (``asked Ostrel to oppose it``) they have not done.
    """
    if said.statement.act in {"ask", "request"}:
        return
    states = _others(said)
    for mention in said.mentions:
        clause = said.content.clause_at(mention.lo)
        if clause is None or clause.part not in {"main", "concession"} or mention.kind == "anaphor":
            continue
        subjects = [at for at in sorted(states) if clause.lo <= at < clause.hi]
        told = told_by_words(said, clause, mention, subjects) or _nouns(said, clause, mention, subjects)
        if told is None:
            continue
        at, reading = told
        candidate = vocabulary.candidate[mention.option]
        stance = _TOLD.get(reading.gives)
        condition = _condition(said, mention) if stance in {"support", "accept"} else None
        stance = "conditional" if condition else stance
        for who in _joined(said, at, states):
            if stance is None or who == candidate:
                continue  # what a candidate can, or cannot, is not what it wants
            because = f"told:{reading.because}"
            yield Claim(mention.option, who, stance, because, at, max(mention.hi, at + 1), condition=condition)


def _condition(said: Said, mention: Mention) -> str | None:
    """On what condition it is said to be so: ``Ostrel's support depended on reforms``."""
    index = said.content.part_at(mention.lo)
    if index is None:
        return None
    found = hanging(said.tokens, said.parts[index], mention) or condition_of(said.parts, index, said.held)
    return said.text(found.lo, found.hi) if found else None


def _others(said: Said) -> dict[int, str]:
    """The states that are named beside the holder, by where."""
    return {u.token: u.form[1:] for u in said.units if u.token in said.others and u.form[0] == "="}


def _deeds(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    """``questioned Ostrel's motives for rejecting the bid``: Ostrel rejects it by inference, for nobody declares it."""
    states = _others(said)
    for mention in said.mentions:
        for deed in range(max(0, mention.lo - _BEHIND), mention.lo):
            row = _deed_rows().get(said.tokens[deed].word)
            owner = owner_of_deed(said.tokens, 0, deed, said.others) if row is not None else None
            if row is None or owner is None or states[owner] == vocabulary.candidate[mention.option]:
                continue
            because = f"deed:{row.id}"
            yield Claim(mention.option, states[owner], _INFERRED[row.gives], because, owner, mention.hi)
            break


@cache
def _deed_rows() -> dict[str, Row]:
    """By each word in *-ing* of the rows that are known by a single word the first such row."""
    found: dict[str, Row] = {}
    for row in rows():
        single = (p[:-1] for p in row.words if p.endswith("~") and " " not in p) if row.gives in _INFERRED else ()
        for form in (form for one in single for form in forms_of(one)):
            if form.endswith("ing"):
                found.setdefault(form, row)
    return found


_INFERRED: dict[str, Stance] = {
    "support": "inferred-for",
    "accept": "inferred-for",
    "reject": "inferred-against",
}


def _nouns(said: Said, clause: Clause, mention: Mention, subjects: list[int]) -> tuple[int, Reading] | None:
    """``Ostrel's opposition to the bid``: a noun that says on which side its owner is, with the option behind it."""
    for at in subjects:
        for noun in range(at + 1, min(at + 4, mention.lo)):
            word = said.tokens[noun].word
            gives = next((gives for name, gives in _SIDES if word in words(name)), None)
            near = 0 < mention.lo - noun <= _BEHIND and said.tokens[noun + 1].word in {"to", "for", "of"}
            before = {token.word for token in said.tokens[max(clause.lo, at - 2) : noun]}
            if gives and near and not before & (words("possible") | {"no", "not", "any", "without"}):
                return at, Reading(gives, "noun")
    return None


def _joined(said: Said, at: int, states: dict[int, str]) -> list[str]:
    """The subject at a word and those that are named with it: ``Belmora, Lusk and Ostrel``."""
    found = [states[at]]
    while at > 0:
        at -= 1
        if at in states:
            found.append(states[at])
        elif said.tokens[at].word not in {",", "and", "the", "both"}:
            break
    return list(dict.fromkeys(reversed(found)))


def _candidacies(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    """``Greece's possible candidacy``: heard of, undecided and to be checked; ``its bid``: the candidate is for it."""
    for mention in said.mentions:
        candidate = vocabulary.candidate[mention.option]
        if candidate is None or mention.kind == "anaphor":
            continue
        near = [u for u in said.units if mention.lo - 4 <= u.token < mention.hi + 2]
        named = any(u.form == "=" + candidate for u in near)
        if not named or not any(u.form == "@candidacy" for u in near):
            continue
        start = min(u.token for u in near if u.form == "=" + candidate or u.token >= mention.lo)
        before = {said.tokens[i].word for i in range(max(0, start - 3), mention.hi)}
        unsure = before & words("possible") or find_any(words("hearsay"), said.tokens, 0, len(said.tokens))
        if unsure:
            yield Claim(mention.option, candidate, "undecided", "possible-candidacy", start, mention.hi, hearsay=True)
        elif not start or said.tokens[start - 1].word not in {"a", "an"}:  # "an Ostreli candidacy" may not be there
            yield Claim(mention.option, candidate, "support", "candidacy", start, mention.hi)
