"""``reftel decide QUESTION.toml SOURCE…``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output, progress
from reftel.cli.covering import tell_coverage
from reftel.cli.options import Tables
from reftel.cli.views.board import board as view
from reftel.cli.views.power import power as power_view
from reftel.model.board import Board
from reftel.model.telling import basis
from reftel.workflow import dossiers
from reftel.workflow.boards import heard_on, idle, misnamed, power_of

if TYPE_CHECKING:
    from reftel.cli.options import Input


@click.command(
    "decide", epilog=options.example("reftel decide examples/straits-chair-2005.toml my-archive --on 2004-11-30")
)
@options.question
@options.sources_or_none
@click.option(
    "--on", "on", metavar="DATE", callback=options.to_date, help="The board as it stood on that date: 2006-10-24."
)
@click.option(
    "--since", "since", metavar="DATE", callback=options.to_date, help="Also what changed since that earlier date."
)
@click.option(
    "--dossier",
    "dossier",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write one page with every sentence as a note: FILE.html, with charts, or FILE.md.",
)
@click.option(
    "--power",
    "power",
    is_flag=True,
    help="Also how often each member makes the difference under the rule (Banzhaf, Shapley-Shubik), exact.",
)
@options.workers_here
@options.csv
@options.xlsx
@options.as_json
def command(
    *,
    question: Path,
    sources: tuple[Input, ...],
    on: str | None,
    since: str | None,
    dossier: Path | None,
    power: bool,
    workers: int | None,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """The board of a question: who stands where, whether it would pass, what is in the way, what would move it.

    The outcome is given twice: on what is declared, and with what is inferred. A number in brackets is a note; the
    notes give the sentence behind each seat. No SOURCE is needed where the question has seats by hand.
    """
    tables = Tables(csv, xlsx)
    tables.check(as_json=as_json)
    if power and (as_json or tables.wanted):
        raise click.UsageError(strings.POWER_IS_READ)
    if dossier:
        dossiers.check(dossier)
    asked, problems = workflow.load_question(question), Problems()
    with progress("extracting") as show:
        board = workflow.decide_question(
            asked,
            sources,
            on=on,
            since=since,
            workers=options.processes(workers, sources),
            progress=show,
            on_problem=problems,
        )
    tables.write(Board, [board])
    if dossier:
        dossiers.save_dossier(board, asked, dossier)
        note(strings.WROTE_DOSSIER.format(path=dossier))
    if as_json:
        json_line(board)
    elif tables.wanted or dossier:
        note(basis(board.coverage))
    else:
        emit(output(), view(board))
    if power:
        emit(output(), power_view(power_of(asked, board.on)))
    for doubt in (*misnamed(asked), *(idle(asked, heard_on(board), board.on) if sources else ())):
        note(doubt)
    tell_coverage(sources, asked.cues)
    problems.end(sources)
