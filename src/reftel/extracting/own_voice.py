"""What the post itself says, as statements: its views and recommendations, and what it bids others do."""

import msgspec

from reftel.extracting.floor import is_personal, is_soft, is_top
from reftel.extracting.instructions import Bidding
from reftel.extracting.lexicon.load import cues, frames, speakers
from reftel.extracting.narration import is_circumstance, is_our_deed, tells_who_did
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.own_views import in_first_person
from reftel.extracting.walk import tidy
from reftel.extracting.wholes import whole_of

_WIRED = 2  # tokens of a request by wire: "REQUEST GUIDANCE"
SHORTEST_SENTENCE = 5  # tokens: what is shorter in an attached text is a label or a number


def of_order(sentence: Sentence, bids: Bidding, found: list[Draft]) -> list[Draft]:
    """What the writer bids others to do: his request; what he only permits is told by what it is."""
    if bids == "opens":
        return []
    whole = msgspec.structs.replace(whole_of(sentence, None, "comment"), voice="post", because="comment:instruct")
    kept = [draft for draft in found if not is_ours(draft) and not is_top(sentence, draft) and not is_soft(draft)]
    return [msgspec.structs.replace(whole, verb="instruct", act="request") if bids == "bids" else whole, *kept]


def judged(sentence: Sentence, told: list[Draft], *, judges: bool) -> list[Draft]:
    """What the post thinks in a sentence that is nobody's speech, where it ``judges``, or that says *we*."""
    wired = _telegraphic(sentence)
    if wired is not None:
        return [msgspec.structs.replace(wired, voice="post")]
    if any(draft.frame == "comment" for draft in told):
        return []
    return of_post(sentence, []) if judges or in_first_person(sentence) else []


def _telegraphic(sentence: Sentence) -> Draft | None:
    """``RECOMMEND VISIT BE POSTPONED``: a verb of the writer's mind at the head, with no subject, as in telegrams."""
    parse = sentence.parse
    if parse is None or len(parse) < _WIRED or sentence.in_quote or sentence.role not in ("body", "action"):
        return None
    verb = 1 if parse.lower[0] in ("would", "also", "strongly") else 0
    frame = frames().get(parse.lower[verb])
    if frame is None or frame.lemma not in cues("wired") or parse.child(verb, "nsubj") is not None:
        return None
    if len(parse) < SHORTEST_SENTENCE and frame.act != "request":
        return None
    whole = whole_of(sentence, None, "comment")
    if parse.lower[0] == "would":
        return whole  # "WOULD APPRECIATE": what it asks tells the stance
    return msgspec.structs.replace(whole, verb=frame.lemma, act=frame.act, because=f"comment:{frame.lemma}")


def is_ours(draft: Draft) -> bool:
    """Whether the post is reported to say it: *we*, *I*, *post*."""
    low = draft.speaker_at.text.lower() if draft.speaker_at is not None else ""
    return low == "i" or (low != "us" and speakers().post.get(low.removeprefix("the ")) == "post")


def own_view(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """What the post wants or expects, told as its own view: the whole sentence, in its own voice."""
    own = next(
        (
            draft
            for draft in found
            if is_ours(draft) and is_soft(draft) and is_top(sentence, draft) and not draft.addressees_at
        ),
        None,
    )
    return of_post(sentence, found) if own is not None else found


def of_post(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """A sentence of the post's own: one statement if it judges, and what it reports of others besides."""
    own = next((draft for draft in found if is_ours(draft) and is_top(sentence, draft)), None)
    kept = [
        draft
        for draft in found
        if not is_ours(draft)
        and not (is_soft(draft) and not _believes(draft))
        and (is_personal(draft) or _told(sentence, draft) or draft.frame == "according")
    ]
    if own is not None and own.frame == "alone" and not kept:
        return [msgspec.structs.replace(own, voice="post", because=f"comment:{own.verb}")]  # "We agree."
    if sentence.text.count(" ") < 3 or not any(char.isalpha() for char in sentence.text):
        return kept
    beside = _beside(sentence, kept) if own is None else None
    if beside is not None:
        return [msgspec.structs.replace(beside, voice="post"), *kept]
    if any(
        is_top(sentence, draft) and not (own and own.start <= draft.start < draft.end <= own.end) for draft in kept
    ) or (own is None and (is_our_deed(sentence) or tells_who_did(sentence))):
        return kept
    second = _second(sentence, found, own) if own is not None else None
    if own is not None and second is not None:
        whole = whole_of(sentence, own.speaker_at, "comment")
        first = msgspec.structs.replace(whole, end=own.end, hi=own.hi, voice="post", verb=own.verb, act=own.act)
        more = msgspec.structs.replace(second, voice="post", because=f"comment:{second.verb}")
        return [msgspec.structs.replace(first, because=f"comment:{own.verb}"), more, *kept]
    if own is not None:
        whole = whole_of(sentence, own.speaker_at, "comment")
        said = msgspec.structs.replace(whole, voice="post", verb=own.verb, act=own.act, because=f"comment:{own.verb}")
        return [said, *(draft for draft in kept if draft is not own)]
    return [msgspec.structs.replace(whole_of(sentence, None, "comment"), voice="post"), *kept]


def _second(sentence: Sentence, found: list[Draft], own: Draft) -> Draft | None:
    """``Post believes that it leaks and recommends that it be closed``: the second thing that the post says."""
    parse = sentence.parse
    if parse is None or own.verb_at is None or parse.tags[own.verb_at] not in ("VBP", "VBZ"):
        return None
    for draft in found:
        if is_ours(draft) and draft is not own and is_top(sentence, draft) and draft.act != own.act:
            return draft if draft.start >= own.end and draft.act == "request" else None
    return None


def _beside(sentence: Sentence, kept: list[Draft]) -> Draft | None:
    """``While some call it safe, the figures are misleading``: what the post says of it, less what it grants."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or not kept or not all(is_circumstance(sentence, draft) for draft in kept):
        return None
    last = max(parse.right(draft.verb_at) for draft in kept if draft.verb_at is not None)
    if last >= root or parse.tags[root] == "VBD":
        return None
    lo, hi = tidy(parse, last, len(parse))
    start, end = parse.span(lo, hi)
    whole = whole_of(sentence, None, "comment")
    return msgspec.structs.replace(whole, start=start, end=end, lo=lo, hi=hi) if hi - lo > SHORTEST_SENTENCE else None


def _told(sentence: Sentence, draft: Draft) -> bool:
    """A body's own report: "The office reported", "Legatt reports that"."""
    parse, verb = sentence.parse, draft.verb_at
    if parse is None or verb is None or parse.deps[verb] not in ("ROOT", "conj"):
        return False
    perfect = any(parse.lower[kid] in ("has", "have") for kid in parse.children(verb, "aux"))
    if (perfect or parse.tags[verb] == "VBG") and draft.frame in ("that", "bare"):
        return not is_soft(draft)  # "Officials have indicated that", "observers were suggesting that"
    return parse.tags[verb] == "VBD" or (parse.tags[verb] in ("VBZ", "VBP") and draft.frame in ("that", "bare"))


def _believes(draft: Draft) -> bool:
    return draft.verb in ("believe", "think", "feel", "view")
