"""Levels and caveats: the words of a marking, ``S E C R E T``, ``UNCLAS E F T O``, ``NATO CONFIDENTIAL``, ``//NOFORN``.

Handbook: 5 FAH-2 H-222; the orders on classified information for the levels.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal, get_args

import msgspec

from reftel.facts import captions

Level = Literal["U", "LOU", "C", "S", "TS"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""All of them, the lowest first."""
NAMES: Final[dict[Level, str]] = {
    "U": "Unclassified",
    "LOU": "Limited Official Use",
    "C": "Confidential",
    "S": "Secret",
    "TS": "Top Secret",
}
"""What they are called."""


_LONG = 5  # letters: a shorter word that is parted by dots is an abbreviation, U.S.


class Marked(msgspec.Struct, frozen=True):
    """A level at the start of a text: with which caveats it comes, whether it says sensitive, and where it ends."""

    level: Level
    caveats: tuple[str, ...]
    sensitive: bool
    end: int


def spaced(word: str) -> str:
    """A pattern for a word that may be spaced letter by letter: ``S E C R E T``, ``S-E-C-R-E-T``, ``S.E.C.R.E.T.``."""
    if len(word) < _LONG:
        return "[ ]{0,3}".join(word)
    return "[ .‐–-]{0,3}".join(word) + "(?:(?<=[.].)[.](?=[ /]))?"


# In order of trial: the longer word first, so that UNCLASSIFIED is not read as UNCLAS and a rest.
_WORDS: tuple[tuple[Level, tuple[str, ...], bool, str], ...] = (
    ("TS", ("NATO",), False, "COSMICTOPSECRET"),
    ("S", ("NATO",), False, "NATOSECRET"),
    ("C", ("NATO",), False, "NATOCONFIDENTIAL"),
    ("C", ("NATO", "MODIFIED HANDLING"), False, "NATORESTRICTED"),
    ("U", ("NATO",), False, "NATOUNCLASSIFIED"),
    ("TS", (), False, "TOPSECRET"),
    ("S", (), False, "SECRET"),
    ("C", (), False, "CONFIDENTIAL"),
    ("LOU", (), False, "LIMITEDOFFICIALUSE"),
    ("LOU", (), False, "LIMITEDOFFUSE"),
    ("LOU", (), False, "LIMOFFUSE"),
    ("LOU", (), False, "OFFICIALUSEONLY"),
    ("U", (), True, "SENSITIVEBUTUNCLASSIFIED"),
    ("U", (), False, "UNCLASSIFIED"),
    ("U", (), False, "UNCLASS"),
    ("U", (), False, "UNCLAS"),
    ("LOU", (), False, "LOU"),
    ("U", (), True, "SBU"),
    ("TS", (), False, "TS"),
    ("U", (), False, "U"),
    ("C", (), False, "C"),
    ("S", (), False, "S"),
)
# The first letter may be doubled, "SS E C R E T": a slip that is seen.
_LEVELS: tuple[tuple[Level, tuple[str, ...], bool, re.Pattern[str]], ...] = tuple(
    (
        level,
        caveats,
        sensitive,
        re.compile(rf"[(]?(?:{word[0]}(?={word[0]}))?{spaced(word)}(?![A-Z])[)]?", re.IGNORECASE),
    )
    for level, caveats, sensitive, word in _WORDS
)
_BY_LETTER = {
    letter: tuple(each for each, word in zip(_LEVELS, _WORDS, strict=True) if word[3][0] == letter)
    for letter in {word[0] for _, _, _, word in _WORDS}
}
# Abbreviations, and words that are captions too: levels only where nothing else stands beside them.
_ALONE: dict[str, tuple[Level, tuple[str, ...], bool]] = {
    "UNCL": ("U", (), False),
    "CONF": ("C", (), False),
    "CONFID": ("C", (), False),
    "SECR": ("S", (), False),
    "TOP SEC": ("TS", (), False),
    "FOUO": ("U", ("FOUO",), False),
    "FOR OFFICIAL USE ONLY": ("U", ("FOUO",), False),
}
TOLD: Final = frozenset({"SENSITIVE", "LOU"})
"""Words behind a level that the marking itself tells: by a field of its own, and by its level."""
_GAP = r"[/ ,;-]{0,4}"
_BETWEEN = re.compile(_GAP)
_CAVEATS: tuple[tuple[str, str], ...] = (
    ("EFTO", spaced("EFTO")),
    ("FOUO", rf"{spaced('FOUO')}|FOR[ ]OFFICIAL[ ]USE[ ]ONLY"),
    ("NOFORN", rf"{spaced('NOFORN')}|NF|NOT[ ]RELEASABLE[ ]TO[ ]FOREIGN[ ]NATIONALS"),
    ("SENSITIVE", rf"{spaced('SENSITIVE')}|SBU"),
    ("LOU", rf"{spaced('LIMITEDOFFICIALUSE')}|LIM(?:ITED)?[ ]OFF[ ]USE|LOU"),
    ("ORCON", "ORCON|(?<=[/,])OC"),
    ("NOCONTRACT", "NOCONTRACT"),
    ("PROPIN", "PROPIN"),
    ("REL", r"REL(?:[ ]TO)?(?:[ ,/]{1,2}(?:[A-Z]{3}|UK|FVEY|ACGU|NATO|ISAF|MCFI|GCTF|MIFH|CMFC)\b){1,20}"),
    ("FRD", "FORMERLY[ ]RESTRICTED[ ]DATA|FRD"),
    ("RD", "RESTRICTED[ ]DATA|(?<=/)RD"),
    ("MODIFIED HANDLING", "MODIFIED[ ]HANDLING(?:[ ]AUTHORIZED)?|MOD[ ]HAN"),
    ("ATOMAL", "ATOMAL"),
)
_CAVEAT = re.compile(
    rf"{_GAP}[(]?(?:{'|'.join(f'(?P<c{at}>{pattern})' for at, (_, pattern) in enumerate(_CAVEATS))})(?![A-Z])[)]?"
    r"(?:/{2}(?=[ ]|$))?",
    re.IGNORECASE,
)
# Control systems and other words of a marking between two strokes: //SI//, //HCS/TK//; a day of declassification is
# no caveat.
_CONTROL = re.compile(
    r"[ ]?//[ ]?(?P<word>(?:SI|TK|HCS|COMINT|TALENT KEYHOLE|IMCON|SAMI|FISA|LIMDIS|ACCM)(?:-[A-Z]{1,4})?)(?![A-Z])"
    r"|/(?P<more>SI|TK|HCS)(?![A-Z])",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    r"[/ ,-]{0,4}(?://[ ]?(?:MR|X[1-8]|25X\d|50X\d|\d{8})(?![A-Z0-9])|ENTIRE[ ](?:TEXT|MESSAGE|CABLE)\b)", re.IGNORECASE
)


