"""Adjectives and nouns that carry what was said: "Marin was concerned that …", "his claim that …"."""

import msgspec

from reftel.extracting.lexicon.load import adjectives, cues, frames, nouns, speakers
from reftel.extracting.notes import Draft
from reftel.extracting.parse import Parse
from reftel.extracting.tellers import DOCUMENTS, can_tell, named_by
from reftel.extracting.unknownnames import is_unknown_name
from reftel.extracting.walk import WH, Walk, mention_of

_MODALS = cues("modals")
_BE = cues("copulas")
_CLAUSAL = frozenset(["that", "to", "if", "whether", "how", "why"])
_TAKEN = frozenset(["about", "over", "by", "at", "with", "of", "for", "in", "to", "regarding", "on"])


def of_adjective(walk: Walk, word: int, be: int) -> list[Draft]:
    """``Marin was concerned that …``: a stance without a verb of saying."""
    parse = walk.parse
    if (
        walk.quoted(parse.starts[word])
        or parse.negated(be)
        or (parse.tags[be] == "VB" and word != be)
        or (parse.child(be, "agent") is not None and not _by_a_thing(walk, word, be))
    ):
        return []
    if {parse.lower[kid] for kid in parse.children(be, "aux")} & _MODALS:
        return []
    subject = parse.subject(be)
    frame = frames()["feel"]
    if subject is None or not can_tell(parse, subject, frame, walk.names):
        return []
    for kid in sorted((*parse.kids[word], *(parse.kids[be] if be != word else ()))):
        if kid <= word:
            continue
        lo = parse.left(kid)
        clause = parse.deps[kid] in ("ccomp", "xcomp", "advcl") and lo > word and parse.lower[lo] in _CLAUSAL
        clause = clause or (parse.deps[kid] == "ccomp" and lo == word + 1 and _is_told(parse, kid))
        if clause or (
            parse.deps[kid] in ("prep", "agent")
            and parse.child(kid, "pobj", "pcomp") is not None
            and parse.lower[kid] in _TAKEN
        ):
            lo = lo if clause else kid + 1
            draft = walk.draft(
                "adjective",
                kid,
                lo,
                walk.end_of(be, kid),
                verb=be,
                lemma=None,
                act=adjectives()[parse.lower[word]],
                speaker=named_by(walk, be, subject) or mention_of(walk, subject),
            )
            return [msgspec.structs.replace(draft, because=f"adjective:{parse.lower[word]}")] if draft else []
    return []


def _by_a_thing(walk: Walk, word: int, be: int) -> bool:
    """``Farmers were disquieted by the leak``: a mind, and no deed of anybody's."""
    agent = walk.parse.child(be, "agent")
    thing = walk.parse.child(agent, "pobj") if agent is not None else None
    blames = adjectives()[walk.parse.lower[word]] == "criticize"
    if not blames or thing is None:
        return False
    return walk.parse.lemma(thing) in DOCUMENTS or not can_tell(walk.parse, thing, frames()["feel"], walk.names)


def _is_told(parse: Parse, clause: int) -> bool:
    """Whether a clause without *that* has a subject and a tense: ``Bly is confident the dam will hold``."""
    finite = [parse.tags[clause], *(parse.tags[kid] for kid in parse.children(clause, "aux", "auxpass"))]
    return parse.child(clause, "nsubj", "nsubjpass", "expl") is not None and any(
        tag in ("VBD", "VBZ", "VBP", "MD") for tag in finite
    )


def _actor_over(walk: Walk, noun: int, *, plural: bool) -> int | None:
    """The subject of the verb over a noun, where it can speak: one body, or several people."""
    parse, at = walk.parse, noun
    for _ in range(4):
        at = parse.heads[at]
        if parse.tags[at].startswith("V"):
            subject = parse.subject(at)
            if subject is None or not can_tell(parse, subject, frames()["feel"], walk.names):
                return None
            if plural:
                return subject if parse.tags[subject] in ("NNS", "NNPS") else None
            named = parse.tags[subject].startswith("NNP") or parse.lemma(subject) in speakers().bodies
            return subject if named else None
    return None


