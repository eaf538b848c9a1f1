"""Words as they are searched: case, accents and leading zeros of message numbers do not matter.

Both sides of a search, the text and the query, go through here, so that they cannot differ.
"""

import re
import unicodedata

import msgspec

# A letter may carry combining accents; the underscore is no letter, and "O'Mara" is two words, side by side.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_ZEROS = re.compile(r"^([0-9]*[a-z]{3,}|)0+(?=[0-9])")
_HAS_ZEROS = re.compile(r"(?<![0-9A-Za-z])0[0-9]|[A-Za-z]{3}0[0-9]")
# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
_LONGEST = 200  # a longer "word" is no word; the index keeps no more of it


class Word(msgspec.Struct, frozen=True):
    """A word as searched, and its place in the text."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Without case and accents: ``Übung`` and ``UBUNG`` both give ``ubung``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.translate(_LETTERS).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _searched(word: str) -> str:
    return _ZEROS.sub(r"\1", fold(word))[:_LONGEST]


def placed_words(text: str) -> list[Word]:
    """The words of a text with their places: ``ASTANA 000280`` gives ``astana`` and ``280``."""
    found = (Word(_searched(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return [word for word in found if word.word]


def words(text: str) -> list[str]:
    """The words of a text."""
    return [word for match in _WORD.findall(text) if (word := _searched(match))]


def indexed(text: str) -> str:
    """A text whose words, split at what is neither letter nor digit and put in lower case, are ``words(text)``.

    Plain ASCII without leading zeros is that already; it is most of what there is.
    """
    if text.isascii() and not _HAS_ZEROS.search(text):
        return text
    return " ".join(words(text))


_MRN = re.compile(r"^([0-9]{4}|[0-9]{2})?([A-Z]{3,30})([0-9]{1,9})$")


def mrn_key(text: str) -> str | None:
    """A message reference number as cited, from any way of writing it, or None where it is none.

    ``06 ASTANA 000280``, ``2006ASTANA00280`` and ``06astana280`` all give ``06ASTANA280``.
    """
    match = _MRN.match("".join(_WORD.findall(text[:80])).upper())
    return f"{(match[1] or '')[-2:]}{match[2]}{int(match[3])}" if match else None
