"""What takes long to work out over a whole archive: made once beside the pages, and anew when that has changed."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from reftel.errors import NotReadyError, ReftelError

T = TypeVar("T")


class Beside(Generic[T]):
    """Something that is worked out in a thread of its own; who asks waits for it only so long."""

    def __init__(self, make: Callable[[], T], what: str) -> None:
        """``make`` works it out; ``what`` says what that is, for who has to come again."""
        self._make, self._what = make, what
        self._mutex = threading.Lock()
        self._ready = threading.Event()
        self._state: object = None
        self._found: T | None = None
        self._problem: ReftelError | None = None

    def get(self, state: object, wait: float) -> T:
        """What was worked out for a state of the archive; that of an earlier one while the new is being made.

        Raises:
            NotReadyError: if there is nothing yet after ``wait`` seconds.
            ReftelError: if it could not be worked out.
        """
        with self._mutex:
            if state != self._state:
                self._state = state
                self._ready.clear()
                threading.Thread(target=self._work, args=(state,), daemon=True).start()
        self._ready.wait(wait)
        if self._problem is not None and self._ready.is_set():
            raise self._problem
        if self._found is None:
            raise NotReadyError(f"{self._what}; that takes some seconds, and of a large archive some minutes.")
        return self._found

    def _work(self, state: object) -> None:
        found, problem = None, None
        try:
            found = self._make()
        except ReftelError as error:
            problem = error
        with self._mutex:
            if state == self._state:  # else a newer one is on its way
                self._found, self._problem = found if problem is None else self._found, problem
                self._ready.set()
