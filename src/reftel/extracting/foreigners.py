"""Officers of other countries' posts: the British DCM, of whom a paragraph goes on as *the DCM*, speaks for Britain."""

from collections.abc import Iterable

from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.registry import Registry
from reftel.facts import countries

_ARTICLES = cues("determiners")


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
    """The government for which a speaker says "we": the host's, unless he is of the post or of another country's."""
    if speaker == "post" or speaker in registry.roles.values():
        return "US"
    last = speaker.rsplit(maxsplit=1)[-1]
    person = registry.person(last)
    if person is not None and person.american:
        return "US"
    titles = set().union(*person.titles) if person is not None else {word.lower() for word in speaker.split()}
    if titles & set(speakers().post) and (sent := _country_in(titles)) is not None:
        return sent  # "our trawlers" of the Ostrel DCM are Ostrel's, wherever he serves
    return registry.government if person is not None and not person.ours and registry.government else None


def _country_in(words: Iterable[str]) -> str | None:
    """The one country, not the United States, that words of an office name: ``British`` as the United Kingdom."""
    found = {one.name for word in words if _is_foreign(word) for one in countries.candidates(word)}
    return found.pop() if len(found) == 1 else None


def _is_foreign(word: str) -> bool:
    found = countries.candidates(word)
    return bool(found) and all(country.iso2 != "US" for country in found)
