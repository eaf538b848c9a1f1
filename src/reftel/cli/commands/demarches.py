"""``reftel demarches SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options
from reftel.model.following import Demarche, ThreadStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.following import Asked


@click.command("demarches", epilog=options.example("reftel demarches my-archive --by ordway --status answered"))
@click.option("--by", multiple=True, metavar="NAME", help="Who did any of its steps; given twice: both.")
@click.option("--status", "states", multiple=True, type=click.Choice(get_args(ThreadStatus)), help="What became of it.")
@following.options_of("When it began")
def command(
    *,
    asked: Asked,
    by: tuple[str, ...],
    states: tuple[str, ...],
) -> None:
    """What was delivered, asked or requested of whom, when, and whether it was answered.

    An answer is the next that the one asked is reported to have said. What is marked [to check] is of low rank: read
    its sentence before you cite it.
    """
    wanted = asked.wanted(by)

    def chosen(found: Sequence[Demarche]) -> Iterator[Demarche]:
        for one in found:
            if (not states or one.status in states) and wanted.takes(
                [name for step in one.steps for name in (step.by, *step.to)],
                [place.text for place in one.evidence],
                one.cable,
                one.said_on,
                one.cable_date,
            ):
                yield one

    following.show(Demarche, "démarche", asked, chosen, "demarches")
