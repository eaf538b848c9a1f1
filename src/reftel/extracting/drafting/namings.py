"""What a sentence names as open to decision: ``Ostrel's possible candidacy for the 2005 chair``.

Plain words and the rows of ``lexicon/questions.toml``; a name is what has a capital letter, a country what the table of
countries knows. Each sentence is read once.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from reftel.extracting.cues import Token, tokens_of
from reftel.extracting.lexicon.load import table
from reftel.facts.countries import country_of

_LEFT, _RIGHT, _OBJECT, _NEAR = 6, 9, 7, 8  # words


class Kind(msgspec.Struct, frozen=True):
    """A kind of thing that is decided, as the lexicon has it."""

    id: str
    nouns: tuple[str, ...]
    titles: tuple[str, ...]
    asks: tuple[str, ...]
    examples: tuple[tuple[str, str, str, str], ...]
    of: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    owner: bool = False
    dated: bool = False
    places: bool = False
    before: bool = False
    needs: str = ""


class Naming(NamedTuple):
    """One thing named: its kind and noun, whose, what and for which year; ``lo`` to ``hi`` are characters of its words.

    ``until``: it is to wait until that year. ``possible``: it is called possible only. ``guessed``: whose
    it is is what *its* seems to mean. ``before``: what it is about stands before the noun.
    """

    kind: str
    noun: str
    who: str
    what: str
    year: str
    lo: int
    hi: int
    until: bool = False
    possible: bool = False
    guessed: bool = False
    before: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """The file as it is."""
    return table("questions.toml")


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds by their ids."""
    return {row["id"]: msgspec.convert(row, Kind) for row in lexicon()["kind"]}


