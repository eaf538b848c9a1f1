"""*Said* as lawyers have it: ``the said company's property``, ``holders of said bonds``. Nobody speaks there.

The parser takes it for a verb, and the words around it for who speaks and what is said. It is shown *same* in its
place, which is as long: all places stay those of the source, and no reader sees it.
"""

import re
from functools import partial
from typing import Final

from reftel.extracting.lemmas import IRREGULAR, lemma_of
from reftel.extracting.lexicon.load import cues, frames, word_list

_SAID: Final = re.compile(r"(?<![\w’'])(?:said|Said)(?= (?P<next>[A-Za-z][\w’'-]{1,30}))")
_LAST: Final = re.compile(r"(?P<far>[\w’'-]{1,30} )?(?P<near>[\w’'-]{1,30}) $")
_BACK: Final = 64  # characters before it in which the two words before it stand
_OWNED: Final = re.compile(r"(?:['’]s|s['’])$")


_words = partial(word_list, "legalese.toml")


def without_said(text: str) -> str:
    """A text with *same* for every *said* that is an adjective; as long as it was."""
    if "aid " not in text:
        return text
    pieces: list[str] = []
    at = 0
    for found in _SAID.finditer(text):
        if _is_adjective(text, found):
            pieces += [text[at : found.start()], "Same" if found.group()[0] == "S" else "same"]
            at = found.end()
    pieces.append(text[at:])
    return "".join(pieces)


def _is_adjective(text: str, found: re.Match[str]) -> bool:
    thing = found["next"]
    owned = _OWNED.search(thing) is not None
    bare = _OWNED.sub("", thing).lower()
    before = _LAST.search(text[max(0, found.start() - _BACK) : found.start()])
    if before is None:  # the start of a sentence
        return found.group() == "Said" and thing[0].islower() and (owned or bare in _words("things"))
    near, far = before["near"].lower(), (before["far"] or "").strip().lower()
    if found.group() == "Said":
        return False  # "Minister Said met"
    if near in _words("before"):
        return bare in _words("things") or (thing[0].islower() and not _opens_a_clause(bare))
    if bare not in _words("things"):
        return False
    if near == "that":
        return lemma_of(far, "VBD") in frames() or far in ("us", "him", "them", "her")
    return _is_verb(near) or (far in ("to", "shall", "will", "must", "may", "should", "would") and near.isalpha())


def _opens_a_clause(word: str) -> bool:
    """Whether a word may open what somebody said: ``most of whom said the``, ``to whom said he``."""
    return word.isdigit() or word in word_list("casing.toml", "functions")


def _is_verb(word: str) -> bool:
    """Whether a word is a verb in the past that takes an object, and nobody who speaks."""
    return (word.endswith("ed") and len(word) > 4) or (word in IRREGULAR and word not in cues("auxiliaries"))
