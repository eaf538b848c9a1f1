"""``reftel search ARCHIVE QUERY``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reftel.archive import Archive
from reftel.archive.query import SAID
from reftel.cli import options, strings
from reftel.cli.console import emit, json_line, note, output
from reftel.cli.covering import tell_coverage
from reftel.cli.options import Tables
from reftel.cli.views import hits
from reftel.cli.views.marks import ledger
from reftel.model.report import Hit
from reftel.model.telling import counted

if TYPE_CHECKING:
    from pathlib import Path


class _Query(click.Command):
    """A command whose query may begin with a minus sign, which is told how where that is taken for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; a word that is taken for an option is told how it is left out of a search."""
        asked = args.copy()
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = next((one for one in asked if one.startswith("-") and one.startswith(error.option_name)), "-word")
            raise click.UsageError(strings.DASHES.format(said=error.message, word=word), ctx) from error


@click.command(
    "search",
    cls=_Query,
    epilog=options.example("reftel search my-archive 'said-by:tokayev date:2006.. \"no consensus\"'"),
)
@options.archive
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, help="At most so many hits.")
@options.csv
@options.xlsx
@options.as_json
def command(
    *, archive: Path, query: tuple[str, ...], limit: int, csv: str | None, xlsx: str | None, as_json: bool
) -> None:
    """Search an archive, best hits first.

    Words must all occur; "a phrase"; prefix*; a minus sign or NOT before what must not occur (put -- before a query
    that begins with a minus sign). OR between them for either: it binds looser than standing together, so a OR b c is
    a, or both b and c; round brackets group: (a OR b) c.

    Fields: from: to: tag: class: date: ref: said-by: said-to: act: about: kind: release:, as in class:<=c or
    date:2006-10..2006-12. A field that is repeated is either: tag:KZ tag:OSCE; for both, put each in brackets: (tag:KZ)
    (tag:OSCE). Words beside said-by: stand anywhere in a paragraph in which that person speaks; about: looks in what
    was said.
    """
    tables = Tables(csv, xlsx)
    tables.check(as_json=as_json)
    asked = " ".join(query)
    with Archive(archive, read_only=True) as opened:
        found = opened.search(asked, limit=limit)
        near = () if found else _near(opened, asked)
        cables = len(opened.matching(asked)) if len(found) == limit else 0
    tables.write(Hit, found)
    if as_json:
        for hit in found:
            json_line(hit)
    elif not tables.wanted:
        console = output()
        entries = [hits.entry(hit, colour=console.is_terminal) for hit in found]
        if entries:
            emit(console, ledger(hits.HEADINGS, entries, console.width))
    if not found:
        note(strings.NOTHING_BUT_NEAR.format(near=", ".join(near)) if near else strings.NOTHING_FOUND)
    elif len(found) == limit and not as_json:
        note(strings.BEST.format(count=limit, cables=counted(cables, "cable")))
    if any(f"{field}:" in asked.lower() for field in SAID):
        tell_coverage([archive])


def _near(opened: Archive, asked: str) -> tuple[str, ...]:
    """What a query that finds nothing may have meant, of what the archive has."""
    looking = opened.looking()
    counted = looking.catalogue()
    if any(f"{field}:" in asked.lower() for field in SAID):
        counted = looking.with_statements(counted)
    return tuple(dict.fromkeys(one.shown for one in looking.near(asked, counted)))
