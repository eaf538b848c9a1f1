"""``reftel assessments SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options
from reftel.cli.selecting import named
from reftel.model.following import Assessment, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.following import Asked


@click.command(
    "assessments", epilog=options.example("reftel assessments my-archive --of kazakhstan --finding negative")
)
@click.option("--by", multiple=True, metavar="NAME", help="Who judged; given twice: both.")
@click.option("--of", "whom", multiple=True, metavar="NAME", help="Who is judged; given twice: both.")
@click.option("--finding", "findings", multiple=True, type=click.Choice(get_args(Finding)), help="How.")
@following.options_of("When it was said")
def command(
    *,
    asked: Asked,
    by: tuple[str, ...],
    whom: tuple[str, ...],
    findings: tuple[str, ...],
) -> None:
    """Who judged whom on what, how, on what grounds.

    A judgement of somebody who is not named, and all else marked [to check], is of low rank: read its sentence before
    you cite it.
    """
    wanted = asked.wanted(by)

    def chosen(found: Sequence[Assessment]) -> Iterator[Assessment]:
        for one in found:
            if (
                (not findings or one.finding in findings)
                and (not whom or named(whom, [one.of or ""]))
                and wanted.takes(
                    (one.told_by,), (one.evidence[0].text, *one.subjects), one.cable, one.said_on, one.cable_date
                )
            ):
                yield one

    following.show(Assessment, "assessment", asked, chosen, "assessments")
