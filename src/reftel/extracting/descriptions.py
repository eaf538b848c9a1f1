"""Descriptions: who is meant by words that hold no name, ``a mayor from the coast``, ``several traders in Sestrin``."""

from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.shortnames import JOINS

_PLURAL = cues("plurals")
_PLACING = frozenset(
    ["in", "at", "within", "inside", "on", "around", "across", "near", "among", "with", "as", "who", "including"]
)
_QUANTITIES = frozenset(["many", "some", "most", "several", "few", "others", "all"])


def described(words: list[str], parts: list[str]) -> tuple[str, str]:
    """A description without where its people are, and whether it is of a person, a group or a body.

    ``parts`` are the words in small letters, without possessives. "Many in the Dam Party" stays whole.
    """
    placed = (at for at in range(1, len(parts)) if parts[at] in _PLACING and parts[at - 1] not in _QUANTITIES)
    name = " ".join(words[: next(placed, None)])
    last = name.lower().split()[-1]
    people = speakers()
    if last in people.nouns and not last.endswith("s") and last not in people.bodies and last not in _PLURAL:
        return name, "person"
    return name, "group" if last.endswith("s") or last in people.nouns else "body"


def with_capitals(words: list[str]) -> str:
    """An office as its name is written: ``minister of dams`` as ``Minister of Dams``."""
    return " ".join(word if word.lower() in JOINS else word[0].upper() + word[1:] for word in words)
