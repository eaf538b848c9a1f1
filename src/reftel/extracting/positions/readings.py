"""The stance that a clause takes on the option it speaks of: by the rows of ``lexicon/positions.toml``, or the act."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reftel.extracting.cues import SUBJECTS, Token, Tokens, denials_in
from reftel.extracting.positions.clauses import (
    Clause,
    Found,
    condition_of,
    demanded,
    find,
    find_all,
    find_any,
    hanging,
    is_displaced,
)
from reftel.extracting.positions.mapping import mapping, words
from reftel.extracting.positions.mentions import Mention
from reftel.extracting.positions.proposals import Said
from reftel.extracting.positions.rows import Row
from reftel.model.statement import Statement

_OPPOSITE = {"support": "reject", "accept": "reject", "reject": "support"}
_NOUNS = frozenset({"support", "backing", "opposition", "interest"})
_BLOCKS = ("block", "veto", "oppos", "object")
_ONLY_SAID = frozenset(
    {"criticize", "right", "threatens", "abstain", "reserve", "absent"}
)  # denied, they are no stance
# who asks another to accept it, or not to block it, is for it; to abstain or stay away says nothing of who asks
_ASKED = {
    **dict.fromkeys(("accept", "waives", "lifts"), "support"),
    **dict.fromkeys(_ONLY_SAID - {"criticize"}, "none"),
}
AVERTS = "averts"  # why an act in favour is against the option: what is spoken well of, or asked for, is its contrary
_LONG = 4  # a cue of so many words that fills most of what was said is what was said
_MOST = 0.6
_FIRST = 3
_UNDONE = frozenset({"could have", "might have", "should have", "used to"})
_NO_STANCE = _UNDONE | {"may want to", "might want to", "may wish to"}
_DUTY = frozenset({"should", "must", "ought"})
_VERB = 4  # a verb stands so near behind its subject
_AROUND = 5  # words before the option
_OWNED = 8  # words from an owner to a deed of its
_NOMINAL = ("ing", "tion", "sal", "ance", "ment", "port")
_TURNED = 8  # words from one that averts an option, or denies it, to the option
_JOINING = frozenset({"and", "or", "nor"})
_MODALS = frozenset({"would", "will", "should", "must", "could", "can", "shall", "may", "might"})


class Reading(NamedTuple):
    """What a statement says of an option, as a row ``gives`` it; by which row; on what condition.

    ``condition`` is a range of tokens. ``displaced`` is set where the option is only named as what another replaces.
    """

    gives: str
    because: str
    condition: tuple[int, int] | None = None
    displaced: bool = False


def read(said: Said, mention: Mention, *, candidacy: bool) -> Reading | None:
    """What a statement says of an option at one mention; None where it says nothing of its own.

    ``candidacy``: the option is somebody's candidacy, so that naming it is no stance on it.
    """
    tokens, parts = said.tokens, said.parts
    index = said.content.part_at(mention.lo)
    if index is None or said.left_open or (said.doubted and said.statement.holder != said.statement.speaker):
        return None
    if is_displaced(tokens, parts[index], mention):
        return Reading("none", "displaced", displaced=True)
    clause = parts[index]
    if clause.part == "condition":
        return _by_requirement(said, clause, mention)
    if clause.nominal:
        return None
    found = _by_words(said, clause, mention, candidacy=candidacy)
    if found is None and clause.part == "main":
        found = _by_noun(said, index, mention) or _by_later_words(said, index)
    if found is None and clause.part == "main" and not candidacy:
        found = _by_plan(said, clause, mention)
    if found is None and clause.part == "main":
        found = _by_act(said, mention, clause, candidacy=candidacy)
    if found is not None and said.denied and not found.because.startswith("act:"):
        # to deny that one is for it is to be against it; to deny that one is against it is no consent
        found = found._replace(gives="reject" if found.gives in {"support", "accept"} else "none")
    if found is not None and mention.contrary:
        found = found._replace(gives="reject" if found.gives in {"support", "accept"} else "none")
    if found is None or found.gives == "none":
        return None
    if found.gives == "reject" and said.statement.verb in words("threatening"):
        found = found._replace(gives="threatens", because="threat")
    if found.condition:
        return found
    condition = condition_of(
        parts, index, said.held if any(c.part == "condition" for c in parts) else ()
    ) or _inner_condition(tokens, clause)
    if condition is None and index + 1 < len(parts) and demanded(tokens, parts[index + 1]):
        condition = parts[index + 1]
    return found._replace(condition=(condition.lo, condition.hi) if condition else None)


def _by_requirement(said: Said, clause: Clause, mention: Mention) -> Reading | None:
    """``it must recognise the treaty if it wants to join``: consent, on the condition that stands before."""
    if not find_any(words("wishes"), said.tokens, clause.lo, mention.lo):
        return None
    for part in said.parts:
        if part.part == "main" and find_any(words("requirements"), said.tokens, part.lo, part.hi):
            return Reading("support", "required", (part.lo, part.hi))
    return None


def _by_words(said: Said, clause: Clause, mention: Mention | None, *, candidacy: bool = False) -> Reading | None:
    statement, tokens, others = said.statement, said.tokens, said.others
    if mention is not None:
        others = others.difference(range(mention.lo, mention.hi))  # whose bid it is does not act in what follows
    for row, pattern in said.content.possible:
        if row.deed and (candidacy or mention is None):
            continue
        lo, hi = (0, len(tokens)) if row.whole else (clause.lo, clause.hi)
        found = find(pattern, tokens, lo, hi, mention)
        if found and mention and "OPTION" not in pattern and (new := _goes_on(tokens, found.hi, mention.lo)):
            found = find(pattern, tokens, new, hi, mention)
        if found is None or (mention and not row.inside and _own_words(row, pattern, found, mention)):
            continue
        asked = statement.act == "request"  # what another is asked to do, who asks is for
        if _noun(statement, tokens, found) or (not asked and _of_another(tokens, clause, found, others)):
            continue
        if owner_of_deed(tokens, clause.lo, found.lo, others) is not None:
            continue
        if row.deed and mention and _when(tokens, clause, mention):
            continue
        if _only_may(tokens, clause, found) or (mention and _aside(tokens, found.lo, mention.lo)):
            continue
        gives = _negated(row, found, tokens)
        return Reading(_ASKED.get(gives, gives) if asked else gives, row.id)
    return None


def _goes_on(tokens: Tokens, lo: int, hi: int) -> int | None:
    """Where what is said goes on with a subject of its own between a word and the option: ``and he believed``."""
    if tokens.words.isdisjoint(SUBJECTS):
        return None
    ends = (at for at in range(hi - 1, lo - 1, -1) if tokens[at].word in {"and", "but"} and at + 1 < hi)
    return next((at for at in ends if tokens[at + 1].word in SUBJECTS), None)


def _aside(tokens: Tokens, one: int, two: int) -> bool:
    """Whether a bracket stands between two words: what is said in an aside is said of something else."""
    if tokens.words.isdisjoint("()"):
        return False
    return any(token.word in "()" for token in tokens[min(one, two) : max(one, two)])


def _only_may(tokens: Tokens, clause: Clause, found: Found) -> bool:
    """``possible support``, ``might support it``, ``may want to push for it``, ``could have opposed it``: no stance."""
    if any(token.word in _unsure() for token in tokens[max(0, found.lo - 2) : found.lo]):
        return True
    # what somebody could have done he did not do, and what he used to do he no longer does
    return bool(find_any(_NO_STANCE, tokens, clause.lo, found.lo))


@cache
def _unsure() -> frozenset[str]:
    """Words right before a stance by which it may be none."""
    return words("possible") | {"may", "might"}


def has_right(said: Said) -> bool:
    """Whether it speaks of a right to block, whatever it says of using it: ``had the right, but "won't do it"``."""
    rights = (pattern for row, pattern in said.content.possible if row.id == "right")
    found = (find(pattern, said.tokens, 0, len(said.tokens)) for pattern in rights)
    return any(one is not None and not one.negated for one in found)


def told_by_words(said: Said, clause: Clause, mention: Mention, subjects: Sequence[int]) -> tuple[int, Reading] | None:
    """What a clause says of one of its subjects, by words right behind it: ``Ostrel opposes the bid``; at which word.

    ``subjects`` are the words of the clause that name others than the holder.
    """
    for row, pattern in said.content.possible if subjects else ():
        if row.whole or row.deed:
            continue
        for at in subjects:
            found = find(pattern, said.tokens, at + 1, clause.hi, mention)
            if found is None or any(at < other <= found.lo for other in subjects):
                continue
            between = {token.word for token in said.tokens[max(0, at - 1) : found.lo]}
            # what it should do is what the speaker wants of it, and no stance of its own
            near = found.lo - at <= _VERB and not between & ({"'s", "'", "-"} | words("possible") | _DUTY)
            near = near and _is_subject(said.tokens, at, found.lo)
            if near and not _own_words(row, pattern, found, mention):
                return at, Reading(_negated(row, found, said.tokens), row.id)
    return None


def _is_subject(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether a name is all of a subject: not ``the Ostreli public``, ``some of Ostrel``, ``four Ostreli envoys``."""
    behind = [token.word for token in tokens[at + 1 : verb]]
    if not all(word in words("between") or word in words("speaking") or word.endswith("ly") for word in behind):
        return False
    before = [token.word for token in tokens[max(0, at - 2) : at]]
    return not before or (
        before[-1] not in words("some_of") and not (before[-1] in {"of", "in"} and before[0] in words("some_of"))
    )


