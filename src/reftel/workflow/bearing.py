"""Who bears a name: the words of names as keys, the parts that tell who it is, and what tables complete to a name.

Over-masking is the safe side here: the surname may be the first word of a name or the last, or two of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from reftel.facts import chiefs, english, spellings
from reftel.model.cable import Cable

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
JOINS = frozenset("-'’")
GAP = re.compile(r"[\s.,&;#x0-9'’-]{0,40}")
SHORTEST = 3
"""Letters of a name that is looked for, at least."""
# Capitalised words beside a marker that are no name, or not enough of one to be masked all over a cable.
NO_NAMES = frozenset(
    {
        *("the", "mr", "mrs", "ms", "dr", "ambassador", "minister", "president", "director", "general", "deputy"),
        *("foreign", "prime", "embassy", "consul", "consulate", "chief", "secretary", "party", "chairman"),
        *("professor", "colonel", "captain", "major", "senator", "member", "mp", "governor", "mayor", "editor"),
        *("leader", "head", "ministry", "government", "opposition", "office", "officer", "emboff", "poloff"),
        *("econoff", "assistant", "former", "senior", "contact", "source"),
    }
)
# Words of a name that tell nobody apart, and such as make a description of what is listed.
_PARTICLES = frozenset(
    {
        *("al", "el", "ad", "as", "ul", "bin", "ben", "ibn", "bint", "abu", "de", "del", "della", "da", "dos", "di"),
        *("du", "la", "le", "los", "las", "van", "von", "der", "den", "ter", "jr", "sr", "iii"),
    }
)
_DESCRIBE = frozenset({"of", "the", "for", "and", "from", "with", "who", "at"})
# Words of two letters that are no name in a cable, though a part of one may be written so: ``Kim Jong Un``.
_SHORT = frozenset(
    {"un", "us", "uk", "eu", "am", "pm", "an", "do", "so", "to", "in", "on", "no", "my", "he", "be", "me"}
)
MOST_WORDS = 6  # of one name

Name = tuple[str, ...]
Person = tuple[Name, ...]
"""The names of a person, as keys of their words."""


def ways(name: str) -> tuple[tuple[str, ...], ...]:
    """The keys of a name: word by word, and with what hyphens and apostrophes join taken apart."""
    found = (tuple(key for *_, key in told(name))[:MOST_WORDS] for told in (words_in, parts_in))
    return tuple(dict.fromkeys(way for way in found if way))


Placed = list[tuple[int, int, str]]


def words_in(text: str) -> Placed:
    """The words of a text with their places and keys; the ending of a possessive is none of the word."""
    found = []
    for word in WORD.finditer(text):
        bare = _POSSESSIVE.sub("", word.group())
        found.append((word.start(), word.start() + len(bare), spellings.key(bare)))
    return found


def parts_in(text: str) -> Placed:
    """The same with what hyphens and apostrophes join taken apart: ``Bly-Tarn agreement`` names Bly and Tarn."""
    return [(part.start(), part.end(), spellings.key(part.group())) for part in _PART.finditer(text)]


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that tell who it is; those of a description (``the head of the port``) are none."""
    at = 0
    while at < len(name) - 1 and (name[at] in NO_NAMES or name[at] in _DESCRIBE):
        at += 1
    left = name[at:]
    if not _DESCRIBE.isdisjoint(left) or not NO_NAMES.isdisjoint(left[:-1]):
        return ()
    return tuple(one for one in left if one not in _PARTICLES and len(one) > 1)


def alone(person: tuple[tuple[str, ...], ...]) -> set[str]:
    """The parts of somebody's names that are masked alone where he is named: first or last may be the surname."""
    found = {name[-1] for name in person if len(name[-1]) >= SHORTEST}
    for name in person:
        found |= {one for one in _bare(name) if one not in _SHORT and one not in NO_NAMES}
    return found


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names, as keys."""
    return frozenset(map(spellings.key, chiefs.forenames()))


Pairs = Mapping[str, Mapping[str, tuple[int, ...]]]


@lru_cache(maxsize=16)
def pairs_of(people: tuple[Person, ...]) -> Pairs:
    """For two parts of a name in any order who bears it, by his turn in the list; two given names are nobody's."""
    given = given_names()
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for turn, person in enumerate(people):
        for name in map(_bare, person):
            for one in name:
                for other in name:
                    common = one in given and other in given and name[-1] not in (one, other)
                    if one != other and not common:
                        held = found.setdefault(one, {})
                        held[other] = tuple(dict.fromkeys((*held.get(other, ()), turn)))
    return found