def _to_the_end(walk: Walk, be: int, clause: int) -> int:
    """``his impression was that they wanted it, but had no idea how``: what is joined to *was* is of the clause."""
    parse = walk.parse
    hi = parse.right(clause)
    for kid in parse.children(be, "conj"):
        if kid > clause and parse.child(kid, "nsubj", "nsubjpass", "expl") is None:
            frame = frames().get(parse.lemma(kid))
            if frame is not None and not frame.wish:
                break  # "and said that": a report of its own
            hi = parse.right(kid)
    return hi


def of_noun(walk: Walk, noun: int) -> list[Draft]:
    """``his claim that the dam leaked``: the possessor said so."""
    parse = walk.parse
    if walk.quoted(parse.starts[noun]):
        return []
    owner = parse.child(noun, "poss")
    if owner is None:
        return _held_among(walk, noun)
    if parse.lower[owner] in ("our", "my", "your"):
        return []
    if (
        parse.deps[noun] == "dobj"
        and parse.lemma(parse.heads[noun]) == "raise"
        and parse.lemma(noun) in cues("aroused")
    ):
        return []  # "raising their hopes that": by no word of theirs
    whose = owner
    if parse.lower[owner] in ("its", "their"):  # "the Board went back to its position that": the Board's
        subject = _actor_over(walk, noun, plural=parse.lower[owner] == "their")
        if subject is None and parse.lower[owner] == "its":
            return []
        whose = owner if subject is None else subject
    clause = next(
        (
            k
            for k in parse.children(noun, "acl", "ccomp", "relcl")
            if k > noun and parse.lower[parse.left(k)] in ("that", "to")
        ),
        None,
    )
    head = parse.heads[noun]
    be = None
    if clause is None and parse.deps[noun] == "nsubj" and parse.lower[head] in _BE:
        be = head
        clause = next(
            (k for k in parse.children(head, "ccomp") if k > head and parse.lower[parse.left(k)] == "that"), None
        )
        if clause is None and nouns()[parse.lemma(noun)] in ("criticize", "request", "commit"):
            return _told_by_be(walk, noun, head, whose)
    if clause is None or not (
        parse.tags[owner].startswith("NNP")
        or parse.tags[owner] == "PRP$"
        or parse.lemma(owner) in speakers().nouns
        or is_unknown_name(parse.words[owner])
    ):
        return []
    lo = parse.left(clause)
    if parse.lower[lo] == "to":
        if (
            parse.tags[lo] != "TO"
            or parse.tags[clause] != "VB"
            or parse.lemma(noun) not in ("request", "call", "promise", "pledge", "demand", "appeal", "refusal", "offer")
        ):
            return []
        lo += 1
    elif parse.child(clause, "nsubj", "nsubjpass", "expl") is None or parse.lower[parse.subject(clause) or 0] == "that":
        return []
    draft = walk.draft(
        "nominal",
        clause,
        lo,
        parse.right(clause) if be is None else _to_the_end(walk, be, clause),
        verb=be,
        lemma=None,
        act=nouns()[parse.lemma(noun)],
        speaker=mention_of(walk, whose),
    )
    return [draft] if draft else []


def _held_among(walk: Walk, noun: int) -> list[Draft]:
    """``The feeling among farmers is that it leaks``, ``Ostrel thinking is that``: those who hold a view tell it."""
    parse, be = walk.parse, walk.parse.heads[noun]
    there = parse.deps[noun] == "attr" and parse.child(be, "expl") is not None  # "there is agreement among"
    if (parse.deps[noun] != "nsubj" and not there) or parse.lower[be] not in _BE or parse.negated(be):
        return []
    below = [*parse.children(be, "ccomp"), *(parse.children(noun, "acl", "ccomp") if there else ())]
    clause = next((kid for kid in below if kid > be and parse.lower[parse.left(kid)] == "that"), None)
    within = [kid for kid in parse.children(noun, "prep") if parse.lower[kid] in _AMONG]
    owner = next((inner for kid in within if (inner := parse.child(kid, "pobj")) is not None), None)
    if owner is not None and parse.lower[parse.heads[owner]] == "in" and parse.tags[owner].startswith("NNP"):
        return []  # "the view in Sestrin": a place, and nobody
    if clause is None or {parse.lower[kid] for kid in parse.children(be, "aux")} & _MODALS:
        return []
    if owner is None and not there:
        named = parse.children(noun, "amod", "compound", "nmod")
        owner = next((kid for kid in named if kid > 0 and parse.words[kid][0].isupper()), None)
    elif (
        owner is not None
        and not can_tell(parse, owner, frames()["feel"], walk.names)
        and parse.lower[owner] not in _FIELDS
    ):
        return []
    if owner is None or (owner >= be and not there):
        return []
    lo, hi = parse.left(clause), _to_the_end(walk, be, clause)
    act = nouns()[parse.lemma(noun)]
    draft = walk.draft("nominal", clause, lo, hi, verb=be, lemma=None, act=act, speaker=mention_of(walk, owner))
    return [draft] if draft else []


