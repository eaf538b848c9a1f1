"""Reported speech by dependency frames: who is said to have said what to whom, sentence by sentence.

Walks the tree from each verb of ``verbs.toml`` to what the verb takes: a clause, an infinitive, a thing. Follows
coordination, so that ``lamented that A, but that B`` stays whole and ``noted A and urged B`` becomes two.
"""

import msgspec

from reftel.extracting.walk import Walk, clip, mention_of, tidy
from reftel.extracting.lexicon.load import Frame, adjectives, frames, nouns, speakers
from reftel.extracting.notes import Aside, Draft, Mention, Notes, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.sentences import quotations
from reftel.extracting.stages.surface import surface_drafts
from reftel.model.statement import Act

_WH = frozenset("whether if how why what when where which who whom".split())
_MODALS = frozenset("would will 'll 'd can could may might shall should must ca wo".split())
# Verbs that say that the speech to which they lead took place: "went on to say", "concluded by noting".
_LEADING = frozenset(
    "go want wish take begin conclude end close open continue be come proceed hasten seem start use care pause finish respond "
    "reply move turn like rush respond make".split()
)
# Deeds done in order to speak: "met with the mayor to inform him that".
_CALLING = frozenset("meet call visit write phone telephone contact approach summon".split())
_FACELESS = frozenset("you it this that which there these those what".split())
_CONNECTIVES = frozenset(
    "however thus therefore moreover furthermore nevertheless nonetheless still and but so yet then also instead meanwhile "
    "nonetheless further additionally".split()
)


def find_speech(notes: Notes) -> Notes:
    """Draft a statement for every report of speech, wish or stance that a sentence makes in so many words."""
    drafts: list[Draft] = []
    quoted = [quotations(paragraph.text) for paragraph in notes.cable.paragraphs]
    names = _names(notes)
    for sentence in notes.sentences:
        if sentence.parse is None:
            drafts.extend(surface_drafts(sentence, notes.cable.paragraphs[sentence.para].text))
        else:
            drafts.extend(_of_sentence(sentence, sentence.parse, quoted[sentence.para], names))
    return msgspec.structs.replace(notes, drafts=(*notes.drafts, *drafts))


def _names(notes: Notes) -> frozenset[str]:
    """Words with a capital in mid-sentence, and never without: names, whatever the tagger makes of them."""
    capital: set[str] = set()
    small: set[str] = set()
    for sentence in notes.sentences:
        for word in sentence.parse.words[1:] if sentence.parse else ():
            (capital if word[0].isupper() and len(word) > 2 else small).add(word.lower())
    return frozenset(capital - small)


def _of_sentence(sentence: Sentence, parse: Parse, quoted: list[tuple[int, int]], names: frozenset[str]) -> list[Draft]:
    walk = Walk(sentence, parse, quoted, names)
    _cuts_behind_asides(walk)
    drafts: list[Draft] = []
    for token, tag in enumerate(parse.tags):
        if tag.startswith("V"):
            frame = frames().get(parse.lemma(token))
            if frame is not None:
                drafts.extend(_of_verb(walk, token, frame))
        elif tag.startswith("NN") and parse.lemma(token) in nouns():
            drafts.extend(_of_noun(walk, token))
        if parse.lower[token] in adjectives() and parse.lower[parse.heads[token]] in _BE:
            drafts.extend(_of_adjective(walk, token, parse.heads[token]))
        elif parse.lower[token] in adjectives() and tag == "VBN" and parse.child(token, "auxpass") is not None:
            drafts.extend(_of_adjective(walk, token, token))
    drafts = _outer(walk, _pruned(walk, drafts))
    return drafts


def _cuts_behind_asides(walk: Walk) -> None:
    """``…, he said, adding that`` and ``… he said, and promised to``: the speaker of the aside speaks on."""
    parse = walk.parse
    for aside in walk.sentence.asides:
        behind = [token for token, start in enumerate(parse.starts) if start >= aside.end]
        for token in behind[:4]:
            frame = frames().get(parse.lemma(token))
            if frame is None or frame.lemma == "have":
                pass
            elif parse.tags[token] in ("VBG", "VBD", "VBN") and parse.deps[token] != "aux" and parse.child(token, "nsubj", "nsubjpass") is None:
                walk.cuts[token] = aside.speaker
                break
            if parse.lower[token] not in (",", "and", "but", "then", "also", "while"):
                break
        _cut_in_past(walk, aside.speaker)


