"""Archives backed up and restored, merged and split, and made smaller."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from reftel import errors
from reftel.archive import Archive, backing, compacting, is_archive
from reftel.archive.carrying import Carrying, Given
from reftel.archive.index import Progress
from reftel.model.copying import Backup, Carried, Compacted

_UNDER_WAY = "carrying.txt"


def back_up(archive: Path, place: Path, *, progress: Progress | None = None) -> Backup:
    """Make or renew the backup of an archive, which others may write to meanwhile.

    Raises:
        InputError: if the place holds something else.
        ArchiveError: if the archive is damaged, or the backup cannot be written.
    """
    from reftel import __version__  # noqa: PLC0415 - the package imports this module

    return backing.back_up(archive, place, __version__, progress)


def restore(place: Path, archive: Path, *, progress: Progress | None = None) -> Backup:
    """Make an archive from a backup, its search index too, and compare its digest with what the backup says.

    Raises:
        InputError: if there is something already, or no backup.
        ArchiveError: if the backup is damaged, or of a newer reftel.
    """
    made = backing.restore(place, archive, progress)
    with Archive(archive) as opened:
        opened.refresh(progress)
        if opened.digest() != made.digest and backing.manifest(place).reftel == _version():
            raise errors.ArchiveError(f"What came of the backup {place} is not what was backed up: use another backup.")
    return made


def _version() -> str:
    from reftel import __version__  # noqa: PLC0415 - the package imports this module

    return __version__


def merge(archives: Sequence[Path], into: Path, *, progress: Progress | None = None) -> Carried:
    """Make one archive of several; in which order they are named makes no difference.

    Raises:
        InputError: if the folder holds something already.
        ArchiveError: if one of them cannot be read, or the new one not be written.
    """
    (made,) = _carry(archives, "merge", {into: lambda _: True}, progress)
    return made


def split(
    archive: Path,
    into: Path,
    *,
    query: str | None = None,
    cables: Iterable[str] = (),
    rest: Path | None = None,
    progress: Progress | None = None,
) -> tuple[Carried, ...]:
    """Make an archive of the sources that hold some cables (found by a query, or named); ``rest`` gets the others.

    Sources stay whole: what stands in one file with a cable that is wanted comes with it.

    Raises:
        InputError: if nothing is found, a cable is not held, or a folder holds something already.
        QueryError: naming the column and what was expected.
    """
    with Archive(archive, read_only=True) as opened:
        numbers = opened.answering(query) if query else set()
        for mrn in cables:
            found = opened.purging().versions(_number(opened, mrn))
            if not found:
                raise errors.InputError(f"{archive} does not hold {mrn[:60]}.")
            for sha256, start in found:
                numbers |= opened.purging().numbers(sha256, [start])
        given = Given(opened)
        tops = given.tops()
        held = {tops[sha256] for number in numbers for sha256 in given.source_of(number)}
    if not held:
        raise errors.InputError("No cable answers that, so there is nothing to split off.")
    wanted: dict[Path, Callable[[str], bool]] = {into: held.__contains__}
    if rest is not None:
        if rest.resolve() == into.resolve():
            raise errors.InputError(f"{rest} is to get the rest and what is split off: name two folders.")
        wanted[rest] = lambda top: top not in held
    told = hashlib.sha256("".join(sorted(held)).encode()).hexdigest()
    return _carry([archive], f"split {told}", wanted, progress)


def _number(opened: Archive, mrn: str) -> str:
    cable = opened.cable(mrn)
    return cable.citation if cable else mrn


def _carry(
    archives: Sequence[Path],
    what: str,
    wanted: Mapping[Path, Callable[[str], bool]],
    progress: Progress | None,
) -> tuple[Carried, ...]:
    """Make new archives, each of the sources that are wanted in it.

    Until all of them are made each has a mark that says of what, so that a run that was stopped is run again, and only
    that one. Before the marks go, the first says that all is done: they go one after the other.
    """
    told = "".join(sorted({f"{what} {path.resolve()}\n" for path in archives}))
    done = f"{told}done\n"
    marks = {into: into / _UNDER_WAY for into in wanted}
    first = next(iter(marks.values()))
    for into, mark in marks.items():
        if into.resolve() in {path.resolve() for path in archives}:
            raise errors.InputError(f"{into} is one of the archives: name a new folder.")
        if is_archive(into) and _told(mark) not in (told, done) and _told(first) != done and not _is_empty(into):
            raise errors.InputError(f"{into} is an archive already: name a new folder, and nothing is overwritten.")
    made = []
    with ExitStack() as stack:
        given = [Given(stack.enter_context(Archive(path, read_only=True))) for path in archives]
        for into, is_wanted in wanted.items():
            with Archive(into, create=True) as opened:
                marks[into].write_text(told, encoding="utf-8")
                made.append(Carrying(given, opened).run(is_wanted, progress))
                opened.refresh(progress)
    first.write_text(done, encoding="utf-8")
    for mark in reversed(marks.values()):
        mark.unlink()
    return tuple(made)


def _told(mark: Path) -> str:
    return mark.read_text("utf-8") if mark.is_file() else ""


def _is_empty(archive: Path) -> bool:
    """Whether nothing was ever added to an archive: a run was stopped before it left its mark."""
    with Archive(archive, read_only=True) as opened:
        return opened.looking().seq() == 0


def compact(archive: Path, *, progress: Progress | None = None) -> Compacted:
    """Make an archive smaller, while others read it: free pages of the database go, and what the index has no use for.

    Raises:
        ArchiveError: if somebody else is writing to it.
    """
    with Archive(archive) as opened:
        return compacting.compact(opened, progress)
