"""Whether a sentence of the body, of nobody's speech, judges or predicts: what the post itself thinks."""

from reftel.extracting.judging import is_present, judges
from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.narration import is_single, is_titled
from reftel.extracting.notes import Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.sentences import quotations
from reftel.extracting.walk import Walk, mention_of
from reftel.facts import countries

_HOUSES = frozenset(["mission", "embassy", "consulate"])  # of the post, where nothing tells of which country


def in_first_person(sentence: Sentence) -> bool:
    """Whether the post speaks for itself: "We would not rule it out"."""
    parse = sentence.parse
    if parse is None or sentence.in_quote or sentence.text.rstrip("\"”’') ").endswith("?"):
        return False  # "Do we admit that it leaks?" is no view
    for token, word in enumerate(parse.lower):
        if (
            word in ("we", "i", "post", "embassy")
            and parse.deps[token] == "nsubj"
            and not _in_quotes(sentence, parse, token)
        ):
            head = parse.heads[token]
            lemma = parse.lemma(head)
            weighs = lemma in cues("mind") or any(
                parse.lower[k] in ("cannot", "ca", "would", "should") for k in parse.children(head, "aux")
            )
            if parse.deps[head] == "ROOT" and weighs:
                return True
    return False


def _in_quotes(sentence: Sentence, parse: Parse, token: int) -> bool:
    """Whether somebody else says *I* or *we*: ``"I cannot arrest him," the chief of police said``."""
    at = parse.starts[token] - sentence.start
    return any(opened <= at < closed for opened, closed in quotations(sentence.text))


def judges_it(sentence: Sentence, *, shape: bool | None = None) -> bool:
    """Whether a sentence of the body, of nobody's speech, judges or predicts: in the present, with a word for it.

    ``shape`` is whether it judges by its shape, where that is known.
    """
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or sentence.in_quote or is_titled(sentence) or len(parse) < 6:
        return False
    if sentence.text.rstrip('"”’) ').endswith("?") or any(
        word in ("septel", "septels", "reftel", "text") for word in parse.lower
    ):
        return False
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux")}
    if helpers & {"can", "will", "may", "might", "could", "would", "should", "must"}:
        return True
    subject = parse.child(root, "nsubj")
    if subject is not None and parse.lower[subject] in ("we", "i") and parse.lemma(root) in cues("narration"):
        return False  # "We have met with the mayor on two more occasions"
    if (judges(sentence) if shape is None else shape) or (is_present(parse, root) and _must(parse, root)):
        return True
    return is_present(parse, root) and (
        parse.lemma(root) in cues("judging") or any(word in cues("judging") for word in parse.lower)
    )


def weighs_now(sentence: Sentence) -> bool:
    """Whether a sentence judges, in no quotation, what is: ``Some evidence indicates that they are willing``.

    Behind what somebody said that was so, it is no more of his.
    """
    return is_told_now(sentence) and judges_it(sentence)


def is_told_now(sentence: Sentence) -> bool:
    """Whether a sentence tells, in no quotation and of nobody beside it, what is."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or '"' in sentence.text or "“" in sentence.text or sentence.asides:
        return False
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux", "auxpass")}
    now = parse.tags[root] in ("VBZ", "VBP") or bool(helpers & {"is", "are", "has", "have"})
    return now and not helpers & cues("modals")


def _must(parse: Parse, root: int) -> bool:
    """``The party has to mend its ways``."""
    to_do = parse.child(root, "xcomp")
    if parse.lemma(root) not in ("have", "need") or to_do is None or not parse.infinitive(to_do):
        return False
    return not any(parse.lower[kid] == "yet" for kid in (*parse.kids[root], *parse.kids[to_do]))  # "has yet to pay"


def says_ours(sentence: Sentence) -> bool:
    """Whether the post speaks of itself, or to its reader: *we*, *post*, *you*."""
    parse = sentence.parse
    return (
        parse is not None
        and not sentence.in_quote
        and '"' not in sentence.text
        and "“" not in sentence.text
        and any(
            word in ("your", "you")
            or (word in ("we", "post") and parse.deps[token].startswith("nsubj"))
            or (word in _HOUSES and parse.deps[token] == "nsubj" and not parse.kids[token])
            for token, word in enumerate(parse.lower)
        )
    )


def draws(sentence: Sentence) -> bool:
    """What the drafter thinks of a person, unmarked: "Minister Marin was her usual eager self"."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or parse.lower[root] != "was" or sentence.role != "body" or sentence.in_quote:
        return False
    subject, said = parse.child(root, "nsubj"), parse.child(root, "acomp", "attr")
    if subject is None or said is None or not parse.words[subject][0].isupper() or parse.tags[subject] in ("PRP", "DT"):
        return False
    people = speakers()
    named = parse.right(subject) - parse.left(subject) > 1 or not countries.candidates(parse.words[subject])
    return (
        named
        and parse.lower[said] not in people.titles
        and parse.lower[said] not in people.nouns
        and is_single(mention_of(Walk(sentence, parse, []), subject))
    )


def is_of_her(sentence: Sentence) -> bool:
    """Whether a sentence goes on about the person drawn before."""
    return sentence.parse is not None and bool({"he", "she", "his", "her"} & set(sentence.parse.lower))
