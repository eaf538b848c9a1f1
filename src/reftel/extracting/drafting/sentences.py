"""The sentences of cables with what each names, cited by paragraph and number."""

from collections.abc import Iterable
from functools import cache

import msgspec

from reftel.extracting.drafting.namings import Naming, namings
from reftel.extracting.sentences import split
from reftel.facts.bodies import bodies
from reftel.model.cable import Cable, Paragraph
from reftel.model.draft import Cited

_LONGEST = 2_000  # characters of a sentence that are looked at: what is longer is no sentence


class Told(msgspec.Struct, frozen=True):
    """A sentence: its words on one line, the date (EDTF) of its cable, what it names, and where it is."""

    text: str
    date: str | None
    namings: tuple[Naming, ...]
    cited: Cited


@cache
def offices() -> frozenset[str]:
    """The words of the known bodies for their chair."""
    return frozenset(word.casefold() for body in bodies() for word in body.chair)


def told_in(cables: Iterable[Cable]) -> list[Told]:
    """The sentences of the paragraphs of some cables, in order."""
    return [one for cable in cables for paragraph in cable.paragraphs for one in _told(cable, paragraph)]


def _told(cable: Cable, paragraph: Paragraph) -> Iterable[Told]:
    for number, (lo, hi) in enumerate(split(paragraph.text), 1):
        text = " ".join(paragraph.text[lo:hi][:_LONGEST].split())
        span = paragraph.source_span(lo, hi)
        cited = Cited(
            cable=cable.citation,
            para=paragraph.number,
            sentence=number,
            text=text,
            start=span.start,
            end=span.end,
            source=cable.source.sha256,
        )
        yield Told(text, cable.date, tuple(namings(text, offices())), cited)
