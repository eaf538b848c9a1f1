"""Rules over many cables (L041, L063 to L065): one number twice, one minute twice, references to what came later, gaps.

Each takes a ``Shelf``, which holds of every cable only what the rules ask for, so that an archive of any size fits.
"""

from collections.abc import Iterator
from itertools import pairwise

from reftel.linting.catalogue import found
from reftel.linting.shelf import Card, Shelf
from reftel.model.finding import Finding
from reftel.model.source import Span

WIDEST_GAP = 12
"""Numbers missing in a row that are still told: a wider hole is no gap in a series but another part of it."""
DENSE = 0.5
"""The part of the numbers around that must be held for a gap to say something."""

Told = Iterator[tuple[Card, Finding]]


def same_number(shelf: Shelf) -> Told:
    """L063."""
    for cards in shelf.by_number():
        for card in cards[1:]:
            if card.text != cards[0].text:
                how = "a corrected copy" if card.corrected or cards[0].corrected else f"of {cards[0].name}"
                message = f"another text has the number {card.citation} too ({how})"
                yield card, found("same-number", message, card.number_at)


def same_minute(shelf: Shelf) -> Told:
    """L064."""
    for cards in shelf.by_minute():
        first = cards[0]
        for card in cards[1:]:
            message = f"{first.citation} of the same post has the same date-time group, {card.dtg}"
            yield card, found("same-minute", message, card.dtg_at)


def reference_sent_later(shelf: Shelf) -> Told:
    """L041."""
    for card in shelf.cards:
        for text, key, place in card.references:
            for other in shelf.of(key):
                if card.day and other.day and other.day > card.day and other.citation != card.citation:
                    message = f"{text} was sent on {other.day}, after the cable ({card.day})"
                    yield card, found("reference-sent-later", message, place)
                    break


def serial_gap(shelf: Shelf) -> Told:
    """L065."""
    for cards in shelf.by_series():
        serials = [card.serial for card in cards]
        span = serials[-1] - serials[0] + 1
        if len(serials) < 4 or len(serials) / span < DENSE:
            continue
        for low, high in pairwise(cards):
            missing = high.serial - low.serial - 1
            if 0 < missing <= WIDEST_GAP:
                message = f"{missing} of {high.station} missing before {high.citation}, behind {low.citation}"
                yield high, found("serial-gap", message, Span(high.number_at.start, high.number_at.end))
