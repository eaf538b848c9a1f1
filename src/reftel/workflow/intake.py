"""What workers have made is taken into the archive a unit at a time."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, NamedTuple, Self, TypeVar

from reftel import executors
from reftel.archive import Archive, Packed, pack
from reftel.archive.shelving import Shelving
from reftel.errors import InputError, UnavailableError
from reftel.model.report import Unreadable
from reftel.workflow.tasks import Job, give_up_source
from reftel.workflow.turns import Turns

if TYPE_CHECKING:
    from reftel.model.library import LibraryItem
    from reftel.model.release import Release


class Counted(NamedTuple):
    """How far a run has come: sources done, of how many, cables and findings in those that were new, what was known."""

    done: int
    total: int
    cables: int
    findings: int
    duplicates: int
    unreadable: int


T = TypeVar("T")
Counting = Callable[[Counted], None]
Progress = Callable[[int, int | None], None]

_UNIT, _SECONDS = 50, 2.0  # a commit after so many sources, or after so long
_TURN = 200  # sources of a unit that is a turn, if it does not end by time
_INDEXED = 5_000  # cables between two commits of the search index, or sources where those hold fewer


class Unit(Generic[T]):
    """Gathers what is committed together: enough to be quick, little enough to lose nothing worth a tear.

    Leave it to commit the rest: at the end, when the run is interrupted, and when who does the work stays away; not
    when committing has failed.
    """

    def __init__(self, commit: Callable[[list[T]], None], most: int | None = None) -> None:
        self._commit = commit
        self._most = most or _UNIT
        self._held: list[T] = []
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or issubclass(kind, (KeyboardInterrupt, UnavailableError)):
            self.flush()

    def add(self, one: T) -> None:
        """Add one; commit when it is time."""
        self._held.append(one)
        if len(self._held) >= self._most or time.monotonic() - self._since > _SECONDS:
            self.flush()

    def flush(self) -> None:
        """Commit what is held."""
        if self._held:
            self._commit(self._held)
            self._held = []
        self._since = time.monotonic()


class Intake:
    """Takes what workers have read into an archive, a unit at a time."""

    def __init__(
        self,
        archive: Archive | Turns,
        total: int,
        progress: Progress | None = None,
        watch: Counting | None = None,
        *,
        again: bool = False,
    ) -> None:
        """With ``again`` what was purged from the archive may come back."""
        self.archive = archive
        self.purged = 0
        self._again, self._lifted = again, False
        self._purged = archive.purging().tombstones()
        self.cables = 0
        self.duplicates = 0
        self.unreadable: list[Unreadable] = []
        self.hashes: dict[str, None] = {}
        self.members: dict[str, None] = {}
        self._total, self._progress, self._done = total, progress, 0
        self._watch, self._read, self._findings = watch, 0, 0
        # A turn costs more than a commit, and those who wait for theirs wait for one.
        self.unit = Unit(self._commit, _TURN if isinstance(archive, Turns) else _UNIT)
        self._names: list[tuple[str, str]] = []
        self._provenance: list[tuple[str, Release]] = []  # of what was there already
        self._told: list[tuple[str, Release]] = []  # of what is in the unit
        self._shelved: dict[str, tuple[LibraryItem, ...]] = {}
        self._unindexed = 0

    def unknown(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """Those that are not in the archive."""
        for job in jobs:
            try:
                sha256 = hashlib.sha256(job.load()).hexdigest()
            except InputError as error:
                self._name(Unreadable(job.name, str(error)))
                continue
            if self._was_purged(sha256):
                continue
            if sha256 in self.hashes or self.archive.holds(sha256):
                self.duplicates += 1
                self._names.append((sha256, job.name))
                self._step()
                if job.release is not None:
                    self._provenance.append((sha256, job.release))
            else:
                yield job
            self.hashes[sha256] = None
            if job.items:
                self._shelved[sha256] = (*self._shelved.get(sha256, ()), *job.items)

    def _was_purged(self, *hashes: str) -> bool:
        """Whether any of them was purged, and is to stay so."""
        gone = [sha256 for sha256 in hashes if sha256 in self._purged]
        if gone and self._again:
            self.archive.purging().lift(gone)
            self._lifted = True
            self._purged = self.archive.purging().tombstones()
        elif gone:
            self.purged += 1
            self._step()
        return bool(gone) and not self._again

    def take(self, done: executors.Done[Job, tuple[Packed, ...] | Unreadable]) -> None:
        """Take one in."""
        result = done.result
        if result is None:
            failed = give_up_source(done.task)
            result = failed if isinstance(failed, Unreadable) else pack(failed, done.task.load())
        if isinstance(result, Unreadable):
            self._name(result)
        elif not self._was_purged(*(packed.source.sha256 for packed in result[1:])):
            if (told := done.task.release) is not None:
                self._told += [(packed.source.sha256, told) for packed in result]
            self.unit.add(result)
            self._read += sum(len(packed.cables) for packed in result)
            self._findings += sum(packed.source.findings for packed in result)
            self.members.update((packed.source.sha256, None) for packed in result[1:])
            if items := self._shelved.get(result[0].source.sha256):
                self._shelved |= {packed.source.sha256: items for packed in result[1:]}
            self._step()

    def _name(self, problem: Unreadable) -> None:
        self.unreadable.append(problem)
        self._step()

    def _step(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total)
        if self._watch:
            known = len(self.unreadable)
            self._watch(Counted(self._done, self._total, self._read, self._findings, self.duplicates, known))

    def _commit(self, unit: list[tuple[Packed, ...]]) -> None:
        cables = self.archive.add_packed([one for packed in unit for one in packed], self._told).cables
        self._told = []
        self.cables += cables
        self._unindexed += max(cables, len(unit))
        if self._unindexed >= _INDEXED:
            self.archive.refresh()
            self._unindexed = 0

    def finish(self) -> None:
        """Note the names of what was there already, and what collections say of what is there."""
        self.archive.add_names(self._names)
        self.archive.add_provenance(self._provenance)
        if self._shelved:
            with Shelving(self.archive.path, write=True) as shelving:
                shelving.add((sha256, item) for sha256, items in self._shelved.items() for item in items)
        if self._lifted:
            self.archive.rebuild()