def _cut_in_past(walk: Walk, speaker: Mention) -> None:
    """``partners, he continued, must understand … and thought that``: the past tense is the speaker's, not the partners'."""
    parse = walk.parse
    for token, tag in enumerate(parse.tags):
        if tag != "VBD" or parse.deps[token] != "conj" or parse.lemma(token) not in frames():
            continue
        head = parse.heads[token]
        if parse.tags[head] in ("VB", "VBP", "VBZ") and parse.child(token, "nsubj", "nsubjpass") is None:
            walk.cuts.setdefault(token, speaker)


def _of_verb(walk: Walk, verb: int, frame: Frame) -> list[Draft]:
    parse = walk.parse
    passive = parse.child(verb, "auxpass", "nsubjpass") is not None
    if not _reports(walk, verb, frame, passive=passive):
        return []
    if passive:
        return _passive(walk, verb, frame)
    speaker = walk.cuts.get(verb) or _speaker(walk, verb, frame)
    if speaker is None:
        return []
    found = _complement(walk, verb, frame)
    if found is None:
        return _alone(walk, verb, frame, speaker)
    kind, root, lo, hi, act = found
    draft = walk.draft(kind, root, lo, hi, verb=verb, lemma=frame.lemma, act=act, speaker=speaker)
    if draft is None:
        return []
    to = _addressees(walk, verb, frame, kind, root, lo)
    return [msgspec.structs.replace(draft, addressees_at=to, verb_negated=parse.negated(verb))]


_BE = frozenset("be is are was were been being remain remains remained 's 're feel felt feels".split())
_ALONE = frozenset("agree concur disagree demur refuse decline object protest".split())


def _alone(walk: Walk, verb: int, frame: Frame, speaker: Mention) -> list[Draft]:
    """``Erdemir agreed.``: the verb is all that was said."""
    parse = walk.parse
    bare = not any(kid > verb and parse.deps[kid] not in ("punct", "advmod", "cc", "conj", "npadvmod") for kid in parse.kids[verb])
    if frame.lemma not in _ALONE or not bare or parse.tags[verb] not in ("VBD", "VBN", "VBZ"):
        return []
    draft = walk.draft("alone", verb, verb, verb + 1, verb=verb, lemma=frame.lemma, act=frame.act, speaker=speaker)
    return [draft] if draft is not None and not walk.sentence.asides else []


def _of_adjective(walk: Walk, word: int, be: int) -> list[Draft]:
    """``Marin was concerned that …``: a stance without a verb of saying."""
    parse = walk.parse
    if walk.quoted(parse.starts[word]) or parse.negated(be) or (parse.tags[be] == "VB" and word != be) or parse.child(be, "agent") is not None:
        return []
    if {parse.lower[kid] for kid in parse.children(be, "aux")} & _MODALS:
        return []
    subject = parse.subject(be)
    frame = frames()["feel"]
    if subject is None or not _able(parse, subject, frame, walk.names):
        return []
    for kid in sorted((*parse.kids[word], *(parse.kids[be] if be != word else ()))):
        if kid <= word:
            continue
        lo = parse.left(kid)
        clause = parse.deps[kid] in ("ccomp", "xcomp", "advcl") and lo > word and parse.lower[lo] in ("that", "to")
        if clause or (parse.deps[kid] == "prep" and parse.child(kid, "pobj", "pcomp") is not None and parse.lower[kid] in _TAKEN):
            lo = lo if clause else kid + 1
            draft = walk.draft("adjective", kid, lo, walk.end_of(be, kid), verb=be, lemma=None, act=adjectives()[parse.lower[word]], speaker=mention_of(walk, subject))
            return [msgspec.structs.replace(draft, because=f"adjective:{parse.lower[word]}")] if draft else []
    return []


_TAKEN = frozenset("about over by at with of for in to regarding on".split())