def _own_words(row: Row, pattern: str, found: Found, mention: Mention) -> bool:
    """Whether the words are the option's own (``no decision``, ``delay the dig``) and no predicate on it.

    A cue may hold the verb of its speaker, as ``seek the 2005 chairmanship`` does: that is a predicate still.
    """
    if not mention.lo <= found.lo < mention.hi:
        return False
    return not pattern.startswith("OPTION") if row.deed else "OPTION" not in pattern


def _noun(statement: Statement, tokens: Sequence[Token], found: Found) -> bool:
    """``building support for the bid``: a noun, and whose support it is the act of the whole says."""
    noun = tokens[found.lo].word in _NOUNS and found.lo + 1 < len(tokens) and tokens[found.lo + 1].word in {"for", "of"}
    return noun and statement.act not in {"support", "reject"}


def _of_another(tokens: Sequence[Token], clause: Clause, found: Found, others: frozenset[int]) -> bool:
    """Whether another actor than the holder is the subject: ``Ostrel has sent no envoys``."""
    subjects = [at for at in range(clause.lo, found.lo) if at in others]
    return bool(subjects) and not (subjects[-1] + 1 < len(tokens) and tokens[subjects[-1] + 1].word in {"'s", "'"})


def owner_of_deed(tokens: Sequence[Token], lo: int, deed: int, others: frozenset[int]) -> int | None:
    """Whose a deed is that stands as a noun: ``Ostrel's motives for rejecting it`` tells of Ostrel, whoever says so."""
    if not tokens[deed].word.endswith(_NOMINAL):
        return None
    for at in range(deed - 1, max(lo, deed - _OWNED) - 1, -1):
        if tokens[at].word in words("parting"):
            return None
        if at in others and at + 1 < deed and tokens[at + 1].word in {"'s", "'", "’s", "’"}:
            return at
    return None


