"""``reftel question propose SOURCE… QUERY``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, json_line, note
from reftel.model.telling import counted
from reftel.workflow import proposing

if TYPE_CHECKING:
    from reftel.cli.options import Input


@click.group("question", epilog=options.example('reftel question propose my-archive "straits chair"'))
def command() -> None:
    """Question files: what is to be decided, by whom, with what options."""


@command.command(
    "propose", epilog=options.example('reftel question propose my-archive "straits chair" --out chair.toml')
)
@options.sources
@click.argument("query", metavar="QUERY")
@click.option("--out", "out", metavar="FILE", type=click.Path(path_type=Path), help="Write it to FILE, a new one.")
@options.workers
@options.as_json
def propose(*, sources: tuple[Input, ...], query: str, out: Path | None, workers: int | None, as_json: bool) -> None:
    """Draft a question file from what cables say, for you to edit.

    Options are what they name (candidacies, memberships, resolutions, mandates, seats, elections, agreements,
    embargoes, sanctions), with the words to look for; body, rule and date as far as they are known. Above each line
    stand the sentences that it rests on. A line that begins with # ? is for you to fill in: no cable says it. Who
    stands where is left out.
    """
    problems = Problems()
    made = proposing.propose(sources, query, workers=options.processes(workers, sources), on_problem=problems)
    if out:
        proposing.save(made, out)
        note(strings.WROTE_DRAFT.format(path=out))
    if as_json:
        json_line(made)
    elif not out:
        click.echo(proposing.draft_text(made), nl=False)
    note(
        strings.DRAFTED.format(options=counted(len(made.options), "option"), cables=counted(len(made.cables), "cable"))
    )
    if not made.cables:
        note(strings.NO_CABLE_ANSWERS.format(query=query))
    for one in proposing.missing(made):
        note(strings.FILL_IN.format(what=one))
    problems.end(sources)