def _reports(walk: Walk, verb: int, frame: Frame, *, passive: bool) -> bool:
    """Whether the verb tells of something that was said or is held: not "to say", "would say", "did not say"."""
    parse = walk.parse
    if frame.particle and frame.lemma != "point" and not any(
        parse.lower[kid] == frame.particle for kid in parse.kids[verb]
    ):
        return False
    if walk.quoted(parse.starts[verb]):
        return False
    tag, dep = parse.tags[verb], parse.deps[verb]
    if dep == "acl" and tag == "VBG" and parse.lemma(parse.heads[verb]) in _DOCUMENTS:
        return False
    if tag == "VBN" and not passive and parse.child(verb, "aux") is None and dep not in ("ROOT", "conj", "ccomp"):
        return False
    if dep in ("advcl", "acl") and tag in ("VBD", "VBN") and not passive and parse.child(verb, "nsubj") is None and parse.child(verb, "aux") is None:
        return False  # "Asked how he would deal with it, he had no answer"
    saying = not frame.wish and ("aside" in frame.takes or bool(frame.to))
    if parse.negated(verb) and saying and frame.act in ("state", "ask"):
        return False
    if tag == "VB":
        return _leads(walk, verb, frame)
    return not (tag == "VBG" and dep in ("nsubj", "csubj", "pobj", "amod", "compound"))


def _leads(walk: Walk, verb: int, frame: Frame) -> bool:
    parse = walk.parse
    helpers = {parse.lower[kid] for kid in parse.children(verb, "aux")}
    if helpers & {"do", "did", "does"}:
        return True
    if parse.deps[verb] == "conj" and not helpers and parse.child(parse.heads[verb], "aux") is not None and not _to(parse, parse.heads[verb]):
        return not {parse.lower[kid] for kid in parse.children(parse.heads[verb], "aux")} & _MODALS
    if helpers & _MODALS:
        return frame.wish or frame.act in ("reject", "support")
    head = parse.heads[verb]
    if parse.deps[verb] in ("xcomp", "advcl") and parse.child(verb, "nsubj") is None and head != verb:
        lead = parse.lemma(head)
        if lead in _CALLING and parse.tags[head] in ("VBD", "VBN") and parse.child(verb, "ccomp") is not None:
            return True
        return lead in _LEADING and parse.tags[head] != "VB" and parse.child(head, "dobj") is None
    return False


def _speaker(walk: Walk, verb: int, frame: Frame) -> Mention | None:
    parse = walk.parse
    subject = parse.subject(verb)
    if subject is None:
        lost = parse.tags[verb] in ("VBD", "VBZ") and verb > 0 and parse.tags[verb - 1].startswith(("NNP", "PRP"))
        return mention_of(walk, verb - 1) if lost and parse.deps[verb] == "ROOT" else None
    if parse.lower[subject] in ("who", "which", "that") and parse.deps[verb] == "relcl":
        subject = parse.heads[verb]
    run = _apposed(parse, verb, subject)
    if run is not None:
        return walk.mention(*run)
    named = next((kid for kid in parse.children(subject, "appos") if parse.tags[kid].startswith("NNP")), None)
    if named is not None and not parse.tags[subject].startswith("NNP") and abs(named - subject) < 12:
        return mention_of(walk, named)
    if not _able(parse, subject, frame, walk.names):
        return None
    return mention_of(walk, subject)


def _apposed(parse: Parse, verb: int, subject: int) -> tuple[int, int] | None:
    """``The head of the office, Orhan Isik, told``: the name between the commas before the verb."""
    end = verb - 1
    if parse.words[end] != "," or end - 2 <= subject or parse.tags[subject].startswith(("NNP", "PRP")):
        return None
    first = end
    while first - 1 > subject and parse.tags[first - 1].startswith("NNP"):
        first -= 1
    return (first, end) if 1 < end - first <= 4 and parse.words[first - 1] == "," else None


def _able(parse: Parse, subject: int, frame: Frame, names: frozenset[str] = frozenset()) -> bool:
    """Whether a subject can speak: a person, a body, a name; "the statistics" and "it" cannot."""
    word, tag = parse.lower[subject], parse.tags[subject]
    if word in _FACELESS or (frame.wish and word in ("one", "other", "none", "each")):
        return False
    if tag.startswith("NNP") or tag == "PRP" or (parse.words[subject].isupper() and len(word) > 1) or (word in names and parse.words[subject][0].isupper()):
        return True
    if parse.words[subject][0].isupper() and (subject > 0 or tag in ("VBG", "JJ", "VBN", "RB", "VB", "VBD", "VBZ", "UH", "FW")) and word not in _WH:
        return True  # a name that the tagger does not know
    base = parse.lemma(subject)
    people = speakers().nouns
    if base in people or word in people or base.removesuffix("s") in people or word.startswith("xx"):
        return True
    if tag.startswith("J") or tag == "CD" or tag == "DT":
        return word in people or word in ("some", "many", "most", "several", "others", "both", "all", "few")
    if tag.startswith("NN") and frame.lemma in ("tell", "inform", "ask", "urge", "assure"):
        return True
    # "demographers said": whoever says or tells can speak, unless it is an idea.
    return tag == "NNS" and frame.lemma in ("say", "tell", "complain", "ask", "urge") and not word.endswith(("tions", "ments", "ings"))


