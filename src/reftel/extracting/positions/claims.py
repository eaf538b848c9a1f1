"""What a speaker says of the stance of others: their support that he claims, a candidacy that he has heard of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reftel.extracting.positions.clauses import find
from reftel.extracting.positions.mapping import words
from reftel.extracting.positions.mentions import Vocabulary
from reftel.extracting.positions.proposals import Said
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


def claims(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Support that is claimed for an option (``six of the nine were for it``), and candidacies that it knows of."""
    yield from _support(said, vocabulary)
    yield from _candidacies(said, vocabulary)


def _support(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    for mention in said.mentions:
        clause = next((c for c in said.parts if c.lo <= mention.lo < c.hi), None)
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


def _candidacies(said: Said, vocabulary: Vocabulary) -> Iterator[Claim]:
    """``Greece's possible candidacy``: heard of, undecided and to be checked; ``its bid``: the candidate is for it."""
    forms = vocabulary.units(said.tokens, said.statement.content, said.statement.cable)
    for mention in said.mentions:
        candidate = vocabulary.candidate[mention.option]
        if candidate is None or mention.kind == "anaphor":
            continue
        near = [u for u in forms if mention.lo - 4 <= u.token < mention.hi + 2]
        named = any(u.form == "=" + candidate for u in near)
        if not named or not any(u.form == "@candidacy" for u in near):
            continue
        start = min(u.token for u in near if u.form == "=" + candidate or u.token >= mention.lo)
        before = {said.tokens[i].word for i in range(max(0, start - 3), mention.hi)}
        unsure = bool(before & words("possible")) or any(
            find(p, said.tokens, 0, len(said.tokens)) for p in words("hearsay")
        )
        if unsure:
            yield Claim(mention.option, candidate, "undecided", "possible-candidacy", start, mention.hi, hearsay=True)
        elif not start or said.tokens[start - 1].word not in {"a", "an"}:  # "an Ostreli candidacy" may not be there
            yield Claim(mention.option, candidate, "support", "candidacy", start, mention.hi)
