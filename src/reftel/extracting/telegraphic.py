"""Words that telegrams in capitals leave out, put back for the parser: ``MARIN RETORTED COMPANY HAD BEEN PAID``.

Without *that* the parser takes the verb for an adjective: the *retorted company*. Nobody else is shown the word.
"""

import re

from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import cues, frames
from reftel.extracting.masking import Masked

_WORD = re.compile(r"[A-Za-z][\w'/-]*")
_THAT = "that "
# What may not stand behind the verb: what takes its place, and what shows that no clause follows.
_NO_CLAUSE = cues("clauseless")
_FINITE = cues("finite")
_FARTHEST = 12  # words behind the verb within which the clause has its own


def with_that(masked: Masked) -> Masked:
    """The sentence with *that* behind its first verb of saying in the past, where a clause follows without it."""
    words = list(_WORD.finditer(masked.text))
    for turn, word in enumerate(words[1:-2], start=1):
        low = word.group().lower()
        if not _says(low) or words[turn - 1].group().lower() in cues("auxiliaries"):
            continue
        behind = words[turn + 1]
        if behind.group().lower() in _NO_CLAUSE or masked.text[word.end() : behind.start()] != " ":
            return masked
        rest = [one.group().lower() for one in words[turn + 2 : turn + _FARTHEST]]
        finite = next((at for at, one in enumerate(rest) if one in _FINITE), None)
        if finite is None or "that" in rest[:finite]:
            return masked  # also "stated his opinion that the dam had leaked"
        return _inserted(masked, behind.start())
    return masked


def _says(low: str) -> bool:
    """Whether a word is the past of a verb that takes a clause and nobody who is told."""
    lemma = lemma_of(low, "VBD")
    frame = frames().get(lemma)
    if frame is None or low == lemma or not (low.endswith("ed") or low == "said"):
        return False
    return "that" in frame.takes and "aside" in frame.takes and "obj" not in frame.takes and "obj" not in frame.to


def _inserted(masked: Masked, at: int) -> Masked:
    here, there = max(place for place in masked.places if place[0] <= at)
    before = [place for place in masked.places if place[0] <= at]
    behind = [(one + len(_THAT), other) for one, other in masked.places if one > at]
    places = (*before, (at + len(_THAT), there + at - here), *behind)
    return Masked(masked.text[:at] + _THAT + masked.text[at:], places, masked.asides)
