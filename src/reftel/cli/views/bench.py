"""A score as tables: precision, recall and F1 of each part, each construction, and what the score is without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from reftel.cli.console import words
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from reftel.model.score import Bench, Rate, Score


def bench(told: Bench) -> Iterator[RenderableType]:
    """The whole, the baselines, the parts, the constructions and the ablations."""
    yield words(f"{told.gold} · {told.extractor}", "bold")
    table = _table("", "statements", "found P/R/F1", "attributed", "stance", "macro-F1", "dates")
    _row(table, "all", told.whole)
    if told.quotations is not None:
        _row(table, "quotations only", told.quotations)
    for part in told.eras:
        _row(table, part.name, part.score)
    if told.capitals is not None:
        _row(table, told.capitals.name, told.capitals.score)
    for part in told.cables:
        _row(table, part.name, part.score)
    yield table
    yield words(
        f"A constant guess (it states, and speaks for itself) has the stance of {told.whole.constant_guess:.2f} of the"
        " annotated statements right. macro-F1: of the acts other than state, where the speaker is right.",
        "dim",
    )
    yield Text()
    table = _table("construction", "statements", "found", "attributed", "stance")
    for one in told.constructions:
        table.add_row(
            words(one.name), *(f"{count:,}" for count in (one.statements, one.found, one.attributed, one.stance))
        )
    yield table
    if told.ablations:
        yield Text()
        table = _table("without", "found F1", "attributed F1", "stance F1", "worth (F1: found, attributed, stance)")
        for lost in told.ablations:
            rates = (lost.score.detection.f1, lost.score.attribution.f1, lost.score.stance.f1)
            worth = f"{lost.detection:+.3f} {lost.attribution:+.3f} {lost.stance:+.3f}"
            table.add_row(words(lost.without), *(f"{rate:.3f}" for rate in rates), worth)
        yield table
    yield words(f"{counted(told.whole.gold, 'annotated statement')}, {counted(len(told.cables), 'cable')}", "dim")


def _table(first: str, *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(first)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _row(table: Table, name: str, score: Score) -> None:
    dates = "" if score.said_on_accuracy is None else f"{score.said_on_accuracy:.2f}"
    table.add_row(
        words(name),
        f"{score.gold:,}",
        *(_rate(rate) for rate in (score.detection, score.attribution, score.stance)),
        f"{score.act_macro_f1_without_state:.2f}",
        dates,
    )


def _rate(rate: Rate) -> str:
    return f"{rate.p:.2f} {rate.r:.2f} {rate.f1:.2f}"
