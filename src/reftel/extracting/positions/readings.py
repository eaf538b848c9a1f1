"""The stance that a clause takes on the option it speaks of: by the rows of ``lexicon/positions.toml``, or the act."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reftel.extracting.cues import Token
from reftel.extracting.positions.clauses import Clause, Found, condition_of, demanded, find, is_displaced
from reftel.extracting.positions.mapping import mapping, words
from reftel.extracting.positions.mentions import Mention
from reftel.extracting.positions.proposals import Said
from reftel.model.statement import Statement

_OPPOSITE = {"support": "reject", "accept": "reject", "reject": "support"}
_NOUNS = frozenset({"support", "backing", "opposition", "interest"})
_BLOCKS = ("block", "veto", "oppos", "object")
_LONG = 4  # a cue of so many words that fills most of what was said is what was said
_MOST = 0.6
_FIRST = 3


class Row(NamedTuple):
    """A row of the mapping."""

    id: str
    gives: str
    words: tuple[str, ...]
    inside: bool
    whole: bool


class Reading(NamedTuple):
    """What a statement says of an option: a stance or ``criticize``, ``waives``; by which row; on what condition.

    ``condition`` is a range of tokens. ``displaced`` is set where the option is only named as what another replaces.
    """

    gives: str
    because: str
    condition: tuple[int, int] | None = None
    displaced: bool = False


@cache
def rows() -> tuple[Row, ...]:
    """The rows in order."""
    return tuple(
        Row(row["id"], row["gives"], tuple(row["words"]), row.get("inside", False), row.get("whole", False))
        for row in mapping()["row"]
    )


def read(said: Said, mention: Mention, *, candidacy: bool) -> Reading | None:
    """What a statement says of an option at one mention; None where it says nothing of its own.

    ``candidacy``: the option is somebody's candidacy, so that naming it is no stance on it.
    """
    tokens, parts, mentions = said.tokens, said.parts, said.mentions
    index = next((i for i, c in enumerate(parts) if c.lo <= mention.lo < c.hi), None)
    if index is None:
        return None
    if is_displaced(tokens, parts[index], mention):
        return Reading("none", "displaced", displaced=True)
    clause = parts[index]
    if clause.part == "condition" or clause.nominal:
        return None
    held = [i for i, c in enumerate(parts) if any(c.lo <= m.lo < c.hi for m in mentions)]
    found = _by_words(said, clause, mention)
    if found is None and clause.part == "main":
        found = _by_later_words(said, index, held)
    if found is None and clause.part == "main" and not candidacy:
        found = _by_plan(said, clause, mention)
    if found is None and clause.part == "main":
        found = _by_act(said, mention, clause, candidacy=candidacy)
    if found is None or found.gives == "none":
        return None
    condition = condition_of(parts, index, held) or _inner_condition(tokens, clause)
    if condition is None and index + 1 < len(parts) and demanded(tokens, parts[index + 1]):
        condition = parts[index + 1]
    return found._replace(condition=(condition.lo, condition.hi) if condition else None)


def _by_words(said: Said, clause: Clause, mention: Mention | None) -> Reading | None:
    statement, tokens, others = said.statement, said.tokens, said.others
    for row in rows():
        for pattern in row.words:
            lo, hi = (0, len(tokens)) if row.whole else (clause.lo, clause.hi)
            found = find(pattern, tokens, lo, hi, mention)
            if found is None or (mention and not row.inside and _own_words(pattern, found, mention)):
                continue
            if _noun(statement, tokens, found) or _of_another(tokens, clause, found, others):
                continue
            return Reading(_negated(row, found, tokens), row.id)
    return None


def _own_words(pattern: str, found: Found, mention: Mention) -> bool:
    """Whether the words are the option's own (``no decision``) and no predicate on it."""
    return "OPTION" not in pattern and mention.lo <= found.lo < mention.hi


def _noun(statement: Statement, tokens: Sequence[Token], found: Found) -> bool:
    """``building support for the bid``: a noun, and whose support it is the act of the whole says."""
    noun = tokens[found.lo].word in _NOUNS and found.lo + 1 < len(tokens) and tokens[found.lo + 1].word in {"for", "of"}
    return noun and statement.act not in {"support", "reject"}


def _of_another(tokens: Sequence[Token], clause: Clause, found: Found, others: frozenset[int]) -> bool:
    """Whether another actor than the holder is the subject: ``Ostrel has sent no envoys``."""
    subjects = [at for at in range(clause.lo, found.lo) if at in others]
    return bool(subjects) and not (subjects[-1] + 1 < len(tokens) and tokens[subjects[-1] + 1].word in {"'s", "'"})


def _negated(row: Row, found: Found, tokens: Sequence[Token]) -> str:
    if not found.negated:
        return row.gives
    if row.id == "refuses":
        return "waives" if tokens[found.lo].word.startswith(_BLOCKS) else "support"
    return _OPPOSITE.get(row.gives, row.gives)


def _by_later_words(said: Said, index: int, held: Sequence[int]) -> Reading | None:
    """``the proposal that Vardania waits, …, "unacceptable to us"``: a later clause without an option of its own."""
    for later in range(index + 1, len(said.parts)):
        if later in held:
            return None
        if said.parts[later].part == "main":
            found = _by_words(said, said.parts[later], None)
            if found:
                return found
    return None


def _by_plan(said: Said, clause: Clause, mention: Mention) -> Reading | None:
    """``Spain would have to …``: a deed that its holder says it will do."""
    plan = mapping()["plan"]
    for pattern in plan["words"]:
        found = find(pattern, said.tokens, clause.lo, clause.hi, mention)
        if found and not found.negated and not _of_another(said.tokens, clause, found, said.others):
            own = said.statement.act in {"state", "commit"} and said.statement.holder != said.statement.speaker
            return Reading(plan["gives"], "plan") if own else None
    return None


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
    if statement.act == "criticize" and sum(t.word[:1].isalnum() for t in tokens[clause.lo : mention.lo]) >= _FIRST:
        return None  # what is criticised stands first; the rest are reasons
    if gives != "none" and not (named_only and statement.act in {"request", "commit"}):
        return Reading(gives, f"act:{statement.act}")
    if candidacy:
        return None
    spoken = sum(token.word[:1].isalnum() for token in tokens)
    filled = sum(token.word[:1].isalnum() for token in tokens[mention.lo : mention.hi])
    if statement.act == "state" and mention.kind == "cue" and mention.weight >= _LONG and filled >= _MOST * spoken:
        return Reading("reject" if statement.negated else "support", "asserts")
    return None


def _inner_condition(tokens: Sequence[Token], clause: Clause) -> Clause | None:
    """A condition inside the clause: ``conditional upon …`` to its end."""
    for phrase in words("conditional"):
        if " " in phrase:
            found = find(phrase, tokens, clause.lo + 1, clause.hi)
            if found:
                return Clause(found.lo, clause.hi, "condition")
    return None
