"""``reftel events SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options
from reftel.cli.following import Output, Wanted
from reftel.cli.options import Tables
from reftel.model.following import Event, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.options import Days, Input


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
    sources: tuple[Input, ...],
    by: tuple[str, ...],
    modalities: tuple[str, ...],
    about: tuple[str, ...],
    when: Days | None,
    cables: tuple[str, ...],
    limit: int | None,
    workers: int | None,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """What takes place, took place or may: elections, speeches, meetings, decisions, and when.

    A day that the table of facts has otherwise is shown beside it. What is marked [to check] is of low rank: read its
    sentence before you cite it.
    """
    wanted = Wanted(by=by, about=about, cables=cables, when=when)

    def chosen(found: Sequence[Event]) -> Iterator[Event]:
        for one in found:
            if (not modalities or one.modality in modalities) and wanted.takes(
                (one.actor, one.told_by), (one.what, one.evidence[0].text), one.when, one.cable
            ):
                yield one

    following.show(Event, "event", Output(sources, workers, Tables(csv, xlsx), as_json, limit), chosen, "events")
