"""What takes long to work out over a whole archive: made beside the pages, and anew when that has changed.

What was made last is shown while it is made anew, and whoever shows it can say that it is of before. One is made at a
time, and what took long is not begun again at once: an archive that changes with every review would otherwise be worked
out for ever, and everybody would wait for it.
"""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from reftel.errors import NotReadyError, ReftelError

T = TypeVar("T")

WAIT = 1.0
"""So many seconds whoever opens a page waits for what is worked out over all cables; then it is shown as it was."""
QUICK = 0.3
"""What was made within so many seconds is made anew at once, and waited for."""
_SHARE = 10.0  # at most one part in so many of the time goes into making again what takes longer


class Beside(Generic[T]):
    """Something that is worked out in a thread of its own; who asks waits for it only so long."""

    def __init__(
        self,
        make: Callable[[], T],
        what: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        grows: bool = False,
        kept: Callable[[], T | None] = lambda: None,
        quickly: Callable[[], T | None] = lambda: None,
        long: Callable[[], bool] = lambda: False,
    ) -> None:
        """``make`` works it out; ``what`` says what that is, for who has to come again.

        What ``grows`` is made of what it was before: what it took the first time says nothing of the next. ``kept``
        gives what was made before the program began, which is shown until it is made. ``quickly`` makes it where that
        takes a moment; where it cannot, and to make it is ``long``, nobody waits who can have what was made before.
        """
        self._quickly, self._long = quickly, long
        self._left = False  # what is being made takes long, and what there was is shown
        self._kept = kept
        self._make, self._what, self._clock, self._grows = make, what, clock, grows
        self._mutex = threading.Lock()
        self._ready = threading.Event()
        self._working = False
        self._state: object = None  # that of what is made, or was made last
        self._found_of: object = None
        self._found: T | None = None
        self._problem: ReftelError | None = None
        self._ended, self._took = -_SHARE, 0.0
        self._era: object = None

    def get(self, state: object, wait: float, era: object = None) -> T:
        """What was worked out for a state of the archive; that of an earlier one of its ``era`` while the new is made.

        With every purge another era begins: nothing of before is shown.

        Raises:
            NotReadyError: if there is nothing yet after ``wait`` seconds.
            ReftelError: if it could not be worked out.
        """
        until = time.monotonic() + wait
        while self._begun(state, era) and self._ready.wait(max(0.0, until - time.monotonic())) and self._state != state:
            pass  # what was being made was of an earlier state, and quick
        if self._problem is not None and self._ready.is_set():
            raise self._problem
        if self._found is None:
            raise NotReadyError(
                f"{self._what}; that takes some seconds, and of a large archive some minutes.", self._ready
            )
        return self._found

    def _begun(self, state: object, era: object) -> bool:
        """Begin to work it out if that is due; whether it is worth waiting for."""
        with self._mutex:
            if era != self._era:
                self._era, self._found, self._found_of, self._state = era, None, None, None
                if self._left:  # there is nothing any more that could be shown
                    self._left = False
                    self._ready.clear()
            slow = self._found is not None and self._took > QUICK
            due = not slow or self._clock() - self._ended >= _SHARE * self._took
            if state != self._state and not self._working and due:
                self._state, self._working, self._left = state, True, False
                self._ready.clear()
                threading.Thread(target=self._work, args=(state, era), daemon=True).start()
            return not slow and not self._left

    def is_of(self, state: object) -> bool:
        """Whether what is shown now was worked out for this state, and not for an earlier one."""
        return self._found is not None and self._found_of == state

    def _work(self, state: object, era: object) -> None:
        found, problem, began = None, None, self._clock()
        first = self._found is None
        try:
            if first:
                self._show(self._kept(), era)
            found = self._quickly()
            if found is None:
                self._let_go(era)
                found = self._make()
        except ReftelError as error:
            problem = error
        with self._mutex:
            self._problem, self._working, self._left = problem, False, False
            if problem is None and era == self._era:
                self._found, self._found_of = found, state
            self._ended = self._clock()
            self._took = 0.0 if first and self._grows else self._ended - began
            self._ready.set()

    def _let_go(self, era: object) -> None:
        """Let nobody wait any longer for what takes long, who can have what was made before."""
        with self._mutex:
            if self._found is not None and era == self._era and self._long():
                self._left = True
                self._ready.set()

    def _show(self, found: T | None, era: object) -> None:
        """Show what was kept while it is made anew."""
        with self._mutex:
            if found is not None and era == self._era:
                self._problem, self._found = None, found
                self._ready.set()
