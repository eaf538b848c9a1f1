"""Forecasts beside each other, and the scores of those that were recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli.console import words
from reftel.model.showing import Notes
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reftel.model.forecast import Forecast, Outlook, Scored


def outlook(shown: Outlook) -> Iterator[RenderableType]:
    """The scale, the figures with their sources, every method beside the naive ones, and the caution."""
    yield words(shown.title, "bold")
    default = "" if shown.default is None else f" · if nothing is decided: {shown.default:g}"
    unit = f" {shown.unit}" if shown.unit else ""
    scale = f"on a scale of {shown.low:g} to {shown.high:g}{unit}{default} · {counted(len(shown.actors), 'actor')}"
    yield words(f"at {shown.on} · {scale}" if shown.on else scale, "dim")
    yield Text()
    yield _methods(shown)
    if shown.locked:
        told = "The weighted median stands on one actor's place: others can move on their own side and it stays."
        yield Padding(words(told, "yellow"), (1, 0, 0, 2))
    yield Text()
    for one in shown.forecasts:
        if one.chances:
            yield words(f"Chances by the {one.words}", "bold")
            for chance in one.chances:
                yield Padding(words(f"{chance.position:>8g}  {chance.probability:.2f}"), (0, 0, 0, 2))
            yield Text()
    yield Text("The figures, as a person entered them", style="bold")
    notes = Notes()
    yield _actors(shown, notes)
    for number, source in enumerate(notes.entries, 1):
        yield Padding(words(f"[{number}] {source}", "dim"), (0, 0, 0, 2))
    yield Text()
    yield words(f"No outcome of a board, and no more than arithmetic on these figures: {shown.caution}.", "italic")


def _methods(shown: Outlook) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("method", overflow="fold")
    for head in ("forecast", "nine in ten", "error, EU"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in sorted(shown.forecasts, key=lambda one: one.naive):
        name = f"{one.words} (naive)" if one.naive else one.words
        style = "dim" if one.naive else ""
        table.add_row(words(name, style), f"{one.point:.2f}", _interval(one), f"±{one.error:.2f}", style=style)
    return table


def _interval(one: Forecast) -> str:
    return "" if one.naive else f"{one.low:.2f} to {one.high:.2f}"


def _actors(shown: Outlook, notes: Notes) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("actor", overflow="fold")
    for head in ("position", "capability", "salience"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("from", overflow="fold", style="dim")
    for bid in shown.actors:
        figures = (f"{figure:g}" for figure in (bid.position, bid.capability, bid.salience))
        table.add_row(words(bid.actor, "bold"), *figures, Text(f"[{notes.number(bid.source)}]"))
    return table


def scores(found: Sequence[Scored]) -> Iterator[RenderableType]:
    """For each recording how far every method was from what came."""
    for one in found:
        made = f"recorded {one.made}" if one.made else "recorded"
        yield words(f"{one.question} · {made} · what came: {one.outcome:g}", "bold")
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("method")
        for head in ("forecast", "off by", "interval held it", "Brier"):
            table.add_column(head, justify="right", no_wrap=True)
        for score in one.scores:
            brier = "" if score.brier is None else f"{score.brier:.3f}"
            held = "yes" if score.inside else "no"
            table.add_row(words(score.method), f"{score.point:.2f}", f"{score.error:.2f}", held, brier)
        yield Padding(table, (0, 0, 0, 2))
        yield Text()
    yield words(f"{counted(len(found), 'recording')}; few cases cannot tell methods apart.", "dim")
