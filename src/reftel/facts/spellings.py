"""Spellings of names: what ``Nazarbayev`` and ``Nazarbaev``, ``Qadhafi`` and ``Gaddafi`` have in common.

A key is made in one pass over a name: two spellings of one name under the known romanisations have the same key. That
says that they *may* be one name, never that they are one person.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

import msgspec

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a"}
_SHORTEST = 4
"""Names of fewer letters are compared as they are: ``Li`` is no ``Ly``."""
_LONGEST = 60
_MOST = 24  # spellings of one word that are looked for
_APOSTROPHES = re.compile(r"['’‘`´]")
_PARTS = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ar|an|at)[-' ](?=[a-z][a-z']{2})")


class Rule(msgspec.Struct, frozen=True):
    """A rule of spelling: letters, what they become, where in the word, and two spellings that it brings together."""

    letters: str
    becomes: str
    at: str
    example: tuple[str, str]


class Knowledge(msgspec.Struct, frozen=True):
    """Rules, endings that stand for each other, and classes of well-known names."""

    rules: tuple[Rule, ...]
    endings: tuple[tuple[str, ...], ...]
    classes: tuple[tuple[str, ...], ...]


@cache
def knowledge() -> Knowledge:
    """What the table holds."""
    text = resources.files("reftel.facts").joinpath("data", "spellings.toml").read_text("utf-8")
    found = tomllib.loads(text)
    rules = []
    for row in found["rule"]:
        one, other = row["example"].split()
        rules.append(Rule(row["from"], row["to"], row["at"], (one, other)))
    return Knowledge(
        tuple(rules),
        tuple(tuple(group.split()) for group in found["endings"]["groups"]),
        tuple(tuple(row.split()) for row in found["names"]["classes"]),
    )


def plain(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: ``al-Qadhafi`` gives ``alqadhafi``."""
    if not name.isascii():
        apart = unicodedata.normalize("NFD", name[:_LONGEST].casefold())
        name = "".join(_LETTERS.get(one, one) for one in apart if not unicodedata.combining(one))
    return "".join(_PARTS.findall(_APOSTROPHES.sub("", name[:_LONGEST].lower())))


@cache
def _by_letters() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"any": {}, "start": {}, "end": {}}
    for rule in knowledge().rules:
        found[rule.at][rule.letters] = rule.becomes
    return found


@cache
def _classes() -> dict[str, int]:
    """The class of each well-known name, under its plain spelling and under its key."""
    found: dict[str, int] = {}
    for number, names in enumerate(knowledge().classes):
        for name in names:
            found.setdefault(plain(name), number)
    for number, names in enumerate(knowledge().classes):
        for name in names:
            found.setdefault(_romanised(plain(name)), number)
    return found


def _romanised(word: str) -> str:
    """The rules applied to a plain word, longest first, from left to right, doubled letters once."""
    if len(word) < _SHORTEST:
        return word
    tables = _by_letters()
    made: list[str] = []
    at = 0
    while at < len(word):
        for length in (4, 3, 2, 1):
            piece = word[at : at + length]
            if len(piece) < length:
                continue
            becomes = tables["start"].get(piece) if at == 0 else None
            if becomes is None and at + length == len(word):
                becomes = tables["end"].get(piece)
            if becomes is None:
                becomes = tables["any"].get(piece)
            if becomes is not None:
                break
        else:
            length, becomes = 1, word[at]
        made.append(becomes)
        at += length
    letters = "".join(made)
    return "".join(letter for turn, letter in enumerate(letters) if turn == 0 or letters[turn - 1] != letter)


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """What all known spellings of one word of a name have in common; empty where there is no letter.

    A well-known name has the key of its class. Linear in the length of the word.
    """
    bare = plain(word)
    classes = _classes()
    number = classes.get(bare)
    if number is None:
        lowered = _APOSTROPHES.sub("'", word[:_LONGEST]).lower()
        article = _ARTICLE.match(lowered)
        if article:
            bare = plain(lowered[article.end() :])
            number = classes.get(bare)
    made = _romanised(bare)
    if number is None:
        number = classes.get(made)
    return made if number is None else _romanised(plain(knowledge().classes[number][0]))


@lru_cache(maxsize=200_000)
def keys(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, in order; what stands on both sides of a hyphen is one word."""
    return tuple(found for word in name.replace(".", " ").replace(",", " ").split() if (found := key(word)))


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, ...]:
    """The spellings under which a plain word may stand in a text, itself first: known ones, and those of its ending.

    One spelling may be several words side by side, with blanks: ``alma ata``.
    """
    bare = plain(word)
    found = [bare]
    number = _classes().get(bare)
    if number is not None:
        found += [" ".join(_PARTS.findall(name.lower())) for name in knowledge().classes[number]]
    elif len(bare) > _SHORTEST:
        for group in knowledge().endings:
            ending = max((one for one in group if bare.endswith(one)), key=len, default=None)
            if ending is not None and len(bare) > len(ending) + 1:
                stem = bare[: -len(ending)]
                found += [stem + one for one in group]
                break
    return tuple(dict.fromkeys(found))[:_MOST]
