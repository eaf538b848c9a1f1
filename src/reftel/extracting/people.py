"""Everybody who is named in a cable, also who neither speaks nor is met: for who has to answer for printing it.

Persons as the cable's own words tell them (a title, a full name, a list of those present); and beside them capitalised
words that are neither English nor a country, and may be names. It lists too much rather than too little.
"""

from collections.abc import Iterable

import msgspec

from reftel.extracting import familynames
from reftel.extracting.casing import cased_of, english, shouted
from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.namings import Seen
from reftel.extracting.registry import Registry
from reftel.extracting.shortnames import WORD
from reftel.facts import captions, chiefs, countries, posts, tags
from reftel.facts.acronyms import is_acronym
from reftel.model.actor import Naming
from reftel.model.cable import Cable

_SHORTEST = 3
_VOWELS = frozenset("AEIOUY")


class Mentioned(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, or a word that may be a name: his forms in the cable, and the paragraphs (from 0) he stands in.

    ``why`` are what he does there: ``signs``, ``wrote``, ``was there``, ``is named``.
    """

    name: str
    forms: tuple[str, ...]
    paragraphs: tuple[int, ...] = ()
    why: tuple[str, ...] = ("is named",)
    person: bool = True


def people_in(cable: Cable, namings: Iterable[Naming] = (), registry: Registry | None = None) -> tuple[Mentioned, ...]:
    """Who is named in a cable, in the order in which they come up; never raises on content.

    ``registry`` is that of the cable, where one is at hand.
    """
    registry = Registry(cable) if registry is None else registry
    seen = Seen(registry)
    texts = cased_of(cable)
    for paragraph in cable.paragraphs:
        seen.read(paragraph)
    capitals = shouted("\n".join(paragraph.text for paragraph in cable.paragraphs))
    places: dict[str, set[int]] = {}
    stand: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        run: list[str] = []
        end = 0
        for word in WORD.finditer(text):
            person = registry.person(word.group())
            form = None if person else _may_be_name(word.group())
            if person is None and form is None and (some := _in_capitals(word.group())):
                beside = bool(run) and not text[end : word.start()].strip() and not _stopped(text[:end])
                form = some if capitals or beside or _borne(some, text[:end]) else None
            if run and (form is None or text[end : word.start()].strip() or _stopped(text[:end])):
                stand.setdefault(" ".join(run), set()).add(number)
                run = []
            if person is not None:
                places.setdefault(person.short, set()).add(number)
            elif form:
                run.append(form)
            end = word.end()
        if run:
            stand.setdefault(" ".join(run), set()).add(number)
    found = [
        Mentioned(
            name=seen.full.get(short, short),
            forms=tuple(dict.fromkeys((seen.full.get(short, short), short))),
            paragraphs=tuple(sorted(numbers)),
        )
        for short, numbers in places.items()
    ]
    known = {form for one in found for form in one.forms}
    for naming in namings:
        if naming.kind == "person" and not {naming.name, naming.full} & known:
            at = tuple(number for number, one in enumerate(cable.paragraphs) if one.number == naming.para)[:1]
            forms = tuple(dict.fromkeys((naming.full, naming.name)))
            found.append(Mentioned(name=naming.full, forms=forms, paragraphs=at))
    found += _in_head(cable)
    parts = {part.casefold() for one in found for form in one.forms for part in form.split()}
    found += [
        Mentioned(name=form, forms=(form,), paragraphs=tuple(sorted(stand[form])), person=False)
        for form in stand
        if any(part.casefold() not in parts for part in form.split())
    ]
    return tuple(found)


def _in_head(cable: Cable) -> list[Mentioned]:
    """Who signed, wrote, cleared or was there."""
    told = [
        *((name, "signs") for name in cable.signature),
        *((one.name, "wrote") for one in (*cable.drafted_by, *cable.cleared_by)),
        *((one.name, "was there") for one in cable.participants),
    ]
    return [Mentioned(name=name, forms=(name,), why=(why,)) for name, why in told if name and name.strip()]


def _stopped(before: str) -> bool:
    """Whether a word ends a sentence, or is a possessive: what follows is another name."""
    return before.endswith((".", "'s", "’s"))


def _in_capitals(word: str) -> str | None:
    """A word in capitals, ``OYE``, that is in no table of words and acronyms; None where it is, or can be no name."""
    form = word.removesuffix("'s").removesuffix("’s").removesuffix("'S").removesuffix("’S").strip(".-'’&/")
    if len(form) < _SHORTEST or not (form.isalpha() and form.isupper()) or _VOWELS.isdisjoint(form):
        return None
    if familynames.may_open(form) and not english(form.lower()):
        return form
    known = is_acronym(form) or tags.tag_of(form) or captions.caption_of(form) or _plain(form)
    return None if known else form


def _borne(form: str, before: str) -> bool:
    """Whether a word in capitals is a known surname, or a title or forename stands before it: ``Minister OYE``."""
    if familynames.may_open(form) or form.lower() in chiefs.surnames():
        return True
    last = "".join(before[-40:].split()[-1:]).lower()
    return last in speakers().titles or last in chiefs.forenames()


def _plain(form: str) -> bool:
    """Whether a word is English, a title, a country, a post or a month."""
    low = form.lower()
    known = english(low) or low in speakers().titles or low in speakers().nouns or low in cues("not_names")
    return known or bool(countries.candidates(form)) or posts.post_of(form.upper()) is not None


def _may_be_name(word: str) -> str | None:
    """A word with a capital that is no English word, country, post, month or title; None where it is one."""
    form = word.removesuffix("'s").removesuffix("’s").strip(".-'’&/")
    short = len(form) < _SHORTEST and not familynames.may_open(form)  # "Wu" is one
    if short or not form[:1].isupper() or form.isupper() or any(letter.isdigit() for letter in form):
        return None
    return None if _plain(form) else form
