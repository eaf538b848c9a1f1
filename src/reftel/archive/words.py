"""Words as they are searched: case, accents and leading zeros of message numbers do not matter.

Both sides of a search, the text and the query, go through here, so that they cannot differ.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")  # the underscore is no letter, and "O'Mara" is two words, side by side
_ZEROS = re.compile(r"^0+(?=[0-9])|(?<=[a-z]{3})0+(?=[0-9])")
_HAS_ZEROS = re.compile(r"(?<![0-9A-Za-z])0[0-9]|[A-Za-z]{3}0[0-9]")
# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
_LONGEST = 200  # a longer "word" is no word; the index keeps no more of it


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFD", chr(code).casefold())
        folded = "".join(_LETTERS.get(one, one) for one in apart if not unicodedata.combining(one))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Without case and accents: ``Übung`` and ``UBUNG`` both give ``ubung``."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def in_place(text: str) -> bool:
    """Whether each character of a text, folded, is one character, so that places in both are the same."""
    return text.isascii() or all(len(_FOLDING[ord(one)]) == 1 for one in set(text))


def words(text: str) -> list[str]:
    """The words of a text: ``ASTANA 000280`` gives ``astana`` and ``280``."""
    found: list[str] = _WORD.findall(fold(text))
    return [(_ZEROS.sub("", word) if "0" in word else word)[:_LONGEST] for word in found]


def indexed(text: str) -> str:
    """A text whose words, split at what is neither letter nor digit and put in lower case, are ``words(text)``.

    Plain ASCII without leading zeros is that already; it is most of what there is.
    """
    if text.isascii() and not _HAS_ZEROS.search(text):
        return text
    return " ".join(words(text))


_MRN = re.compile(r"([0-9]{4}|[0-9]{2})?([A-Z]{3,30})([0-9]{1,9})")


def mrn_key(text: str) -> str | None:
    """A message reference number as cited, from any way of writing it, or None where it is none.

    ``06 ASTANA 000280``, ``2006ASTANA00280`` and ``06astana280`` all give ``06ASTANA280``.
    """
    match = _MRN.fullmatch("".join(_WORD.findall(text[:80])).upper())
    return f"{(match[1] or '')[-2:]}{match[2]}{int(match[3])}" if match else None
