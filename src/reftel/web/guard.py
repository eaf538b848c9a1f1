"""What keeps strangers and their pages out: hosts, origins, sizes, and the headers of every answer.

A page in the same browser must not be able to read the room (another name for 127.0.0.1), frame it, or send it a form.
No answer may load or run what does not come from the room itself.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reftel.web.views.view import digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LONGEST = 14_000
"""Characters of an address: a query has at most 10,000."""
LARGEST = 1 << 20
"""Bytes of a form."""
UPLOAD = "/import/upload"
"""Where files are sent to: what takes them counts for itself, and says what is too large on a page of the room."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", _POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
)
_SAFE = ("GET", "HEAD")


class Guard:
    """Stands before the room; what it lets in comes from a page of the room, or is a person who typed its address."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), largest: int = LARGEST) -> None:
        self.app = app
        self.hosts = {*LOOPBACK, *(host.lower() for host in hosts)}
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say in one sentence why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # no web sockets here
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        guarded = _guarded(send, static=scope["path"].startswith("/static/"))
        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(guarded, *refusal)
            return
        with contextlib.suppress(Exception):  # it was told and logged inside; the server would print what was in it
            await self.app(scope, receive if scope["path"] == UPLOAD else _Bounded(receive, self.largest), guarded)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            return 421, "This address is not that of the reading room; open it under the address that it printed."
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > LONGEST:
            return 414, f"The address is too long: at most {LONGEST:,} characters."
        if scope["method"] in _SAFE:
            return None
        if scope["method"] != "POST":
            return 405, "The reading room knows GET and POST only."
        origin = headers.get("origin")
        if headers.get("sec-fetch-site", "same-origin") != "same-origin" or (
            origin is not None and urlsplit(origin).netloc.lower() != host.lower()
        ):
            return 403, "This was sent by a page that is none of the reading room's; nothing was changed."
        if origin is None and "sec-fetch-site" not in headers:
            return 403, "Nothing says which page sent this; nothing was changed."
        if scope["path"] == UPLOAD:
            return None
        length = digits(headers.get("content-length", "0"), 15)
        if length is None or length > self.largest:
            return 413, f"That is too large: at most {self.largest:,} bytes."
        return None


def _name(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _guarded(send: Send, *, static: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in HEADERS if name.encode() not in own]
            if not static and b"cache-control" not in own:
                more.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = sentence.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD, POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Bounded:
    """What is received, and an end to it where it is more than was said."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return message if self._left >= 0 else {"type": "http.disconnect"}
