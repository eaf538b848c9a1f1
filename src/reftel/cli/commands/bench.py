"""``reftel bench said GOLD``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output, progress
from reftel.cli.views.bench import bench as view
from reftel.workflow import benching

if TYPE_CHECKING:
    from reftel.cli.options import Input


@click.group("bench")
def command() -> None:
    """How good reftel, or another extractor, is on what you have annotated yourself."""


@command.command("said", epilog=options.example("reftel bench said examples/statements.jsonl examples/cables"))
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(path_type=Path))
@options.sources_or_none
@options.extractor
@options.yes
@click.option("--predicted", metavar="FILE", type=click.Path(path_type=Path), help="Score these statements instead.")
@click.option("--ablate", is_flag=True, help="What each stage and construction is worth: the score without it.")
@options.workers
@options.as_json
def said(
    *,
    gold: Path,
    sources: tuple[Input, ...],
    extractor: str | None,
    agreed: bool,
    predicted: Path | None,
    ablate: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Statements beside annotated ones: found, attributed, stance; by era, construction and cable.

    GOLD.jsonl holds one annotated statement a line (cable, para, speaker, act, content; addressees, holder, said_on).
    GOLD.paras.json beside it names the paragraphs that were annotated, if not all; GOLD.files the files of the cables,
    if no SOURCE is named. Beside it stand a baseline that takes quotations only, and what a constant guess gets right.
    """
    options.agree(extractor, agreed=agreed)
    problems = Problems()
    with progress("extracting") as show:
        told = benching.bench_said(
            gold,
            sources,
            extractor=extractor,
            predicted=predicted,
            ablate=ablate,
            workers=options.processes(workers, sources),
            on_problem=problems,
            progress=show,
        )
    if told.missing:
        note(strings.NOT_IN_SOURCES.format(cables=", ".join(told.missing)))
    if as_json:
        json_line(told)
    else:
        emit(output(), view(told))