def _negated(row: Row, found: Found, tokens: Sequence[Token]) -> str:
    if not found.negated:
        return row.gives
    if row.gives == "lifts":
        return "reject"  # would not drop its objection
    if row.gives in _ONLY_SAID:
        return "none"  # not concerned, and not for it either
    if row.id == "refuses":
        return "waives" if tokens[found.lo].word.startswith(_BLOCKS) else "support"
    return _OPPOSITE.get(row.gives, row.gives)


def _by_later_words(said: Said, index: int) -> Reading | None:
    """``the proposal that Vardania waits, …, "unacceptable to us"``: a later clause without an option of its own."""
    for later in range(index + 1, len(said.parts)):
        if later in said.held:
            return None
        if said.parts[later].part == "main":
            found = _by_words(said, said.parts[later], None)
            if found:
                return found
    return None


def _by_noun(said: Said, index: int, mention: Mention) -> Reading | None:
    """``its support for the route depended on reforms``: the holder's own, on the condition behind it."""
    tokens, clause = said.tokens, said.parts[index]
    behind = hanging(tokens, clause, mention)
    if behind is None:
        return None
    for at in range(clause.lo, mention.lo):
        gives = consenting(tokens, at)
        own = at == clause.lo or tokens[at - 1].word in words("owning") or _of_holder(said, at)
        if gives and own and not any(clause.lo <= other < at for other in said.others):
            return Reading(gives, "hangs", (behind.lo, behind.hi))
    return None


