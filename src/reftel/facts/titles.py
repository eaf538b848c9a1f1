"""Titles: the words of an officer's title or office, ``Political Minister-Counselor``, ``EUR A/S``, ``Charge``."""

import re
from functools import cache

from reftel.facts import tables


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in tables.rows("titles.tsv"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["word"] for row in tables.rows("titles.tsv") if row["surname"])


def may_be_surname(word: str) -> bool:
    """Whether a word of titles is a surname too: ``Law``, ``Post``."""
    return word.strip(",.").lower() in _surnames()


_OFFICE = re.compile(r"[A-Z]{1,5}")


def is_title_word(word: str, *, shouted: bool = False) -> bool:
    """Whether a word is part of a title or office and not of a name.

    Office symbols (``EUR/PRA``, ``S/CT``) always are; other short words in capitals are where the line as a whole is
    not in capitals (``shouted``).
    """
    bare = word.strip(",;:()").lower().replace("’", "'")
    if not bare:
        return True
    if bare in _words() or bare.rstrip(".") in _words():
        return True
    if "/" in bare or any(letter.isdigit() for letter in bare):
        return True
    if "-" in bare and all(part in _words() for part in bare.split("-")):
        return True
    return not shouted and is_short(word)


def is_short(word: str) -> bool:
    """Whether a word that is none of titles may be an office by its few capitals alone: ``EUR``, but also ``PETER``."""
    bare = word.strip(",;:()")
    return len(bare) > 1 and _OFFICE.fullmatch(bare) is not None and bare.lower() not in {*_SUFFIXES, *_words()}


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def is_suffix(word: str) -> bool:
    """Whether a word follows a surname: Jr., III."""
    return word.strip(",.").lower() in _SUFFIXES
