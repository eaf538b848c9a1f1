"""Reported speech by dependency frames: who is said to have said what to whom, sentence by sentence.

Walks the tree from each verb of ``verbs.toml`` to what the verb takes: a clause, an infinitive, a thing. Follows
coordination, so that ``lamented that A, but that B`` stays whole and ``noted A and urged B`` becomes two.
"""

import msgspec

from reftel.extracting.carriers import of_adjective, of_noun, of_question, of_several
from reftel.extracting.colons import behind_colon
from reftel.extracting.complements import complement_of
from reftel.extracting.halfread import before_quotation, mended
from reftel.extracting.idioms import of_idiom
from reftel.extracting.lexicon.load import Frame, adjectives, cues, frames, nouns
from reftel.extracting.notes import Aside, Draft, Mention, Notes, Sentence
from reftel.extracting.occasions import lists
from reftel.extracting.parse import Parse
from reftel.extracting.quoted_texts import phrases, quoted_texts
from reftel.extracting.reports import reports
from reftel.extracting.sentences import quotations
from reftel.extracting.shortened import with_feeling
from reftel.extracting.sources import according, of_hearing, of_receiving
from reftel.extracting.surface import surface_drafts
from reftel.extracting.tellers import addressees_of, can_tell, teller_of
from reftel.extracting.walk import Walk, clip, mention_of, tidy
from reftel.model.statement import Act

_BE = cues("copulas")
_CONNECTIVES = cues("connectives")
_ALONE = frozenset(["agree", "concur", "disagree", "demur", "refuse", "decline", "object", "protest"])
_INNER = frozenset(["inform", "assure", "ask", "urge", "request", "demand", "propose", "promise"])


def find_speech(notes: Notes) -> Notes:
    """Draft a statement for every report of speech, wish or stance that a sentence makes in so many words."""
    drafts: list[Draft] = []
    quoted = [phrases(quotations(text), quoted_texts(text)) for text in notes.texts]
    names = _names(notes)
    for sentence in notes.sentences:
        if sentence.parse is None:
            drafts.extend(surface_drafts(sentence, notes.texts[sentence.para]))
        else:
            drafts.extend(_of_sentence(sentence, sentence.parse, quoted[sentence.para], names))
    return msgspec.structs.replace(notes, drafts=(*notes.drafts, *drafts))


def _names(notes: Notes) -> frozenset[str]:
    """Words with a capital in mid-sentence, and never without: names, whatever the tagger makes of them."""
    words: set[str] = set()
    for sentence in notes.sentences:
        if sentence.parse is not None:
            words.update(sentence.parse.words[1:])
    capital = {word for word in words if word[0].isupper() and len(word) > 2}
    return frozenset({word.lower() for word in capital} - {word.lower() for word in words - capital})


def _of_sentence(sentence: Sentence, parse: Parse, quoted: list[tuple[int, int]], names: frozenset[str]) -> list[Draft]:
    walk = Walk(sentence, parse, quoted, names)
    _cuts_behind_asides(walk)
    drafts: list[Draft] = []
    verbs, things, qualities = frames(), nouns(), adjectives()
    for token, (tag, low) in enumerate(zip(parse.tags, parse.lower, strict=True)):
        if tag[:1] == "V" or (tag in ("NN", "NNS") and _is_verb(parse, token)):
            frame = verbs.get(parse.lemma(token))
            turned = of_idiom(walk, token) or of_hearing(walk, token) or of_receiving(walk, token)
            if turned:
                drafts.extend(turned)
            elif frame is not None:
                drafts.extend(_of_verb(walk, token, frame))
        elif tag[:2] == "NN" and parse.lemma(token) in things:
            drafts.extend(of_several(walk, token) or of_noun(walk, token))
        elif low == "question":
            drafts.extend(of_question(walk, token))
        if low not in qualities:
            continue
        if parse.lower[parse.heads[token]] in _BE:
            drafts.extend(of_adjective(walk, token, parse.heads[token]))
        elif parse.child(token, "auxpass") is not None:
            drafts.extend(of_adjective(walk, token, token))
    kept = [mended(walk, draft) for draft in _outer(walk, _pruned(walk, drafts))]
    return kept or according(walk) or before_quotation(walk) or behind_colon(walk)


def _is_verb(parse: Parse, token: int) -> bool:
    """Whether what the tagger takes for a noun has subject and clause: ``Farmers at the dam charge that it leaks``."""
    clause = parse.child(token, "ccomp")
    return (
        parse.deps[token] == "ROOT"
        and parse.child(token, "nsubj") is not None
        and clause is not None
        and parse.lower[parse.left(clause)] == "that"
    )