def met(text: str, pairs: Pairs) -> Iterator[int]:
    """Who is told in a text by two parts of his name side by side, with no more than a word or initial between."""
    for words in (words_in(text), parts_in(text) if not JOINS.isdisjoint(text) else []):
        for at, (_, end, word) in enumerate(words):
            others = pairs.get(word)
            if others is None:
                continue
            for start, stop, other in words[at + 1 : at + 3]:
                if not GAP.fullmatch(text, end, start):
                    break
                yield from others.get(other, ())
                if not text[start].isupper():
                    break
                end = stop  # noqa: PLW2901 - the word between is passed over


def completed(cable: Cable, people: tuple[Person, ...]) -> set[tuple[str, ...]]:
    """The surnames in this cable that the tables of chiefs of mission and of signers complete to a name of the list."""
    told = [(one.written, one.name) for one in cable.signers if one.name]
    told += [(chief.surname, chief.name) for chief in in_office(cable)]
    return {
        way
        for written, name in told
        if bears(people, name, written)
        for way in (*ways(written), *((way[-1],) for way in ways(written)))
        if len("".join(way)) >= SHORTEST
    }


def in_office(cable: Cable) -> tuple[chiefs.Chief, ...]:
    """All who were chief of its post on the day of a cable, by the table."""
    day = (cable.date or "")[:10].rstrip("~?%")
    if cable.mrn is None or not day:
        return ()
    return tuple(one for one in chiefs.chiefs_of(cable.mrn.station) if chiefs.covers(one, day))


def bears(people: tuple[Person, ...], name: str, written: str) -> bool:
    """Whether a name that a table gives may be one of somebody's: the surname, and a given name or its initial."""
    whole = {key for way in ways(name) for key in way}
    surname = {key for way in ways(written) for key in way if len(key) > 1} - _PARTICLES
    initials = {key[:1] for key in whole - surname}
    for one in (way for person in people for way in person if not surname.isdisjoint(way)):
        others = [key for key in one if key not in surname]
        if not others or any(key in whole or (len(key) == 1 and key in initials) for key in others):
            return True
    return False


_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,40})(\.?)\s{0,8}$")
_TITLES = NO_NAMES | {"sen", "rep", "gen", "col", "lt", "fm", "pm", "dcm", "sir", "lady", "madame", "lawyer", "justice"}


@lru_cache(maxsize=16)
def lone_of(people: tuple[Person, ...]) -> Mapping[str, tuple[int, ...]]:
    """The surnames of people, first or last in their names, each with whose it is by the turn in the list."""
    given = given_names()
    found: dict[str, tuple[int, ...]] = {}
    for turn, person in enumerate(people):
        for name in (bare for one in person if _DESCRIBE.isdisjoint(one) and (bare := _bare(one))):
            first = {name[0]} - given if len(name[0]) > SHORTEST else set()
            for one in {name[-1], *first}:
                if len(one) > SHORTEST and turn not in found.get(one, ()):
                    found[one] = (*found.get(one, ()), turn)
    return found


def borne(text: str, places: Iterable[tuple[str, int, int]], people: tuple[Person, ...]) -> tuple[set[int], set[str]]:
    """What surnames tell that stand in a text alone: who is meant for certain, by an initial, and which surnames are to
    be masked though nothing says whose they are.

    That is every surname that is no common word or given name, or has a title before it; but none that somebody else
    has here, by another given name or another initial.
    """
    lone, given = lone_of(people), given_names()
    told: set[int] = set()
    stand: set[str] = set()
    others: set[str] = set()
    for surname, start, end in places:
        whose = [people[turn] for turn in lone[surname]]
        found = _BEFORE.search(text, max(0, start - 60), start)
        before = found.group(1) if found else ""
        key = spellings.key(before)
        own = {part for person in whose for name in person for part in name}
        titled = before.casefold() in _TITLES
        if found and len(before) == 1 and before.isupper() and before != "I" and (found.group(2) or before != "A"):
            initials = {spellings.key(f"{before}{rest}")[:1] for rest in ("", "ana", "una")}  # Y of a key is I
            turns = [
                turn for turn in lone[surname] if any(part[:1] in initials for name in people[turn] for part in name)
            ]
            told.update(turns)
            others |= set() if turns else {surname}
        elif key in given and key not in own and not titled and before[:1].isupper():
            others.add(surname)
        elif titled or not _is_common(text[start:end], surname):
            stand.add(surname)
    return told, stand - others


def _is_common(word: str, key: str) -> bool:
    return word.casefold() in english.english() or key in given_names()
