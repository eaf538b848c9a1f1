"""``reftel events SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options
from reftel.model.following import Event, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.following import Asked


@click.command("events", epilog=options.example("reftel events my-archive --date 2006-12 --modality planned"))
@click.option("--by", multiple=True, metavar="NAME", help="Whose event it is, or who told of it; given twice: both.")
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    type=click.Choice(get_args(Modality)),
    help="Planned, possible, past, or only mentioned.",
)
@following.options_of("When it takes place")
def command(
    *,
    asked: Asked,
    by: tuple[str, ...],
    modalities: tuple[str, ...],
) -> None:
    """What takes place, took place or may: elections, speeches, meetings, decisions, and when.

    A day that the table of facts has otherwise is shown beside it. What is marked [to check] is of low rank: read its
    sentence before you cite it.
    """
    wanted = asked.wanted(by)

    def chosen(found: Sequence[Event]) -> Iterator[Event]:
        for one in found:
            if (not modalities or one.modality in modalities) and wanted.takes(
                (one.actor, one.told_by), (one.what, one.evidence[0].text), one.cable, one.when
            ):
                yield one

    following.show(Event, "event", asked, chosen, "events")
