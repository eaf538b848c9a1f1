"""Posts: the station of a message reference number, e.g. ``ASTANA``, and the embassy or mission behind it."""

from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from reftel.facts import countries, tables

PREFIXES = (
    "AMEMBASSY",
    "AMEMB",
    "EMBASSY",
    "USEMBASSY",
    "AMCONSULATE",
    "AMCONSUL",
    "AMCONGEN",
    "CONGEN",
    "CONSULATE",
    "USMISSION",
    "USDELEGATION",
    "USINT",
    "USLO",
    "USOFFICE",
    "EFTO",
    "NOFORN",
    "SIPDIS",
)


_WIDEST = 60  # characters of a station with its prefix; what is longer is none, and is not kept in memory
_SHORTEST = 4  # letters of the first word of an embassy or consulate, however misread
_TOWN = 3  # words of the name of a town
TO_ORGANISATIONS = ("mission", "delegation", "travelling delegation")


class Post(msgspec.Struct, frozen=True):
    """A post: station, official name, city, country, kind, and the years in which it is seen.

    ``adjective`` and ``demonyms`` are those of its host country; a mission to an organisation has none of its own.
    """

    station: str
    name: str
    city: str | None
    iso2: str | None
    country: str | None
    kind: str
    first_year: int | None
    last_year: int | None
    adjective: str | None
    demonyms: tuple[str, ...]
    note: str | None


def fold(station: str) -> str:
    """A station as it stands in an MRN: capital letters only, ``Addis Ababa`` → ``ADDISABABA``."""
    upper = station.upper()
    return upper if upper.isalpha() else "".join(filter(str.isalpha, upper))


@cache
def _posts() -> dict[str, Post]:
    found = {}
    for row in tables.rows("posts.tsv"):
        if row["alias_of"]:
            continue
        country = countries.by_iso2(row["iso2"])
        hosted = country if row["kind"] not in TO_ORGANISATIONS else None
        found[row["station"]] = Post(
            station=row["station"],
            name=row["name"],
            city=row["city"] or None,
            iso2=row["iso2"] or None,
            country=country.name if country else None,
            kind=row["kind"],
            first_year=tables.year(row["first_year"]),
            last_year=tables.year(row["last_year"]),
            adjective=hosted.adjective if hosted else None,
            demonyms=hosted.demonyms if hosted else (),
            note=row["note"] or None,
        )
    return found


@cache
def _aliases() -> dict[str, str]:
    return {row["station"]: row["alias_of"] for row in tables.rows("posts.tsv") if row["alias_of"]}


@cache
def stations() -> frozenset[str]:
    """Every station that is known, variants and all."""
    return frozenset(row["station"] for row in tables.rows("posts.tsv"))


@cache
def places() -> frozenset[str]:
    """The words of the names of all cities with a post, of four letters or more: ``ADDIS``, ``ABABA``, ``ROME``."""
    words = (word for post in _posts().values() for word in (post.city or "").upper().split())
    return frozenset(word for word in words if len(word) > 3 and word.isascii() and word.isalpha())


@cache
def cities() -> frozenset[str]:
    """The cities with a post, as they are written: ``Addis Ababa``, ``Rome``."""
    return frozenset(post.city for post in _posts().values() if post.city)


def canonical(station: str) -> str:
    """The station that a variant stands for: ``SECSTATE`` → ``STATE``, ``AMEMBASSY HANOI`` → ``HANOI``; else itself."""
    return _canonical(station) if len(station) <= _WIDEST else _meant(fold(station))


@lru_cache(maxsize=4096)  # there are some 400 stations, and every cable names several, some of them many times
def _canonical(station: str) -> str:
    return _meant(fold(station))


def _meant(folded: str) -> str:
    if folded in stations():
        return _aliases().get(folded, folded)
    for prefix in PREFIXES:
        rest = folded.removeprefix(prefix)
        if rest != folded and rest in stations():
            return _aliases().get(rest, rest)
    return folded


def addressed(name: str) -> str | None:
    """The station that an address is of: of ``AMEMBASSY ANKARA TU`` that of the embassy, of ``ODC ANKARA`` none.

    What begins as the address of a post may go on behind its town, and its first word may be misread.
    """
    if is_station(name):
        return canonical(name)
    first, *others = name.upper().split() or [""]
    if first not in PREFIXES and not (first.startswith("AM") and len(first) > _SHORTEST):
        return None
    for end in range(len(others), 0, -1):
        if is_station(place := "".join(others[:end])):
            return canonical(place)
    return None


def is_town(words: Iterable[str]) -> bool:
    """Whether some words are the name of a post that is called by its town: ``new delhi``, ``ankara``, no ``useu``."""
    post = _posts().get(canonical("".join(words)))
    return post is not None and post.city is not None and fold(post.city) == post.station


@lru_cache(8192)
def towns_of_others(name: str) -> tuple[str, ...]:
    """The words of an address that name a post, but not the one that it is of: ``ANKARA`` of ``ODC ANKARA``."""
    own, told = addressed(name), name.upper().split()
    found: dict[str, None] = {}
    for start in range(len(told)):
        for place in (told[start : start + length] for length in range(1, _TOWN + 1)):
            if is_town(place) and canonical("".join(place)) != own:
                found |= dict.fromkeys(place)
    return tuple(found)


def is_station(station: str) -> bool:
    """Whether a word, or words, are a station we know, under any of its names."""
    return canonical(station) in stations()


@lru_cache(4096)
def post_of(station: str) -> Post | None:
    """The post of a station, or None where we know none.

    The National Archives cut stations to five or six letters (``NEWDE``): a cut name counts where only one station
    begins with it.
    """
    folded = canonical(station)
    if found := _posts().get(folded):
        return found
    if len(folded) in {5, 6}:
        begun = [post for known, post in _posts().items() if known.startswith(folded)]
        return begun[0] if len(begun) == 1 else None
    return None
