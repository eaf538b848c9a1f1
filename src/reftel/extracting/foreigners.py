"""Officers of other countries' posts: the British DCM, of whom a paragraph goes on as *the DCM*, speaks for Britain."""

from collections.abc import Iterable
from functools import partial

from reftel.extracting.lexicon.load import cues, speakers, word_list
from reftel.extracting.registry import Registry
from reftel.facts import countries
from reftel.facts.countries import Country

_ARTICLES = cues("determiners")
_AMERICAN = frozenset(["us", "u.s.", "american"])
_words = partial(word_list, "people.toml")


def officer_in(text: str) -> str | None:
    """The office, in small letters, of somebody of another country's post: ``dcm`` of ``the Ostrel DCM Tarn Bly``."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    if len(words) < 2 or not _is_foreign(words[0]):
        return None
    first = 2 if words[1].lower() == "embassy" and len(words) > 2 else 1
    low = words[first].lower()
    return low if low in speakers().post and low not in ("embassy", "mission") and not low.endswith("s") else None


def side_of(speaker: str, registry: Registry) -> str | None:
    """The government for which a speaker says "we"; None where the cable does not tell it.

    It is that of the country that his office names, else the host's, where he holds an office of government and is no
    second president: of two, one is of another country.
    """
    if speaker == "post" or speaker in registry.roles.values():
        return "US"
    person = registry.person(speaker.rsplit(maxsplit=1)[-1])
    if person is not None and person.american:
        return "US"
    titles = set().union(*person.titles) if person is not None else {word.lower() for word in speaker.split()}
    offices = titles & (_words("governing") | set(speakers().post))
    if not offices - _AMERICAN:
        return None
    if titles & _AMERICAN:
        return "US"
    sent = _country_in(titles)
    if sent is not None:  # "our trawlers" of the Ostrel DCM are Ostrel's, wherever he serves
        return registry.government if sent.iso2 == registry.host and registry.government else sent.name
    if person is None or person.ours or offices <= set(speakers().post):
        return None
    heads = (registry.holders(frozenset([one])) for one in offices & _words("heads"))
    return None if any(len(some) > 1 for some in heads) else registry.government


def _country_in(words: Iterable[str]) -> Country | None:
    """The one country, not the United States, that words of an office name: ``British`` as the United Kingdom."""
    found = {one.iso2: one for word in words if _is_foreign(word) for one in countries.candidates(word)}
    return found.popitem()[1] if len(found) == 1 else None


def _is_foreign(word: str) -> bool:
    found = countries.candidates(word)
    return bool(found) and all(country.iso2 != "US" for country in found)
