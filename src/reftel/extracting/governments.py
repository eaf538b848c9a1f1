"""Acronyms of governments that several states share: ``GOI`` is India's where the cable is about India.

What the cable says in so many words comes first (``Government of India (GOI)``), then the state that it names (of
several one that it names much more often than the others), and only then the one in which the post is. Where
none of them tells, the acronym means none.
"""

import re
from collections.abc import Iterable, Mapping

from reftel.facts import countries
from reftel.facts.countries import Country

_ENOUGH = 2  # times a state is named for which the post's own is never named: once may be in passing
_MUCH = 3  # times as often as all others a state is named that the cable is about

# What the United States, their departments and two bodies that all know are called for short.
SELF = {
    **dict.fromkeys(("united states", "u.s.", "u.s", "us", "usa"), "US"),
    **dict.fromkeys(("u.s. government", "us government", "united states government"), "USG"),
    **dict.fromkeys(("department", "dept", "dept.", "state department", "department of state"), "Department of State"),
    **dict.fromkeys(("european union", "e.u."), "EU"),
    **dict.fromkeys(("united nations", "u.n."), "UN"),
}
# Houses of the post, and words before an officer of it.
KINDS = frozenset(["embassy", "consulate", "congen", "mission"])
OUR_HOUSE = ("embassy ", "consulate ", "congen ", "mission ", "usmission ", "amembassy ", "amconsul ", "post ")
OWN = KINDS | {"u.s.", "us", "american"}


def governments_in(text: str, words: Iterable[str], host: str | None) -> dict[str, str | None]:
    """What each acronym of several governments means in a cable, as ISO code; None where the cable leaves it open.

    ``text`` is what the cable says, with its subject, ``host`` the code of the state that the post is in.
    """
    shared = dict.fromkeys(word for word in words if word.startswith("GO") and word.isupper())
    return {word: _meant(word, may, text, host) for word in shared if len(may := countries.candidates(word)) > 1}


_IN_FULL = re.compile(r"governments? of (?:the )?(?P<of>.{3,60})")


def in_full(low: str, host: str | None, own: str | None) -> str | None:
    """The actor that ``government of the united states`` means: ``USG``; of ``governments of a and b`` both.

    ``low`` is in small letters, ``host`` the code of the state that the post is in, ``own`` the cable's acronym for
    its government. None where no state is named.
    """
    found = _IN_FULL.fullmatch(low)
    if found is None:
        return None
    meant = [countries.country_of(one.removeprefix("the "), host=host) for one in found["of"].split(" and ")]
    names = ["USG" if one.iso2 == "US" else own or one.name if one.iso2 == host else one.name for one in meant if one]
    return " and ".join(names) if len(names) == len(meant) else None


def _meant(word: str, may: tuple[Country, ...], text: str, host: str | None) -> str | None:
    found = re.search(rf"\b[Gg]overnment of (?:the )?(?P<name>[A-Z]\w{{1,30}}(?: [A-Z]\w{{1,30}})?) ?\({word}\)", text)
    if found is not None:
        told = countries.by_name(found["name"])
        return None if told is None else told.iso2
    named = {country.iso2: count for country in may if (count := _named(country, text))}
    return chosen(named, next((country.iso2 for country in may if country.iso2 == host), None))


def chosen(named: Mapping[str, int], own: str | None) -> str | None:
    """Of the states that an acronym may mean the one that it does, by how often a cable names each that it names.

    ``own`` is the state that the post is in, if the acronym may mean it: where the cable names it, or none of them, it
    is that one, however much the cable is about another.
    """
    if own is not None and (own in named or not named):
        return own
    most = max(named, key=named.__getitem__, default=None)
    if most is None or named[most] < _MUCH * (sum(named.values()) - named[most]):
        return None
    return most if own is None or named[most] >= _ENOUGH else None


def _named(country: Country, text: str) -> int:
    """How often a text names a state or its people; its capital is the seat of much else."""
    names = {name for name in (country.name, country.adjective, *country.demonyms, *country.also) if len(name) > 2}
    form = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return len(re.findall(rf"\b(?:{form})\b", text, re.IGNORECASE))
