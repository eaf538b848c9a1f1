"""``reftel demarches SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options
from reftel.cli.following import Output, Wanted
from reftel.cli.options import Tables
from reftel.model.following import Demarche, ThreadStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.options import Days, Input


@click.command("demarches", epilog=options.example("reftel demarches my-archive --by ordway --status answered"))
@click.option("--by", multiple=True, metavar="NAME", help="Who did any of its steps; given twice: both.")
@click.option("--status", "states", multiple=True, type=click.Choice(get_args(ThreadStatus)), help="What became of it.")
@following.options_of("When it began")
def command(
    *,
    sources: tuple[Input, ...],
    by: tuple[str, ...],
    states: tuple[str, ...],
    about: tuple[str, ...],
    when: Days | None,
    cables: tuple[str, ...],
    limit: int | None,
    workers: int | None,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """What was delivered, asked or requested of whom, when, and whether it was answered.

    An answer is the next that the one asked is reported to have said. What is marked [to check] is of low rank: read
    its sentence before you cite it.
    """
    wanted = Wanted(by=by, about=about, cables=cables, when=when)

    def chosen(found: Sequence[Demarche]) -> Iterator[Demarche]:
        for one in found:
            if (not states or one.status in states) and wanted.takes(
                [name for step in one.steps for name in (step.by, *step.to)],
                [place.text for place in one.evidence],
                one.said_on,
                one.cable,
            ):
                yield one

    following.show(
        Demarche, "démarche", Output(sources, workers, Tables(csv, xlsx), as_json, limit), chosen, "demarches"
    )