def _complement(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """What the verb takes: kind, root, token range, act."""
    for seek in (_clause, _small_clause, _infinitive, _thing, _prepositional, _bare_rest):
        found = seek(walk, verb, frame)
        if found is not None:
            return found
    return None


def _clause(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    clause = next((kid for kid in parse.children(verb, "ccomp") if kid > verb and kid not in walk.cuts), None)
    if clause is None and frame.act == "ask":
        clause = next((kid for kid in parse.children(verb, "advcl") if kid > verb and parse.lower[parse.left(kid)] in _WH), None)
    if clause is None:
        return None
    lo, hi = parse.left(clause), walk.end_of(verb, clause)
    lo = max([verb + 1, lo, *(kid for kid in parse.children(clause, "mark") if parse.lower[kid] == "that")])
    first = parse.lower[lo]
    marks = {parse.lower[kid] for kid in parse.children(clause, "mark")}
    if frame.lemma == "make":
        plain = any(parse.lower[at] in ("clear", "plain", "known") for at in range(verb + 1, clause))
        return ("that", clause, lo, hi, frame.act) if plain else None
    if parse.child(clause, "nsubj") is not None and _to(parse, clause):
        if "objinf" in frame.takes or "inf" in frame.takes:
            return "inf", clause, lo, hi, _asked(frame)
        return None
    if first in _WH or (marks & _WH):
        if "wh" in frame.takes:
            return "wh", clause, lo, hi, frame.act
        return ("wh", clause, lo, hi, frame.act) if "that" in frame.takes and first == "what" else None
    if "that" in frame.takes:
        if frame.lemma == "ask":
            return "that", clause, lo, hi, "request"
        lo, told = _told_apart(walk, verb, lo, frame)
        between = parse.lower[verb + 1] if verb + 1 < lo else ""
        if between and "that" not in marks and not told and not parse.children(verb, "dobj", "dative", "prep", "prt", "advmod", "npadvmod", "advcl"):
            return None
        kind = "that" if "that" in marks or told else "bare"
        return kind, clause, lo, hi, frame.act
    if "ing" in frame.takes and parse.tags[clause] == "VBG":
        return "object", clause, lo, hi, frame.act
    return None


def _told_apart(walk: Walk, verb: int, lo: int, frame: Frame) -> tuple[int, bool]:
    """``told us the dam leaked``: "us" is no part of what was told."""
    parse = walk.parse
    if "obj" in frame.to and parse.lower[lo] in ("us", "him", "her", "them", "me", "poloff", "econoff", "emboffs", "poloffs", "emboff"):
        return lo + 1, lo + 1 < len(parse) and parse.lower[lo + 1] == "that"
    # The addressee swallowed by the clause: "reiterated to X that Y".
    for token in range(lo, min(lo + 12, len(parse))):
        if parse.lower[token] == "that" and parse.tags[token] == "IN" and parse.lower[lo] in ("to", "with") and token > lo + 1:
            walk.swallowed = (lo + 1, token)
            return token, True
    return lo, False


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.lower[kid] == "to" for kid in parse.children(verb, "aux"))


def _asked(frame: Frame) -> Act:
    return "request" if frame.act == "ask" else frame.act


def _small_clause(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """``described the dam as a danger``, ``termed it unacceptable``."""
    if "as" not in frame.takes:
        return None
    parse = walk.parse
    thing = next((kid for kid in parse.children(verb, "dobj", "ccomp", "oprd", "nsubj") if kid > verb), None)
    if thing is None or parse.lower[thing] in ("himself", "herself", "themselves", "itself"):
        return None
    behind = next((k for k in parse.children(verb, "prep", "oprd", "advcl", "xcomp", "acomp", "attr") if k > thing), None)
    if parse.deps[thing] == "dobj":
        inner = next((k for k in parse.children(thing, "prep", "oprd", "acl") if parse.lower[k] == "as"), None)
        if behind is None and inner is None and "obj" in frame.takes:
            return None
        if frame.wish and inner is None and (behind is None or (parse.deps[behind] not in ("oprd", "acomp") and parse.lower[behind] != "as")):
            return None
        if behind is not None and parse.deps[behind] in ("prep", "advcl") and parse.lower[behind] != "as" and not any(
            parse.lower[k] == "as" for k in parse.kids[behind]
        ) and inner is None and "obj" in frame.takes:
            return None
    elif parse.deps[thing] == "ccomp" and frame.wish and parse.child(thing, "aux") is not None:
        return None
    return "object", thing, max(parse.left(thing), verb + 1), walk.end_of(verb, thing), frame.act


def _infinitive(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    root = next((kid for kid in parse.children(verb, "xcomp", "advcl", "acl") if kid > verb and kid not in walk.cuts), None)
    thing = parse.child(verb, "dobj", "dative")
    if root is None and thing is not None:
        root = next((kid for kid in parse.children(thing, "acl", "relcl") if _to(parse, kid)), None)
    if root is None:
        return None
    if not _to(parse, root):
        if parse.tags[root] == "VBG" and "ing" in frame.takes and parse.deps[root] == "xcomp":
            return "object", root, parse.left(root), walk.end_of(verb, root), frame.act
        return None
    if thing is not None and thing < root and "objinf" in frame.takes:
        return "inf", root, parse.left(thing), walk.end_of(verb, root), _asked(frame)
    on = next((kid for kid in parse.children(verb, "prep") if verb < kid < root and parse.lower[kid] in ("on", "for", "with")), None)
    if on is not None and frame.lemma in ("call", "appeal", "plead", "push", "press", "lobby"):
        return "inf", root, on + 1, walk.end_of(verb, root), "request"
    if "inf" in frame.takes and parse.deps[root] == "xcomp":
        return "inf", root, max(parse.left(root), verb + 1), walk.end_of(verb, root), frame.act
    return None


def _thing(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    thing = next((kid for kid in parse.children(verb, "dobj") if kid > verb), None)
    if thing is None:
        return None
    if parse.lemma(thing) in nouns() and ("noun" in frame.takes or "obj" in frame.takes):
        found = _of_carrier(walk, thing, end=walk.end_of(verb, thing))
        if found is not None and ("noun" in frame.takes or _own(parse, thing)):
            return "nominal", found[0], found[1], found[2], nouns()[parse.lemma(thing)]
    if "obj" not in frame.takes:
        clause = next((kid for kid in parse.children(thing, "acl", "ccomp") if parse.lower[parse.left(kid)] == "that"), None)
        if frame.lemma != "raise" or clause is None:
            return None
    if "obj" in frame.to and frame.lemma not in ("urge", "encourage", "promise", "thank"):
        return None
    if frame.lemma == "thank":
        cause = next((kid for kid in parse.children(verb, "prep") if kid > thing and parse.lower[kid] == "for"), None)
        if cause is not None and cause + 1 < len(parse):
            return "object", cause + 1, cause + 1, walk.end_of(verb, cause), frame.act
    if parse.lower[thing] in _BARE_OBJECTS or (parse.lemma(thing) in nouns() and not parse.kids[thing]):
        return None
    return "object", thing, max(parse.left(thing), verb + 1), walk.end_of(verb, thing), frame.act


_BARE_OBJECTS = frozenset("it this that so him her them us me himself herself themselves itself what which who whom".split())
_DOCUMENTS = frozenset("editorial article report communique statement letter note declaration website paper document message".split())


def _own(parse: Parse, noun: int) -> bool:
    return any(parse.lower[kid] in ("his", "her", "their", "its", "the") for kid in parse.children(noun, "poss", "det"))


def _of_carrier(walk: Walk, noun: int, *, end: int) -> tuple[int, int, int] | None:
    """What a noun of speech takes: ``concern over signs``, ``the view that …``, ``willingness to …``."""
    parse = walk.parse
    candidates = [kid for kid in parse.kids[noun] if kid > noun]
    head = parse.heads[noun]
    candidates += [kid for kid in parse.kids[head] if kid > noun and parse.deps[kid] in ("prep", "ccomp", "advcl", "xcomp", "acl")]
    for kid in candidates:
        dep = parse.deps[kid]
        if dep in ("acl", "ccomp", "relcl", "advcl", "xcomp") and parse.lower[parse.left(kid)] in ("that", "to"):
            lo = parse.left(kid)
            return kid, lo + (parse.lower[lo] == "to"), end
        if dep == "prep" and parse.lower[kid] in ("over", "about", "at", "for", "in", "of", "with", "to", "on", "regarding", "against", "that"):
            if parse.child(kid, "pobj", "pcomp") is not None:
                return kid + 1, kid + 1, end
    return None


def _prepositional(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    for kid in parse.children(verb, "prep"):
        if kid <= verb or parse.lower[kid] not in frame.takes or parse.lower[kid] in frame.to:
            continue
        if frame.lemma == "call" and parse.lower[kid] == "on":
            continue
        inner = parse.child(kid, "pobj", "pcomp")
        if inner is None or (frame.lemma in ("agree", "concur") and parse.lower[kid] == "with" and _able(parse, inner, frame)):
            continue
        act = "request" if frame.lemma in ("ask", "call") and parse.lower[kid] in ("for", "on") else frame.act
        if parse.lower[kid] == "against" and act in ("state", "request"):
            act = "reject"
        if parse.lower[kid] == "for" and frame.lemma == "argue":
            act = "request"
        return "prep", inner, kid + 1, walk.end_of(verb, kid), act
    return None


def _bare_rest(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """The rest of the sentence, where the parser lost the clause behind a plain verb of saying."""
    parse = walk.parse
    if "that" not in frame.takes or frame.wish or parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBG"):
        return None
    lo = verb + 1
    if "obj" in frame.to:
        thing = parse.child(verb, "dobj", "dative")
        lo = parse.right(thing) if thing is not None and thing > verb else lo
        lo, _ = _told_apart(walk, verb, lo, frame) if lo < len(parse) else (lo, False)
    while lo < len(parse) and parse.lower[lo] in (",", ":", "that"):
        lo += 1
    hi = clip(walk, lo, len(parse))
    if hi - lo < 3:
        return None
    opened = parse.words[lo] in ('"', "''", "``")
    says = any(parse.tags[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(lo, hi))
    if opened or (says and parse.tags[lo] in ("DT", "NNP", "PRP", "PRP$", "NNPS", "NNS", "NN", "EX", "JJ", "IN") and frame.lemma in _PLAIN):
        return ("quote" if opened else "bare"), lo, lo, hi, frame.act
    return None


_PLAIN = frozenset("say tell note state add explain claim argue assert insist stress emphasize observe warn complain acknowledge admit".split())


def _addressees(walk: Walk, verb: int, frame: Frame, kind: str, root: int, lo: int) -> tuple[Mention, ...]:
    parse = walk.parse
    if walk.swallowed is not None:
        first, last = walk.swallowed
        walk.swallowed = None
        return (walk.mention(first, last),)
    if "obj" in frame.to:
        thing = next((kid for kid in parse.children(verb, "dobj", "dative") if kid > verb), None)
        if thing is None and kind == "inf":
            thing = parse.child(root, "nsubj")
        if thing is None and lo - 1 > verb:
            thing = lo - 1 if parse.lower[lo - 1] in ("us", "him", "her", "them", "me", "poloff", "econoff", "emboffs", "poloffs", "emboff") else None
        if thing is not None and (thing < lo or kind == "inf") and parse.lower[thing] not in ("it", "that", "themselves", "himself"):
            return (mention_of(walk, thing),)
    for kid in parse.children(verb, "prep", "dative"):
        if kid > verb and parse.lower[kid] in frame.to and not lo <= kid < root:
            inner = parse.child(kid, "pobj")
            if inner is not None and _able(parse, inner, frame):
                return (mention_of(walk, inner),)
    return ()


def _passive(walk: Walk, verb: int, frame: Frame) -> list[Draft]:
    """``is considered weak by several experts``: the agent speaks; ``was told by X that``: the subject is told."""
    parse = walk.parse
    agent = parse.child(verb, "agent")
    said = parse.child(agent, "pobj") if agent is not None else None
    subject = parse.child(verb, "nsubjpass")
    if subject is not None and parse.lower[subject] in ("who", "which", "that", "whom"):
        return []
    if said is None or subject is None or not _able(parse, said, frame):
        return []
    speaker = mention_of(walk, said)
    clause = next((kid for kid in parse.children(verb, "ccomp", "xcomp") if kid > verb), None)
    if "obj" in frame.to:
        if clause is None:
            return []
        draft = walk.draft("passive", clause, parse.left(clause), walk.end_of(verb, clause), verb=verb, lemma=frame.lemma, act=frame.act, speaker=speaker)
        return [msgspec.structs.replace(draft, addressees_at=(mention_of(walk, subject),))] if draft else []
    hi = max([verb + 1, *(parse.right(kid) for kid in parse.kids[verb] if kid > verb and (kid < (agent or 0) or parse.deps[kid] == "prep"))])
    draft = walk.draft("passive", subject, parse.left(subject), hi, verb=verb, lemma=frame.lemma, act=frame.act, speaker=speaker)
    return [draft] if draft else []


def _of_noun(walk: Walk, noun: int) -> list[Draft]:
    """``his claim that the dam leaked``: the possessor said so."""
    parse = walk.parse
    if walk.quoted(parse.starts[noun]):
        return []
    owner = parse.child(noun, "poss")
    if owner is None or parse.lower[owner] in ("its", "our", "my", "your"):
        return []
    clause = next((k for k in parse.children(noun, "acl", "ccomp", "relcl") if k > noun and parse.lower[parse.left(k)] in ("that", "to")), None)
    head = parse.heads[noun]
    if clause is None and parse.deps[noun] == "nsubj" and parse.lower[head] in _BE:
        clause = next((k for k in parse.children(head, "ccomp") if k > head and parse.lower[parse.left(k)] == "that"), None)
    if clause is None or not (parse.tags[owner].startswith("NNP") or parse.tags[owner] == "PRP$" or parse.lemma(owner) in speakers().nouns):
        return []
    lo = parse.left(clause)
    if parse.lower[lo] == "to":
        if parse.tags[lo] != "TO" or parse.tags[clause] != "VB" or parse.lemma(noun) not in ("request", "call", "promise", "pledge", "demand", "appeal"):
            return []
        lo += 1
    elif parse.child(clause, "nsubj", "nsubjpass", "expl") is None or parse.lower[parse.subject(clause) or 0] == "that":
        return []
    draft = walk.draft("nominal", clause, lo, parse.right(clause), verb=None, lemma=None, act=nouns()[parse.lemma(noun)], speaker=mention_of(walk, owner))
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
        halves = _halves(walk, aside, lo, hi)
        if halves is not None:
            hi = halves[0]
            second = walk.draft("paren", halves[1], halves[1], halves[2], verb=None, lemma=aside.verb, act="state", speaker=aside.speaker)
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
        if sentence.text.rstrip("\"”’)").endswith("?") and draft.act == "state":
            draft = msgspec.structs.replace(draft, act="ask")
        to = (aside.addressee,) if aside.addressee else ()
        found.append(msgspec.structs.replace(draft, addressees_at=to))
    return found + drafts


def _halves(walk: Walk, aside: Aside, lo: int, hi: int) -> tuple[int, int, int] | None:
    """``"A," he said, and "B"``: two quotations, two statements."""
    parse = walk.parse
    behind = next((token for token in range(lo, hi) if parse.starts[token] >= aside.end), None)
    if behind is None or behind < lo + 3 or parse.words[behind - 1] != '"':
        return None
    joined = [token for token in range(behind, min(behind + 3, hi)) if parse.lower[token] in ("and", "but", ",", "that")]
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
        if inside is not None or (walk.sentence.asides and draft.verb_at is not None and draft.verb_at not in walk.cuts):
            saying = frame is not None and not frame.wish and ("aside" in frame.takes or frame.lemma in _INNER)
            if draft.frame == "nominal" and draft.verb is None:
                saying = True
            if not saying or draft.frame in ("object", "prep"):
                continue
        kept.append(draft)
    return kept


_INNER = frozenset("inform assure ask urge request demand propose promise".split())


def _within(draft: Draft, other: Draft) -> bool:
    at = draft.verb_at if draft.verb_at is not None else draft.lo
    return other.lo <= at < other.hi and (other.lo, other.hi) != (draft.lo, draft.hi) and (other.verb_at is not None or other.frame == "nominal")