def _cuts_behind_asides(walk: Walk) -> None:
    """``…, he said, adding that`` and ``… he said, and promised to``: the speaker of the aside speaks on."""
    parse = walk.parse
    for aside in walk.sentence.asides:
        if aside.inner:
            continue
        behind = [token for token, start in enumerate(parse.starts) if start >= aside.end]
        for token in behind[:4]:
            frame = frames().get(parse.lemma(token))
            if frame is None or frame.lemma == "have":
                pass
            elif (
                parse.tags[token] in ("VBG", "VBD", "VBN")
                and parse.deps[token] != "aux"
                and parse.child(token, "nsubj", "nsubjpass") is None
            ):
                walk.cuts[token] = aside.speaker
                break
            if parse.lower[token] not in (",", "and", "but", "then", "also", "while"):
                break
        _cut_in_past(walk, aside.speaker)


def _cut_in_past(walk: Walk, speaker: Mention) -> None:
    """``shippers, he went on, must wait … and thought that``: the past is the speaker's, not the shippers'."""
    parse = walk.parse
    for token, tag in enumerate(parse.tags):
        if tag != "VBD" or parse.deps[token] != "conj" or parse.lemma(token) not in frames():
            continue
        head = parse.heads[token]
        if parse.tags[head] in ("VB", "VBP", "VBZ") and parse.child(token, "nsubj", "nsubjpass") is None:
            walk.cuts.setdefault(token, speaker)


def _of_verb(walk: Walk, verb: int, frame: Frame) -> list[Draft]:
    parse = walk.parse
    passive = parse.child(verb, "auxpass", "nsubjpass") is not None or _shares_passive(parse, verb, frame)
    if frame.lemma in ("quote", "cite"):
        _quoted_as(walk, verb)
    if (frame.lemma == "ask" or (frame.act == "request" and "objinf" in frame.takes)) and _was_asked(walk, verb):
        return _asked(walk, verb, frame)
    if _opens_cleft(parse, verb) or not reports(walk, verb, frame, passive=passive):
        return []
    if passive:
        return _passive(walk, verb, frame)
    speaker = walk.cuts.get(verb) or teller_of(walk, verb, frame)
    if speaker is None:
        return []
    found = complement_of(walk, verb, frame) or _before(walk, verb, frame)
    if found is None:
        return _alone(walk, verb, frame, speaker)
    kind, root, lo, hi, act = found
    if act == "state" and kind in ("that", "bare"):
        act = with_feeling(parse, verb) or act
    if kind in ("object", "prep") and _styled(walk, verb, frame):
        return []
    if kind in ("that", "bare"):
        lo = _behind_occasion(walk, lo, hi)
    draft = walk.draft(kind, root, lo, hi, verb=verb, lemma=frame.lemma, act=act, speaker=speaker)
    if draft is None:
        return []
    to = addressees_of(walk, verb, frame, kind=kind, root=root, lo=lo)
    thing = parse.child(verb, "dobj") if kind == "nominal" else None
    none = thing is not None and any(parse.lower[kid] == "no" for kid in parse.children(thing, "det"))
    return [msgspec.structs.replace(draft, addressees_at=to, verb_negated=parse.negated(verb) or none)]


def _opens_cleft(parse: Parse, verb: int) -> bool:
    """``What he wanted to discuss was the dam``: what he wants stands behind *was*, and no infinitive is wanted."""
    over = parse.heads[verb]
    turned = parse.deps[verb] == "csubj" and parse.lower[over] in ("is", "was")
    return turned and parse.lower[parse.left(verb)] == "what" and parse.child(verb, "xcomp") is not None


def _shares_passive(parse: Parse, verb: int, frame: Frame) -> bool:
    """``was stopped at the gate and told that it was closed``: he does not tell it."""
    head = parse.heads[verb]
    return (
        "obj" in frame.to
        and parse.deps[verb] == "conj"
        and parse.tags[head] == "VBN"
        and parse.child(head, "auxpass") is not None
        and parse.child(verb, "nsubj", "dobj", "dative", "aux") is None
    )


