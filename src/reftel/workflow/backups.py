"""Something is taken out of backups too: each is laid out as an archive, purged as one, and renewed from it.

A backup is no archive: it has no index, and what it says of itself holds the hash of every file. So it is restored in a
folder within itself, on the same disk, which goes at the end; one that a killed run has left goes with the next. Until
the backup is renewed, it is what it was.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.archive import backing
from reftel.errors import InputError
from reftel.model.purge import Purge
from reftel.workflow import copying, purging
from reftel.workflow.purging import AbsentError, Plan, Progress, Target
from reftel.workflow.remains import remains


class Laid(NamedTuple):
    """A backup that is laid out as an archive, and what would go from it; nothing where it does not hold the like."""

    place: Path
    archive: Path
    plan: Plan | None


@contextmanager
def laid_out(places: Iterable[Path], target: Target, progress: Progress | None = None) -> Iterator[Sequence[Laid]]:
    """Backups as archives, as long as that is wanted; each once, by whatever name, and none of them is changed.

    Raises:
        InputError: if there is no backup in one of the folders, or its sources lie in another folder.
        ArchiveError: if a backup is damaged.
    """
    wanted = list(dict.fromkeys(place.resolve() for place in places))
    for place in wanted:
        if not backing.is_backup(place):
            raise InputError(f"There is no backup in {place}: name a folder that `reftel archive backup` has made.")
        if (place / "sources").is_symlink():
            raise InputError(
                f"The sources of the backup {place} are a link to another folder, which others may need: make it anew."
            )
    with ExitStack() as stack:
        made = []
        for place in wanted:
            archive = place / backing.LAID_OUT
            stack.callback(shutil.rmtree, archive, ignore_errors=True)
            shutil.rmtree(archive, ignore_errors=True)
            copying.restore(place, archive, progress=progress)
            try:
                plan = purging.plan(archive, target, progress)
            except AbsentError:
                plan = None
            made.append(Laid(place, archive, plan))
        yield made


def purge(laid: Laid, target: Target, progress: Progress | None = None) -> Purge:
    """Take it out of a backup, which can be restored afterwards as before; what an earlier run has left goes too.

    Raises:
        ArchiveError: if the backup cannot be written: run it again.
    """
    told = Purge()
    if laid.plan is not None and not laid.plan.purge.nothing:
        told = purging.purge(laid.archive, target, progress)
    elif laid.plan is not None:
        told = laid.plan.purge
    copying.back_up(laid.archive, laid.place, progress=progress)
    left = tuple(remains(laid.place, laid.plan.needles)) if laid.plan else ()
    return msgspec.structs.replace(told, backup=str(laid.place), done=not told.nothing, remains=left)
