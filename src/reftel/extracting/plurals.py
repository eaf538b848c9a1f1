"""They: which people of the same sentence are meant."""

from reftel.extracting.lexicon.load import speakers
from reftel.extracting.notes import Mention, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.registry import Registry
from reftel.extracting.walk import Walk, mention_of
from reftel.facts import countries

_FARTHEST = 25  # tokens
_LIKENED = frozenset(["like", "unlike"])  # "Like the traders, they …": they are not the traders


def those_before(at: Mention, sentence: Sentence, registry: Registry) -> str:
    """The people whom *they* in a clause of a sentence means, named before it there; empty where none or several are.

    ``Despite signals from Ostrel officials that they seek a truce``: the officials.
    """
    parse = sentence.parse
    if parse is None:
        return ""
    here = next((turn for turn, start in enumerate(parse.starts) if start == at.start), None)
    if here is None or parse.deps[here] not in ("nsubj", "nsubjpass"):
        return ""
    found = [turn for turn in range(max(0, here - _FARTHEST), here) if _are_people(parse, turn)]
    heads = [turn for turn in found if not (parse.deps[turn] == "conj" and parse.heads[turn] in found)]
    if len(heads) != 1:
        return ""
    return registry.name(mention_of(Walk(sentence, parse, []), heads[0]).text, [])[0]


def acting(sentence: Sentence, registry: Registry) -> str | None:
    """The body or people that a sentence in which nobody speaks is about: *they* of the next one.

    ``The government let the sale die. They support the treaty.``
    """
    parse = sentence.parse
    root = parse.root() if parse is not None and sentence.role == "body" and not sentence.in_quote else None
    subject = parse.child(root, "nsubj", "nsubjpass") if parse is not None and root is not None else None
    if parse is None or subject is None or parse.tags[subject].startswith(("PRP", "W", "DT", "EX")):
        return None
    low, known = parse.lower[subject], speakers()
    if (
        low not in known.nouns
        and parse.lemma(subject) not in known.nouns
        and not countries.candidates(low)
        and not registry.is_body(parse.words[subject])
    ):
        return None
    name, kind = registry.name(mention_of(Walk(sentence, parse, []), subject).text, [])
    return name if kind in ("body", "group") else None


def _are_people(parse: Parse, at: int) -> bool:
    known = speakers()
    low = parse.lower[at]
    if parse.deps[at] == "pobj" and parse.lower[parse.heads[at]] in _LIKENED:
        return False
    return parse.tags[at] in ("NNS", "NNPS") and low.removesuffix("s") in known.nouns and low not in known.bodies
