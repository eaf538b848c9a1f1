"""What continues a speaker's reported speech with no verb of saying, and what the post itself judges.

``The chair is not won yet.`` after ``…, he said.`` is still his. Narration ("The Ambassador met
X") is no statement, and background in the post's voice is one only where it judges, predicts or recommends.
"""

import re

import msgspec

from reftel.extracting.between import with_those_between
from reftel.extracting.floor import heads_of, introduced_in, is_personal, is_soft, is_top, may_tell, tellers_in
from reftel.extracting.instructions import HOME, Bidding, bidding_of, is_spoken
from reftel.extracting.lexicon.load import cues, frames, speakers
from reftel.extracting.narration import (
    is_circumstance,
    is_finite,
    is_habit,
    is_our_deed,
    is_pluperfect,
    is_shifted,
    is_single,
    is_titled,
    loses_floor,
    narrates,
    root_of,
    says_we,
    shows_mood,
    stands_beside,
    tells_who_did,
)
from reftel.extracting.notes import Draft, Mention, Notes, Sentence
from reftel.extracting.own_views import draws, in_first_person, is_of_her, judges_it, says_ours, weighs_now
from reftel.extracting.quoted_texts import QuotedText, attached_texts, phrases, quoted_texts
from reftel.extracting.sentences import quotations
from reftel.extracting.walk import Walk, mention_of, tidy
from reftel.extracting.wholes import implicit, whole_of

_MODALS = cues("modals")
_ITEM = re.compile(r"\(?[A-Za-z0-9]{1,2}[.)]\s")
_BULLETED = re.compile(r"(?:^|\n)[^\S\n]*\(?[A-Za-z0-9]{1,2}[.)]\s*$|(?:^|\s)(?:--?|[*•])\s+(?:\([A-Z/]{1,8}\)\s*)?$")
_WIRED = 2  # tokens of a request by wire: "REQUEST GUIDANCE"
SHORTEST_SENTENCE = 5  # tokens: what is shorter in an attached text is a label or a number
_DUE = frozenset(["must", "should", "may", "might"])
_QUOTING = frozenset(["quote", "that", "bare", "paren"])


