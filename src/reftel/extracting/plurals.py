"""They: which people of the same sentence are meant."""

from reftel.extracting.lexicon.load import speakers
from reftel.extracting.notes import Mention, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.registry import Registry
from reftel.extracting.walk import Walk, mention_of

_FARTHEST = 25  # tokens


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


def _are_people(parse: Parse, at: int) -> bool:
    known = speakers()
    low = parse.lower[at]
    return parse.tags[at] in ("NNS", "NNPS") and low.removesuffix("s") in known.nouns and low not in known.bodies
