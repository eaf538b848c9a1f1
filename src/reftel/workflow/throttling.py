"""How long one has to wait before one may try again: longer with each failure, and remembered only for a while."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000
"""So many are remembered; of more those that failed longest ago are forgotten."""
FORGET = 3600.0
"""Seconds without a failure until one is forgotten."""


class Throttle:
    """Counts failures by whatever stands for who failed: a name, an address."""

    def __init__(self, free: int, longest: float, clock: Callable[[], float], most: int = MOST) -> None:
        """The first ``free`` failures cost no wait, the next one second, then two, four, at most ``longest``."""
        self._free, self._longest, self._clock, self._most = free, longest, clock, most
        self._mutex = threading.Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def _wait(self, who: str) -> float:
        """Seconds until they may try again; 0 if they may now."""
        count, last = self._failed.get(who, (0, 0.0))
        passed = self._clock() - last
        if count <= self._free or passed > FORGET:
            return 0.0
        cost = min(self._longest, 2.0 ** min(count - self._free - 1, 60))
        return max(0.0, cost - passed)

    def attempt(self, who: str) -> float:
        """Count an attempt as a failure until it is known to be none; the seconds to wait if there is to be none now.

        Counted before it is tried, so that many at once are as many failures and no way around.
        """
        with self._mutex:
            wait = self._wait(who)
            if wait > 0:
                return wait
            count, last = self._failed.pop(who, (0, 0.0))
            now = self._clock()
            self._failed[who] = ((0 if now - last > FORGET else count) + 1, now)
            while len(self._failed) > self._most:
                self._failed.popitem(last=False)
            return 0.0

    def forget(self, who: str) -> None:
        """They succeeded: nothing is held against them."""
        with self._mutex:
            self._failed.pop(who, None)

    def forgive(self, who: str) -> None:
        """This attempt was none; those before still count."""
        with self._mutex:
            count, last = self._failed.get(who, (0, 0.0))
            if count > 1:
                self._failed[who] = (count - 1, last)
            else:
                self._failed.pop(who, None)


def in_words(seconds: float) -> str:
    """A wait as people say it: never less than a second, and of minutes whole ones."""
    whole = math.ceil(seconds)
    if whole <= 1:
        return "a second"
    return f"{whole} seconds" if whole < 90 else f"{math.ceil(whole / 60)} minutes"
