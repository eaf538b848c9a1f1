"""Under a board: what changed, who waits for whom, and the packages that nobody is known to refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli import strings
from reftel.cli.console import words
from reftel.cli.covering import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reftel.model.board import Change, Package, PackageSearch, Waiting

SHOWN = 12
"""So many packages are printed; ``--json`` has more, and says how many there are."""


def changed(changes: Sequence[Change], since: str) -> Iterator[RenderableType]:
    """What changed since an earlier date, a line each."""
    yield Text(f"What changed since {since}", style="bold")
    if not changes:
        yield Padding(words("nothing that is known"), (0, 0, 0, 2))
    for change in changes:
        who = f"{change.actor} " if change.actor else f"{change.what.replace('_', ' ')} "
        claimed = f" (claimed by {change.claimed_by})" if change.claimed_by else ""
        told = f"{_named(change.before)} → {_named(change.after)}"
        yield Padding(Text.assemble(words(change.option, "bold"), "  ", words(f"{who}{told}{claimed}")), (0, 0, 0, 2))
    yield Text()


def _named(value: str | None) -> str:
    """A stance or outcome in words; a dash where there was or is none."""
    return strings.STANCES.get(value, value) if value else "—"


def waits(waiting: Waiting) -> Iterator[RenderableType]:
    """Who waits for whom, the loops, and an order for the others."""
    yield Text("Who waits for whom", style="bold")
    for wait in waiting.waits:
        hand = " [by hand]" if wait.by_hand else ""
        line = f"{wait.actor} waits for {', '.join(wait.waits_for)} ({wait.option}){hand}"
        yield Padding(words(f"{line}: {wait.text}" if wait.text else line), (0, 0, 0, 2))
    for loop in waiting.loops:
        yield Padding(
            words(f"{' and '.join(loop)} wait for each other: only a step of all at once gets out of it", "yellow"),
            (0, 0, 0, 2),
        )
    if len(waiting.sequence) > 1:
        yield Padding(words(f"could move in this order: {', '.join(waiting.sequence)}", "dim"), (0, 0, 0, 2))
    yield Text()


def packages(found: PackageSearch, members: int) -> Iterator[RenderableType]:
    """The packages that nobody is known to refuse, the fullest first."""
    yield Text("Packages that nobody is known to refuse", style="bold")
    counts = f"{found.listed:,} of {counted(found.searched, 'package')}; {found.refused:,} hold a part that is refused"
    if found.dominated:
        counts += f", {found.dominated:,} are worse for all whose wishes are known"
    yield Padding(words(counts, "dim"), (0, 0, 0, 2))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", style="dim")
    for package in found.packages[:SHOWN]:
        parts = " · ".join(map(str, package.parts))
        style = "bold green" if package.outcome == "adopted" else "bold yellow"
        table.add_row(words(parts, "bold"), Text(package.outcome, style=style), words(_rests_on(package, members)))
    yield Padding(table, (0, 0, 0, 2))
    if found.listed > SHOWN:
        yield Padding(words(f"… and {found.listed - SHOWN:,} more: --json", "dim"), (0, 0, 0, 2))
    yield Text()


def _rests_on(package: Package, members: int) -> str:
    parts = []
    if package.doubts:
        parts.append(f"inferred to object: {', '.join(package.doubts)}")
    if package.conditions:
        parts.append("; ".join(package.conditions))
    if package.assumed:
        parts.append(f"assumed: {', '.join(package.assumed)}")
    if package.assumes:
        few = len(package.assumes) <= 4
        parts.append(
            f"consent unknown: {', '.join(package.assumes)}"
            if few
            else f"consent unknown of {len(package.assumes)} of {members} members"
        )
    return "; ".join(parts)