def add_implied(notes: Notes) -> Notes:
    """Drafts of free indirect speech, of quotations that go on, and of the post's own judgements."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in notes.drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    by_para: dict[int, list[Sentence]] = {}
    for sentence in notes.sentences:
        by_para.setdefault(sentence.para, []).append(sentence)
    drafts: list[Draft] = []
    tellers = tellers_in(notes.drafts)
    attached = attached_texts(notes.cable)
    at_home = notes.cable.mrn is not None and notes.cable.mrn.station in HOME
    for para, sentences in by_para.items():
        given = [*attached.get(para, ()), *quoted_texts(notes.texts[para])]
        drafts.extend(_of_paragraph(notes.texts[para], sentences, by_sentence, tellers, given, at_home=at_home))
    drafts.sort(key=lambda draft: (notes.sentences[draft.sentence].para, draft.start, -draft.end))
    return msgspec.structs.replace(notes, drafts=tuple(drafts))


class _Course(msgspec.Struct):
    """The course of a paragraph: what it has told so far, who holds the floor, and of whom a portrait is drawn."""

    quoted: list[tuple[int, int]]
    tellers: frozenset[str]
    here: frozenset[str]
    drafts: list[Draft]
    current: Draft | None = None
    named: Mention | None = None  # by which name that one goes, where a pronoun stands for him
    shifted: bool = False  # whether that one's words are told in the past, as of a past saying
    portrait: Draft | None = None
    bidden: bool = False


def _of_paragraph(
    text: str,
    sentences: list[Sentence],
    by_sentence: dict[int, list[Draft]],
    tellers: frozenset[str],
    texts: list[QuotedText],
    *,
    at_home: bool,
) -> list[Draft]:
    quoted = [quote for quote in phrases(quotations(text), texts) if len(_inside(sentences, quote)) > 1]
    by_sentence, silent = _long_quotations(sentences, by_sentence, quoted)
    tellers |= introduced_in(sentences, by_sentence)
    course = _Course(quoted, tellers, heads_of(sentences, by_sentence), [])
    opinion = bool(sentences) and sentences[0].role == "body" and in_first_person(sentences[0])
    for sentence in (one for one in sentences if one.index not in silent):
        found = by_sentence.get(sentence.index, [])
        if _BULLETED.search(text, max(0, sentence.start - 14), sentence.start) or _ITEM.match(sentence.text):
            course.current = None
        given = next((one for one in texts if one.start - 2 <= sentence.start < one.end), None)
        bids = None if given or is_spoken(found) else bidding_of(sentence, at_home=at_home, listed=course.bidden)
        if given is not None:
            _go_on_in_text(course, sentence, given, found)
        elif bids is not None and sentence.role != "note":
            course.bidden = True
            course.drafts.extend(_of_order(sentence, bids, found))
        elif sentence.role in ("comment", "action") or opinion:
            course.drafts.extend(_of_post(sentence, found))
        elif sentence.role == "note":  # what the drafter adds is no report of wishes
            course.drafts.extend(draft for draft in found if not is_soft(draft))
        elif not _is_drawn(course, sentence, found):
            _go_on(course, sentence, found)
    if opinion or texts:
        return course.drafts
    return with_those_between([one for one in sentences if one.index not in silent], course.drafts, quoted)


def _go_on_in_text(course: _Course, sentence: Sentence, given: QuotedText, found: list[Draft]) -> None:
    """A sentence of a text that the cable quotes or attaches."""
    told = _of_text(sentence, given, found)
    current = course.current
    loud = [draft for draft in told if is_top(sentence, draft)]
    if loud:
        course.current = _speaking(sentence, loud, None) if given.author is None else None
    elif current is not None and current.start >= given.start and _continues(sentence, current):
        told = implicit(sentence, current, told, course.quoted)  # who spoke last in a text of nobody known
    course.drafts.extend(told)


def _is_drawn(course: _Course, sentence: Sentence, found: list[Draft]) -> bool:
    """Whether a sentence begins the portrait of a person or goes on with it; it is then part of that one statement."""
    goes_on = course.portrait is not None and is_of_her(sentence)
    if course.current is None and not found and (goes_on or draws(sentence)):
        course.portrait = _extended(course.drafts, course.portrait, _of_post(sentence, []))
        return True
    course.portrait = None
    return False


def _go_on(course: _Course, sentence: Sentence, found: list[Draft]) -> None:
    """A sentence of the body: a report, the post's own view, or more of who holds the floor; and who holds it then."""
    current = course.current
    signers = current is not None and _signers(sentence, current)
    theirs = current is not None and says_we(sentence, found)
    if theirs:  # "We would not endorse it": still the words of who holds the floor
        found = [draft for draft in found if not (_ours(draft) and is_soft(draft))]
    ours_now = says_ours(sentence) and not signers and not theirs
    if current is not None and not _minds(sentence, found) and shows_mood(sentence, current):
        course.drafts.extend([*_of_post(sentence, []), *found])
        return
    loud = _loud(course, sentence, found)
    whose = current if current is None else msgspec.structs.replace(current, speaker_at=course.named)
    if whose is not None and not theirs and loses_floor(sentence, whose, course.here):
        current = None
    weighed = course.shifted and weighs_now(sentence)
    silent = not loud and not ours_now and not weighed
    if silent and current is not None and not is_soft(current) and (theirs or _continues(sentence, current)):
        course.drafts.extend(implicit(sentence, current, found, course.quoted))
        return
    told = found if signers else _own_view(sentence, found)
    nobodys = current is None or ours_now or weighed or not _goes_on(current)
    course.drafts.extend([*told, *(() if loud else _judged(sentence, told, nobodys=nobodys))])
    takes = None if loud else _floor(sentence)
    course.current = takes or _speaking(sentence, loud, current, course.tellers)
    if course.current is not current:
        at = None if course.current is None else course.current.speaker_at
        course.named = course.named if at is not None and at.text.lower() in ("he", "she") and course.named else at
        course.shifted = course.current is not None and is_shifted(sentence, course.current)


