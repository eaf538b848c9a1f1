"""What was said not to be so: where the words that deny a content stand outside of it.

``Oyen denied that the dam leaked`` says nothing that ``the dam leaked`` says: a content that is denied keeps the words
that deny it, so that no table, page or board can show it as an assertion. ``Oyen denied a request`` is a refusal.
"""

import msgspec

from reftel.extracting.cues import FLIPPED, words_of
from reftel.extracting.lexicon.load import frames
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.parse import Parse
from reftel.model.statement import Act

_CLAUSES = frozenset(["that", "bare", "wh", "paren", "inf", "as"])
_HELPERS = frozenset(["aux", "neg", "auxpass"])


def deny(notes: Notes) -> Notes:
    """The stage: what was denied keeps the words that deny it, and takes the act that it then has."""
    told = tuple(_told(draft, notes.sentence_of(draft)) for draft in notes.drafts)
    return msgspec.structs.replace(notes, drafts=told)


def _told(draft: Draft, sentence: Sentence) -> Draft:
    doubt = doubted_by(draft, sentence.parse)
    if doubt is not None:  # the act is that of the adjective, the content what is doubted
        return msgspec.structs.replace(draft, negated=not draft.verb_negated, denied_by=doubt)
    if draft.verb in words_of("denying") and draft.verb_negated:
        # "did not deny that" neither denies nor confirms: nothing but that was said
        words = denying_words(draft, sentence)
        return msgspec.structs.replace(draft, act="state", holder_at=None, negated=False, denied_by=words)
    if refused(draft, sentence.parse):
        because = f"{draft.because.rpartition('; ')[0]}; refused:{draft.verb}"
        return msgspec.structs.replace(draft, act="reject", holder_at=None, because=because)
    if not is_denied(draft, sentence.parse):
        return draft
    rule = draft.because.rpartition("; ")[2]
    act, holder = draft.act, draft.holder_at
    if disbelieved(draft):
        act = act_of_disbelief(act, rule, own=holder is None)
        holder = None
    elif draft.verb not in words_of("denying") and not rule.startswith("verb:"):
        act = FLIPPED[act]
    return msgspec.structs.replace(
        draft, act=act, holder_at=holder, negated=True, denied_by=denying_words(draft, sentence)
    )


def doubted_by(draft: Draft, parse: Parse | None) -> tuple[int, int] | None:
    """The place of the adjective by which a clause is doubted: ``was skeptical that the dam would hold``."""
    if draft.frame != "adjective" or parse is None or draft.root is None:
        return None
    if not (parse.tags[draft.root].startswith(("V", "MD")) or parse.child(draft.root, "nsubj") is not None):
        return None
    doubts = (at for at in range(draft.lo - 1, -1, -1) if parse.lower[at] in words_of("doubting"))
    at = next(doubts, None)
    if at is None or parse.lower[at] not in draft.because.partition(";")[0]:
        return None
    return parse.starts[at], parse.ends[at]


def refused(draft: Draft, parse: Parse | None) -> bool:
    """Whether something that was asked for is denied: ``denied a request``, ``denied us permission to land``."""
    if parse is None or draft.verb_at is None or draft.verb not in words_of("denying") or draft.root is None:
        return False
    if draft.frame == "nominal":
        return any(parse.lemma(at) in words_of("granted") for at in range(draft.verb_at + 1, draft.lo))
    return draft.frame == "object" and parse.lemma(draft.root) in words_of("granted")


def is_denied(draft: Draft, parse: Parse | None) -> bool:
    """Whether the verb or noun of saying says that the content is not so."""
    if draft.verb in words_of("denying"):
        return not draft.verb_negated
    if draft.frame == "nominal" and parse is not None:
        carrier = _carrier(draft, parse)
        if carrier is not None and parse.lemma(carrier) in words_of("denials"):
            return True
        rejects = draft.verb in frames() and frames()[draft.verb].act == "reject"
        return rejects and carrier is not None and parse.lemma(carrier) in words_of("claimed")
    return disbelieved(draft)


def disbelieved(draft: Draft) -> bool:
    """``did not believe that the dam would hold``: a verb of opinion that is denied."""
    frame = frames().get(draft.verb or "")
    return draft.verb_negated and frame is not None and frame.act == "state" and draft.frame in _CLAUSES


def act_of_disbelief(act: Act, rule: str, *, own: bool) -> Act:
    """What becomes of the act of a content that somebody does not believe.

    A judgement and a duty turn round (``did not think that he should go``), and what the speaker himself would do;
    what others would do, he only does not foresee.
    """
    if rule.startswith("duty"):
        return "reject" if act == "request" else "state"
    return FLIPPED[act] if own or rule.startswith("judgement") else "state"


def denying_words(draft: Draft, sentence: Sentence) -> tuple[int, int] | None:
    """The place of the words that deny a content and stand outside of it, in the clean text of the paragraph."""
    parse = sentence.parse
    for aside in sentence.asides:
        if draft.frame == "paren" and aside.verb == draft.verb:
            return aside.start, aside.end
    if parse is None:
        return _before(draft, sentence)
    at = draft.verb_at
    if draft.frame == "nominal":
        carrier = _carrier(draft, parse)
        noun = carrier is not None and parse.lemma(carrier) in words_of("denials")
        at = carrier if noun or at is None else at
    if at is None or at >= draft.lo:
        return None
    first = min([at, *(kid for kid in parse.kids[at] if kid < at and parse.deps[kid] in _HELPERS)])
    return parse.starts[first], parse.ends[at]


def _before(draft: Draft, sentence: Sentence) -> tuple[int, int] | None:
    """Without a parse: the last word before the content, or the one before *that*."""
    head = sentence.text[: draft.start - sentence.start].rstrip()
    head = head.removesuffix(" that").rstrip()
    lo = max(head.rfind(" "), head.rfind("\n")) + 1
    return (sentence.start + lo, sentence.start + len(head)) if lo < len(head) else None


def _carrier(draft: Draft, parse: Parse) -> int | None:
    """The noun that carries the content: ``the claim that …``, the nearest before it."""
    least = draft.verb_at if draft.verb_at is not None else -1
    for at in range(draft.lo - 1, max(least, draft.lo - 6), -1):
        if parse.tags[at].startswith("NN"):
            return at
    return None
