"""What a verb of report takes: a clause, an infinitive, a thing, a likeness, the rest of the sentence."""

from reftel.extracting.lexicon.load import Frame, cues, frames, nouns
from reftel.extracting.parse import Parse
from reftel.extracting.shortened import is_bare_order, is_done_to, is_writers, made_known, question_alone
from reftel.extracting.tellers import DOCUMENTS, can_tell
from reftel.extracting.walk import TOLD, WH, Walk, clip
from reftel.model.statement import Act

_BARE_OBJECTS = frozenset(
    [
        "it",
        "this",
        "that",
        "so",
        "him",
        "her",
        "them",
        "us",
        "nothing",
        "me",
        "himself",
        "herself",
        "themselves",
        "itself",
        "what",
        "which",
        "who",
        "whom",
    ]
)
_PLAIN = cues("plain")
_CALLING = frozenset(["call", "appeal", "plead", "push", "press", "lobby"])
_WITH = frozenset(["agree", "concur", "disagree"])  # with somebody, or with what he said
_PARTNERS = frozenset(["with"])
_MANNER = frozenset(["in", "over", "during", "at", "on"])  # "told us over lunch that"
_BEFALLING = cues("befalling")
_PLANNING = cues("planning")


def complement_of(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """What the verb takes: kind, root, token range, act."""
    for seek in (
        _clause,
        _clause_above,
        _small_clause,
        _infinitive,
        _thing,
        _prepositional,
        _bare_rest,
        question_alone,
    ):
        found = seek(walk, verb, frame)
        if found is not None:
            return found
    return None


def _clause(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """``said that the dam leaked``, ``asked whether it leaked``, ``wants it mended``: a clause with its own verb."""
    parse = walk.parse
    clause = _clause_of(walk, verb, frame)
    if clause is None:
        hung = _hung_clause(parse, verb, frame)
        return None if hung is None else ("that", hung, parse.left(hung), parse.right(hung), frame.act)
    thing = _own_subject(parse, verb, clause) if "that" in frame.takes else None
    if thing is not None:
        return "bare", clause, parse.left(thing), walk.end_of(verb, clause), frame.act
    lo, hi = parse.left(clause), walk.end_of(verb, clause)
    lo = max([verb + 1, lo, *(kid for kid in parse.children(clause, "mark") if parse.lower[kid] == "that")])
    first = parse.lower[lo]
    if frame.lemma == "make":
        plain = any(parse.lower[at] in ("clear", "plain", "known") for at in range(verb + 1, clause))
        return ("that", clause, lo, hi, frame.act) if plain else None
    if parse.child(clause, "nsubj") is not None and parse.infinitive(clause):
        takes = "objinf" in frame.takes or "inf" in frame.takes
        return ("inf", clause, lo, hi, _asked(frame)) if takes else None
    if frame.lemma == "want" and is_done_to(parse, clause):
        return "inf", clause, lo, hi, "request"  # "wants the dam mended"
    if first in WH or any(parse.lower[kid] in WH for kid in parse.children(clause, "mark")):
        takes = "wh" in frame.takes or ("that" in frame.takes and first == "what")
        return ("wh", clause, lo, hi, frame.act) if takes else None
    if "that" in frame.takes:
        return _that_clause(walk, verb, frame, (clause, lo, hi))
    if "ing" in frame.takes and _is_gerund(parse, clause):
        return "object", clause, lo, hi, frame.act
    return None


def _clause_of(walk: Walk, verb: int, frame: Frame) -> int | None:
    """The verb of the clause that the parser hangs on a verb of report; on one of asking, also as an adverbial."""
    parse = walk.parse
    made = ("clear", "plain", "known") if frame.lemma == "make" else ()  # "made it clear that"; not "had known"
    for kid in parse.children(verb, "ccomp"):
        if kid > verb and kid not in walk.cuts and parse.lower[kid] not in made:
            return kid
    if frame.act != "ask":
        return None
    return next(
        (kid for kid in parse.children(verb, "advcl") if kid > verb and parse.lower[parse.left(kid)] in WH), None
    )


def _hung_clause(parse: Parse, verb: int, frame: Frame) -> int | None:
    """``assured the mayor that the dam would hold``: what the parser takes for a clause on whoever is told."""
    told = parse.child(verb, "dobj") if "obj" in frame.to and "that" in frame.takes else None
    for clause in parse.children(told, "relcl") if told else ():
        own = parse.child(clause, "nsubj", "nsubjpass")  # "told reporters they had left"
        bare = own is not None and parse.lower[own] in ("he", "she", "it", "they", "we") and frame.lemma == "tell"
        if parse.lower[parse.left(clause)] == "that" or (bare and parse.left(clause) == own):
            return clause
    if frame.lemma in _WITH:
        return _hung_on_partner(parse, verb, _PARTNERS)
    return _hung_on_partner(parse, verb, _MANNER) if "obj" in frame.to else None


def _that_clause(
    walk: Walk, verb: int, frame: Frame, place: tuple[int, int, int]
) -> tuple[str, int, int, int, Act] | None:
    """A clause with *that*, or without it where nothing stands between that is no part of the report."""
    parse = walk.parse
    clause, lo, hi = place
    if frame.lemma == "ask":
        return "that", clause, lo, hi, "request"
    lo, told = told_apart(walk, lo, frame)
    marked = told or any(parse.lower[kid] == "that" for kid in parse.children(clause, "mark"))
    between = parse.lower[verb + 1] if verb + 1 < lo else ""
    if between == "," and parse.deps[verb] in ("ROOT", "conj") and parse.lower[verb + 2] != "that":
        between = ""  # "stated, at first, his office would see"
    beside = ("dobj", "dative", "prep", "prt", "advmod", "npadvmod", "advcl")
    if between and not marked and not parse.children(verb, *beside):
        return None
    return "that" if marked else "bare", clause, lo, hi, frame.act


def _hung_on_partner(parse: Parse, verb: int, by: frozenset[str]) -> int | None:
    """``agreed with the miners that they could not win``, ``told us in confidence that he was ill``.

    What the parser takes for a clause on the miners, or on the confidence.
    """
    for prep in parse.children(verb, "prep"):
        partner = parse.child(prep, "pobj") if parse.lower[prep] in by else None
        for clause in parse.children(partner, "relcl", "acl") if partner is not None else ():
            subject = parse.child(clause, "nsubj", "nsubjpass", "expl")
            if parse.lower[parse.left(clause)] == "that" and subject is not None and parse.lower[subject] != "that":
                return clause
    return None


def _own_subject(parse: Parse, verb: int, clause: int) -> int | None:
    """``believes the dam, because of its cracks, has failed``: what the parser took for an object is what failed."""
    thing = parse.child(verb, "dobj")
    if thing is None or not verb < thing < clause or parse.tags[thing].startswith(("PRP", "WP")):
        return None
    if parse.subject(clause) is not None or parse.child(clause, "mark") is not None:
        return None
    if any(parse.tags[at] == "CC" for at in range(parse.right(thing), clause)):
        return None  # "asserted its right, and announced an offer"
    finite = parse.tags[clause] in ("VBZ", "VBP", "VBD") or any(
        parse.tags[kid] in ("VBZ", "VBP", "VBD", "MD") for kid in parse.children(clause, "aux", "auxpass")
    )
    return thing if finite else None


def _is_gerund(parse: Parse, verb: int) -> bool:
    """``denied taking it``, ``denied having taken it``."""
    perfect = any(parse.lower[kid] == "having" for kid in parse.children(verb, "aux"))
    return parse.tags[verb] == "VBG" or (perfect and parse.tags[verb] in ("VBN", "VBD"))


def _clause_above(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """``While the miners have told us they would like a vote, …``: the parser hangs the report on what was told."""
    parse, clause = walk.parse, walk.parse.heads[verb]
    if clause <= verb or "that" not in frame.takes or frame.wish:
        return None
    subject = parse.child(clause, "nsubj", "nsubjpass", "expl")
    if subject is None or not verb < subject < clause:
        return None
    opened = parse.child(verb, "advcl")
    if parse.deps[verb] == "ccomp" and opened is not None and parse.left(opened) == verb + 1:
        # "replied while it held, he would close it"
        return "bare", clause, verb + 1, parse.right(clause), frame.act
    if parse.deps[verb] != "advcl" or "," in parse.words[verb:clause]:
        return None
    hi = next((at for at in range(clause, len(parse)) if parse.words[at] == ","), len(parse))
    return "bare", clause, parse.left(subject), min(hi, parse.right(clause)), frame.act


_FINITE = frozenset(["VB", "VBD", "VBP", "VBZ", "MD"])


def told_apart(walk: Walk, lo: int, frame: Frame) -> tuple[int, bool]:
    """``told us the dam leaked``: "us" is no part of what was told."""
    parse = walk.parse
    if "obj" in frame.to and parse.lower[lo] in TOLD:
        return lo + 1, lo + 1 < len(parse) and parse.lower[lo + 1] == "that"
    # The addressee swallowed by the clause: "reiterated to X that Y".
    for token in range(lo, min(lo + 12, len(parse))):
        if (
            parse.lower[token] == "that"
            and parse.tags[token] == "IN"
            and parse.lower[lo] in ("to", "with")
            and token > lo + 1
            and _FINITE.isdisjoint(parse.tags[lo + 1 : token])  # "asked to see him and said that": nobody's name
        ):
            walk.swallowed = (lo + 1, token)
            return token, True
    return lo, False


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
    if frame.lemma == "quote" and "as" not in parse.lower[thing : walk.end_of(verb, thing)]:
        return None  # "Quoting a proverb"
    behind = next(
        (k for k in parse.children(verb, "prep", "oprd", "dobj", "advcl", "xcomp", "acomp", "attr") if k > thing), None
    )
    if parse.deps[thing] == "dobj":
        inner = next((k for k in parse.children(thing, "prep", "oprd", "acl") if parse.lower[k] == "as"), None)
        if behind is None and inner is None and "obj" in frame.takes:
            return None
        if (
            frame.wish
            and inner is None
            and (
                behind is None or (parse.deps[behind] not in ("oprd", "acomp", "dobj") and parse.lower[behind] != "as")
            )
        ):
            return None
        if (
            behind is not None
            and parse.deps[behind] in ("prep", "advcl")
            and parse.lower[behind] != "as"
            and not any(parse.lower[k] == "as" for k in parse.kids[behind])
            and inner is None
            and "obj" in frame.takes
        ):
            return None
    elif parse.deps[thing] == "ccomp" and frame.wish and parse.child(thing, "aux") is not None:
        return None
    return "object", thing, max(parse.left(thing), verb + 1), walk.end_of(verb, thing), frame.act


def _infinitive(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    root = next(
        (kid for kid in parse.children(verb, "xcomp", "advcl", "acl") if kid > verb and kid not in walk.cuts), None
    )
    thing = parse.child(verb, "dobj", "dative")
    if root is None and thing is not None:
        root = next((kid for kid in parse.children(thing, "acl", "relcl") if parse.infinitive(kid)), None)
    if root is None:
        return None
    opened = parse.left(root)
    if frame.lemma in _CALLING and parse.infinitive(root) and parse.lower[opened] == "for" and opened > verb:
        return "inf", root, opened + 1, walk.end_of(verb, root), "request"  # "called for the dam to be mended"
    if is_bare_order(parse, verb, root, thing) and thing is not None and "objinf" in frame.takes:
        return "inf", root, thing, walk.end_of(verb, root), _asked(frame)
    if not parse.infinitive(root):
        if _is_gerund(parse, root) and "ing" in frame.takes and parse.deps[root] == "xcomp":
            return "object", root, parse.left(root), walk.end_of(verb, root), frame.act
        return None
    if thing is not None and thing < root and "objinf" in frame.takes:
        asked = "request" if frame.lemma == "challenge" else _asked(frame)  # "challenged the mayor to explain it"
        return "inf", root, parse.left(thing), walk.end_of(verb, root), asked
    on = next(
        (
            kid
            for kid in parse.children(verb, "prep")
            if verb < kid < root and parse.lower[kid] in ("on", "upon", "for", "with") and not _dates(parse, kid)
        ),
        None,
    )
    if on is not None and frame.lemma == "call" and parse.lower[on] == "on" and _visits(parse, root):
        return None
    if on is not None and frame.lemma in _CALLING:
        return "inf", root, on + 1, walk.end_of(verb, root), "request"
    if "inf" in frame.takes and parse.deps[root] == "xcomp":
        # "expects to build", "wants to build": a plan; "wants to hear", "wants to see it built": none of his own deeds
        own = frame.lemma in _PLANNING and parse.lemma(root) not in _BEFALLING
        return "inf", root, max(parse.left(root), verb + 1), walk.end_of(verb, root), "commit" if own else _asked(frame)
    return None


def _visits(parse: Parse, root: int) -> bool:
    """Whether one calls on somebody in order to talk: ``called on the mayor on May 1 to discuss the dam``."""
    return parse.lemma(root) in frames() or parse.lemma(root) in cues("topics")


def _dates(parse: Parse, prep: int) -> bool:
    """Whether a preposition tells of a day: ``called him in on March 4 to ask for help``."""
    inner = parse.child(prep, "pobj")
    return inner is not None and (parse.tags[inner] == "CD" or parse.child(inner, "nummod") is not None)


def _thing(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    thing = next((kid for kid in parse.children(verb, "dobj") if kid > verb), None) or made_known(parse, verb)
    if thing is None or (frame.lemma == "accept" and parse.lower[thing] in cues("takings")):
        return None  # "accepted bribes"
    if parse.lemma(thing) in DOCUMENTS and any(parse.lemma(kid) in frames() for kid in parse.children(thing, "acl")):
        return None  # "issued a statement accusing the mayor": what the statement says is said
    if frame.lemma in ("raise", "press", "ask", "pose"):
        asked = _question_of(walk, verb, thing)
        if asked is not None:
            return asked
    if frame.lemma == "ask" and parse.lemma(thing) in cues("favors") and parse.lower[thing] != parse.lower[thing - 1]:
        return "object", thing, max(parse.left(thing), verb + 1), walk.end_of(verb, thing), "request"
    if parse.lemma(thing) in nouns() and ("noun" in frame.takes or "obj" in frame.takes):
        found = of_carrier(walk, thing, end=walk.end_of(verb, thing))
        if found is not None and ("noun" in frame.takes or _own(parse, thing)):
            return "nominal", found[0], found[1], found[2], nouns()[parse.lemma(thing)]
    if "obj" not in frame.takes:
        clause = next(
            (kid for kid in parse.children(thing, "acl", "ccomp") if parse.lower[parse.left(kid)] == "that"), None
        )
        if frame.lemma != "raise" or (clause is None and not _is_need(parse, thing)):
            return None
    if "obj" in frame.to and frame.lemma not in ("urge", "encourage", "promise", "thank", "challenge"):
        return None
    if frame.lemma == "thank":
        cause = next((kid for kid in parse.children(verb, "prep") if kid > thing and parse.lower[kid] == "for"), None)
        if cause is not None and cause + 1 < len(parse):
            return "object", cause + 1, cause + 1, walk.end_of(verb, cause), frame.act
    placed = frame.lemma in ("attribute", "ascribe") and parse.lower[thing] in (
        "this",
        "it",
    )  # "attributed it to theft"
    if (frame.lemma == "appreciate" or (frame.lemma == "welcome" and is_writers(parse, verb))) and any(
        parse.lower[kid] == "would" for kid in parse.children(verb, "aux")
    ):
        return "object", thing, max(parse.left(thing), verb + 1), walk.end_of(verb, thing), "request"
    placed = placed or _of_whom(parse, verb, frame, thing)
    if (parse.lower[thing] in _BARE_OBJECTS and not placed) or (
        parse.lemma(thing) in nouns() and not parse.kids[thing]
    ):
        return None
    return "object", thing, max(parse.left(thing), verb + 1), walk.end_of(verb, thing), frame.act


def _of_whom(parse: Parse, verb: int, frame: Frame, thing: int) -> bool:
    """Whether a pronoun is blamed or praised for something: ``accused them of theft``."""
    if parse.tags[thing] != "PRP" or frame.act not in ("criticize", "support"):
        return False
    return any(kid > thing and parse.lower[kid] in ("of", "for", "on", "with") for kid in parse.children(verb, "prep"))


def _is_need(parse: Parse, thing: int) -> bool:
    """``raised the need for a vote`` is a wish; ``raised the vote`` only names a topic."""
    return parse.lower[thing] == "need" and parse.lower[thing + 1 : thing + 2] in (["for"], ["to"])


def _question_of(walk: Walk, verb: int, thing: int) -> tuple[str, int, int, int, Act] | None:
    """``raised the question of whether the dam would hold``: a question asked."""
    parse = walk.parse
    if parse.lemma(thing) not in cues("questions"):
        return None
    for token in range(thing + 1, min(thing + 4, len(parse))):
        if parse.lower[token] in WH and parse.lower[token - 1] in ("of", "as", "to", parse.lower[thing]):
            return "wh", parse.heads[token], token, walk.end_of(verb, thing), "ask"
    return None


def _own(parse: Parse, noun: int) -> bool:
    return any(parse.lower[kid] in ("his", "her", "their", "its", "the") for kid in parse.children(noun, "poss", "det"))


_CARRIED = frozenset(["over", "about", "at", "for", "in", "of", "with", "to", "on", "regarding", "against"])


def _of_person(parse: Parse, prep: int) -> bool:
    """Whose view it is, and not what it is about: "the warnings of the mayor"."""
    inner = parse.child(prep, "pobj")
    return inner is not None and can_tell(parse, inner, frames()["feel"])


def of_carrier(walk: Walk, noun: int, *, end: int) -> tuple[int, int, int] | None:
    """What a noun of speech takes: ``concern over signs``, ``the view that …``, ``willingness to …``."""
    parse = walk.parse
    candidates = [kid for kid in parse.kids[noun] if kid > noun]
    head = parse.heads[noun]
    candidates += [
        kid for kid in parse.kids[head] if kid > noun and parse.deps[kid] in ("prep", "ccomp", "advcl", "xcomp", "acl")
    ]
    for kid in candidates:
        dep = parse.deps[kid]
        if dep in ("acl", "ccomp", "relcl", "advcl", "xcomp") and parse.lower[parse.left(kid)] in ("that", "to"):
            lo = parse.left(kid)
            return kid, lo + (parse.lower[lo] == "to"), end
        if dep == "prep" and parse.lower[kid] in _CARRIED and parse.child(kid, "pobj", "pcomp") is not None:
            if parse.lower[kid] in ("of", "with") and _of_person(parse, kid):
                continue
            later = any(other > kid and parse.deps[other] == "prep" for other in candidates)
            if parse.lower[kid] == "to" and later and _of_person(parse, kid):
                continue  # "concern to the mayor about the dam"
            return kid + 1, kid + 1, end
    return None


def _prepositional(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    parse = walk.parse
    for kid in [
        *parse.children(verb, "prep"),
        *_hung_on_occasion(parse, verb, frame),
        *_hung_on_hearer(parse, verb, frame),
    ]:
        if kid <= verb or parse.lower[kid] not in frame.takes:
            continue
        if parse.lower[kid] in frame.to and frame.lemma not in _WITH:
            continue
        if frame.lemma == "call" and parse.lower[kid] == "on":
            continue
        inner = parse.child(kid, "pobj", "pcomp")
        if inner is not None and parse.lower[kid] == "to" and parse.lower[inner] in TOLD:
            continue  # "pointed out to us that", where the parser lost the clause
        if inner is None or (frame.lemma in _WITH and parse.lower[kid] == "with" and can_tell(parse, inner, frame)):
            continue
        act = "request" if frame.lemma in ("ask", "call") and parse.lower[kid] in ("for", "on") else frame.act
        if parse.lower[kid] == "against" and act in ("state", "request", "commit"):
            act = "reject"
        if parse.lower[kid] == "for" and frame.lemma == "argue":
            act = "request"
        if frame.lemma == "insist":
            act = "support"  # on what somebody wants
        return "prep", inner, kid + 1, walk.end_of(verb, kid), act
    return None


def _hung_on_occasion(parse: Parse, verb: int, frame: Frame) -> list[int]:
    """``called during a session for a truce``: *for* hangs on the session in the parse."""
    if frame.lemma != "call":
        return []
    links = [kid for kid in parse.children(verb, "prep") if parse.lower[kid] in ("during", "in", "at", "on")]
    things = [thing for link in links if (thing := parse.child(link, "pobj")) is not None]
    return [kid for thing in things for kid in parse.children(thing, "prep") if parse.lower[kid] == "for"]


def _hung_on_hearer(parse: Parse, verb: int, frame: Frame) -> list[int]:
    """``spoke to Bly of the danger``: *of* hangs on the name in the parse."""
    links = [kid for kid in parse.children(verb, "prep") if parse.lower[kid] in frame.to]
    names = [name for link in links if (name := parse.child(link, "pobj")) is not None]
    return [kid for name in names if parse.tags[name] == "NNP" for kid in parse.children(name, "prep")]


_LOUDEST = 4  # tokens of what a telegram tells without *that* and *is*: "CONCEDED SECOND DAM A MERE FORMALITY"
_GOING_ON = frozenset(["continue", "maintain", "respond"])  # what need be no saying


def _bare_rest(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """The rest of the sentence, where the parser lost the clause behind a plain verb of saying."""
    parse = walk.parse
    loud = "aside" in frame.takes and frame.lemma not in _GOING_ON and walk.sentence.text.isupper()
    finite = parse.tags[verb] in ("VBD", "VBZ", "VBP", "VBG") or (loud and parse.child(verb, "aux") is not None)
    if "that" not in frame.takes or frame.wish or not finite:
        return None
    lo = verb + 1
    if frame.particle and lo < len(parse) and parse.lower[lo] == frame.particle:
        lo += 1
    if "obj" in frame.to:
        thing = parse.child(verb, "dobj", "dative")
        lo = parse.right(thing) if thing is not None and thing > verb else lo
        lo, _ = told_apart(walk, lo, frame) if lo < len(parse) else (lo, False)
    if lo < len(parse) and parse.lower[lo] in ("with", "to", "at", "on", "for", "by"):
        that = next((at for at in range(lo + 2, min(lo + 10, len(parse) - 3)) if parse.lower[at] == "that"), lo - 1)
        lo = that + 1  # "confirmed with the Board that", where the parser took *that* for *this*
    while lo < len(parse) and parse.lower[lo] in (",", ":", "that"):
        lo += 1
    hi = clip(walk, lo, len(parse))
    if parse.deps[verb] == "advcl" and parse.heads[verb] > verb:
        hi = min(hi, parse.right(verb))  # "When Bly pointed out the danger, Marin replied"
    if hi - lo < 3 or parse.lower[lo] in ("nothing", "little"):
        return None
    opened = parse.words[lo] in ('"', "''", "``")
    says = any(parse.tags[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(lo, hi))
    if opened or (
        (says or (loud and hi - lo > _LOUDEST))
        and parse.tags[lo] in ("DT", "NNP", "PRP", "PRP$", "NNPS", "NNS", "NN", "EX", "JJ", "IN")
        and (loud or frame.lemma in _PLAIN)
    ):
        return ("quote" if opened else "bare"), lo, lo, hi, frame.act
    return None