def _loud(course: _Course, sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """The reports that may give somebody the floor: what only tells a mind does where that person tells things here."""
    return [
        draft
        for draft in found
        if is_top(sentence, draft)
        and (not is_soft(draft) or (is_personal(draft) and may_tell(draft, course.current, course.tellers)))
    ]


def _of_text(sentence: Sentence, given: QuotedText, found: list[Draft]) -> list[Draft]:
    """A sentence of a quoted text: whom it reports said so, else its author."""
    kept = [draft for draft in found if not _ours(draft) and not is_soft(draft)]
    if given.author is None or any(is_top(sentence, draft) for draft in kept):
        return kept
    parse = sentence.parse
    root = root_of(parse) if parse is not None else None
    if parse is None or root is None or len(parse) < SHORTEST_SENTENCE or is_titled(sentence):
        return kept
    if not is_finite(parse, root) and not sentence.text.isupper():
        return kept
    whole = whole_of(sentence, given.author, "implicit")
    told = (given.addressee,) if given.addressee is not None else ()
    return [msgspec.structs.replace(whole, addressees_at=told), *kept]


def _judged(sentence: Sentence, told: list[Draft], *, nobodys: bool) -> list[Draft]:
    """What the post thinks in a sentence that is nobody's speech (``nobodys``), or that says *we*."""
    wired = _telegraphic(sentence) if nobodys else None
    if wired is not None:
        return [msgspec.structs.replace(wired, voice="post")]
    if any(draft.frame == "comment" for draft in told):
        return []
    judges = nobodys and judges_it(sentence) and not _main_one(sentence, told)
    return _of_post(sentence, []) if judges or in_first_person(sentence) else []


def _main_one(sentence: Sentence, found: list[Draft]) -> bool:
    """Whether the sentence is built on what somebody wants or does: ``The board also expects to close it``."""
    parse = sentence.parse
    root = root_of(parse) if parse is not None else None
    if parse is None or root is None or any(parse.lower[kid] in _DUE for kid in parse.children(root, "aux")):
        return False  # "The board must consider it": what the post asks of it
    return any(draft.verb_at == root and not _ours(draft) for draft in found)


def _goes_on(current: Draft) -> bool:
    """Whether the words of who holds the floor go on unmarked: not those of a body or group, nor what is on a mind."""
    return current.speaker_at is not None and is_single(current.speaker_at) and not is_soft(current)


def _minds(sentence: Sentence, found: list[Draft]) -> bool:
    """``He was confident that it would hold``: a view of his, and no more how he seemed."""
    return any(draft.frame == "adjective" and is_top(sentence, draft) and is_personal(draft) for draft in found)


def _extended(drafts: list[Draft], before: Draft | None, found: list[Draft]) -> Draft | None:
    """Sentences of one portrait are one statement."""
    if not found:
        return before
    if before is None:
        drafts.append(found[0])
        return found[0]
    whole = msgspec.structs.replace(before, extent=(before.start, found[0].end))
    drafts[drafts.index(before)] = whole
    return whole


def _speaking(
    sentence: Sentence, loud: list[Draft], current: Draft | None, tellers: frozenset[str] = frozenset()
) -> Draft | None:
    """Who holds the floor after a sentence: not one whose earlier words the speaker relates ("she had said"), nor one
    who is only cited ("according to Bly") and says nothing anywhere else.
    """
    said = [
        draft
        for draft in loud
        if draft.speaker_at is not None
        and not draft.speaker_at.text.lower().startswith("we")
        and draft.frame != "passive"
        and not any(one.text.lower().split()[-1] in cues("public") for one in draft.addressees_at)
        and not (draft.frame == "according" and draft.speaker_at.text.lower().split()[-1] not in tellers)
        and not (is_habit(sentence, draft) and not is_single(draft.speaker_at))
        and not stands_beside(sentence, draft)
    ]
    for draft in said:
        if current is not None and is_soft(draft) and not is_soft(current) and _same(draft, current):
            return current  # "He was confident that it would hold": and he speaks on
        if current is None or not is_pluperfect(sentence, draft):
            return draft
    parse = sentence.parse
    if not loud and parse is not None and any(word in ("met", "hosted", "visited") for word in parse.lower):
        return None
    return current


def _same(draft: Draft, current: Draft) -> bool:
    """Whether a mind that is told is that of who holds the floor, by the words for it."""
    if draft.speaker_at is None or current.speaker_at is None:
        return False
    words, before = draft.speaker_at.text.lower().split(), current.speaker_at.text.lower().split()
    return words[0] in ("he", "she") or words[-1] == before[-1]


def _floor(sentence: Sentence) -> Draft | None:
    """Who takes the floor in a sentence that only names a topic, as in "Marin reviewed the history of the dam"."""
    parse = sentence.parse
    root = root_of(parse) if parse is not None else None
    if (
        parse is None
        or root is None
        or sentence.role != "body"
        or parse.tags[root] != "VBD"
        or parse.lemma(root) not in cues("topics")
    ):
        return None
    subject = parse.child(root, "nsubj")
    if subject is None:
        return None
    speaker = mention_of(Walk(sentence, parse, []), subject)
    draft = msgspec.structs.replace(whole_of(sentence, speaker, "implicit"), verb_at=root)
    return draft if is_single(speaker) else None


def _signers(sentence: Sentence, current: Draft) -> bool:
    """Whether "we" goes on with what "I" said: "I told him that … We were prepared to"."""
    parse = sentence.parse
    root = root_of(parse) if parse is not None else None
    if parse is None or root is None or current.speaker_at is None or current.speaker_at.text.lower() != "i":
        return False
    return parse.tags[root] == "VBD" or any(parse.tags[kid] == "VBD" for kid in parse.children(root, "aux", "auxpass"))


def _inside(sentences: list[Sentence], quote: tuple[int, int]) -> list[Sentence]:
    return [sentence for sentence in sentences if sentence.start < quote[1] and sentence.end > quote[0]]


def _long_quotations(
    sentences: list[Sentence], by_sentence: dict[int, list[Draft]], quoted: list[tuple[int, int]]
) -> tuple[dict[int, list[Draft]], set[int]]:
    """A quotation of several sentences is one statement of the speaker that one of them names; the rest is silent."""
    by_sentence = dict(by_sentence)
    silent: set[int] = set()
    for opened, closed in quoted:
        inside = _inside(sentences, (opened, closed))
        for sentence in (inside[-1], inside[0]):
            said = [
                draft
                for draft in by_sentence.get(sentence.index, [])
                if draft.frame in _QUOTING
                and draft.speaker_at
                and not opened <= draft.speaker_at.start < closed
                and draft.start < closed
                and draft.end > opened - 2
            ]
            if not said:
                continue
            owner = max(said, key=lambda draft: draft.end - draft.start)
            whole = msgspec.structs.replace(
                owner, extent=(min(owner.start, max(opened - 1, inside[0].start)), max(owner.end, closed))
            )
            by_sentence[sentence.index] = [whole if draft is owner else draft for draft in by_sentence[sentence.index]]
            silent |= {other.index for other in inside if other is not sentence and other.start >= opened - 2}
            break
    return by_sentence, silent


def _continues(sentence: Sentence, current: Draft) -> bool:
    """Whether a sentence without a report goes on with what was said before it, and does not narrate."""
    parse = sentence.parse
    if parse is None or len(parse) < 4:
        return False
    root = root_of(parse)
    if root is not None and sentence.text[0] in '"“':
        return True
    if root is None or is_titled(sentence) or current.speaker_at is None or parse.deps[root] != "ROOT":
        return False
    if not is_finite(parse, root) and not sentence.text.isupper():
        return False  # an item of a list: "Any photographs of the dam"
    if not is_single(current.speaker_at):
        return any(
            parse.lower[kid] == "would" for kid in parse.children(root, "aux")
        ) and current.speaker_at.text.lower() not in cues("watchers")
    return not narrates(parse, root)


def _of_order(sentence: Sentence, bids: Bidding, found: list[Draft]) -> list[Draft]:
    """What the writer bids others to do: his request; what he only permits is told by what it is."""
    if bids == "opens":
        return []
    whole = msgspec.structs.replace(whole_of(sentence, None, "comment"), voice="post", because="comment:instruct")
    kept = [draft for draft in found if not _ours(draft) and not is_top(sentence, draft) and not is_soft(draft)]
    return [msgspec.structs.replace(whole, verb="instruct", act="request") if bids == "bids" else whole, *kept]


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


def _ours(draft: Draft) -> bool:
    low = draft.speaker_at.text.lower() if draft.speaker_at is not None else ""
    return low == "i" or (low != "us" and speakers().post.get(low.removeprefix("the ")) == "post")


def _own_view(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """What the post wants or expects, told as its own view: the whole sentence, in its own voice."""
    own = next(
        (
            draft
            for draft in found
            if _ours(draft) and is_soft(draft) and is_top(sentence, draft) and not draft.addressees_at
        ),
        None,
    )
    return _of_post(sentence, found) if own is not None else found


def _of_post(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """A sentence of the post's own: one statement if it judges, and what it reports of others besides."""
    own = next((draft for draft in found if _ours(draft) and is_top(sentence, draft)), None)
    kept = [
        draft
        for draft in found
        if not _ours(draft)
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
        if _ours(draft) and draft is not own and is_top(sentence, draft) and draft.act != own.act:
            return draft if draft.start >= own.end and draft.act == "request" else None
    return None


def _beside(sentence: Sentence, kept: list[Draft]) -> Draft | None:
    """``While some call it safe, the figures are misleading``: what the post says of it, less what it grants."""
    parse = sentence.parse
    root = root_of(parse) if parse is not None else None
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
    return parse.tags[verb] == "VBD" or (parse.tags[verb] in ("VBZ", "VBP") and draft.frame in ("that", "bare"))


def _believes(draft: Draft) -> bool:
    return draft.verb in ("believe", "think", "feel", "view")