def _before(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """``The dam leaks, Tarn Bly, head of the Board of Dams, told the mayor.``: what was told stands first."""
    parse = walk.parse
    subject = parse.child(verb, "nsubj")
    if subject is None or "aside" not in frame.takes or walk.sentence.asides or parse.tags[verb] not in ("VBD", "VBZ"):
        return None
    lo = parse.left(subject)
    clause = next((kid for kid in parse.children(verb, "ccomp") if kid < lo), None)
    if clause is None and parse.deps[verb] in ("ccomp", "conj", "parataxis"):
        clause = parse.heads[verb]
    if clause is None or clause >= lo or lo < 4 or parse.words[lo - 1] != ",":
        return None
    behind = [kid for kid in parse.kids[verb] if kid > verb]
    if (
        any(parse.deps[kid] not in _TRAILING for kid in behind)
        or parse.child(clause, "nsubj", "nsubjpass", "expl") is None
    ):
        return None
    if any(parse.tags[at].startswith("V") for at in range(verb + 1, len(parse))) or ";" in parse.words[:lo]:
        return None
    if parse.child(verb, "dobj") is not None and "obj" not in frame.to:
        return None  # "there are rumors, the mayor denied this"
    return "bare", clause, 0, lo - 1, frame.act


def _behind_occasion(walk: Walk, lo: int, hi: int) -> int:
    """When it was told is no part of what was told: ``told us in a meeting on May 3 that it leaked``, misread."""
    low = walk.parse.lower
    if low[lo] not in ("in", "during", "at", "on", "over"):
        return lo
    that = next((token for token in range(lo + 2, min(lo + FARTHEST, hi - 2)) if low[token] == "that"), None)
    return lo if that is None or lists().occasions.isdisjoint(low[lo:that]) else that + 1


FARTHEST = 16  # tokens of an occasion: "in a May 3 meeting with the head of the Board of Dams"


def _styled(walk: Walk, verb: int, frame: Frame) -> bool:
    """Whether words are only called so in passing: ``what he saw as the danger``, ``which he labeled "unwise"``, and
    ``who calls himself a poet``.
    """
    parse = walk.parse
    if "as" not in frame.takes:
        return False
    thing = parse.child(verb, "dobj", "nsubjpass")
    if thing is not None and parse.lower[thing] in _SELVES:
        return True
    open_to = thing is not None and thing < verb and parse.lower[thing] in ("what", "which", "whom", "that")
    return open_to and parse.deps[verb] in ("pcomp", "relcl", "ccomp", "pobj")


_SELVES = frozenset(["himself", "herself", "themselves", "itself", "myself", "ourselves"])
_TRAILING = frozenset(["dobj", "dative", "prep", "npadvmod", "advmod", "punct"])


def _quoted_as(walk: Walk, verb: int) -> None:
    """``quoted the leader as denying it``: the leader denies."""
    parse = walk.parse
    thing = parse.child(verb, "dobj")
    claims = next((kid for kid in parse.children(thing, "acl") if parse.tags[kid] == "VBG"), None) if thing else None
    if thing is not None and claims is not None and parse.lemma(claims) in frames():
        walk.cuts[claims] = mention_of(walk, thing)  # "cited officials claiming"
    told = next((kid for kid in parse.children(verb, "prep") if parse.lower[kid] == "as"), None)
    inner = parse.child(told, "pcomp") if told is not None else None
    if thing is not None and inner is not None and parse.lemma(inner) in frames():
        named = next((kid for kid in parse.children(thing, "appos") if parse.tags[kid].startswith("NNP")), thing)
        walk.cuts[inner] = mention_of(walk, named)  # "quoted his son, Bly, as saying"


def _was_asked(walk: Walk, verb: int) -> bool:
    parse = walk.parse
    if parse.tags[verb] not in ("VBN", "VBD") or parse.child(verb, "aux", "auxpass", "nsubj") is not None:
        return False
    if parse.deps[verb] == "ROOT":  # "Asked whether it leaked, Marin said, …", of which the parser sees no more
        return bool(walk.sentence.asides) and verb <= 2 and walk.sentence.asides[0].start > parse.starts[verb]
    return parse.deps[verb] in ("advcl", "acl") and verb < parse.heads[verb]


def _asked(walk: Walk, verb: int, frame: Frame) -> list[Draft]:
    """``Asked how it would end, Marin said``: the question is of the one that Marin talks with."""
    parse = walk.parse
    clause = next(
        (kid for kid in parse.children(verb, "ccomp", "advcl") if kid > verb and parse.lower[parse.left(kid)] in _WH),
        None,
    )
    act = frame.act
    if clause is None:  # "Pressed to sign, Marin said"
        clause = next((kid for kid in parse.children(verb, "xcomp", "advcl") if parse.infinitive(kid)), None)
        act = "request"
    alone = parse.deps[verb] == "ROOT"
    subject = None if alone else parse.subject(parse.heads[verb])
    if clause is None or (subject is None and not alone):
        return []
    hearer = walk.sentence.asides[0].speaker if subject is None else mention_of(walk, subject)
    lo, hi = parse.left(clause), parse.right(clause)
    agent = parse.child(verb, "agent")
    asker = parse.child(agent, "pobj") if agent is not None else None
    if asker is None:
        draft = walk.draft("asked", clause, lo, hi, verb=verb, lemma=frame.lemma, act=act, speaker=hearer)
        return [draft] if draft else []
    named = mention_of(walk, asker)  # "asked by the mayor whether it leaked"
    draft = walk.draft("wh", clause, lo, hi, verb=verb, lemma=frame.lemma, act=act, speaker=named)
    return [msgspec.structs.replace(draft, addressees_at=(hearer,))] if draft else []


_WH = frozenset(["whether", "if", "how", "why", "what", "when", "where", "which", "who"])


def _alone(walk: Walk, verb: int, frame: Frame, speaker: Mention) -> list[Draft]:
    """``Oyen agreed.``: the verb is all that was said."""
    parse = walk.parse
    bare = not any(
        kid > verb and parse.deps[kid] not in ("punct", "advmod", "cc", "conj", "npadvmod") for kid in parse.kids[verb]
    )
    if frame.lemma not in _ALONE or not bare or parse.tags[verb] not in ("VBD", "VBN", "VBZ"):
        return []
    draft = walk.draft("alone", verb, verb, verb + 1, verb=verb, lemma=frame.lemma, act=frame.act, speaker=speaker)
    return [draft] if draft is not None and not walk.sentence.asides else []


def _passive(walk: Walk, verb: int, frame: Frame) -> list[Draft]:
    """``is considered weak by several experts``: the agent speaks; ``was told by X that``: the subject is told."""
    parse = walk.parse
    agent = parse.child(verb, "agent")
    said = parse.child(agent, "pobj") if agent is not None else None
    subject = parse.child(verb, "nsubjpass")
    if subject is not None and parse.lower[subject] in ("who", "which", "that", "whom"):
        return []
    if said is None or subject is None or not can_tell(parse, said, frame):
        return []
    speaker = mention_of(walk, said)
    clause = next((kid for kid in parse.children(verb, "ccomp", "xcomp") if kid > verb), None)
    if "obj" in frame.to:
        if clause is None:
            return []
        draft = walk.draft(
            "passive",
            clause,
            parse.left(clause),
            walk.end_of(verb, clause),
            verb=verb,
            lemma=frame.lemma,
            act=frame.act,
            speaker=speaker,
        )
        return [msgspec.structs.replace(draft, addressees_at=(mention_of(walk, subject),))] if draft else []
    hi = max(
        [
            verb + 1,
            *(
                parse.right(kid)
                for kid in parse.kids[verb]
                if kid > verb and (kid < (agent or 0) or parse.deps[kid] in ("prep", "xcomp"))
            ),
        ]
    )
    draft = walk.draft(
        "passive", subject, parse.left(subject), hi, verb=verb, lemma=frame.lemma, act=frame.act, speaker=speaker
    )
    return [draft] if draft else []


def _outer(walk: Walk, drafts: list[Draft]) -> list[Draft]:
    """What the parentheticals of the sentence say: the sentence around them."""
    sentence, parse = walk.sentence, walk.parse
    found: list[Draft] = []
    for turn, aside in enumerate(sentence.asides):
        if turn and aside.speaker.text.lower() in ("he", "she", "they"):
            continue
        if aside.inner and drafts:
            continue
        lo = 0
        while lo < len(parse) - 1 and (parse.lower[lo] in _CONNECTIVES or parse.lower[lo] in (",", "-", "--")):
            lo += 1
        hi = clip(walk, lo, len(parse))
        lo, hi = tidy(parse, lo, hi)
        if hi - lo < 2:
            continue
        lo = _behind_question(walk, aside, lo, hi)
        if aside.verb == "according":
            lo = _own_clause(parse, aside, lo, hi)
        halves = _halves(walk, aside, lo, hi)
        if halves is not None:
            hi = halves[0]
            second = walk.draft(
                "paren",
                halves[1],
                halves[1],
                halves[2],
                verb=None,
                lemma=aside.verb,
                act="state",
                speaker=aside.speaker,
            )
            found += [second] if second else []
        root = next((token for token in range(lo, hi) if parse.heads[token] == token), lo)
        frame = frames().get(aside.verb)
        draft = walk.draft(
            "according" if aside.verb == "according" else "paren",
            root,
            lo,
            hi,
            verb=None,
            lemma=None if aside.verb == "according" else aside.verb,
            act=frame.act if frame else "state",
            speaker=aside.speaker,
        )
        if draft is None:
            continue
        if sentence.text.rstrip('"”’)').endswith("?") and draft.act == "state":
            draft = msgspec.structs.replace(draft, act="ask")
        to = (aside.addressee,) if aside.addressee else ()
        found.append(msgspec.structs.replace(draft, addressees_at=to))
    return found + drafts


def _own_clause(parse: Parse, aside: Aside, lo: int, hi: int) -> int:
    """``The dam leaks, but in all seasons, according to Bly, it holds``: of two clauses he says the second."""
    behind = next((token for token in range(lo, hi) if parse.starts[token] >= aside.end), hi)
    joined = next(
        (
            token
            for token in range(behind - 1, max(lo + 3, behind - _OPENING), -1)
            if parse.lower[token] in ("and", "but") and parse.words[token - 1] in (",", ";")
        ),
        None,
    )
    if joined is None or not _tells(parse, lo, joined) or not _tells(parse, behind, hi):
        return lo
    return lo if any(parse.tags[token] in _FINITE for token in range(joined, behind)) else joined + 1


_OPENING = 8  # tokens before "according to", within which its clause begins: "but in both cases, according to Bly"
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def _tells(parse: Parse, lo: int, hi: int) -> bool:
    """Whether a range has a subject and a verb of its own."""
    range_ = range(lo, hi)
    return any(parse.tags[token] in _FINITE for token in range_) and any(
        parse.deps[token] in ("nsubj", "nsubjpass", "expl") for token in range_
    )


def _behind_question(walk: Walk, aside: Aside, lo: int, hi: int) -> int:
    """``When asked by the mayor, Marin replied, "No."``: what stands before the aside is none of the answer."""
    parse = walk.parse
    behind = next(
        (token for token in range(lo, hi) if parse.starts[token] >= aside.end and parse.words[token] != ","), None
    )
    if behind is None or behind == lo or parse.words[behind] != '"' or '"' in parse.words[lo:behind]:
        return lo
    opened = lo + (parse.lower[lo] == "when") + (parse.lower[lo + 1] in ("previously", "earlier"))
    return behind if parse.lower[opened] in _ASKED else lo


_ASKED = frozenset(["asked", "pressed", "questioned", "queried", "responding", "replying", "speaking", "commenting"])


def _halves(walk: Walk, aside: Aside, lo: int, hi: int) -> tuple[int, int, int] | None:
    """``"A," he said, and "B"``: two quotations, two statements."""
    parse = walk.parse
    behind = next((token for token in range(lo, hi) if parse.starts[token] >= aside.end), None)
    if behind is None or behind < lo + 3 or parse.words[behind - 1] != '"':
        return None
    joined = [
        token for token in range(behind, min(behind + 3, hi)) if parse.lower[token] in ("and", "but", ",", "that")
    ]
    opened = joined[-1] + 1 if joined else hi
    if not joined or parse.lower[joined[0]] not in ("and", "but") or opened >= hi - 3 or parse.words[opened] != '"':
        return None
    return behind, opened, hi


def _pruned(walk: Walk, drafts: list[Draft]) -> list[Draft]:
    """Without states of mind inside another's content (they are that speaker's to tell), and without doubles."""
    kept: list[Draft] = []
    for draft in drafts:
        frame = frames().get(draft.verb or "")
        inside = next((other for other in drafts if other is not draft and _within(draft, other)), None)
        if inside is not None or (
            walk.sentence.asides and draft.verb_at is not None and draft.verb_at not in walk.cuts
        ):
            saying = frame is not None and not frame.wish and ("aside" in frame.takes or frame.lemma in _INNER)
            if draft.frame == "nominal" and draft.verb is None:
                saying = True
            if not saying or (draft.frame in ("object", "prep") and not (draft.addressees_at and draft.verb == "tell")):
                continue
        if draft.frame == "nominal" and draft.verb_at is None and any(_repeats(draft, other) for other in drafts):
            continue  # "the DCM reiterated Ostrel's concern that": Ostrel's, as the DCM says
        kept.append(draft)
    return kept


def _repeats(draft: Draft, other: Draft) -> bool:
    return other.verb_at is not None and other.frame == "nominal" and other.start == draft.start


def _within(draft: Draft, other: Draft) -> bool:
    at = draft.verb_at if draft.verb_at is not None else draft.lo
    return (
        other.lo <= at < other.hi
        and (other.lo, other.hi) != (draft.lo, draft.hi)
        and (other.verb_at is not None or other.frame == "nominal")
    )
