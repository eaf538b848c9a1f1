"""What a redacted copy hides of another one: exactly, or all of it. A redaction is never lifted.

A copy with redactions is a pattern, each redaction standing for any words or none. Where it fits the other text, a
word may be shown only if no way of fitting lets a redaction stand over it; where it does not fit, nothing may.

The sets of places are bits of whole numbers: one step of the pattern is a few operations on all places at once.
"""

import re
from collections.abc import Iterable, Sequence

from reftel.facts.xing import RUN

_REDACTED = re.compile(RUN + r"|\[?(?:REDACTED|EXCISED|DELETED|WITHHELD)\]?|█{1,}|\[hidden\]|\[\s?(?:\.{3}|…)\s?\]")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W_]+")
GAP = None
"""A redaction among the words of a text."""

Words = Sequence[str | None]


def places_of(text: str) -> list[tuple[int, int]]:
    """The words of a text, as offsets."""
    return [found.span() for found in _WORD.finditer(text)]


def is_gap(word: str) -> bool:
    """Whether a word is, or holds, a redaction: ``XXXXXXXXXXXX.``, ``[EXCISED]``."""
    return _REDACTED.search(word) is not None


def words_of(text: str) -> list[str | None]:
    """The words of a text as they are compared: letters and digits in small, a redaction as ``GAP``."""
    return [GAP if is_gap(found.group()) else _plain(found.group()) for found in _WORD.finditer(text)]


def _plain(word: str) -> str:
    return "".join(_LETTERS.findall(word)).lower() or word


def hidden_by(text: Words, copy: Words) -> list[bool] | None:
    """Which words of a text a copy may hide; None where the copy is no copy of it.

    Redactions of the text itself stand for any words of the copy, and stay hidden.
    """
    gaps = _bits(at for at, word in enumerate(text) if word is GAP)
    masks = _masks(text)
    forward = _walk(copy, masks, gaps, len(text))
    turned = _turned(len(text), masks, gaps)
    backward = _walk(copy[::-1], turned[0], turned[1], len(text))
    if not forward[-1] >> len(text) & 1:
        return None
    hidden = [word is GAP for word in text]
    for at, word in enumerate(copy):
        if word is GAP:
            low = _lowest(forward[at])
            high = len(text) - _lowest(backward[len(copy) - at - 1])
            hidden[low:high] = [True] * max(0, high - low)
    return hidden


def _bits(places: Iterable[int]) -> int:
    total = 0
    for place in places:
        total |= 1 << place
    return total


def _masks(text: Words) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(text):
        if word is not GAP:
            places.setdefault(word, []).append(at)
    return {word: _bits(found) for word, found in places.items()}


def _turned(size: int, masks: dict[str, int], gaps: int) -> tuple[dict[str, int], int]:
    """The same places counted from the end."""

    def turn(bits: int) -> int:
        return int(f"{bits:0{size}b}"[::-1], 2) if size else 0

    return {word: turn(bits) for word, bits in masks.items()}, turn(gaps)


def _walk(copy: Words, masks: dict[str, int], gaps: int, size: int) -> list[int]:
    """Before each word of the copy, and behind the last: how many words of the text can be behind us."""
    everything = (1 << (size + 1)) - 1
    state = _past(1, gaps)
    states = [state]
    for word in copy:
        if word is GAP:
            state = everything & ~((1 << _lowest(state)) - 1) if state else 0
        else:
            state = ((state & masks.get(word, 0)) << 1) | (state & gaps)
        state = _past(state, gaps)
        states.append(state)
    return states


def _past(state: int, gaps: int) -> int:
    """A redaction of the text may stand for no words at all."""
    while True:
        further = state | ((state & gaps) << 1)
        if further == state:
            return state
        state = further


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1 if bits else 0
