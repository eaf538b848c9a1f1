"""``reftel extract ARCHIVE``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import json_line, note, progress
from reftel.cli.covering import to_check
from reftel.model.telling import counted

if TYPE_CHECKING:
    from pathlib import Path


@click.command("extract", epilog=options.example("reftel extract my-archive"))
@options.archive
@options.workers
@options.as_json
def command(*, archive: Path, workers: int | None, as_json: bool) -> None:
    """Make statements of the cables of an archive that have none yet.

    A run that was stopped goes on where it was.
    """
    with progress("extracting") as show:
        report = workflow.extract_into(archive, workers=options.processes(workers), progress=show)
    if report.failed:
        note(strings.FAILED.format(count=report.failed))
    if as_json:
        json_line(report)
    else:
        told = strings.EXTRACTED.format(
            cables=counted(report.cables, "cable"),
            statements=counted(report.statements, "statement"),
            to_check=to_check(report.to_check),
            seconds=report.seconds,
        )
        click.echo(told)