def _of_holder(said: Said, at: int) -> bool:
    """Whether a noun is the holder's: ``Ostrel's support``, ``Ostreli support``."""
    return any(u.form[0] == "=" and u.form[1:] in said.holders and at - 2 <= u.token < at for u in said.units)


def consenting(tokens: Tokens, at: int) -> str | None:
    """What a noun of consent with its *for* gives: *support* or *accept*; None where there is none."""
    if at + 1 >= len(tokens) or tokens[at + 1].word not in {"to", "for", "of"}:
        return None
    word = tokens[at].word
    return "support" if word in words("for") else "accept" if word in words("accepting") else None


def _by_plan(said: Said, clause: Clause, mention: Mention) -> Reading | None:
    """``Spain would have to …``: a deed that its holder says it will do."""
    plan = mapping()["plan"]
    if _beside(said.tokens, clause, mention, talk=True):
        return None
    for pattern in plan["words"]:
        found = find(pattern, said.tokens, clause.lo, clause.hi, mention)
        if found and not _of_another(said.tokens, clause, found, said.others):
            whose = said.statement.holder != said.statement.speaker or _names_holder(said, clause, found)
            own = said.statement.act in {"state", "commit"} and whose
            gives = _OPPOSITE[plan["gives"]] if found.negated else plan["gives"]
            return Reading(gives, "plan") if own else None
    return None


def _names_holder(said: Said, clause: Clause, found: Found) -> bool:
    """Whether the state that the speaker stands for is the subject: ``Ostrel would have to``, says its minister."""
    if found.lo == clause.lo:
        return False
    subject = said.tokens[found.lo - 1].word
    return any(subject == word for word in said.holder.casefold().split()[-1:])


def _deed(said: Said, clause: Clause, mention: Mention) -> bool:
    """``that Vardania take the chair in 2006``: the option as a deed of its candidate, who is named first."""
    name = said.candidates.get(mention.option, "").casefold()
    spoken = [t.word for t in said.tokens[clause.lo : mention.hi] if t.word[:1].isalnum()]
    first = spoken[0] == name if spoken and name else False
    return first and (len(spoken) < 2 or spoken[1] not in {"'s", "s"}) and said.tokens[clause.lo + 1].word != "'s"


