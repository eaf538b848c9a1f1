"""What the commands on commitments, events, démarches, assessments and topics share: their options and their output."""

from __future__ import annotations

from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output, progress
from reftel.cli.covering import Counted, tell_basis, to_check
from reftel.cli.dating import Dating
from reftel.cli.options import Tables
from reftel.cli.selecting import is_cable, named
from reftel.cli.views import following as views
from reftel.cli.views.marks import ledger
from reftel.model.telling import counted
from reftel.workflow.following import followed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reftel.cli.options import Input
    from reftel.model.following import Followed, Record

BATCH = 200
"""So many entries are set as one table, so that a long ledger begins to appear at once."""


class Wanted(NamedTuple):
    """What was asked for; what is empty or None lets everything pass. Case and accents do not matter."""

    by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    cables: tuple[str, ...] = ()
    dating: Dating = Dating()

    def takes(
        self,
        names: Iterable[str | None],
        text: Iterable[str | None],
        cable: str,
        day: str | None,
        cable_date: str | None = None,
    ) -> bool:
        """Whether names, words, cable and day are those; ``cable_date`` where it goes by that for want of a day."""
        return (
            named(self.by, [name for name in names if name])
            and named(self.about, [" ".join(part for part in text if part)])
            and (not self.cables or any(is_cable(cable, one) for one in self.cables))
            and self.dating.takes(day, cable_date)
        )


class Asked(NamedTuple):
    """What the options say that all of these commands have: which records, of what, and how they are shown."""

    sources: tuple[Input, ...]
    about: tuple[str, ...]
    dating: Dating
    cables: tuple[str, ...]
    limit: int | None
    workers: int | None
    csv: str | None
    xlsx: str | None
    as_json: bool

    def wanted(self, by: tuple[str, ...] = ()) -> Wanted:
        """What is wanted of the records, with the names that were asked for."""
        return Wanted(by, self.about, self.cables, self.dating)


def options_of(day: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that all of them have, handed to the command as ``asked``; ``day`` says which ``--date`` is."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def gathered(**given: Any) -> None:
            given["dating"] = Dating(given.pop("when"))
            function(asked=Asked(**{name: given.pop(name) for name in Asked._fields}), **given)

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
            gathered = option(gathered)
        return gathered

    return add


def show(  # noqa: PLR0917 - what one command says of its records
    kind: type[Record],
    name: str,
    asked: Asked,
    chosen: Callable[[Sequence[Any]], Iterator[Record]],
    plural: str,
    beneath: Callable[[Followed, Sequence[Any]], str | None] | None = None,
) -> None:
    """Find the records of a kind, keep those that were chosen, and print or write them.

    ``beneath`` makes a sentence for standard error of all that was found and what is shown.
    """
    tables = Tables(asked.csv, asked.xlsx)
    tables.check(as_json=asked.as_json)
    problems = Problems()
    with progress("extracting", streaming=asked.as_json) as turn:
        bare = Counted(turn)
        found = followed(
            asked.sources,
            workers=options.processes(asked.workers, asked.sources),
            progress=bare,
            on_problem=problems,
        )
        kept = list(islice(chosen(getattr(found, plural)), asked.limit))
        if asked.as_json:
            for one in kept:
                json_line(one)
    tables.write(kind, kept)
    if not asked.as_json and not tables.wanted:
        console = output()
        entries = [views.entry(one, dated=asked.dating.when is not None) for one in kept]
        for start in range(0, len(entries), BATCH):
            emit(console, ledger(views.HEADINGS[kind], entries[start : start + BATCH], console.width))
    weak = sum(one.to_check for one in kept)
    if asked.limit is None or len(kept) < asked.limit:  # else not all was looked at
        asked.dating.tell("--date", found=bool(kept))
    told = counted(len(kept), name) + to_check(weak) + asked.dating.basis()
    tell_basis(told if kept else strings.NOTHING, asked.sources, bare=bare)
    if beneath is not None and (sentence := beneath(found, kept)):
        note(sentence)
    problems.end(asked.sources)