def at_start(text: str) -> Marked | None:
    """The level with which a text begins, or None where it begins with none."""
    first = text[1:2] if text.startswith("(") else text[:1]
    for level, caveats, sensitive, pattern in _BY_LETTER.get(first.upper(), ()):
        if found := pattern.match(text):
            return Marked(level, caveats, sensitive, found.end())
    return None


def alone(text: str) -> Marked | None:
    """The level that a whole text is in short, ``CONF``, ``FOUO``; None where it is none."""
    told = _ALONE.get(" ".join(text[:40].upper().strip(" .()/").split()))
    return None if told is None else Marked(told[0], told[1], told[2], len(text))


_MISSPELT: tuple[tuple[Level, str], ...] = (
    ("TS", "TOPSECRET"),
    ("S", "SECRET"),
    ("C", "CONFIDENTIAL"),
    ("LOU", "LIMITEDOFFICIALUSE"),
    ("U", "UNCLASSIFIED"),
    ("U", "UNCLAS"),
)


def slip_at_start(text: str) -> Marked | None:
    """The level of which the first letters are a slip, ``C O N F I D E N I A L``, ``UNLCAS``: one letter in six."""
    letters = [at for at, sign in enumerate(text[:60]) if sign.isalpha()]
    first = text[letters[0]].upper()[:1] if letters else ""
    for level, word in _MISSPELT:
        if first not in word[:2]:
            continue
        allowed = 1 + (len(word) > 9)
        best: tuple[int, int] | None = None
        for length in range(len(word) - allowed, min(len(word) + allowed, len(letters)) + 1):
            end = letters[length - 1] + 1
            if text[end : end + 1].isalpha():
                continue
            said = "".join(text[at] for at in letters[:length]).upper()
            if said[0] in word[:2] and (slips := distance(said, word)) <= allowed:
                best = min(best or (slips, end), (slips, end))
        if best is not None:
            return Marked(level, (), sensitive=False, end=best[1])
    return None


def distance(one: str, two: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one word of the other."""
    last: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        before_last, last, row = last, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def caveats_at(text: str, start: int) -> tuple[list[str], int]:
    """The caveats, control words and captions from an offset on, and where they end."""
    caveats: list[str] = []
    while start < len(text):
        name, end = _caveat_at(text, start)
        if end == start:
            break
        caveats += [name] if name else []
        start = end
    return caveats, start


def _caveat_at(text: str, start: int) -> tuple[str | None, int]:
    if found := _CAVEAT.match(text, start):
        name = _CAVEATS[int((found.lastgroup or "c0")[1:])][0]
        told = " ".join(found.group().strip(" /,()-").upper().split()) if name == "REL" else name
        return told, found.end()
    if found := _CONTROL.match(text, start):
        return (found["word"] or found["more"]).upper(), found.end()
    if found := _UNMARKED.match(text, start):
        return None, found.end()
    # A caption is no caveat, but may stand in the line of the level: SECRET NODIS, CONFIDENTIAL EYES ONLY.
    gap = _BETWEEN.match(text, start)
    at = gap.end() if gap else start
    caption = captions.at_start(text[at : at + 40]) if at > start or not start else None
    if caption is not None and (fact := captions.caption_of(caption[0])) and fact.kind in {"distribution", "channel"}:
        return caption[0], at + caption[1]
    return None, start


def limited(level: Level, words: Iterable[str]) -> Level:
    """The level with the words that stand behind it: what is unclassified and LIMITED OFFICIAL USE is the latter.

    Programs that knew no such level sent it as UNCLAS, with its words as a caption below.
    """
    return "LOU" if level == "U" and "LOU" in words else level


def is_caveat(word: str) -> bool:
    """Whether a word limits who may read it, as NOFORN does, and is no caption of distribution, as NODIS is."""
    if word in TOLD:
        return False
    fact = captions.caption_of(word)
    return fact is None or fact.kind == "caveat"
