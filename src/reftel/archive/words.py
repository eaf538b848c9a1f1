"""Words as they are searched: case, accents and leading zeros of message numbers do not matter.

Both sides of a search, the text and the query, go through here, so that they cannot differ.
"""

import functools
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")  # the underscore is no letter, and "O'Mara" is two words, side by side
_ZEROS = re.compile(r"0+(?=[0-9])")
_BEYOND = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}


@functools.cache
def _folded(letter: str) -> str:
    """What a character beyond ASCII becomes; what is no letter or digit becomes a blank, so that all agree on it."""
    apart = unicodedata.normalize("NFD", letter.casefold())
    plain = "".join(_LETTERS.get(one, one) for one in apart if not unicodedata.combining(one)).lower()
    return plain if plain.isalnum() or not plain else " "


def fold(text: str) -> str:
    """Without case and accents: ``Übung`` and ``UBUNG`` both give ``ubung``."""
    if not text.isascii():
        text = _BEYOND.sub(lambda match: _folded(match[0]), text)
    return text.lower()


def in_place(text: str) -> bool:
    """Whether each character of a text, folded, is one character, so that places in both are the same."""
    return text.isascii() or all(len(_folded(one)) == 1 for one in set(_BEYOND.findall(text)))


def indexed(text: str) -> str:
    """A text whose words, split at what is neither letter nor digit, are ``words(text)``."""
    folded = fold(text)
    return _ZEROS.sub(_without_zeros, folded) if "0" in folded else folded


def _without_zeros(match: re.Match[str]) -> str:
    """Zeros at the beginning of a number go: of ``000280`` and of ``astana000280``; of ``2006`` none."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    begins = not before or not before[-1].isalnum()
    return "" if begins or (len(before) == 3 and before.isalpha()) else match[0]


def words(text: str) -> list[str]:
    """The words of a text: ``ASTANA 000280`` gives ``astana`` and ``280``."""
    return _WORD.findall(indexed(text))


_MRN = re.compile(r"([0-9]{4}|[0-9]{2})?([A-Z]{3,30})([0-9]{1,9})")


def mrn_key(text: str) -> str | None:
    """A message reference number as cited, from any way of writing it, or None where it is none.

    ``06 ASTANA 000280``, ``2006ASTANA00280`` and ``06astana280`` all give ``06ASTANA280``.
    """
    match = _MRN.fullmatch("".join(_WORD.findall(text[:80])).upper())
    return f"{(match[1] or '')[-2:]}{match[2]}{int(match[3])}" if match else None
