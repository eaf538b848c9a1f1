"""Waiting for what is being made ready, without a thread of the room: others are answered meanwhile.

A page that comes within some seconds is worth waiting for; of what takes longer a page says so, and asks again.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import anyio

from reftel.errors import NotReadyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response

PATIENCE = 5.0
"""Seconds that an answer waits for what is being made ready."""
AGAIN = 3
"""Seconds until a page that says what is being made ready asks again, as ``error.html`` says to a browser."""
_LOOK = 0.05  # seconds between two looks whether it is


async def patiently(answered: Callable[[], Awaitable[Response]], patience: float = PATIENCE) -> Response:
    """The answer; asked for again when that is ready for which it has to wait, if that is soon.

    Raises:
        NotReadyError: if it is not.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return await answered()
        except NotReadyError as error:
            if not await _is_ready(error, until):
                raise


async def _is_ready(error: NotReadyError, until: float) -> bool:
    """Whether that which was not ready is so before a moment of the monotonic clock."""
    while time.monotonic() < until:
        await anyio.sleep(_LOOK)
        if error.ready is None:
            return False
        if error.ready.is_set():
            return True
    return False
