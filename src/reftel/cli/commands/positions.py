"""``reftel positions QUESTION.toml SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, output, progress, words
from reftel.cli.covering import Counted, tell_basis, to_check
from reftel.cli.options import Tables
from reftel.cli.views import positions as views
from reftel.cli.views.marks import ledger
from reftel.model.position import Position
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reftel.cli.options import Input
    from reftel.model.board import Question


@click.command("positions", epilog=options.example("reftel positions examples/straits-chair-2005.toml my-archive"))
@options.question
@options.sources
@options.workers
@options.csv
@options.xlsx
@options.as_json
def command(
    *,
    question: Path,
    sources: tuple[Input, ...],
    workers: int | None,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """Who stood where on a question, and when, with the sentence behind each line."""
    tables = Tables(csv, xlsx)
    tables.check(as_json=as_json)
    asked, problems = workflow.load_question(question), Problems()
    with progress("extracting") as show:
        bare = Counted(show)
        found = workflow.positions_of(
            asked, sources, workers=options.processes(workers, sources), progress=bare, on_problem=problems
        )
    tables.write(Position, found)
    if as_json:
        for position in found:
            json_line(position)
    elif not tables.wanted:
        _print(asked, found)
    weak = sum(position.to_check for position in found)
    told = counted(len(found), "position") + to_check(weak) if found else strings.NOTHING
    tell_basis(told, sources, asked.cues, bare=bare)
    problems.end(sources)


def _print(question: Question, found: Iterable[Position]) -> None:
    console = output()
    found = tuple(found)
    for option in question.options:
        own = [position for position in found if position.option == option.id]
        if own:
            emit(console, [words(f"{option.title}  ({option.id})", "bold underline")])
            entries = [
                views.entry(one)
                for one in sorted(own, key=lambda one: (one.on or one.reported or "", one.actor, one.cable))
            ]
            emit(console, ledger(views.HEADINGS, entries, console.width))
