"""Of many cables, what rules over an archive ask for: a card for each, and the cards by number, minute and series."""

import hashlib
from collections.abc import Iterator

import msgspec

from reftel.fields.mrn import Mrn
from reftel.linting.words import day_of, lines_of, place_of
from reftel.model.cable import Cable
from reftel.model.source import Span


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a cable: its number, day, the hash of its text, and its references with their places."""

    citation: str
    name: str
    year: int | None
    station: str
    serial: int
    day: str | None
    dtg: str | None
    text: bytes
    corrected: bool
    number_at: Span
    dtg_at: Span
    references: tuple[tuple[str, str, Span], ...]


def card_of(cable: Cable) -> Card:
    """The card of a cable."""
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in cable.paragraphs)
    lines = lines_of(cable.head.references)
    return Card(
        citation=cable.citation,
        name=cable.source.name,
        year=cable.mrn.year if cable.mrn else None,
        station=cable.mrn.station if cable.mrn else "",
        serial=cable.mrn.serial if cable.mrn else 0,
        day=day_of(cable),
        dtg=str(cable.dtg) if cable.dtg else None,
        text=hashlib.sha256(words.encode()).digest()[:16],
        corrected=any(notice.kind == "corrected-copy" for notice in cable.notices),
        number_at=place_of(cable.head.mrn),
        dtg_at=place_of(cable.head.dtg),
        references=tuple(
            (one.text, str(one.mrn), _line(lines, one.mrn) or place_of(cable.head.references))
            for one in cable.references
            if one.mrn is not None
        ),
    )


def _line(lines: list[tuple[str, Span]], mrn: Mrn) -> Span | None:
    return next((place for line, place in lines if str(mrn.serial) in line), None)


class Shelf:
    """The cards of many cables, in the order in which they came."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self._numbers: dict[str, list[Card]] = {}

    def add(self, cable: Cable) -> None:
        """Keep the card of a cable; a second copy of the same text is not another one."""
        card = card_of(cable)
        held = self._numbers.setdefault(card.citation, [])
        if all(card.text != other.text for other in held):
            held.append(card)
            self.cards.append(card)

    def of(self, citation: str) -> list[Card]:
        """The cards with a number."""
        return self._numbers.get(citation, [])

    def by_number(self) -> Iterator[list[Card]]:
        """The cards of each number that has several."""
        return (cards for cards in self._numbers.values() if len(cards) > 1 and cards[0].serial)

    def by_minute(self) -> Iterator[list[Card]]:
        """The cards of different numbers that one post gave the same date-time group."""
        held: dict[tuple[str, str], dict[str, Card]] = {}
        for card in self.cards:
            if card.dtg and card.station:
                held.setdefault((card.station, card.dtg), {}).setdefault(card.citation, card)
        return (list(cards.values()) for cards in held.values() if len(cards) > 1)

    def by_series(self) -> Iterator[list[Card]]:
        """The cards of each post and year, by serial, each number once."""
        held: dict[tuple[str, int], dict[int, Card]] = {}
        for card in self.cards:
            if card.year is not None and card.station:
                held.setdefault((card.station, card.year), {}).setdefault(card.serial, card)
        return ([cards[serial] for serial in sorted(cards)] for _, cards in sorted(held.items()))
