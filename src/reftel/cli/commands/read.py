"""``reftel read SOURCE… --into ARCHIVE``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import emit, json_line, note, output, progress
from reftel.cli.views.triage import triage
from reftel.model.telling import counted

if TYPE_CHECKING:
    from reftel.cli.options import Input


@click.command("read", epilog=options.example("reftel read ~/cables --into my-archive --extract"))
@options.sources
@click.option(
    "--into", required=True, metavar="ARCHIVE", type=click.Path(path_type=Path), help="Made if it is not there."
)
@click.option("--extract", is_flag=True, help="Make statements too, as `reftel extract` does.")
@options.ocr
@click.option("--again", is_flag=True, help="Read again what was purged from the archive.")
@options.workers
@options.as_json
def command(
    *, sources: tuple[Input, ...], into: Path, extract: bool, ocr: bool, again: bool, workers: int | None, as_json: bool
) -> None:
    """Read files and folders into an archive, and say what they are.

    What is in the archive already is left alone: a run that was stopped goes on where it was.
    """
    with progress("reading") as show:
        report = workflow.read_into(
            into, sources, ocr=ocr, again=again, workers=options.processes(workers), progress=show
        )
    if report.purged:
        note(strings.WAS_PURGED.format(sources=counted(report.purged, "source")))
    if extract:
        with progress("extracting") as show:
            extracted = workflow.extract_into(into, workers=options.processes(workers), progress=show)
        if extracted.failed:
            note(strings.FAILED.format(cables=counted(extracted.failed, "cable")))
        seconds = round(report.seconds + extracted.seconds, 3)
        report = msgspec.structs.replace(
            report,
            statements=extracted.statements,
            to_check=extracted.to_check,
            echoes=extracted.echoes,
            seconds=seconds,
        )
    if as_json:
        json_line(report)
        return
    console = output()
    emit(console, triage(report, str(into), console.width))
