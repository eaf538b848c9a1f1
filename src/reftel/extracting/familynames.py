"""Names whose family name stands first: Chinese, Korean and Vietnamese ones, also in capitals.

``Lee Kuan Yew`` goes by Lee and ``Kim Il Sung`` by Kim, ``Nguyen Tan Dung`` by Dung, and nobody is called *Kuan Yew*.
Told by a list of family names and by the shape of what follows: syllables, and no English words.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from reftel.extracting.lexicon.load import word_list
from reftel.facts import chiefs

LONGEST: Final = 3  # words of such a name
_INITIAL: Final = r"(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|ts|tz|hs|kw|gw|ng|ky|hy|ry|py|by|my|ny|kh|ph|th|tr|gi|qu)?[’']?"
_SYLLABLE: Final = rf"{_INITIAL}[aeiouyw]{{1,4}}(?:ng|nh|ch|ck|[nkptmrhlc])?"
_ONE: Final = re.compile(_SYLLABLE)
_GIVEN: Final = re.compile(r"[A-Z][a-z]+-[a-z]{2,}$")
_SHORT: Final = 8  # letters of two syllables: "Qichen"


_words = partial(word_list, "familynames.toml")


def goes_by(name: Sequence[str]) -> int | None:
    """Which word of a name its bearer goes by, where the family name stands first; None where it does not."""
    if not 1 < len(name) <= LONGEST:
        return None
    first, *given = (word.lower().strip(".") for word in name)
    if _GIVEN.match(name[-1]) is not None:
        return 0  # "Yu Myung-hwan"
    if first in _words("east") and _is_given(first, given):
        return 0
    if first in _words("viet") and first not in _words("both") and all(map(_ONE.fullmatch, given)):
        return 0 if first in _words("family") and len(given) > 1 else len(name) - 1
    return None


def _is_given(first: str, given: Sequence[str]) -> bool:
    """Whether words are a given name behind a family name: two syllables, or one that is no forename elsewhere."""
    if len(given) > 1:
        return all(map(_ONE.fullmatch, given))
    (one,) = given
    if one in chiefs.forenames() and one not in _words("spoken"):
        return False  # "Ma Tom"
    if _ONE.fullmatch(one):
        return first not in _words("both")
    return len(one) <= _SHORT and first not in _words("both") and _two_syllables(one)


def _two_syllables(word: str) -> bool:
    """``Jintao``: two syllables that each begin with a consonant."""
    return any(
        word[at] not in "aeiouy" and _ONE.fullmatch(word[:at]) is not None and _ONE.fullmatch(word[at:]) is not None
        for at in range(2, len(word) - 1)
    )


def may_open(word: str) -> bool:
    """Whether a word is a family name that stands first."""
    low = word.lower()
    return low in _words("east") or low in _words("viet")


def run(words: Sequence[str], at: int, plain: Callable[[str], bool], *, led: bool) -> int:
    """How many words from one on are such a name in a text of capitals, ``KIM IL SUNG SAID``; 0 where none begins.

    ``plain`` tells the English words, in small letters, which end it; ``led`` that a title stands before it, without
    which an English word begins none.
    """
    first = words[at].lower()
    if not may_open(first) or (plain(first) and not led):
        return 0
    end = at + 1
    while end < len(words) and end - at < LONGEST and _may_be_given(words[end].lower(), plain):
        end += 1
    return next((end - at for end in range(end, at + 1, -1) if goes_by(words[at:end]) is not None), 0)


def _may_be_given(low: str, plain: Callable[[str], bool]) -> bool:
    return low in _words("spoken") or (
        low.isalpha() and not plain(low) and bool(_ONE.fullmatch(low) or _two_syllables(low))
    )
