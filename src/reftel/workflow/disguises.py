"""Names that stand in a text and are none of its words: broken over lines, grown together with other words, spaced out,
with signs in them that nobody sees, or written as mark-up and escapes write signs.

Who reads the page, or undoes the escapes of a source, reads the name. All of it is found in time that grows with the
text.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

import msgspec

from reftel.facts import english, spellings

BROKEN = 4
"""Letters of a name at least that is put together from two lines or single letters."""
WITHIN = 5
"""Letters of a name at least that is found in a longer word: shorter ones stand in too many."""
_GRAM = 4
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2064\ufeff\u0300-\u036f"
"""Soft hyphens, joiners, marks of direction, accents that stand by themselves, hyphens that no keyboard has."""
_ODD = re.compile(rf"(?:[^\W\d_]|[{_UNSEEN}])+")
"""What may be a word with signs in it that nobody sees, or with letters of full width."""
_MAY_BE_ODD = re.compile(rf"[{_UNSEEN}\uff21-\uff5a]")
_LINE_END = re.compile(r"-?[ \t]{0,8}\r?\n[ \t]{0,8}")
_BEFORE, _BEHIND = re.compile(r"[^\W\d_]{1,40}$"), re.compile(r"[^\W\d_]{1,40}")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_]{1,2}[^\W\d_](?![^\W_])){3,60}")
_RUN = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_INLINE = "abbr|b|big|bdi|bdo|em|emph|font|hi|i|mark|name|persname|placename|s|small|span|strong|sub|sup|u|wbr"
_CODED = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,10});"
    r"|\\u[0-9a-fA-F]{4}|\\[nrt]"
    r"|=\r?\n|(?:=[0-9A-F]{2})+|(?:%[0-9A-Fa-f]{2})+"
    rf"|</?(?:{_INLINE})(?=[\s/>])[^<>]{{0,200}}>",
    re.IGNORECASE,
)


class Words(msgspec.Struct, frozen=True):
    """Words that are looked for, as keys, by the letters with which they begin."""

    by_start: dict[str, tuple[str, ...]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.by_start.get(key[:_GRAM], ())

    def within(self, key: str) -> str:
        """The words that stand in a longer one, with blanks between; none is empty."""
        found = [
            one
            for at in range(len(key) - WITHIN + 1)
            for one in self.by_start.get(key[at : at + _GRAM], ())
            if WITHIN <= len(one) < len(key) and key.startswith(one, at)
        ]
        return " ".join(found)


def words_of(keys: Iterable[str]) -> Words:
    """Words to be looked for; those that are too short for it are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted({key for key in keys if len(key) >= BROKEN}):
        found[one[:_GRAM]] = (*found.get(one[:_GRAM], ()), one)
    return Words(found)


class Disguise(NamedTuple):
    """Where one of some words stands in a text and is none of its words, and the words as they would be written."""

    start: int
    end: int
    word: str


def disguises(text: str, words: Words) -> Iterator[Disguise]:
    """Where any of some words stands in a text though it is none of the text's words."""
    if not words.by_start:
        return
    if _MAY_BE_ODD.search(text):
        for odd in _ODD.finditer(text):
            if not _MAY_BE_ODD.search(odd.group()):
                continue
            told = "".join(_RUN.findall(unicodedata.normalize("NFKC", re.sub(rf"[{_UNSEEN}]", "", odd.group()))))
            if word := _told(told, words):
                yield Disguise(odd.start(), odd.end(), word)
    for end in _LINE_END.finditer(text) if "\n" in text else ():
        before = _BEFORE.search(text, max(0, end.start() - 40), end.start())
        behind = _BEHIND.match(text, end.end())
        if before and behind and spellings.key(joined := before.group() + behind.group()) in words:
            yield Disguise(before.start(), behind.end(), joined)
    for spaced in _SPACED.finditer(text):
        if word := _told("".join(_RUN.findall(spaced.group())), words):
            yield Disguise(spaced.start(), spaced.end(), word)
    for run in _RUN.finditer(text):
        if len(run.group()) > BROKEN and (word := _grown(run.group(), words)):
            yield Disguise(run.start(), run.end(), word)


def _told(letters: str, words: Words) -> str:
    key = spellings.key(letters)
    return letters if key in words else words.within(key)


def _grown(run: str, words: Words) -> str:
    """The words that stand in a longer one that no dictionary has."""
    if not run.isupper() and not run.islower() and not run.istitle():
        parts = _CAMEL.findall(run)
        if len(parts) > 1 and any(len(part) >= BROKEN and spellings.key(part) in words for part in parts):
            return " ".join(parts)
    found = words.within(spellings.key(run))
    return found if found and run.casefold() not in english.english() else ""


def mended(text: str, found: Iterable[Disguise]) -> str:
    """A text in which words that were broken or spaced out stand as words, beside what was grown together with them."""
    parts: list[str] = []
    at = 0
    for start, end, word in sorted(found):
        if start >= at:
            parts += [text[at:start], " ", word, " "]
            at = end
    return "".join((*parts, text[at:]))


class Decoded(NamedTuple):
    """A text without its escapes and the mark-up within words; for each stretch of it where it begins, there and in the
    text as it is written, and the end of the escape that its one sign is (0: the stretch stands as it is).
    """

    text: str
    at: tuple[int, ...]
    was: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some characters, one or more, stand in the text as it is written."""
        return self._sign(start)[0], self._sign(end - 1)[1]

    def _sign(self, place: int) -> tuple[int, int]:
        turn = bisect_right(self.at, place) - 1
        if self.ends[turn]:
            return self.was[turn], self.ends[turn]
        begin = self.was[turn] + place - self.at[turn]
        return begin, begin + 1


def decoded(text: str) -> Decoded | None:
    """A text without its escapes; None where it has none."""
    parts: list[str] = []
    stretches = [(0, 0, 0)]
    last = size = 0
    for coded in _CODED.finditer(text):
        plain = _plain(coded.group())
        if plain is None:
            continue
        parts += [text[last : coded.start()], plain]
        size += coded.start() - last
        stretches += [(size + turn, coded.start(), coded.end()) for turn in range(len(plain))]
        size, last = size + len(plain), coded.end()
        stretches.append((size, last, 0))
    if not parts:
        return None
    at, was, ends = zip(*stretches, strict=True)
    return Decoded("".join((*parts, text[last:])), at, was, ends)


def _plain(coded: str) -> str | None:
    """What an escape stands for; None where it stands for nothing, and is none."""
    if coded[0] == "<":
        return ""
    if coded[0] == "&":
        plain = html.unescape(coded)
        return None if plain == coded else plain
    if coded[0] == "\\":
        return chr(int(coded[2:].lower(), 16)) if len(coded) > 2 else {"n": "\n", "r": "\r"}.get(coded[1].lower(), "\t")
    if coded[0] == "=":
        told = coded.replace("=", "").strip()
        return bytes.fromhex(told).decode("utf-8", "replace") if told else ""
    return unquote(coded, errors="replace")
