"""By what shape a bare assertion judges: degree, praise and blame, what a thing does to others, how sure it is.

``The dam is far weaker than its builders claim`` and ``Closing it puts the town at risk`` judge;
``The dam is built of stone`` and ``The vote was held in May`` only tell.
"""

from reftel.extracting.cues import hits_in, tokens_of
from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.notes import Sentence
from reftel.extracting.parse import Parse

_BE = frozenset(["be", "remain", "become", "seem", "appear", "prove", "look", "stay", "grow", "get"])
_NOW = frozenset(["is", "are", "has", "have", "am", "'s", "'re", "'ve", "do", "does"])
_BELOW = frozenset(["relcl", "advcl", "acl", "ccomp", "parataxis", "appos", "pcomp", "nsubj", "nsubjpass", "csubj"])
_LITTLE = frozenset(["little", "no", "scant", "scarce", "few", "much", "ample", "every", "hardly"])
_MEASURES = frozenset(["JJR", "JJS", "RBR", "RBS", "CD"])
_ORDINALS = frozenset(["second", "third", "fourth", "fifth"])
_LABEL = 6  # tokens of a label: "Economics: the secret of their success is trade"
_SEEN = frozenset(["see", "view", "regard", "consider", "perceive", "believe", "expect", "think", "know", "assume"])


def judges(sentence: Sentence) -> bool:
    """Whether a sentence judges by its shape."""
    parse = sentence.parse
    root = head_of(parse) if parse is not None else None
    if parse is None or root is None:
        return False
    if _opens_with_doubt(parse) or _is_rated(sentence, parse, root):
        return True
    return is_present(parse, root) and (
        _works(parse, root) or _is_worked_on(parse, root) or _there_is_little(parse, root) or _can(parse, root)
    )


def head_of(parse: Parse) -> int | None:
    """The word that a sentence is built on, behind a label: ``Economics: one secret of their success is trade``."""
    root = parse.root()
    if root is None or parse.tags[root].startswith("V") or ":" not in parse.words[:_LABEL]:
        return root
    colon = parse.words.index(":")
    verbs = [at for at in range(colon + 1, len(parse)) if parse.tags[at] in ("VBZ", "VBP", "VBD", "VBN", "VB")]
    return next((at for at in verbs if parse.child(at, "nsubj", "nsubjpass", "expl", "csubj") is not None), root)


def is_present(parse: Parse, root: int) -> bool:
    """Whether it is told as it is now: in the present or the present perfect."""
    if parse.tags[root] in ("VBZ", "VBP"):
        return True
    return any(parse.lower[kid] in _NOW for kid in parse.children(root, "aux", "auxpass"))


def _main(parse: Parse, root: int) -> list[int]:
    """The tokens of what is said of the subject, less subordinate clauses."""
    found = [root]
    for at in found:  # grows as it goes
        found.extend(kid for kid in parse.kids[at] if parse.deps[kid] not in _BELOW)
    return found


def _is_rated(sentence: Sentence, parse: Parse, root: int) -> bool:
    """``The plan was short-sighted``, ``He is a most able man``: a quality in a degree, or one of praise or blame."""
    said = parse.child(root, "acomp", "attr", "oprd")
    now = is_present(parse, root)
    if (
        now
        and parse.lemma(root) in _BE
        and ["far", "from"] in (parse.lower[root + 1 : root + 3], parse.lower[root + 2 : root + 4])
    ):
        return True
    if parse.lemma(root) in _BE and said is not None:
        main = _main(parse, root)
        if now and any(_is_degree(parse, at) for at in main):
            return True
    elif now and parse.child(root, "nsubj", "nsubjpass") is not None:
        main = [root]  # "is plagued by leaks", "stifles the press"
    else:
        return False
    places = {parse.starts[at] for at in main}
    tokens = tokens_of(sentence.text)
    return any(
        hit.cue.kind == "judgement"
        and hit.cue.act != "request"
        and any(sentence.start + token.start in places for token in tokens[hit.lo : hit.hi])
        for hit in hits_in(tokens)
    )


def _is_degree(parse: Parse, at: int) -> bool:
    """A degree of a quality: ``extremely cautious``, ``the ablest``; not ``older``, ``the second largest``."""
    head = parse.heads[at]
    if {parse.lower[kid] for kid in (*parse.kids[at], *parse.kids[head])} & _ORDINALS:
        return False
    if parse.tags[at] in ("JJR", "JJS"):
        return parse.lower[at] not in cues("measured")
    if parse.deps[at] != "advmod" or parse.lower[at] not in cues("degrees") or parse.tags[head] in _MEASURES:
        return False
    return parse.tags[head].startswith("JJ") or (
        parse.tags[head] in ("VBN", "VBG", "RB") and parse.deps[head] != "ROOT"
    )


def _works(parse: Parse, root: int) -> bool:
    """What a thing or a deed does to others: ``That he won gives her room``, ``Closing it puts them at risk``."""
    subject = parse.child(root, "nsubj", "csubj")
    if subject is None:
        return False
    if parse.tags[subject] == "VBG" and parse.deps[subject] == "csubj":
        return True
    return (
        parse.lemma(root) in cues("effects")
        and _is_thing(parse, subject)
        and parse.child(root, "dobj", "ccomp", "prep", "xcomp") is not None
    )


def _is_worked_on(parse: Parse, root: int) -> bool:
    """``Its course is driven by fear``, ``The dam is widely seen as unsafe``, ``The mayor is expected to lose``."""
    if parse.tags[root] != "VBN" or parse.child(root, "auxpass") is None:
        return False
    agent = parse.child(root, "agent")
    if agent is not None:
        by = parse.child(agent, "pobj")
        return parse.lemma(root) in cues("effects") and by is not None and _is_thing(parse, by)
    if parse.lemma(root) not in _SEEN:
        return False
    return any(parse.lower[kid] in cues("commonly") for kid in parse.children(root, "advmod")) or (
        parse.lemma(root) == "expect" and parse.child(root, "xcomp") is not None
    )


def _is_thing(parse: Parse, subject: int) -> bool:
    """Whether a subject is no person or body: a common noun that cannot speak, *this*, *that*."""
    if parse.lower[subject] in ("this", "that", "which"):
        return True
    name = parse.lemma(subject)
    if name.endswith("men"):
        name = name[:-2] + "an"
    return parse.tags[subject] in ("NN", "NNS") and name not in speakers().nouns


def _there_is_little(parse: Parse, root: int) -> bool:
    """``There is little appetite for reform``, ``The board has no interest in it``."""
    if parse.lemma(root) not in ("be", "have", "remain", "show"):
        return False
    what = parse.child(root, "attr", "dobj")
    if what is None or (parse.lemma(root) == "be" and parse.child(root, "expl") is None):
        return False
    return any(parse.lower[kid] in _LITTLE for kid in parse.children(what, "det", "amod", "neg"))


def _can(parse: Parse, root: int) -> bool:
    """``The board does not have the ability to mend it``: what somebody is able or likely to do, by a noun."""
    what = parse.child(root, "dobj")
    if parse.lemma(root) not in ("have", "retain", "possess", "lack") or what is None:
        return False
    return parse.lemma(what) in cues("abilities") and any(
        parse.infinitive(kid) for kid in parse.children(what, "acl", "relcl", "xcomp")
    )


def _opens_with_doubt(parse: Parse) -> bool:
    """``Ironically, he lost``, ``Not surprisingly, the town gained``: an adverb that judges it all."""
    return any(
        parse.lower[at] in cues("verdicts") and parse.words[at + 1] in (",", "--", "enough")
        for at in range(min(3, len(parse) - 1))
    )
