"""What each cable has to say of something, joined across cables: made beside the pages, and of what changed alone.

What was kept beside the archive is shown until that is done, of the time before the room was opened too.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from reftel.workflow.beside import WAIT, Beside
from reftel.workflow.following import MOST, Each

E = TypeVar("E")
J = TypeVar("J")

_FEW = 50  # so many cables are looked through by a thread of the room, however large the archive is


class Ground(Protocol):
    """The archive of which it is made."""

    def era(self) -> object:
        """What changes with every purge."""

    def state(self) -> int:
        """What changes with every unit of work."""

    def changed(self, since: int, most: int = MOST) -> frozenset[str] | None:
        """The cables that were read or corrected since a unit of work; None where they are very many."""

    def is_large(self) -> bool:
        """Whether it is not looked through in a thread of the room."""

    def path(self) -> Path:
        """Where it is."""


class Work(Protocol[E]):
    """How it is told of some cables, or all; ``apart`` by a process of its own."""

    def __call__(self, archive: Path, cables: Collection[str] | None = None, *, apart: bool) -> Each[E]:
        """Tell it."""


class Growing(Generic[E, J]):
    """One such thing of one archive."""

    def __init__(
        self,
        ground: Ground,
        what: str,
        *,
        kept: Callable[[Path], Each[E] | None],
        work: Work[E],
        join: Callable[[Each[E]], J],
    ) -> None:
        """``kept`` gives what was kept beside the archive; ``what`` says what is being worked out."""
        self._ground, self._work, self._join, self._recall = ground, work, join, kept
        self._beside = Beside(self._make, what, grows=True, kept=self._keep)
        self._held: tuple[object, Each[E], J] | None = None  # of which era, and joined

    def begin(self) -> None:
        """Begin, before anybody asks for it."""
        self._beside.get(self._ground.state(), 0, self._ground.era())

    def get(self) -> J:
        """What there is now; of before while it is made.

        Raises:
            NotReadyError: if it is still being worked out for the first time.
        """
        wait = WAIT if self._is_soon() else 0.0
        return self._beside.get(self._ground.state(), wait, self._ground.era())

    def is_of(self, state: object) -> bool:
        """Whether what is shown now was worked out for this state of the archive."""
        return self._beside.is_of(state)

    def behind(self) -> int | None:
        """How many cables were read or corrected since what is shown; None: very many."""
        changed = self._ground.changed(self._held[1].seq) if self._held is not None else None
        return None if changed is None else len(changed)

    def _keep(self) -> J | None:
        """As it was kept beside the archive."""
        era, found = self._ground.era(), self._recall(self._ground.path())
        if found is None:
            return None
        joined = self._join(found)
        self._held = era, found, joined
        return joined

    def _make(self) -> J:
        """As it is now: only the cables that have changed are looked at again."""
        era, kept = self._ground.era(), self._held
        before = kept[1] if kept is not None and kept[0] == era else None
        changed = self._ground.changed(before.seq) if before is not None else None
        few = changed is not None and len(changed) <= _FEW
        found = self._work(self._ground.path(), changed, apart=self._ground.is_large() and not few)
        if before is not None and changed is not None:
            found = before.with_later(changed, found)
        joined = kept[2] if kept is not None and found.told == kept[1].told else self._join(found)
        self._held = era, found, joined
        return joined

    def _is_soon(self) -> bool:
        """Whether it is worth waiting for: there is none yet, or few cables have changed since."""
        kept = self._held
        return kept is None or kept[0] != self._ground.era() or self._ground.changed(kept[1].seq, _FEW) is not None
