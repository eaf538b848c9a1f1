"""Whether a verb tells of something that was said or is held: not "to say", "would say", "did not say"."""

from reftel.extracting.cues import words_of
from reftel.extracting.lexicon.load import Frame, cues
from reftel.extracting.tellers import CALLING, GATHERING, MOVING, giver_of, paper_of, purpose_of
from reftel.extracting.walk import Walk

_MODALS = cues("modals")
_PROMPT = frozenset(
    ["quick", "careful", "inclined", "keen", "eager", "able", "happy", "fond", "prompt", "sure", "anxious", "first"]
)
_VOICING = frozenset(["express", "voice", "convey", "thank", "congratulate"])
_CHANCES = cues("chances")
_SUPPOSING = frozenset(["if", "unless", "once"])
_HANGING = frozenset(["ccomp", "advcl", "acl", "relcl", "csubj", "conj"])
_UNSAID = frozenset(["state", "ask", "request", "criticize"])  # acts of which nothing is left where they were not done
_FARTHEST = 4  # clauses between a doubt and what is doubted
_TAKING = frozenset(["when", "until", "after", "before"])
# Verbs that say that the speech to which they lead took place: "went on to say", "concluded by noting".
_LEADING = cues("leading")


def reports(walk: Walk, verb: int, frame: Frame, *, passive: bool) -> bool:
    """Whether the verb tells of something that was said or is held: not "to say", "would say", "did not say"."""
    parse = walk.parse
    if (
        frame.particle
        and frame.lemma != "point"
        and not any(parse.lower[kid] == frame.particle for kid in parse.kids[verb])
    ):
        return False
    if walk.quoted(parse.starts[verb]) or _in_question(walk):
        return False
    tag, dep = parse.tags[verb], parse.deps[verb]
    if frame.lemma == "raise" and any(parse.lemma(kid) in cues("aroused") for kid in parse.children(verb, "dobj")):
        return False  # "raising their hopes that it would hold"
    paper = paper_of(parse, verb)
    if paper is not None:
        return giver_of(parse, paper) is not None
    if tag == "VBG" and _is_left_out(walk, verb):
        return False  # "avoided mentioning the dam", "without saying why"
    if tag == "VBG" and dep == "pcomp" and parse.lemma(parse.heads[parse.heads[verb]]) in cues("accusing"):
        return False  # "was convicted of accepting it" is no word of his
    if tag == "VBN" and not passive and parse.child(verb, "aux") is None and dep not in ("ROOT", "conj", "ccomp"):
        return False
    if (
        dep in ("advcl", "acl")
        and tag in ("VBD", "VBN")
        and not (tag == "VBD" and dep == "advcl" and parse.heads[verb] < verb and parse.words[verb - 1] == ",")
        and not passive
        and parse.child(verb, "nsubj") is None
        and parse.child(verb, "aux") is None
    ):
        return False  # "Asked how he would deal with it, he had no answer"
    if _is_doubted(walk, verb) or _is_imagined(walk, verb):
        return False
    if frame.lemma == "like" and not any(parse.lower[kid] in ("would", "'d") for kid in parse.children(verb, "aux")):
        return False  # "likes to sail"
    saying = not frame.wish and ("aside" in frame.takes or bool(frame.to))
    if saying and _is_supposed(walk, verb, frame):
        return False
    if parse.negated(verb) and not frame.wish and frame.act in _UNSAID and frame.lemma not in _weighing():
        return False  # "did not call for talks": what somebody did not say is none
    plain = dep == "ROOT" and parse.child(verb, "nsubj") is not None and parse.child(verb, "aux") is None
    if tag == "VB" and not plain:
        return _leads(walk, verb, frame)
    return not (tag == "VBG" and dep in ("nsubj", "csubj", "pobj", "amod", "compound"))


def _in_question(walk: Walk) -> bool:
    """Whether a sentence only asks whether it is so: ``Was Bly suggesting that Ostrel supported it?``"""
    if walk.sentence.asides or not walk.sentence.text.rstrip("\"”’') ").endswith("?"):
        return False
    first = next((word for word in walk.parse.lower if word.isalpha() and word not in cues("connectives")), "")
    return first in _TURNED


_TURNED = _MODALS | frozenset(["is", "are", "was", "were", "do", "does", "did", "has", "have", "had"])


def _is_left_out(walk: Walk, verb: int) -> bool:
    """Whether it is told that somebody did not say it: ``avoids mentioning it``, ``stopped short of blaming them``."""
    parse, head = walk.parse, walk.parse.heads[verb]
    if parse.deps[verb] == "xcomp":
        return parse.lemma(head) in cues("omitting")
    over = parse.heads[head]
    if parse.deps[verb] != "pcomp":
        return False
    return parse.lower[head] == "without" or (
        parse.lower[head] in ("from", "of") and bool(cues("omitting") & {parse.lemma(over), parse.lower[over]})
    )


def _weighing() -> frozenset[str]:
    """Verbs that say something where they are denied: *did not deny*, *did not judge that it would hold*."""
    return words_of("denying") | words_of("discounting") | words_of("unjudged")


