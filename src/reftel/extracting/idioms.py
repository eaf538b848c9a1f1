"""Turns of phrase that report (``idioms.toml``): ``took issue with [the plan]``, ``took the view that [it leaked]``."""

from functools import cache

import msgspec

from reftel.extracting.lexicon.load import Frame, cues, frames, table
from reftel.extracting.notes import Draft
from reftel.extracting.parse import Parse
from reftel.extracting.reports import reports
from reftel.extracting.tellers import teller_of
from reftel.extracting.walk import Walk
from reftel.model.statement import Act

_MODALS = cues("modals")
_BETWEEN = frozenset(["DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "RB", "RBR", "POS", "CD", "VBN", "VBG"])
_ABOVE = 4  # words from a verb up to the one that proposes it
_FARTHEST = 4  # tokens between two words of an idiom: "took very strong issue with"


class Idiom(msgspec.Struct, frozen=True):
    """A row: the words behind the verb, each with those that may take its place."""

    key: str
    words: tuple[frozenset[str], ...]
    act: Act
    wish: bool
    needs: str | None


@cache
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """The rows by the lemma of their verb, the longest first."""
    found: dict[str, list[Idiom]] = {}
    for key, row in table("idioms.toml").items():
        verbs, *words = key.split()
        idiom = Idiom(
            key,
            tuple(frozenset(word.split("|")) for word in words),
            row["act"],
            row.get("wish", False),
            row.get("needs"),
        )
        for verb in verbs.split("|"):
            found.setdefault(verb, []).append(idiom)
    return {verb: tuple(sorted(rows, key=lambda row: -len(row.words))) for verb, rows in found.items()}


def of_idiom(walk: Walk, verb: int) -> list[Draft]:
    """What is reported by the turn of phrase that a verb opens; nothing where it opens none."""
    parse = walk.parse
    for idiom in idioms().get(parse.lemma(verb), ()):
        place = _content(walk, verb, idiom)
        if place is None:
            continue
        kind, root, lo, hi, words = place
        frame = Frame(idiom.key, frozenset(["aside"]), frozenset(), idiom.act, idiom.wish, None)
        if not reports(walk, verb, frame, passive=False) or parse.child(verb, "nsubjpass") is not None:
            return []
        if any(parse.lower[kid] in _MODALS for kid in parse.children(verb, "aux")):
            return []  # "the Union must lend its support"
        if _is_proposed(parse, verb):
            return []
        speaker = walk.cuts.get(verb) or teller_of(walk, verb, frame)
        if speaker is None:
            return []
        draft = walk.draft(kind, root, lo, hi, verb=verb, lemma=words, act=idiom.act, speaker=speaker)
        told = next((at for at in range(verb + 1, lo) if parse.lower[at] in ("us", "me", "him", "her", "them")), None)
        to = () if told is None or "us" not in idiom.key else (walk.mention(told, told + 1),)
        return (
            []
            if draft is None
            else [msgspec.structs.replace(draft, verb_negated=parse.negated(verb), addressees_at=to)]
        )
    return []


def _content(walk: Walk, verb: int, idiom: Idiom) -> tuple[str, int, int, int, str] | None:
    """Kind, root, range of the content behind the words of an idiom, and these; None where they do not stand there."""
    parse = walk.parse
    last = verb
    met: list[int] = []
    for words in idiom.words:
        found = _next(parse, last, words)
        if found is None:
            return _around(walk, verb, idiom)
        last = found
        met.append(found)
    lo = last + 1
    if lo >= len(parse) or parse.words[lo] in (".", ",", ";", ":"):
        return None
    root = _under(parse, lo, last)
    hi = max(parse.right(root), walk.end_of(verb, _kid(parse, verb, root)))
    # "gave instructions to the captain not to sail": what the parser hangs on the noun
    hi = max([hi, *(parse.right(kid) for at in met for kid in parse.children(at, "acl", "prep") if kid > hi - 1)])
    if idiom.needs is not None and not any(
        parse.lower[kid] == idiom.needs for kid in (*parse.kids[root], *parse.children(verb, "prep")) if kid > root
    ):
        return None
    word, told = parse.lower[last], " ".join([parse.lemma(verb), *(parse.lower[at] for at in met)])
    if word == "that":
        return "that", root, lo, hi, told
    if word == "to" and parse.tags[lo] == "VB":
        return "inf", root, lo, hi, told
    kind = "prep" if parse.tags[last] in ("IN", "TO") and parse.deps[last] != "prt" else "object"
    return kind, root, lo, hi, told


def _is_proposed(parse: Parse, verb: int) -> bool:
    """Whether it is only asked for: ``proposed that we respond favorably to the plan``."""
    if parse.tags[verb] not in ("VB", "VBP"):
        return False
    at = verb
    for _ in range(_ABOVE):
        at = parse.heads[at]
        over = frames().get(parse.lemma(at)) if at != verb and parse.tags[at].startswith("V") else None
        if over is not None:
            return over.act == "request"
    return False


def _next(parse: Parse, last: int, words: frozenset[str]) -> int | None:
    """The next token that is one of the words, with nothing but what may stand between before it."""
    for at in range(last + 1, min(last + 2 + _FARTHEST, len(parse))):
        if parse.lower[at] in words:
            return at
        if parse.tags[at] not in _BETWEEN or parse.lower[at] == "no":  # "made no mention of it"
            return None
    return None


def _around(walk: Walk, verb: int, idiom: Idiom) -> tuple[str, int, int, int, str] | None:
    """``turned the plan down``: the object stands between the verb and its particle."""
    parse = walk.parse
    thing = parse.child(verb, "dobj")
    if len(idiom.words) != 1 or thing is None or thing < verb or idiom.needs is not None:
        return None
    behind = parse.right(thing)
    if behind >= len(parse) or parse.lower[behind] not in idiom.words[0] or parse.deps[behind] != "prt":
        return None
    return "object", thing, parse.left(thing), behind, f"{parse.lemma(verb)} {parse.lower[behind]}"


def _under(parse: Parse, token: int, last: int) -> int:
    """The head of what begins at a token, as far up as the words of the idiom leave it."""
    at = token
    while parse.heads[at] != at and parse.heads[at] > last:
        at = parse.heads[at]
    return at


def _kid(parse: Parse, verb: int, token: int) -> int:
    """The child of a verb under which a token stands; the token itself where it stands under none."""
    at = token
    while parse.heads[at] != at:
        if parse.heads[at] == verb:
            return at
        at = parse.heads[at]
    return token
