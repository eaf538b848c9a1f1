"""``reftel verify ARCHIVE``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import json_line, note, progress
from reftel.model.showing import plain
from reftel.model.telling import in_words

if TYPE_CHECKING:
    from pathlib import Path


@click.command("verify", epilog=options.example("reftel verify my-archive"))
@options.archive
@click.option(
    "--digest", is_flag=True, help="Print the hash of all records, which the order of reading does not change."
)
@click.option(
    "--repair", is_flag=True, help="Make again what is derived: the search index, who is who, links; then check."
)
@options.workers_here
@options.as_json
def command(*, archive: Path, digest: bool, repair: bool, workers: int | None, as_json: bool) -> None:
    """Check that an archive is whole: every source, record and index entry there, and what it was.

    Exits with 1, and a line for each fault that says what to do, where it is not.
    """
    with progress("verifying") as show:
        report = workflow.verify(archive, workers=workers or os.cpu_count() or 1, repair=repair, progress=show)
    for what in report.mended:
        note(strings.MENDED.format(what=what))
    if as_json:
        json_line(report)
    elif not report.ok:
        for problem in report.problems:
            click.echo(plain(strings.NOT_WELL.format(problem=problem)))
    elif digest:
        click.echo(report.digest)
    else:
        click.echo(strings.WELL.format_map(in_words(report, "sources", "cables", "statements")))
    if not report.ok:
        raise click.exceptions.Exit(1)
