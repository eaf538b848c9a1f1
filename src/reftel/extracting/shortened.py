"""What verbs of report take in fewer words than a clause: ``asked why``, ``wants it mended``, ``asked me convey``."""

from reftel.extracting.lexicon.load import Frame, cues
from reftel.extracting.parse import Parse
from reftel.extracting.walk import WH, Walk
from reftel.model.statement import Act

_LONGEST = 6  # words of a question that has no verb: "inquired which of the two dams"
_KNOWN = frozenset(["known", "clear", "plain"])
_FEELINGS: dict[str, Act] = {
    **dict.fromkeys(
        ["satisfaction", "pleasure", "appreciation", "gratitude", "approval", "relief", "pride"], "support"
    ),
    **dict.fromkeys(
        ["regret", "concern", "alarm", "dismay", "disappointment", "displeasure", "bitterness", "irritation"],
        "criticize",
    ),
}


def question_alone(walk: Walk, verb: int, frame: Frame) -> tuple[str, int, int, int, Act] | None:
    """``The Mayor inquired which dam.``, ``Asked why``: a question without a verb of its own."""
    parse, lo = walk.parse, verb + 1
    if frame.act != "ask" or "wh" not in frame.takes or lo >= len(parse) or parse.lower[lo] not in WH - {"if"}:
        return None
    hi = next((at for at in range(lo, len(parse)) if parse.words[at] in (",", ".", ";", "?", ":", '"')), len(parse))
    if parse.tags[verb] not in ("VBD", "VBZ") or hi - lo > _LONGEST:
        return None
    return "wh", lo, lo, hi, "ask"


def is_done_to(parse: Parse, clause: int) -> bool:
    """``wants the dam mended``: something is to be done to a thing."""
    return (
        parse.tags[clause] in ("VBN", "VBD")
        and parse.child(clause, "nsubj", "nsubjpass") is not None
        and parse.child(clause, "aux", "auxpass", "mark") is None
    )


def is_bare_order(parse: Parse, verb: int, root: int, thing: int | None) -> bool:
    """``ASKED ME CONVEY``, as telegrams leave out *to*."""
    return thing is not None and verb < thing == root - 1 and parse.tags[thing] == "PRP" and parse.tags[root] == "VB"


def made_known(parse: Parse, verb: int) -> int | None:
    """The noun in ``made known his readiness to sail``, which the parser hangs on *known*."""
    if parse.lemma(verb) != "make":
        return None
    kids = [kid for kid in parse.children(verb, "ccomp", "acomp", "oprd", "xcomp") if parse.lower[kid] in _KNOWN]
    return next((thing for kid in kids if (thing := parse.child(kid, "dobj")) is not None and thing > kid), None)


def is_writers(parse: Parse, verb: int) -> bool:
    """Whether a verb is the writer's own: ``Post would welcome guidance`` asks for it."""
    subject = parse.subject(verb)
    return subject is not None and parse.lower[subject] in ("we", "i", "post", "embassy", "mission", "department")


def with_feeling(parse: Parse, verb: int) -> Act | None:
    """The stance in ``noted with regret that the dam leaked``."""
    for kid in parse.children(verb, "prep"):
        inner = parse.child(kid, "pobj") if parse.lower[kid] == "with" and kid < verb + 4 else None
        if inner is not None and kid > verb and parse.lower[inner] in _FEELINGS:
            return _FEELINGS[parse.lower[inner]]
    return None


def counts_people(parse: Parse, subject: int) -> int | None:
    """The people in ``two of the three judges``, ``many of his friends``."""
    if parse.tags[subject] != "CD" and parse.lower[subject] not in cues("anybody"):
        return None
    of = next((kid for kid in parse.children(subject, "prep") if parse.lower[kid] == "of"), None)
    return None if of is None else parse.child(of, "pobj")
