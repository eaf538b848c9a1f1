"""Everybody who is named in a cable, also who neither speaks nor is met: for who has to answer for printing it.

Persons as the cable's own words tell them (a title, a full name, a list of those present); and beside them capitalised
words that are neither English nor a country, and may be names. It lists too much rather than too little.
"""

from collections.abc import Iterable

import msgspec

from reftel.extracting.casing import cased_of, english
from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.namings import Seen
from reftel.extracting.registry import Registry
from reftel.extracting.shortnames import WORD
from reftel.facts import countries, posts
from reftel.model.actor import Naming
from reftel.model.cable import Cable

_SHORTEST = 3


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
    places: dict[str, set[int]] = {}
    stand: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        run: list[str] = []
        end = 0
        for word in WORD.finditer(text):
            person = registry.person(word.group())
            form = None if person else _may_be_name(word.group())
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


def _may_be_name(word: str) -> str | None:
    """A word with a capital that is no English word, country, post, month or title; None where it is one."""
    form = word.removesuffix("'s").removesuffix("’s").strip(".-'’&/")
    low = form.lower()
    if len(form) < _SHORTEST or not form[0].isupper() or form.isupper() or any(letter.isdigit() for letter in form):
        return None
    known = english(low) or low in speakers().titles or low in speakers().nouns or low in cues("not_names")
    return None if known or countries.candidates(low) or posts.post_of(form.upper()) else form
