"""Under a board: what changed, who waits for whom, and the packages that nobody is known to refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli.console import words
from reftel.model.telling import change_told, loop_told, packages_told, rests_on, wait_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reftel.model.board import Change, PackageSearch, Waiting
    from reftel.model.showing import Entry, Notes

SHOWN = 12
"""So many packages are printed; ``--json`` has more, and says how many there are."""


def changed(changes: Sequence[Change], since: str, notes: Notes) -> Iterator[RenderableType]:
    """What changed since an earlier date, a line each, with its day and the notes behind it."""
    yield Text(f"What changed since {since}", style="bold")
    if not changes:
        yield Padding(words("nothing that is known"), (0, 0, 0, 2))
    for change in changes:
        line = Text.assemble(words(change.option, "bold"), "  ", words(change_told(change)))
        entries: list[Entry] = [*change.evidence, *([change.source] if change.source else [])]
        cited = " ".join(f"[{notes.number(entry)}]" for entry in entries)
        line.append_text(words("".join(f"  {part}" for part in (change.since, cited) if part), "dim"))
        yield Padding(line, (0, 0, 0, 2))
    yield Text()


def waits(waiting: Waiting) -> Iterator[RenderableType]:
    """Who waits for whom, the loops, and an order for the others."""
    yield Text("Who waits for whom", style="bold")
    for wait in waiting.waits:
        yield Padding(words(wait_told(wait, wait.option)), (0, 0, 0, 2))
    for loop in waiting.loops:
        yield Padding(words(loop_told(loop), "yellow"), (0, 0, 0, 2))
    if len(waiting.sequence) > 1:
        yield Padding(words(f"could move in this order: {', '.join(waiting.sequence)}", "dim"), (0, 0, 0, 2))
    yield Text()


def packages(found: PackageSearch, members: int) -> Iterator[RenderableType]:
    """The packages that nobody is known to refuse, the fullest first."""
    yield Text("Packages that nobody is known to refuse", style="bold")
    yield Padding(words(packages_told(found), "dim"), (0, 0, 0, 2))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", style="dim")
    for package in found.packages[:SHOWN]:
        parts = " · ".join(map(str, package.parts))
        style = "bold green" if package.outcome == "adopted" else "bold yellow"
        table.add_row(words(parts, "bold"), Text(package.outcome, style=style), words(rests_on(package, members)))
    yield Padding(table, (0, 0, 0, 2))
    if found.listed > SHOWN:
        yield Padding(words(f"… and {found.listed - SHOWN:,} more: --json", "dim"), (0, 0, 0, 2))
    yield Text()
