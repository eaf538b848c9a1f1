"""``reftel archive backup|restore|merge|split|compact``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import json_line, note, progress
from reftel.model.showing import plain
from reftel.model.telling import counted, in_words
from reftel.workflow import copying

if TYPE_CHECKING:
    from reftel.model.copying import Backup, Carried

_NEW = click.Path(path_type=Path)
_THERE = click.Path(path_type=Path, exists=True)


@click.group("archive", epilog=options.example("reftel archive backup my-archive /media/disk/my-backup"))
def command() -> None:
    """Archives as a whole: backed up and restored, merged and split, made smaller (docs/archive.md)."""


@command.command("backup", epilog=options.example("reftel archive backup my-archive /media/disk/my-backup"))
@options.archive
@click.argument("place", metavar="BACKUP", type=_NEW)
@options.as_json
def backup(*, archive: Path, place: Path, as_json: bool) -> None:
    """Make a backup, or renew it: only sources that are new are copied.

    Others may write to the archive meanwhile. What was copied is read again and compared before the backup counts.
    """
    with progress("backing up") as show:
        made = copying.back_up(archive, place, progress=show)
    _say(made, strings.BACKED_UP, as_json=as_json)


@command.command("restore", epilog=options.example("reftel archive restore /media/disk/my-backup my-archive"))
@click.argument("place", metavar="BACKUP", type=_THERE)
@click.argument("into", metavar="ARCHIVE", type=_NEW)
@options.as_json
def restore(*, place: Path, into: Path, as_json: bool) -> None:
    """Make an archive from a backup, in a new folder: nothing is overwritten."""
    with progress("restoring") as show:
        made = copying.restore(place, into, progress=show)
    _say(made, strings.RESTORED, as_json=as_json)


def _say(made: Backup, text: str, *, as_json: bool) -> None:
    if made.lacking:
        note(strings.LACKING.format(sources=counted(len(made.lacking), "source"), first=made.lacking[0]))
    if as_json:
        json_line(made)
        return
    told = text.format(place=made.place, new=made.new, **in_words(made, "sources", "cables"))
    click.echo(plain(told))


@command.command("merge", epilog=options.example("reftel archive merge mine hers --into ours"))
@click.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...", type=_THERE)
@click.option("--into", required=True, metavar="ARCHIVE", type=_NEW, help="The new one; those named stay as they are.")
@options.as_json
def merge(*, archives: tuple[Path, ...], into: Path, as_json: bool) -> None:
    """Make one archive of several: sources, statements, reviews and rulings, each once.

    In which order they are named makes no difference. Where they differ, what stands is said.
    """
    with progress("merging") as show:
        made = copying.merge(archives, into, progress=show)
    _tell(made, as_json=as_json)


@command.command("split", epilog=options.example('reftel archive split mine --query "from:astana" --into astana'))
@options.archive
@click.option("--into", required=True, metavar="ARCHIVE", type=_NEW, help="The new one.")
@click.option("--query", metavar="QUERY", help="Sources with cables that answer this.")
@click.option("--cable", "cables", multiple=True, metavar="MRN", help="A cable by its number; may be given again.")
@click.option("--rest", metavar="ARCHIVE", type=_NEW, help="Another new one, for all other sources.")
@options.as_json
def split(
    *, archive: Path, into: Path, query: str | None, cables: tuple[str, ...], rest: Path | None, as_json: bool
) -> None:
    """Make an archive of some of the sources of another, with all that belongs to them; the other stays as it is.

    Sources stay whole: what stands in one file with a cable that is wanted comes with it.
    """
    if not query and not cables:
        raise click.UsageError(strings.SPLIT_WHAT)
    with progress("splitting") as show:
        made = copying.split(archive, into, query=query, cables=cables, rest=rest, progress=show)
    for one in made:
        _tell(one, as_json=as_json)


def _tell(made: Carried, *, as_json: bool) -> None:
    for conflict in made.conflicts:
        note(conflict)
    if as_json:
        json_line(made)
        return
    counts = in_words(made, "sources", "cables", "statements", "reviews", "rulings")
    told = strings.CARRIED.format(place=made.place, **counts)
    click.echo(plain(told))


@command.command("compact", epilog=options.example("reftel archive compact my-archive"))
@options.archive
@options.as_json
def compact(*, archive: Path, as_json: bool) -> None:
    """Make an archive smaller, while others read it."""
    with progress("indexing") as show:
        made = copying.compact(archive, progress=show)
    if as_json:
        json_line(made)
    else:
        click.echo(strings.COMPACTED.format(before=made.before / 1e6, after=made.after / 1e6))
