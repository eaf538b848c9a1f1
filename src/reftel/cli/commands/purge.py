"""``reftel purge ARCHIVE --cable MRN | --person NAME | --source HASH [--backup FOLDER]``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import consent, json_line, note, progress
from reftel.cli.views.purging import lines, words
from reftel.model.purge import Purge
from reftel.workflow import backups, purging
from reftel.workflow.purging import AbsentError, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reftel.workflow.backups import Laid
    from reftel.workflow.purging import Plan, Progress


@click.command("purge", epilog=options.example("reftel purge my-archive --cable 06ASTANA280"))
@options.archive
@click.option("--cable", metavar="MRN", help="This cable, in all its versions.")
@click.option(
    "--person", metavar="NAME", help="This person, masked wherever a name of his stands: 'Name; other name; role'."
)
@click.option(
    "--leave",
    multiple=True,
    metavar="MRN",
    help="A cable in which the surname alone is another person's, or 'all': it stays there; may be given again.",
)
@click.option("--source", metavar="HASH", help="This source, and all that was read from it; 12 characters are enough.")
@click.option(
    "--backup",
    "named_backups",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="A backup that it is to go from too; may be given again.",
)
@click.option(
    "--copies",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="A folder or file: say where it stands there too, and change nothing; may be given again.",
)
@click.option("--yes", "agreed", is_flag=True, help="Do it without asking.")
@options.as_json
def command(
    *,
    archive: Path,
    cable: str | None,
    person: str | None,
    leave: tuple[str, ...],
    source: str | None,
    named_backups: tuple[Path, ...],
    copies: tuple[Path, ...],
    agreed: bool,
    as_json: bool,
) -> None:
    """Take a cable, a person or a source out of an archive for good: shows what would go, and asks.

    Of a person every word that would be blanked is shown; those that are his by a surname alone are told apart, with
    what stands around them, for they may be another's: leave them with --leave. Nothing goes without a yes.

    It goes from records, sources, index, reviews and their trail (which still verifies), questions, and free pages of
    the database; of a source that holds more, the rest is kept as text. It goes from the backups that are named with
    --backup too; others that are known are looked into. Without a name, a purge that was stopped is
    ended. `reftel read` does not bring it back, unless told to with --again.
    """
    named = [one for one in (cable, person, source) if one]
    if len(named) > 1 or (named_backups and not named):
        raise click.UsageError(strings.PURGE_WHAT)
    if leave and not person:
        raise click.UsageError(strings.PURGE_LEAVE)
    if not named:
        _end(archive, as_json=as_json)
        return
    target = Target(cable=cable, person=person, source=source, leave=leave)
    with progress("looking") as show, backups.laid_out(named_backups, target, show) as laid:
        planned = _planned(archive, target, [one for one in laid if one.plan], show)
        _go(archive, target, planned, laid, copies, agreed=agreed, as_json=as_json)


def _planned(archive: Path, target: Target, held: list[Laid], show: Progress) -> Plan | None:
    """What would go from the archive; None where nothing of it is there, but in a backup."""
    try:
        return purging.plan(archive, target, show)
    except AbsentError:
        if not held:
            raise
        return None


def _go(
    archive: Path,
    target: Target,
    planned: Plan | None,
    laid: Sequence[Laid],
    copies: tuple[Path, ...],
    *,
    agreed: bool,
    as_json: bool,
) -> None:
    told = planned.purge if planned else Purge()
    plans = [(told, archive.name), *((one.plan.purge, str(one.place)) for one in laid if one.plan)]
    stretches = [planned.blanked if planned else (), *(one.plan.blanked for one in laid if one.plan)]
    for (plan, name), blanked in zip(plans, stretches, strict=True):
        for line in (*lines(plan, name), *words(blanked)):
            note(line)
    ours = {one.place for one in laid}
    others = [one for one in (*copies, *purging.backups(archive)) if one.resolve() not in ours]
    looked = planned or next((one.plan for one in laid if one.plan), None)
    left = list(purging.copies(dict.fromkeys(others), looked)) if looked else []
    for place in left:
        note(strings.PURGE_COPY.format(place=place))
    if not (agreed or all(plan.nothing for plan, _ in plans)):
        consent(strings.PURGE_ASK.format(archive=", ".join(name for _, name in plans)), strings.PURGE_SAY_YES)
    if told.nothing and not purging.unfinished(archive):
        note(strings.PURGE_NOTHING.format(archive=archive))
    else:
        with progress("purging") as show:
            told = purging.purge(archive, target if planned else None, show)
        _say(told, archive)
    if as_json:
        json_line(told)
    for one in laid:
        with progress("purging") as show:
            gone = backups.purge(one, target, show)
        if gone.done:
            _say(gone, one.place)
        else:
            note(strings.PURGE_NOTHING.format(archive=one.place))
        if as_json:
            json_line(gone)
    if laid and left:
        note(strings.PURGE_LEFT.format(places=", ".join(left)))


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
