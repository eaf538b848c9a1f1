"""What the commands on commitments, events, démarches, assessments and topics share: their options and their output."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, output, progress
from reftel.cli.covering import Counted, tell_basis, to_check
from reftel.cli.selecting import dated_within, is_cable, named
from reftel.cli.views import following as views
from reftel.cli.views.marks import ledger
from reftel.model.telling import counted
from reftel.workflow.following import followed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reftel.cli.options import Days, Input, Tables
    from reftel.model.following import Record

BATCH = 200
"""So many entries are set as one table, so that a long ledger begins to appear at once."""


class Wanted(NamedTuple):
    """What was asked for; what is empty or None lets everything pass. Case and accents do not matter."""

    by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    cables: tuple[str, ...] = ()
    when: Days | None = None

    def takes(self, names: Iterable[str | None], text: Iterable[str | None], day: str | None, cable: str) -> bool:
        """Whether names, words, day and cable are those."""
        return (
            named(self.by, [name for name in names if name])
            and named(self.about, [" ".join(part for part in text if part)])
            and (not self.cables or any(is_cable(cable, one) for one in self.cables))
            and (self.when is None or (day is not None and dated_within(day, self.when)))
        )


def options_of(day: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that all of them have; ``day`` says which day ``--date`` is about."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        for option in (
            options.as_json,
            options.xlsx,
            options.csv,
            options.workers_here,  # --on of commitments is a day
            click.option("--limit", type=click.IntRange(1), help="At most so many."),
            click.option("--cable", "cables", multiple=True, metavar="MRN", help="In which cable: 06ASTANA280."),
            click.option(
                "--date", "when", metavar="DATES", callback=options.to_days, help=f"{day}: 2006-10, 2006-10..2006-12."
            ),
            click.option("--about", multiple=True, metavar="WORDS", help="Words of it; all must occur."),
            options.sources,
        ):
            function = option(function)
        return function

    return add


class Output(NamedTuple):
    """How it is to be shown, and by how many processes."""

    sources: tuple[Input, ...]
    workers: int | None
    tables: Tables
    as_json: bool
    limit: int | None = None


def show(
    kind: type[Record], name: str, told: Output, chosen: Callable[[Sequence[Any]], Iterator[Record]], plural: str
) -> None:
    """Find the records of a kind, keep those that were chosen, and print or write them."""
    told.tables.check(as_json=told.as_json)
    problems = Problems()
    with progress("extracting", streaming=told.as_json) as turn:
        bare = Counted(turn)
        found = followed(
            told.sources,
            workers=options.processes(told.workers, told.sources),
            progress=bare,
            on_problem=problems,
        )
        kept = list(islice(chosen(getattr(found, plural)), told.limit))
        if told.as_json:
            for one in kept:
                json_line(one)
    told.tables.write(kind, kept)
    if not told.as_json and not told.tables.wanted:
        console = output()
        entries = [views.entry(one) for one in kept]
        for start in range(0, len(entries), BATCH):
            emit(console, ledger(views.HEADINGS[kind], entries[start : start + BATCH], console.width))
    weak = sum(one.to_check for one in kept)
    tell_basis(counted(len(kept), name) + to_check(weak) if kept else strings.NOTHING, told.sources, bare=bare)
    problems.end(told.sources)
