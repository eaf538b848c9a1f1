"""Where those who come to a shared room are told apart: who has signed in and what he sees, and who has to do so first.

Nothing but the door to sign in, and the files that make it look well, is answered to somebody who has not.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reftel.web import links
from reftel.web.doors import DOORS
from reftel.web.doors.door import Visitor
from reftel.workflow.access import EVERYTHING
from reftel.workflow.accounts import access_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from reftel.model.account import Guest, Role
    from reftel.workflow.accounts import Accounts
    from reftel.workflow.reader import Reader
    from reftel.workflow.readers import Readers

OPEN = frozenset(door.path for door in DOORS if door.open)
"""What is answered to those who have not signed in."""
PROGRAMS = frozenset({"/complete", "/openapi.json"})
"""What no person opens: its answers are for programs."""
_ONWARD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One moment</title>
<meta http-equiv="refresh" content="0; url={address}"></head>
<body><p><a href="{address}">To the page</a></p></body></html>
"""


class Caller(NamedTuple):
    """Who asks: the reader that sees for him, the token of his forms, the account he signed in to (None: nobody's).

    ``access`` is his clearance in words, None for everything; ``protects`` is whether names are masked for him.
    """

    see: Callable[[], Reader]
    token: str
    guest: Guest | None = None
    inside: bool = True
    access: str | None = None
    protects: bool = False

    @property
    def who(self) -> str:
        """The name of the account; empty where there is none."""
        return self.guest.account.name if self.guest else ""

    @property
    def role(self) -> Role | None:
        """The role of the account; None where there is none."""
        return self.guest.account.role if self.guest else None


class Lobby:
    """The accounts of a shared room, and a reader for each clearance."""

    def __init__(self, accounts: Accounts, readers: Readers) -> None:
        self.accounts = accounts
        self.readers = readers
        # A browser keeps cookies by host and not by port: two rooms on one computer must not sign each other out.
        self._name = f"reftel-{hashlib.sha256(str(accounts.archive.resolve()).encode()).hexdigest()[:8]}"

    def open(self) -> None:
        """Make ready what those may see who have an account now; who is cleared otherwise later waits for it then.

        Raises:
            ArchiveError: if there is no archive, or no room on the disk.
        """
        self.readers.open(access_of(one) for one in self.accounts.all() if not one.disabled)

    def close(self) -> None:
        """Let go of the archive and of the accounts."""
        self.readers.close()
        self.accounts.close()

    def caller(self, request: Request, token: str) -> Caller:
        """Who asks; ``token`` is that of the forms of those who have not signed in."""
        guest = self.accounts.guest(self.session(request))
        if guest is None:
            return Caller(_nobody, token, inside=False)
        access = access_of(guest.account)
        told = None if access == EVERYTHING else str(access)
        return Caller(lambda: self.readers.get(access), guest.form, guest, access=told, protects=self.readers.protects)

    def visitor(self, request: Request) -> Visitor:
        """Who is at a door."""
        return Visitor(request.client.host if request.client else "", self.session(request))

    def session(self, request: Request) -> str:
        """The token of the session that a browser has; empty where it has none."""
        return request.cookies.get(self._cookie(request), "")[:100]

    def _cookie(self, request: Request) -> str:
        # Over TLS no other host of the domain, and no page without TLS, can set a cookie of that name.
        return f"__Host-{self._name}" if request.url.scheme == "https" else self._name

    def keep(self, answer: Response, request: Request, token: str) -> None:
        """Have the browser keep a token; forget the one it has where it is empty."""
        secure = request.url.scheme == "https"
        if token:
            answer.set_cookie(self._cookie(request), token, samesite="strict", httponly=True, secure=secure)
        else:
            answer.delete_cookie(self._cookie(request), samesite="strict", httponly=True, secure=secure)


def _nobody() -> Reader:
    raise PermissionError("somebody who has not signed in reached an archive")  # a fault of ours: nothing is shown


OUTSIDER = Caller(_nobody, "", inside=False)
"""Somebody who has not signed in."""


class Entrance:
    """Stands before every page of a shared room: whoever has not signed in gets no further than the door."""

    def __init__(
        self,
        app: ASGIApp,
        admit: Callable[[Request], Awaitable[Caller]],
        refuse: Callable[[Request], Response],
    ) -> None:
        self.app, self.admit, self.refuse = app, admit, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, send to the door, or refuse."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        caller = await self.admit(request)
        if not caller.inside and scope["path"] not in OPEN:
            await self._turned_away(request)(scope, receive, send)
            return
        request.state.caller = caller
        await self.app(scope, receive, send)

    def _turned_away(self, request: Request) -> Response:
        page = request.method in ("GET", "HEAD") and request.url.path not in PROGRAMS
        if not page or request.query_params.get("format") in ("json", "csv"):
            return self.refuse(request)
        query = f"?{request.url.query}" if request.url.query else ""
        address = links.sign_in_url(request.scope["raw_path"].decode("latin-1") + query)
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            # Where a page elsewhere leads here a browser keeps the cookie back; where this page leads on it does not,
            # and whoever has signed in is let through at the door.
            return HTMLResponse(_ONWARD.format(address=escape(address)))
        return RedirectResponse(address, status_code=303)
