"""Countries under all their names: what ``Kazakhstani``, ``Astana``, ``GOK``, ``the Kremlin``, ``HMG`` mean.

An acronym such as GOK is Kazakhstan's, Kenya's and Kuwait's: the reporting post decides.
"""

from functools import cache, lru_cache

import msgspec

from reftel.facts import tables


class Country(msgspec.Struct, frozen=True):
    """A country: ISO 3166 code (``X…`` for a state that is gone), names, people, government's acronyms, TAGS code."""

    iso2: str
    name: str
    capital: str | None
    adjective: str
    demonyms: tuple[str, ...]
    also: tuple[str, ...]
    acronyms: tuple[str, ...]
    seats: tuple[str, ...]
    tags: str | None
    place: str | None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


@cache
def countries() -> tuple[Country, ...]:
    """All countries, by name."""
    return tuple(
        Country(
            row["iso2"],
            row["name"],
            row["capital"] or None,
            row["adjective"],
            _split(row["demonyms"]),
            _split(row["also"]),
            _split(row["acronyms"]),
            _split(row["seats"]),
            row["tags"] or None,
            row["place"] or None,
        )
        for row in tables.rows("countries.tsv")
    )


@cache
def _by_iso2() -> dict[str, Country]:
    return {country.iso2: country for country in countries()}


def _index(words: dict[str, list[Country]], country: Country, names: tuple[str, ...]) -> None:
    for name in names:
        known = words.setdefault(_key(name), [])
        if country not in known:
            known.append(country)


@cache
def _names() -> dict[str, list[Country]]:
    words: dict[str, list[Country]] = {}
    for country in countries():
        _index(words, country, (country.name, *country.also))
    return words


@cache
def _words() -> dict[str, list[Country]]:
    words: dict[str, list[Country]] = {}
    for country in countries():
        capital = (country.capital,) if country.capital else ()
        _index(
            words,
            country,
            (country.name, *country.also, country.adjective, *country.demonyms, *capital, *country.seats),
        )
    return words


@cache
def _shouted() -> frozenset[str]:
    """Names that mean a country in capitals only: ``US`` and not *us*, ``CAR`` and not *car*."""
    forms: dict[str, bool] = {}
    for country in countries():
        for name in (
            country.name,
            *country.also,
            country.adjective,
            *country.demonyms,
            *country.seats,
            *country.acronyms,
        ):
            forms[_key(name)] = forms.get(_key(name), True) and name.isupper()
    return frozenset(key for key, shouted in forms.items() if shouted)


@cache
def _acronyms() -> dict[str, list[Country]]:
    words: dict[str, list[Country]] = {}
    for country in countries():
        _index(words, country, country.acronyms)
    return words


def _key(word: str) -> str:
    key = " ".join(word.replace("’", "'").split()).casefold()
    key = key.removeprefix("the ")
    return key.removesuffix("'s").removesuffix("'")


def by_iso2(iso2: str) -> Country | None:
    """The country with an ISO 3166 code."""
    return _by_iso2().get(iso2)


@lru_cache(maxsize=20_000)
def by_name(word: str) -> Country | None:
    """The country with this very name, short, long or former; no adjectives, capitals or acronyms of governments."""
    found = _names().get(_key(word), [])
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=20_000)  # the words of a cable are asked for again and again
def candidates(word: str) -> tuple[Country, ...]:
    """Every country that a word may mean: name, adjective, people, capital, building, acronym of its government.

    An acronym has more than one capital: *God*, *Got* and *Gov.* are no governments, and *Car* is no country.
    """
    key = _key(word)
    if key in _shouted() and not any(map(str.isupper, word.rpartition(" ")[2][1:])):
        return ()
    return tuple(dict.fromkeys((*_words().get(key, ()), *_acronyms().get(key, ()))))


def country_of(word: str, *, host: str | None = None, strict_case: bool = False) -> Country | None:
    """The country that a word means, or None where it means none, or several and the host does not decide.

    ``host`` is the ISO code of the country that the reporting post is in: ``GOK`` from Nairobi is Kenya's government.
    ``strict_case`` asks for the word in the case it is written in, so that *turkey*, *polish* and *us* mean nothing.
    """
    if strict_case and word[:1].islower() and not word.startswith("the "):
        return None
    found = candidates(word)
    if host is not None:
        for country in found:
            if country.iso2 == host:
                return country
    if len(found) == 1:
        return found[0]
    exact = [country for country in found if _key(country.name) == _key(word)]
    return exact[0] if len(exact) == 1 else None


def is_government(word: str) -> bool:
    """Whether a word is an acronym of a government, ``GOK``, ``HMG``, known to us."""
    return _key(word) in _acronyms()
