"""What somebody did instead of speaking, and no more: ``Marin shrugged``, ``would not say who had sold the dam``.

They are nobody's statement: not the post's, which only looks on, and not his who did not speak.
"""

from reftel.extracting.lexicon.load import cues
from reftel.extracting.notes import Sentence
from reftel.extracting.parse import Parse

_SILENT = frozenset(["silent", "speechless", "quiet", "mute"])
_LOOKING = frozenset(["at", "to", "toward", "towards", "up", "down", "away", "into", "over", "around", "out"])
_BOUND = ("pinned", "drawn", "moved", "budged")


def is_gesture(sentence: Sentence) -> bool:
    """Whether a sentence tells of a gesture, of silence, or of what somebody would not say."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or parse.child(root, "nsubj", "nsubjpass") is None:
        return False
    return _is_told(parse, root) or _is_kept(parse, root)


def _is_told(parse: Parse, root: int) -> bool:
    if parse.tags[root] != "VBD" or any(kid > root for kid in parse.children(root, "ccomp")):
        return False
    lemma = parse.lemma(root)
    if lemma == "look":
        return any(parse.lower[kid] in _LOOKING for kid in parse.children(root, "prep", "advmod", "prt"))
    if parse.lower[root] == "shook":
        return any(parse.lower[kid] in ("head", "hands") for kid in parse.children(root, "dobj"))
    if lemma == "say":
        return any(parse.lower[kid] == "nothing" for kid in parse.children(root, "dobj"))
    if lemma in ("be", "fall", "remain", "stay", "keep"):
        return any(parse.lower[kid] in _SILENT for kid in parse.children(root, "acomp", "oprd", "xcomp", "dobj"))
    return lemma in cues("gestures")


def _is_kept(parse: Parse, root: int) -> bool:
    """``would neither confirm nor deny that``, ``would not be drawn``."""
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux")}
    subject = parse.child(root, "nsubj", "nsubjpass")
    opened = parse.lower[parse.left(subject)] if subject is not None else ""
    beside = {parse.lower[kid] for kid in parse.children(root, "preconj", "cc", "advmod", "neg")}
    denied = parse.negated(root) or opened == "neither" or "neither" in beside
    if not denied or not helpers & {"would", "did", "could"}:
        return False
    return parse.lower[root] in _BOUND or ("would" in helpers and parse.lemma(root) in cues("keeping"))
