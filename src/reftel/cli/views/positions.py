"""Positions on a question, option by option: who stood where, when, on what condition, by whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reftel.cli.console import words
from reftel.cli.views.marks import Entry, Heading, cite, day_or_cable, label, quote, stance
from reftel.model.telling import VETOES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from reftel.model.position import Position

HEADINGS = (
    Heading("where", 16),
    Heading("on", 10),
    Heading("actor", 18),
    Heading("stance", 18),
    Heading("the sentence behind it", None),
)


def entry(position: Position) -> Entry:
    """One position, with its evidence."""
    cells = (
        cite(position.cable, position.para),
        day_or_cable(position.on, position.reported),
        words(position.actor, "bold"),
        stance(position.stance, to_check=position.to_check, objection=position.objection),
    )
    return Entry(cells, quote(position.text), tuple(_beneath(position)))


def _beneath(position: Position) -> Iterator[Text]:
    if position.veto:
        yield words(VETOES[position.veto], "italic")
    if position.condition:
        yield label("on condition", words(position.condition))
    if position.claimed_by:
        yield label("claimed by", words(position.claimed_by))
