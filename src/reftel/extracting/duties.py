"""What somebody has to do, by what was said: *should*, *must*, *need to*, *it is essential for … to*."""

from itertools import pairwise
from typing import Final

from reftel.extracting.cues import words_of
from reftel.extracting.predicates import head_of, inverted, is_actor, phrase_at
from reftel.extracting.readings import Found, Reading

DUTIES: Final = frozenset(["must", "should", "need", "ought"])


def duty_of(content: Reading) -> Found | None:
    """*Should*, *must*, *need to* of somebody's action is a request; of a state of things it is a plain statement."""
    clause = content.clause
    if clause.modal not in DUTIES or clause.perfect or clause.subject is None or clause.verb is None:
        return None
    if inverted(clause, content.tokens):
        return None  # "should the vote fail"
    own = ("he", "she", "i")  # "we need to" asks it of all who are meant
    if clause.subject.words[0] in own and clause.modal == "need":
        return None
    if clause.negated and clause.modal == "need":
        return None  # "they do not need to buy any"
    if clause.modal != "need" and not is_actor(clause.subject, content.text) and _expected(content):
        return None
    there = clause.subject.words[0] == "there" and clause.modal == "should"
    if (
        clause.verb in ("be", "have")
        and not there
        and not (is_actor(clause.subject, content.text) and (clause.modal != "need" or _able(content)))
    ):
        return None
    if clause.modal == "need" and not is_actor(clause.subject, content.text):
        return None
    return "reject" if clause.negated else "request", clause.negated, None, f"duty:{clause.modal} {clause.verb}"


def bidden(content: Reading) -> Found | None:
    """The subjunctive bids: ``insisted that the ferry be towed to port`` asks for it."""
    clause, place = content.clause, content.place
    if place is None or clause.subject is None or clause.modal is not None or clause.perfect:
        return None
    parse, lo, hi, _ = place
    head = head_of(place)
    be = head if parse.lower[head] == "be" else parse.child(head, "auxpass", "cop")
    if be is None or parse.lower[be] != "be" or not lo < be < hi or parse.lower[be - 1] == "to":
        return None
    own = parse.child(head, "nsubj", "nsubjpass")
    if parse.child(head, "aux") is not None or own is None or parse.lower[own] not in clause.subject.words:
        return None
    opened = parse.lower[parse.left(head)]
    if opened in ("whether", "if", "lest", "until") or clause.subject.words[0] in ("that", "which", "who"):
        return None
    return "reject" if clause.negated else "request", clause.negated, None, f"bids:be {clause.verb}"


def _expected(content: Reading) -> bool:
    """Whether it is only expected to come about: ``the vote should lead to calm``."""
    clause = content.clause
    return clause.modal in ("should", "ought") and not clause.passive and clause.verb in words_of("outcomes")


def _able(content: Reading) -> bool:
    """Whether somebody needs to be able or ready to do something."""
    words = [token.word for token in content.tokens if token.start in content.clause.inside]
    return any(before == "be" and word in ("able", "ready", "prepared", "willing") for before, word in pairwise(words))


def needed_of(content: Reading) -> Found | None:
    """*It is essential for Ostrel to sign*: asked of whoever has to do it; *it is essential to sign* is plain."""
    clause, place = content.clause, content.place
    if place is None or clause.verb != "be" or clause.negated or clause.modal is not None:
        return None
    if clause.subject is None or clause.subject.words != ("it",):
        return None
    parse, lo, hi, _ = place
    word = next(
        (at for at in range(lo, hi) if parse.deps[at] == "acomp" and parse.lower[at] in words_of("needful")), None
    )
    if word is None:
        return None
    beside = [kid for kid in (*parse.kids[word], *parse.kids[parse.heads[word]]) if word < kid < hi]
    acts = [kid for kid in beside if parse.infinitive(kid)]
    doers = [parse.child(kid, "nsubj") for kid in acts]
    if acts:
        doers += [parse.child(kid, "pobj") for kid in beside if parse.lower[kid] == "for" and kid < acts[0]]
    if not any(doer is not None and is_actor(phrase_at(place, doer), content.text) for doer in doers):
        return None
    return "request", False, None, f"needed:{parse.lower[word]}"
