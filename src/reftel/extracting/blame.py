"""What is judged by its construction rather than by a word: too much of something, a deed that makes things worse.

``Their help came too slowly``, ``had little optimism that the talks would bear fruit``, ``wishes to note``.
"""

from typing import TYPE_CHECKING, Final

from reftel.extracting.cues import Hit, Token, words_of
from reftel.extracting.lexicon.load import speakers

if TYPE_CHECKING:
    from reftel.extracting.notes import Draft, Sentence
    from reftel.extracting.readings import Found, Reading
    from reftel.model.statement import Act

_OPEN: Final = frozenset(["early", "soon", "many", "much", "close", "important"])  # "too early to tell"
_JUDGED: Final = ("acomp", "advmod", "oprd", "ROOT", "ccomp", "conj", "npadvmod")  # behind "was", or an adverb
_WHO: Final = 6  # tokens before a noun of trust among which its measure stands


def overdone(content: "Reading") -> "Found | None":
    """``was too slow``, ``came too late``, ``was already taking too long``: in the main clause, and not denied."""
    if content.place is None or content.clause.negated:
        return None
    parse, lo, hi, offset = content.place
    for at in range(lo, hi - 1):
        if parse.lower[at] != "too" or parse.starts[at] - offset not in content.clause.inside:
            continue
        head = parse.heads[at]
        if head == at + 1 and parse.tags[head] in ("JJ", "RB") and parse.lower[head] not in _OPEN:
            if parse.deps[head] not in _JUDGED or "not" in parse.lower[max(lo, at - 2) : at]:
                continue
            return "criticize", False, None, f"judgement:too {parse.lower[head]}"
    return None


def praised(content: "Reading") -> "Found | None":
    """``is a good leader``, ``has been a reliable partner``: a word of praise before one for people."""
    if content.place is None or content.clause.negated or content.clause.verb != "be":
        return None
    parse, lo, hi, offset = content.place
    people = speakers().nouns | speakers().titles | words_of("actors")
    for at in range(lo, hi):
        if parse.deps[at] != "attr" or parse.starts[at] - offset not in content.clause.inside:
            continue
        noun = parse.lower[at]
        if not {noun, noun.removesuffix("s")} & people:
            continue
        word = next(
            (parse.lower[kid] for kid in parse.children(at, "amod") if parse.lower[kid] in words_of("able")), None
        )
        if word is not None:
            return "support", False, None, f"judgement:{word} {noun}"
    return None


def is_aside(content: "Reading", at: int) -> bool:
    """Whether a word judges only what is named by the way: ``poor people``, ``crimes such as fraud``."""
    if content.place is None:
        return False
    parse = content.place.parse
    noun = parse.heads[at] if parse.deps[at] == "amod" else at
    person = parse.lower[noun] in words_of("described")
    if parse.deps[at] == "amod" and person:
        return parse.deps[noun] in ("pobj", "dobj", "conj")
    link = parse.heads[noun]
    return parse.deps[noun] == "pobj" and parse.lower[link] == "as" and link > 0 and parse.lower[link - 1] == "such"


def said_by_wishing(tokens: tuple[Token, ...], hit: Hit) -> "Act | None":
    """What is done by saying that one wants or wishes to: ``we wish to note``, ``wants to thank``; None for a plan."""
    if not hit.cue.words.endswith(" to") or hit.cue.words.split()[0] not in ("want~", "wish~", "would"):
        return None
    return act_behind(tokens, hit.hi)


def act_behind(tokens: tuple[Token, ...], at: int) -> "Act | None":
    """What the verb behind *to* does by being said: *state*, *support*, *request*; None where it does nothing so."""
    word = next((token.word for token in tokens[at : at + 2] if not token.word.endswith("ly")), "")
    if word in words_of("performing"):
        return "state"
    if word in words_of("thanking"):
        return "support"
    return "request" if word in words_of("pleading") else None


def bound_to(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb stands behind *have to*: ``partners will have to abandon their fears``."""
    words = [token.word for token in tokens[max(at - 2, 0) : at]]
    return words[-1:] == ["to"] and words[:1] in (["have"], ["has"], ["had"])


def is_distrusted(draft: "Draft", sentence: "Sentence") -> bool:
    """Whether little trust is had in what is said: ``they have little optimism that these efforts will bear fruit``."""
    parse = sentence.parse
    if parse is None or draft.verb_at is None or draft.frame not in ("nominal", "noun"):
        return False
    for at in range(draft.verb_at + 1, min(draft.lo, len(parse))):
        if parse.lower[at] in words_of("trusting"):
            before = parse.lower[max(draft.verb_at + 1, at - _WHO) : at]
            return not words_of("scanty").isdisjoint(before)
    return False
