"""What somebody means to do, by what was said: *will* and *would* of an actor's own action.

In ``the Ministry will publish the list`` the Ministry promises; in ``the vote will be held`` nobody does, and in
``Ostrel would probably win`` somebody only guesses.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reftel.extracting.cues import words_of
from reftel.extracting.duties import duty_of
from reftel.extracting.predicates import below, is_actor, joined, parsed_clause
from reftel.extracting.readings import Found, Reading

if TYPE_CHECKING:
    from reftel.model.statement import Act


_OTHERS = re.compile(r"\W*(?:that )?they\b|[\"“]s?he\b", re.IGNORECASE)
_NEAR = 6  # tokens from "make" on among which stands how something is made
_HARDER = frozenset(["harder", "easier", "difficult", "worse", "better", "impossible"])


class _Words(NamedTuple):
    """The word lists of ``lexicon/stance.toml`` that these rules read."""

    stative: frozenset[str]
    reassuring: frozenset[str]
    guesses: frozenset[str]
    granting: frozenset[str]


@cache
def _words() -> _Words:
    """The word lists."""
    return _Words(*(words_of(name) for name in _Words._fields))


def promised(content: Reading) -> Found | None:
    """*Will* and *would* of an actor's own action is a promise."""
    clause = content.clause
    offered = _offered(content)
    if offered is not None:
        return offered
    if (
        clause.modal not in ("will", "would", "shall")
        or clause.passive
        or clause.perfect
        or clause.verb is None
        or clause.subject is None
    ):
        return None
    if clause.verb in _words().stative or not is_actor(clause.subject, content.text) or _guessed(content):
        return None
    if clause.verb == "make" and _harder(content):
        return None  # "the city will make everything harder"
    third = clause.subject.words[0] not in ("we", "i", "he", "she") and not clause.negated
    if third and clause.modal == "would" and content.tokens[0].word == "if":
        return None  # what others would do if …: a forecast
    act: Act = "reject" if clause.negated and clause.verb not in _words().reassuring else "commit"
    return act, clause.negated, clause.subject, f"promise:{clause.modal} {clause.verb}"


def _offered(content: Reading) -> Found | None:
    """``A full amnesty would be offered``: promised, though nobody is told who gives it."""
    clause = content.clause
    if not clause.passive or clause.modal not in ("will", "would") or clause.perfect or content.post:
        return None
    if clause.verb not in _words().granting or _guessed(content) or content.tokens[0].word == "if":
        return None
    agent = any(token.word == "by" for token in content.tokens if token.start in clause.inside)
    act: Act = "reject" if clause.negated else "commit"
    return None if agent else (act, clause.negated, None, f"promise:{clause.modal} be {clause.verb}")


def joined_to(content: Reading) -> Found | None:
    """A promise that is joined to a plain clause: ``was looking into it and would reply``."""
    place = joined(content.place) if content.place is not None else None
    if place is None or content.clause.subject is None:
        return None
    clause = parsed_clause(place, content.tokens)
    inner = content._replace(clause=clause._replace(subject=clause.subject or content.clause.subject))
    return promised(inner) or (None if clause.passive else duty_of(inner))


def reported(content: Reading) -> Found | None:
    """What the clause says that the main verb only reports: ``certain quarters had argued that Ostrel should wait``."""
    found = below(content.place) if content.place is not None else None
    if found is None:
        return None
    place, who = found
    inner = content._replace(clause=parsed_clause(place, content.tokens), place=place)
    for rule in (duty_of, promised):
        result = rule(inner)
        if result is not None:
            holder = who if who is not None and is_actor(who, content.text) and rule is duty_of else result[2]
            return result[0], result[1], holder, result[3]
    return None


def is_of_others(content: str, speaker: str, *, alone: bool) -> bool:
    """Whether somebody tells what others mean to do: one man of *they*, and who says "he" in his own words.

    ``"They want to appeal," Bly said of the pilots``: a wish of the pilots, and nothing that Bly binds himself to. Of
    what is only reported *he* may be the speaker. ``speaker`` are the words for him, ``alone`` whether he is one man.
    """
    if not alone:
        return False
    return speaker.lower() == "they" or _OTHERS.match(content) is not None


def _harder(content: Reading) -> bool:
    """Whether something is made so, and nothing is made: ``make it harder for the Bank``."""
    at = next((turn for turn, token in enumerate(content.tokens) if token.word in ("make", "making")), 0)
    return not _HARDER.isdisjoint(token.word for token in content.tokens[at : at + _NEAR])


def _guessed(content: Reading) -> bool:
    """*Would probably*, *will likely*: a forecast, no promise."""
    return any(token.word in _words().guesses and token.start in content.clause.inside for token in content.tokens)