@cache
def words(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(lexicon()["words"][name])


@cache
def _nouns() -> Mapping[str, Kind]:
    return {noun: kind for kind in kinds().values() for noun in kind.nouns}


class Sentence:
    """The words of one sentence, to look about in; ``offices`` are the words of known bodies for their chair."""

    def __init__(self, text: str, offices: frozenset[str]) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = tokens_of(text)
        self.shouted = text.isupper()
        self.offices = offices

    def word(self, at: int) -> str:
        """A word in lower case; empty beyond the ends."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def written(self, at: int) -> str:
        """A word as it is written."""
        token = self.tokens[at]
        return self.text[token.start : token.end]

    def capital(self, at: int) -> bool:
        """Whether the word has a capital that says something, and is no word that begins no name."""
        if not 0 <= at < len(self.tokens) or self.word(at) in words("no_names"):
            return False
        return self.written(at)[:1].isupper() and not self.shouted

    def year(self, at: int) -> str:
        """The word where it is a year, else nothing."""
        word = self.word(at)
        return word if len(word) == 4 and word.isascii() and word.isdigit() and word[:2] in {"18", "19", "20"} else ""

    def state(self, at: int) -> str:
        """The country that a word means, as name or adjective."""
        if not 0 <= at < len(self.tokens):
            return ""
        found = country_of(self.written(at), strict_case=True)
        if found is None and self.word(at - 1) in {"united", "south", "north", "new", "saudi", "sri", "costa", "el"}:
            found = country_of(f"{self.written(at - 1)} {self.written(at)}", strict_case=True)
        return found.name if found else ""


def namings(text: str, offices: frozenset[str] = frozenset()) -> list[Naming]:
    """All that a sentence names, in order."""
    sentence = Sentence(text, offices)
    found: list[Naming] = []
    for at, token in enumerate(sentence.tokens):
        kind = kinds()["chair"] if token.word in offices else _nouns().get(token.word)
        if kind is not None:
            one = _naming(sentence, at, kind)
            if one is not None:
                found.append(one)
    return _without_parts(found)


def _naming(sentence: Sentence, at: int, kind: Kind) -> Naming | None:
    owner = _owner(sentence, at) if kind.owner else Owner("", at)
    who, lo = owner.name, owner.lo
    what, hi = _object(sentence, at, kind)
    if kind.owner and not who and sentence.word(at + 1) in {"of", "by", "for"}:
        named = _name_from(sentence, at + 2)
        if named:
            who, after = named
            what, hi = _object(sentence, after - 1, kind)
            hi = max(hi, after)
    what = what or owner.what
    year, until, lo, hi = _year(sentence, lo, at, hi)
    before = not what and kind.before
    if before:
        what, lo = _before(sentence, at, kind.near)
    if not _enough(kind, who, what, year) or not _is_near(sentence, at, kind):
        return None
    if kind.places and not sentence.capital(hi - 1):
        return None
    noun = sentence.word(at)
    start, end = sentence.tokens[lo].start, sentence.tokens[hi - 1].end
    return Naming(kind.id, noun, who, what, year, start, end, until, owner.possible, owner.guessed, before)


def _enough(kind: Kind, who: str, what: str, year: str) -> bool:
    """Whether so much is named that it can be told from others."""
    if kind.dated:
        return bool(year)
    if kind.needs == "object":
        return bool(who and what)
    return bool(who) if kind.owner else bool(what) and what.casefold() not in words("vague")


def _is_near(sentence: Sentence, at: int, kind: Kind) -> bool:
    if not kind.near:
        return True
    return any(sentence.word(i) in kind.near for i in range(max(0, at - _NEAR), at + _NEAR))


class Owner(NamedTuple):
    """Whose a thing is, from which word on, what stands between the two, whether possible, and whether guessed."""

    name: str
    lo: int
    what: str = ""
    possible: bool = False
    guessed: bool = False


def _owner(sentence: Sentence, at: int) -> Owner:
    """Whose it is, by the words before the noun."""
    possible = any(sentence.word(i) in words("possible") for i in range(max(0, at - 3), at))
    for back in range(at - 1, max(-1, at - 1 - _LEFT), -1):
        word = sentence.word(back)
        if word in {"'s", "'", "’s", "’"}:
            name, lo = _name_until(sentence, back)
            return Owner(name, lo, _between(sentence, back + 1, at), possible)
        if word in words("own"):
            whose = _last_named(sentence, back) if word in {"its", "his", "her", "their"} else ""
            return Owner(whose, back, _between(sentence, back + 1, at), possible, guessed=True)
        state = sentence.state(back)
        if state and not (sentence.capital(back + 1) and sentence.word(back + 1) not in _nouns() and back + 1 < at):
            first = back - 1 if " " in state and sentence.capital(back - 1) else back
            return Owner(state, first, _between(sentence, back + 1, at), possible)
        passes = word in words("between") or sentence.year(back) or word in sentence.offices or word in _nouns()
        if passes or (sentence.written(back).isupper() and len(word) > 1 and not sentence.shouted):
            continue
        if sentence.capital(back) and back == at - 1 and word.endswith(("n", "i", "ese", "ish")):
            return Owner(sentence.written(back), back, "", possible)
        break
    return Owner("", at)


def _between(sentence: Sentence, lo: int, hi: int) -> str:
    """The names and offices between an owner and what it owns: ``EU`` in *Ostrel's EU membership*."""
    named = [i for i in range(lo, hi) if sentence.capital(i) or sentence.word(i) in sentence.offices]
    if not named or sentence.shouted:
        return ""
    return sentence.text[sentence.tokens[named[0]].start : sentence.tokens[named[-1]].end]


def _name_until(sentence: Sentence, end: int) -> tuple[str, int]:
    """The name that ends before a possessive: ``the United States'``, ``Ostrel's``."""
    state = sentence.state(end - 1)
    first = end
    while first > 0 and end - first < 4 and sentence.capital(first - 1):
        first -= 1
    if first == end:
        return (state, end - 1) if state else ("", end)
    return state or sentence.text[sentence.tokens[first].start : sentence.tokens[end - 1].end], first


def _name_from(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """The name that begins at a word, and where it ends."""
    at += sentence.word(at) == "the"
    last = at
    while last < len(sentence.tokens) and last - at < 4 and sentence.capital(last):
        last += 1
    if last == at:
        return (sentence.state(at), at + 1) if sentence.state(at) else None
    if any(sentence.written(i) in words("bodies") for i in range(at, last)):
        return None  # a body is chaired, and does not chair
    name = sentence.text[sentence.tokens[at].start : sentence.tokens[last - 1].end]
    country = country_of(name, strict_case=True)
    return (country.name if country else name), last


def _last_named(sentence: Sentence, at: int) -> str:
    """Whom ``its`` means: the nearest country, else the nearest name, before it in the sentence; else nobody."""
    for back in range(at - 1, -1, -1):
        if sentence.state(back):
            return sentence.state(back)
    for back in range(at - 1, -1, -1):
        if sentence.capital(back) and not sentence.written(back).isupper():
            return sentence.written(back)
    return ""


def _object(sentence: Sentence, at: int, kind: Kind) -> tuple[str, int]:
    """What stands behind the noun: ``for the OSCE chair``; and where it ends (a token, half-open)."""
    begin = at + 1
    if sentence.word(begin) not in kind.of:
        begin = next((b for b in (begin + 1, begin + 2) if sentence.word(b) in kind.of and kind.places), 0)
    if not begin:
        return "", at + 1
    to = sentence.word(begin) == "to"
    begin += 1
    while sentence.word(begin) in {"the", "a", "an"} or sentence.year(begin):
        begin += 1
    last = begin
    while last < len(sentence.tokens) and last - begin < _OBJECT:
        word = sentence.word(last)
        if not word[:1].isalnum() or word in words("ends") or sentence.year(last) or word == "'s":
            break
        last += 1
    named = sentence.capital(begin) or sentence.shouted
    if last == begin or ((to or kind.dated) and not named):
        return "", at + 1
    if sentence.year(last - 1):
        last -= 1
    return sentence.text[sentence.tokens[begin].start : sentence.tokens[last - 1].end], last


def _year(sentence: Sentence, lo: int, at: int, hi: int) -> tuple[str, bool, int, int]:
    """The year that it is for, inside its words or close behind; whether it waits until then; from where to where."""
    for ahead in range(at + 1, min(len(sentence.tokens), max(at + 1 + _RIGHT, hi + 2))):
        year = sentence.year(ahead)
        if year:
            until = sentence.word(ahead - 1) in {"until", "till"}
            last = max(hi, ahead + 1) if ahead <= hi + 2 or until else hi
            close = ahead <= hi + 2 or until
            if close:
                return year, until, lo, last
            break
        if sentence.word(ahead) in {".", ";", ":"}:
            break
    inside = [back for back in range(max(0, lo - 1), at) if sentence.year(back)]
    within = [ahead for ahead in range(at, hi) if sentence.year(ahead)]
    if not inside and not within:
        return "", False, lo, hi
    return sentence.year((inside or within)[-1]), False, min(lo, *inside, lo), hi


def _before(sentence: Sentence, at: int, near: Collection[str] = ()) -> tuple[str, int]:
    """Which one it is, by the words before it: ``fisheries agreement``, ``Defense Cooperation Agreement``.

    What is done with it (``near``: ``lift sanctions``) says not which.
    """
    first = at
    while first > 0 and at - first < 3:
        word = sentence.word(first - 1)
        if word in words("adrift"):
            return "", at
        plain = word.isalpha() and word not in words("no_names") | words("between") | words("ends") | words("own")
        plain = plain and word not in near and not word.endswith(("ed", "ly", "ing"))
        if not plain or len(word) < 3 or sentence.state(first - 1):
            break
        first -= 1
    if first == at:
        return "", at
    return sentence.text[sentence.tokens[first].start : sentence.tokens[at - 1].end], first


def _without_parts(found: list[Naming]) -> list[Naming]:
    """Of two whose words overlap the one that says more: ``candidacy for the 2009 chair`` and no *chair* of its own."""
    kept: list[Naming] = []
    for one in sorted(found, key=lambda n: (-bool(n.who), -bool(n.year), n.kind != "candidacy", n.lo - n.hi)):
        if all(one.hi <= other.lo or other.hi <= one.lo for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda n: n.lo)