_AMONG = frozenset(["among", "amongst", "within", "of", "in"])
_FIELDS = frozenset(["industry", "business", "circles", "ranks", "public", "population", "street", "diaspora"])


def _told_by_be(walk: Walk, noun: int, be: int, owner: int) -> list[Draft]:
    """``Marin's main concern was the state of the dam``, ``his proposal was to mend it``."""
    parse = walk.parse
    thing = next((kid for kid in parse.children(be, "attr", "xcomp") if kid > be), None)
    named = parse.tags[owner].startswith(("NNP", "PRP$")) or parse.lemma(owner) in speakers().nouns
    to_do = thing is not None and (parse.deps[thing] != "xcomp" or parse.infinitive(thing))
    if thing is None or not named or not to_do or parse.negated(be):
        return []
    lo, hi = parse.left(thing), walk.end_of(be, thing)
    act = nouns()[parse.lemma(noun)]
    draft = walk.draft("nominal", thing, lo, hi, verb=be, lemma=None, act=act, speaker=mention_of(walk, owner))
    return [draft] if draft else []


def of_question(walk: Walk, noun: int) -> list[Draft]:
    """``replying to the Mayor's question on how it would end``: the Mayor asked."""
    parse = walk.parse
    owner = parse.child(noun, "poss")
    if owner is None or parse.lower[owner] in ("our", "my", "your") or walk.quoted(parse.starts[noun]):
        return []
    spoken = parse.tags[owner].startswith(("NNP", "PRP")) or parse.lemma(owner) in speakers().nouns
    clause = next(
        (
            inner
            for kid in parse.children(noun, "prep", "acl", "ccomp", "relcl")
            if kid > noun and (inner := parse.child(kid, "pcomp", "ccomp") or kid)
        ),
        None,
    )
    if not spoken or clause is None or parse.lower[parse.left(clause)] not in WH:
        return []
    draft = walk.draft(
        "nominal",
        clause,
        parse.left(clause),
        parse.right(clause),
        verb=None,
        lemma=None,
        act="ask",
        speaker=mention_of(walk, owner),
    )
    return [draft] if draft else []


_SEVERAL = frozenset(["many", "some", "others", "most", "several", "few", "both"])


def of_several(walk: Walk, noun: int) -> list[Draft]:
    """``Many claim that it leaks``, where the tagger takes what they do for a noun: ``many a claim``."""
    parse = walk.parse
    who = noun - 1
    clause = next((kid for kid in parse.children(noun, "acl", "ccomp", "relcl") if kid > noun + 1), None)
    frame = frames().get(parse.lower[noun])
    if noun < 1 or parse.heads[noun] != noun or parse.tags[noun] != "NN" or parse.lower[who] not in _SEVERAL:
        return []
    if clause is None or frame is None or "that" not in frame.takes or parse.lower[noun + 1] != "that":
        return []
    if parse.subject(clause) is None or parse.lower[parse.subject(clause) or 0] == "that":
        return []
    lo, hi, said_by = noun + 2, parse.right(clause), walk.mention(who, noun)
    draft = walk.draft("that", clause, lo, hi, verb=noun, lemma=frame.lemma, act=frame.act, speaker=said_by)
    return [draft] if draft else []
