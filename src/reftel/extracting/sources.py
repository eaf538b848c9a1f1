"""Sources that are named beside what they say: ``according to the board``, ``per Bly``, ``we hear from farmers that``.

Where a comma tells the source from what it says, it was taken out before (``masking.py``).
"""

from reftel.extracting.lexicon.load import frames
from reftel.extracting.masking import VIEWS
from reftel.extracting.notes import Draft
from reftel.extracting.parse import Parse
from reftel.extracting.tellers import DOCUMENTS, can_tell
from reftel.extracting.walk import Walk, mention_of

_LEAST = 5  # tokens of what somebody says before its source


def according(walk: Walk) -> list[Draft]:
    """``According to the board's report on the dam it leaks``: where no comma tells the source from what it says."""
    parse = walk.parse
    if len(parse) < 6 or walk.sentence.asides:
        return []
    if parse.lower[0] == "according" and parse.lower[1] == "to":
        source = parse.child(1, "pobj")
    elif parse.lower[0] in ("in", "to"):  # "In Bly's opinion it leaks"
        view = parse.child(0, "pobj")
        source = parse.child(view, "poss") if view is not None and parse.lower[view] in VIEWS else None
    else:
        return _at_the_end(walk)
    verb = parse.heads[0]
    subject = parse.child(verb, "nsubj", "nsubjpass", "expl")
    if source is None or subject is None or subject < source:
        return []
    lo = parse.left(subject)
    owner = parse.child(source, "poss")
    if owner is not None and parse.lemma(source) in DOCUMENTS:
        source = owner
    if not can_tell(parse, source, frames()["say"], walk.names):
        return []
    speaker = mention_of(walk, source)
    if speaker.end > parse.starts[lo]:
        speaker = walk.mention(source, source + 1)
    draft = walk.draft("according", verb, lo, len(parse), verb=None, lemma=None, act="state", speaker=speaker)
    return [draft] if draft is not None else []


def _at_the_end(walk: Walk) -> list[Draft]:
    """``The dam will be closed next year according to Minister Marin.``, ``… per Bly.``: without a comma."""
    parse = walk.parse
    for at in range(len(parse) - 2, _LEAST, -1):
        low = parse.lower[at]
        to = at + 1 if low == "according" and parse.lower[at + 1] == "to" else at if low == "per" else None
        if to is None:
            continue
        source = parse.child(to, "pobj")
        if source is None or parse.right(source) < len(parse) - 1 or not _is_source(walk, source, named=low == "per"):
            return []
        root = next((k for k in range(at) if parse.deps[k] == "ROOT" and parse.tags[k].startswith("V")), None)
        if root is None:
            return []
        speaker = mention_of(walk, source)
        draft = walk.draft("according", root, 0, at, verb=None, lemma=None, act="state", speaker=speaker)
        return [draft] if draft is not None else []
    return []


def _is_source(walk: Walk, source: int, *, named: bool) -> bool:
    """Whether words are whoever says it; behind *per* only a name is (``per year``, ``per reftel``)."""
    parse = walk.parse
    if named and not (
        parse.tags[source] == "NNP" and parse.words[source][:1].isupper() and len(parse.words[source]) > 2
    ):
        return False
    return can_tell(parse, source, frames()["believe"], walk.names)


_OURS = frozenset(["we", "i", "poloff", "econoff", "emboff", "embassy", "post"])


def of_hearing(walk: Walk, verb: int) -> list[Draft]:
    """``We hear more and more from farmers that the dam leaks``: what they say."""
    parse = walk.parse
    subject = parse.subject(verb)
    if parse.lemma(verb) != "hear" or subject is None or parse.lower[subject] not in _OURS or parse.negated(verb):
        return []
    link = next((at for at in range(verb + 1, min(verb + 8, len(parse))) if parse.lower[at] == "from"), None)
    source = parse.child(link, "pobj") if link is not None else None
    if source is None or not can_tell(parse, source, frames()["say"], walk.names):
        return []
    that = next((at for at in range(source + 1, len(parse) - 3) if parse.lower[at] == "that"), None)
    if that is None or not _opens_clause(parse, that):
        return []
    speaker = walk.mention(parse.left(source), next((at for at in range(source, that) if parse.words[at] == ","), that))
    draft = walk.draft("that", that + 1, that + 1, len(parse), verb=verb, lemma="hear", act="state", speaker=speaker)
    return [draft] if draft is not None else []


_ASKING = frozenset(["request", "appeal", "plea", "demand", "invitation", "complaint"])
_RECEIVING = frozenset(["receive", "get", "field"])


def of_receiving(walk: Walk, verb: int) -> list[Draft]:
    """``We received a request from the board for help``: the board asked for it."""
    parse = walk.parse
    thing, subject = parse.child(verb, "dobj"), parse.subject(verb)
    if parse.lemma(verb) not in _RECEIVING or thing is None or parse.lemma(thing) not in _ASKING or subject is None:
        return []
    link = next((at for at in (thing + 1, thing + 2) if at < len(parse) and parse.lower[at] == "from"), None)
    source = parse.child(link, "pobj") if link is not None and parse.tags[verb] in ("VBD", "VBN") else None
    if link is None or source is None or parse.negated(verb):
        return []
    for_what = next((at for at in range(source + 1, len(parse) - 1) if parse.lower[at] in _FOR), None)
    if for_what is None or not can_tell(parse, source, frames()["say"], walk.names):
        return []
    inner = for_what + 1
    draft = walk.draft(
        "object",
        inner,
        inner,
        len(parse),
        verb=verb,
        lemma=parse.lemma(thing),
        act="criticize" if parse.lemma(thing) == "complaint" else "request",
        speaker=walk.mention(parse.left(source), for_what),
    )
    return [draft] if draft is not None else []


_FOR = frozenset(["for", "to", "that", "about", "asking", "requesting", "seeking", "regarding", "on"])


def _opens_clause(parse: Parse, that: int) -> bool:
    """Whether *that* opens what is said, and not a clause on a noun before it: a subject stands behind it."""
    return parse.tags[that + 1].startswith(("DT", "NN", "PRP", "JJ", "EX", "CD"))
