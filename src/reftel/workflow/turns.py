"""An archive that is written to in turns: for each unit of work by itself, so that others write between two units."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self, TypeVar

from reftel.archive import Added, Archive, Packed, Tally, is_archive
from reftel.archive.purging import Purging
from reftel.model.release import Release

T = TypeVar("T")

PATIENCE = 5.0
"""Seconds that a unit of work waits for whoever else writes: what takes longer is a run of his own."""


class Turns:
    """What ``Intake`` needs of an archive; it can be read all the time, and is locked while a unit is committed.

    Each unit is in the search index when its turn ends.
    """

    def __init__(self, path: Path) -> None:
        """Open an archive, which is made if there is none.

        Raises:
            ArchiveError: if it cannot be used.
        """
        self.path = path
        if not is_archive(path):
            Archive(path, create=True).close()
        self._read = Archive(path, read_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._read.close()

    def add_packed(self, unit: Iterable[Packed], told: Iterable[tuple[str, Release]] = ()) -> Added:
        """Add what workers have read and packed, as one unit."""
        return self._turn(lambda archive: archive.add_packed(unit, told))

    def add_names(self, names: Iterable[tuple[str, str]]) -> None:
        """Note that sources that are held came under these names too."""
        if told := list(names):
            self._turn(lambda archive: archive.add_names(told))

    def add_provenance(self, told: Iterable[tuple[str, Release]]) -> None:
        """Note what collections say of the release of sources that are held."""
        if released := list(told):
            self._turn(lambda archive: archive.add_provenance(released))

    def holds(self, sha256: str) -> bool:
        """Whether a source with this hash was read, and came by itself."""
        return self._read.holds(sha256)

    def tally(self, hashes: Iterable[str]) -> Tally:
        """What these sources hold together."""
        return self._read.tally(hashes)

    def purging(self) -> Purging:
        """What was purged: what comes back is not read in turns."""
        return self._read.purging()

    def refresh(self) -> None:
        """Every turn has brought the search index up to date."""

    def rebuild(self) -> None:
        """Make the search index again from the record."""
        self._turn(Archive.rebuild)

    def _turn(self, act: Callable[[Archive], T]) -> T:
        """Do something as the one who writes.

        Raises:
            BusyError: if somebody else does, for longer than a turn takes.
        """
        with Archive(self.path, patience=PATIENCE) as archive:
            return act(archive)
