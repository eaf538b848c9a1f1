"""``reftel links ARCHIVE [MRN…]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reftel.cli import options, strings
from reftel.cli.console import emit, json_line, note, output
from reftel.cli.views import links as views
from reftel.workflow import linking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from reftel.model.links import Missing, Series


@click.command("links", epilog=options.example("reftel links my-archive 06ASTANA280"))
@options.archive
@click.argument("mrns", nargs=-1, metavar="[MRN]...")
@click.option("--missing", is_flag=True, help="Cables that are referred to and not held, the most referred to first.")
@click.option("--gaps", is_flag=True, help="What is held of the numbers of each post and year.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@options.as_json
def command(
    *, archive: Path, mrns: tuple[str, ...], missing: bool, gaps: bool, limit: int | None, as_json: bool
) -> None:
    """What a cable hangs together with: references, thread, neighbours by number, who was informed, its post."""
    if bool(mrns) + missing + gaps != 1:
        raise click.UsageError(strings.LINKS_OF_WHAT)
    found: Iterator[Any]
    view: Callable[[Any], Iterable[RenderableType]] = views.links
    if missing:
        found, view = linking.missing_in(archive), _missing
    elif gaps:
        found, view = linking.series_in(archive), _series
    else:
        found = linking.links_in(archive, mrns)
    console, count = output(), 0
    for one in found:
        if limit is not None and count >= limit:
            break
        count += 1
        if as_json:
            json_line(one)
        else:
            emit(console, view(one))
    if not count and mrns:
        raise options.none_of(mrns)
    if not count:
        note(strings.NOTHING_FOUND)


def _missing(one: Missing) -> list[RenderableType]:
    return [views.missing(one)]


def _series(one: Series) -> list[RenderableType]:
    return [views.series(one)]