def _by_act(said: Said, mention: Mention, clause: Clause, *, candidacy: bool) -> Reading | None:
    """The act of the whole; an assertion in the very words of a long cue is for it, though no sentence declares it.

    A request or promise that names a candidacy or a paper is about something else, and needs words of its own.
    """
    statement, tokens = said.statement, said.tokens
    gives = mapping()["act"][statement.act]["gives"]
    named_only = (candidacy and not _deed(said, clause, mention)) or mention.kind in {"document", "anaphor"}
    if statement.voice == "post" and statement.act not in {"support", "reject"}:
        return None  # an author's doubts and forecasts are no stand
    if any(token.word == ":" for token in tokens[: mention.lo]):
        return None  # what the act is of stands before the colon
    if _beside(tokens, clause, mention, talk=statement.act == "commit"):
        return None
    if find_any(_UNDONE, tokens, clause.lo, mention.lo):
        return None
    if statement.verb in words("foreseeing"):
        return None  # who expects it need not want it
    if statement.act == "criticize" and sum(t.word[:1].isalnum() for t in tokens[clause.lo : mention.lo]) >= _FIRST:
        return None  # what is criticised stands first; the rest are reasons
    if statement.act == "criticize" and _performed(tokens, clause, mention):
        return None  # that it is done badly, or not at all, is no criticism of it
    around = {token.word for token in tokens[max(clause.lo, mention.lo - _AROUND) : mention.hi + 2]}
    if gives == "support" and around & words("possible"):
        return None
    if statement.act == "request":
        behind = tokens[mention.hi].word if mention.hi < len(tokens) else ""
        if behind in _DUTY:
            return None  # "the bid should be looked at": what is asked for comes behind, and need not be the bid
        ahead = next((at for at in range(mention.lo - 1, clause.lo, -1) if tokens[at].word == "before"), None)
        if ahead is not None and mention.lo - ahead <= _AROUND:
            return Reading("support", "before", (clause.lo, ahead))  # first that, then the option
    if _when(tokens, clause, mention):
        return None
    if gives != "none" and not (named_only and statement.act in {"request", "commit"}):
        against = turned(tokens, clause, mention) if gives == "support" else None
        if against and _performed(tokens, clause, mention):
            return None  # "made no effort to build it": what was not done yet need not be opposed
        return Reading(against, AVERTS) if against else Reading(gives, f"act:{statement.act}")
    if candidacy:
        return None
    spoken = sum(token.word[:1].isalnum() for token in tokens)
    own = {at for m in said.mentions if m.option == mention.option for at in range(m.lo, m.hi)}
    filled = sum(tokens[at].word[:1].isalnum() for at in own)
    if statement.act == "state" and mention.kind == "cue" and mention.weight >= _LONG and filled >= _MOST * spoken:
        return Reading("reject" if statement.negated else "support", "asserts")
    return None


def _beside(tokens: Sequence[Token], clause: Clause, mention: Mention, *, talk: bool) -> bool:
    """Whether an option is only the background of what is said, or what is to be talked about."""
    before = {token.word for token in tokens[clause.lo : mention.lo]}
    return bool(before & words("background")) or (talk and bool(before & words("talking")))


def _when(tokens: Tokens, clause: Clause, mention: Mention) -> bool:
    """Whether an option only tells of a time, or of what can be spared: ``should go on after the route``."""
    at = mention.lo - 1
    while at > clause.lo and tokens[at].word in words("plain") and tokens[at].word not in words("times"):
        at -= 1
    return at >= clause.lo and tokens[at].word in words("times")


def turned(tokens: Tokens, clause: Clause, mention: Mention) -> str | None:
    """What an act in favour gives of an option that is named as what is not to be; None where it is not so named.

    ``asked that there be no OPTION`` rejects it, ``a step that might forestall OPTION`` tells so by inference. Two such
    words make one another void: ``nothing would stop it``.
    """
    lo = max(clause.lo, mention.lo - _TURNED)
    parted = [at for at in range(lo, mention.lo) if tokens[at].word in words("cutting") or tokens[at].word in _JOINING]
    lo = parted[-1] + 1 if parted else lo
    averting = len(find_all(words("averting"), tokens, lo, mention.lo))
    denials = denials_in(tokens, lo, mention.lo) + mention.denied
    behind = tokens[mention.hi : mention.hi + 2]
    if len(behind) > 1 and behind[0].word in _MODALS:  # "OPTION would not be built", "OPTION must not be postponed"
        denials += denials_in(behind, 1, 2)
        averting += len(find_all(words("averting"), tokens, mention.hi + 2, min(clause.hi, mention.hi + _AROUND)))
    if (averting + denials) % 2 == 0:
        return None
    return "inferred-against" if averting else "reject"


def _performed(tokens: Tokens, clause: Clause, mention: Mention) -> bool:
    """Whether it is said of how the option is carried out: ``its implementation of the pact is slow``."""
    lo = max(clause.lo, mention.lo - _AROUND)
    return bool(find_any(words("performance"), tokens, lo, mention.hi))


def _inner_condition(tokens: Tokens, clause: Clause) -> Clause | None:
    """A condition inside the clause: ``conditional upon …`` to its end."""
    found = find_any(_inner_conditions(), tokens, clause.lo + 1, clause.hi)
    return Clause(found[0].lo, clause.hi, "condition") if found else None


@cache
def _inner_conditions() -> frozenset[str]:
    """The conditions of several words: one alone begins a clause of its own."""
    return frozenset(phrase for phrase in words("conditional") if " " in phrase)
