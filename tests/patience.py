"""What is worked out beside the pages is asked for until it is there: a busy machine takes longer than a page waits."""

import time
from collections.abc import Callable
from typing import TypeVar

from reftel.errors import NotReadyError

T = TypeVar("T")
_PATIENCE = 60.0  # seconds


def soon(ask: Callable[[], T], enough: Callable[[T], bool] = lambda _: True) -> T:
    """What is answered once it is ready, and is what is waited for."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            if enough(found := ask()):
                return found
        except NotReadyError:
            pass
        time.sleep(0.02)
    raise AssertionError("it was never ready")
