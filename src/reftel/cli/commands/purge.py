"""``reftel purge ARCHIVE --cable MRN | --person NAME | --source HASH``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import consent, json_line, note, progress
from reftel.cli.views.purging import lines
from reftel.workflow import purging
from reftel.workflow.purging import Target

if TYPE_CHECKING:
    from reftel.model.purge import Purge


@click.command("purge", epilog=options.example("reftel purge my-archive --cable 06ASTANA280"))
@options.archive
@click.option("--cable", metavar="MRN", help="This cable, in all its versions.")
@click.option(
    "--person", metavar="NAME", help="This person, masked wherever a name of his stands: 'Name; other name; role'."
)
@click.option("--source", metavar="HASH", help="This source, and all that was read from it; 12 characters are enough.")
@click.option(
    "--copies",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="A backup or another folder: say where it stands there too, and change nothing; may be given again.",
)
@click.option("--yes", "agreed", is_flag=True, help="Do it without asking.")
@options.as_json
def command(
    *,
    archive: Path,
    cable: str | None,
    person: str | None,
    source: str | None,
    copies: tuple[Path, ...],
    agreed: bool,
    as_json: bool,
) -> None:
    """Take a cable, a person or a source out of an archive for good: shows what would go, and asks.

    It goes from records, sources, index, reviews and their trail (which still verifies), questions, and free pages of
    the database; of a source that holds more, the rest is kept as text. Without a name, a purge that was stopped is
    ended. `reftel read` does not bring it back, unless told to with --again.
    """
    named = [one for one in (cable, person, source) if one]
    if len(named) > 1:
        raise click.UsageError(strings.PURGE_WHAT)
    if not named:
        _end(archive, as_json=as_json)
        return
    target = Target(cable=cable, person=person, source=source)
    with progress("looking") as show:
        planned = purging.plan(archive, target, show)
    told = planned.purge
    for line in lines(told, archive.name):
        note(line)
    for place in purging.copies(dict.fromkeys((*copies, *purging.backups(archive))), planned):
        note(strings.PURGE_COPY.format(place=place))
    if told.nothing and not purging.unfinished(archive):
        note(strings.PURGE_NOTHING.format(archive=archive))
    else:
        if not (told.nothing or agreed):
            consent(strings.PURGE_ASK.format(archive=archive), strings.PURGE_SAY_YES)
        with progress("purging") as show:
            told = purging.purge(archive, target, show)
        _say(told, archive)
    if as_json:
        json_line(told)


def _end(archive: Path, *, as_json: bool) -> None:
    if not purging.unfinished(archive):
        raise click.UsageError(f"{strings.PURGE_WHAT} {strings.PURGE_NONE_BEGUN}")
    told = purging.purge(archive, None)
    note(strings.PURGE_ENDED)
    if as_json:
        json_line(told)


def _say(told: Purge, archive: Path) -> None:
    note(strings.PURGED.format(archive=archive) if told.done else strings.PURGE_ENDED)
    for place in told.remains:
        note(strings.PURGE_REMAINS.format(place=archive / place))
