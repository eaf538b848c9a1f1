"""Archives backed up and restored, merged and split, and made smaller."""

from collections.abc import Callable, Iterable, Sequence
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
    return _carry(archives, into, lambda _: True, "merge", progress)


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
    made = [_carry([archive], into, held.__contains__, "split", progress)]
    if rest is not None:
        made.append(_carry([archive], rest, lambda top: top not in held, "split", progress))
    return tuple(made)


def _number(opened: Archive, mrn: str) -> str:
    cable = opened.cable(mrn)
    return cable.citation if cable else mrn


def _carry(
    archives: Sequence[Path], into: Path, wanted: Callable[[str], bool], what: str, progress: Progress | None
) -> Carried:
    told = "".join(sorted(f"{what} {path.resolve()}\n" for path in archives))
    mark = into / _UNDER_WAY
    if into.resolve() in {path.resolve() for path in archives}:
        raise errors.InputError(f"{into} is one of the archives: name a new folder.")
    begun = mark.is_file() and mark.read_text("utf-8") == told
    if is_archive(into) and not begun:
        raise errors.InputError(f"{into} is an archive already: name a new folder, and nothing is overwritten.")
    with ExitStack() as stack:
        given = [Given(stack.enter_context(Archive(path, read_only=True))) for path in archives]
        opened = stack.enter_context(Archive(into, create=True))
        mark.write_text(told, encoding="utf-8")
        made = Carrying(given, opened).run(wanted, progress)
        opened.refresh(progress)
        mark.unlink()
    return made


def compact(archive: Path, *, progress: Progress | None = None) -> Compacted:
    """Make an archive smaller, while others read it: free pages of the database go, and what the index has no use for.

    Raises:
        ArchiveError: if somebody else is writing to it.
    """
    with Archive(archive) as opened:
        return compacting.compact(opened, progress)