def _is_doubted(walk: Walk, verb: int) -> bool:
    """Whether somebody doubts that it was, or will be: ``it is unlikely that Ostrel would accept the offer``."""
    parse, at = walk.parse, verb
    for _ in range(_FARTHEST):
        head = parse.heads[at]
        if head == at or parse.deps[at] not in _HANGING:
            return False
        if parse.deps[at] != "conj" and head < verb:
            around = {parse.lower[head], *(parse.lower[kid] for kid in parse.children(head, "acomp", "oprd"))}
            if not around.isdisjoint(cues("doubted")):
                return True
        at = head
    return False


def _is_imagined(walk: Walk, verb: int) -> bool:
    """Whether it is only imagined: ``if Ostrel were to call the bluff and offer to sign``."""
    parse, at = walk.parse, verb
    while parse.deps[at] in ("conj", "xcomp") and parse.heads[at] != at:
        at = parse.heads[at]
    if at == verb or parse.deps[at] != "advcl" or parse.lower[at] not in ("were", "was"):
        return False
    return any(parse.lower[kid] in _SUPPOSING for kid in parse.children(at, "mark"))


def _is_supposed(walk: Walk, verb: int, frame: Frame) -> bool:
    """Whether it is only supposed that somebody speaks: ``if Oyen says that it leaks, we will mend it``.

    *Claim* also behind *when* and *until*, where it is taking: ``when the firm claims its share``.
    """
    parse = walk.parse
    subject = parse.child(verb, "nsubj")
    before = parse.lower[parse.left(subject) - 1] if subject is not None and parse.left(subject) else ""
    taken, now = frame.lemma == "claim", parse.tags[verb] in ("VBZ", "VBP")
    return (before in _SUPPOSING and (taken or now)) or (before in _TAKING and taken and now)


def _is_asked(walk: Walk, verb: int) -> bool:
    """Whether the verb stands in a question: ``Do we admit that it leaks?``, which admits nothing."""
    parse = walk.parse
    subject = parse.child(verb, "nsubj")
    turned = subject is not None and any(kid < subject for kid in parse.children(verb, "aux"))
    return turned and walk.sentence.text.rstrip("\"”’') ").endswith("?")


def _is_moved(walk: Walk, verb: int) -> bool:
    """``The leak led Bly to conclude that it was old``: whoever is led to it says so, where it takes a clause."""
    parse, head = walk.parse, walk.parse.heads[verb]
    moved = parse.child(head, "dobj")
    return moved is not None and moved < verb and parse.child(verb, "ccomp") is not None and not parse.negated(head)


def _is_known(walk: Walk, verb: int, frame: Frame) -> bool:
    """``is known to oppose the plan``, ``was said to favor it``: others tell of a stance."""
    parse, head = walk.parse, walk.parse.heads[verb]
    told = parse.deps[verb] == "xcomp" and parse.lemma(head) in ("know", "say", "report")
    return told and frame.act in ("support", "reject", "criticize") and parse.child(head, "auxpass") is not None


def _leads(walk: Walk, verb: int, frame: Frame) -> bool:
    parse = walk.parse
    helpers = {parse.lower[kid] for kid in parse.children(verb, "aux")}
    if helpers & {"do", "did", "does"}:
        return not _is_asked(walk, verb)
    if (
        parse.deps[verb] == "conj"
        and not helpers
        and parse.child(parse.heads[verb], "aux") is not None
        and not parse.infinitive(parse.heads[verb])
    ):
        return not {parse.lower[kid] for kid in parse.children(parse.heads[verb], "aux")} & _MODALS
    if helpers & _MODALS:
        if frame.lemma in ("wish", "want", "desire") and helpers & {"may", "might", "will"}:
            return False  # "the Department may wish to ask": a request of the one who writes
        return frame.wish or frame.act in ("reject", "support")
    if _is_known(walk, verb, frame):
        return True
    over = purpose_of(parse, verb)
    if over is not None:
        return parse.lemma(over) in GATHERING and parse.tags[over] == "VBD"
    head = parse.heads[verb]
    if parse.deps[verb] in ("xcomp", "advcl") and parse.child(verb, "nsubj") is None and head != verb:
        lead = parse.lemma(head)
        if lead in MOVING and parse.tags[head] in ("VBD", "VBN"):
            return _is_moved(walk, verb)
        if parse.deps[head] == "acomp" and parse.lower[head] in _PROMPT:
            return True
        if lead in CALLING and parse.tags[head] in ("VBD", "VBN"):
            told = parse.child(verb, "ccomp") is not None
            return told or (frame.act not in ("state", "support") and not frame.wish) or frame.lemma in _VOICING
        thing = parse.child(head, "dobj")
        if lead in ("take", "use") and thing is not None and parse.lemma(thing) in _CHANCES:
            return parse.tags[head] != "VB"
        return lead in _LEADING and parse.tags[head] != "VB" and thing is None
    if parse.lower[head] == "pains" and parse.lower[parse.heads[head]] == "at":
        return True  # "was at pains to stress"
    if (
        parse.deps[verb] in ("acl", "relcl")
        and parse.lemma(head) in _CHANCES
        and parse.lemma(parse.heads[head]) in ("take", "use")
    ):
        return parse.tags[parse.heads[head]] != "VB"
    return False
