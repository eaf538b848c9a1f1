"""Answers that took long, for whoever looks after the room: a line of JSON each, as ``reftel serve --slow`` logs them.

What stands in such a line says which page it was and nothing of what was asked for: the address is that of the table of
pages (``/actor/{name}``), never the one that somebody opened, for that may hold a name that is masked or a search.
"""

from __future__ import annotations

import json
import logging
import time
from typing import TYPE_CHECKING

from starlette.routing import Mount, Route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("reftel.web.slow")
NOWHERE = "none"


class Slowness:
    """Stands around the room, and logs which answers took at least so many seconds."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute], seconds: float) -> None:
        """``routes`` is the table by which the room knows its pages."""
        self._app, self._routes, self._seconds = app, tuple(routes), seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have it answered, and look how long that took."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        began = time.monotonic()
        try:
            await self._app(scope, receive, sending)
        finally:
            took = time.monotonic() - began
            if took >= self._seconds:
                told = {
                    "page": self._page(scope),
                    "method": scope["method"],
                    "status": status,
                    "ms": round(took * 1000),
                }
                LOG.warning("%s", json.dumps(told))

    def _page(self, scope: Scope) -> str:
        """The address of a page as the table has it; none where no page has the address."""
        endpoint = scope.get("endpoint")
        found = (one for one in self._routes if isinstance(one, (Route, Mount)) and endpoint is _endpoint(one))
        return next((one.path for one in found), NOWHERE) if endpoint is not None else NOWHERE


def _endpoint(route: Route | Mount) -> object:
    return route.endpoint if isinstance(route, Route) else route.app
