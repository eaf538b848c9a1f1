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
@options.extractor
@options.yes
@options.workers
@options.as_json
def command(*, archive: Path, extractor: str | None, agreed: bool, workers: int | None, as_json: bool) -> None:
    """Make statements of the cables of an archive that have none yet.

    A run that was stopped goes on where it was. Another extractor replaces what is there; an endpoint is asked for
    nothing before you agree, its key is read from REFTEL_ENDPOINT_KEY, and what does not quote the cable is dropped.
    """
    options.agree(extractor, agreed=agreed)
    with progress("extracting") as show:
        report = workflow.extract_into(archive, extractor=extractor, workers=options.processes(workers), progress=show)
    if report.dropped:
        note(strings.DROPPED.format(count=counted(report.dropped, "claim")))
    if report.failed:
        note(strings.FAILED.format(cables=counted(report.failed, "cable")))
    if as_json:
        json_line(report)
    else:
        told = strings.EXTRACTED.format(
            cables=counted(report.cables, "cable"),
            statements=counted(report.statements, "statement"),
            to_check=to_check(report.to_check, report.echoes),
            seconds=report.seconds,
        )
        click.echo(told)
