"""The room as an ASGI application: requests to views, in one table, and their pages to HTML, JSON or CSV."""

from __future__ import annotations

import functools
import logging
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

import jinja2
import msgspec
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reftel.errors import NotReadyError, ReftelError
from reftel.model.showing import plain
from reftel.web import links, strings
from reftel.web.describing import description
from reftel.web.guard import UPLOAD, Guard
from reftel.web.permitting import permitted
from reftel.web.uploading import Limits, take
from reftel.web.views import VIEWS
from reftel.web.views.view import Asked, ErrorPage, File, NotHereError, Page, View
from reftel.workflow import publishing
from reftel.workflow.access import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from starlette.requests import Request

    from reftel.workflow.reader import Reader

TEMPLATES = Path(__file__).parent / "templates"
_COOKIE = "reftel-"
_LOG = logging.getLogger("reftel.web")


class Room(NamedTuple):
    """What the frame around every page shows: the archive's name, the pages, where one is, the token, the clearance.

    ``may`` tells of the name of a view, and of what a form of it asks for, whether whoever reads may have that.
    """

    name: str
    views: tuple[View, ...]
    here: View | None
    token: str
    may: Callable[..., bool]
    access: str | None = None
    protects: bool = False
    exercise: bool = False


def room(reader: Reader, hosts: Iterable[str] = ()) -> Guard:
    """The reading room over what a reader may see, for requests that name one of the hosts (or this computer)."""
    desk = Desk(reader)
    routes = [
        Mount("/static", StaticFiles(directory=links.STATIC), name="static"),
        Route("/complete", desk.complete),
        Route("/openapi.json", desk.described),
        Route("/source/{sha256}/bytes", desk.original),
        Route(UPLOAD, desk.uploaded, methods=["POST"]),
        *(
            Route(view.path, desk.endpoint(view), methods=["GET", "POST"] if view.act else ["GET"], name=view.name)
            for view in VIEWS
        ),
    ]
    inside = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={HTTPException: desk.refused, Exception: desk.failed},
    )
    return Guard(inside, hosts)  # around everything, so that a fault of ours has its headers too


class Desk:
    """Where requests are answered."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.access = str(reader.access) if reader.access and reader.access != EVERYTHING else None
        self.token = secrets.token_urlsafe(32)
        self.limits = Limits()
        self.templates = environment()

    def endpoint(self, view: View) -> Callable[[Request], Awaitable[Response]]:
        """What answers the requests for one view."""

        async def answer(request: Request) -> Response:
            form: tuple[tuple[str, str], ...] = ()
            if request.method == "POST":
                async with request.form(max_files=0, max_fields=500) as sent:
                    form = tuple((name, value) for name, value in sent.multi_items() if isinstance(value, str))
            asked = self._asked(request, view, form)
            try:
                return await run_in_threadpool(self._answered, view, asked, changing=request.method == "POST")
            except NotHereError as error:
                return self._error(404, "Not here", str(error), asked)
            except NotReadyError as error:
                return self._error(503, "One moment", str(error), asked)
            except ReftelError as error:
                return self._error(400, "That cannot be shown", str(error), asked)

        return answer

    def _asked(self, request: Request, view: View, form: tuple[tuple[str, str], ...] = ()) -> Asked:
        return Asked(
            path=request.path_params,
            query=tuple(request.query_params.multi_items()),
            form=form,
            kept={name: unquote(request.cookies.get(f"{_COOKIE}{name}", "")) for name in view.keeps},
        )

    def _answered(self, view: View, asked: Asked, *, changing: bool) -> Response:
        if changing and view.act:
            if not secrets.compare_digest(dict(asked.form).get("token", ""), self.token):
                return self._error(
                    403, "Not done", "The form is too old: load its page again, and send it again.", asked
                )
            do = dict(asked.form).get("do", "")
            if do not in view.does:
                return self._error(400, "Not done", strings.NO_ACT, asked)
            if not permitted(asked.role, view.name, do):
                return self._error(403, "Not done", strings.NOT_PERMITTED, asked)
            return _keeping(RedirectResponse(view.act(self.reader, asked), status_code=303), view, asked)
        if not permitted(asked.role, view.name):
            return self._error(403, "Not for you", strings.NOT_SHOWN, asked)
        if asked.one("format") == "csv" and view.table:
            kind, rows = view.table(self.reader, asked)
            return _saved(File(f"reftel-{view.name}.csv", "text/csv", publishing.csv_text(kind, rows)))
        file = view.file(self.reader, asked) if view.file else None
        if file:
            return _saved(file)
        return self._shown(view.page(self.reader, asked), view.name, asked, view)

    def _shown(self, page: Page, name: str, asked: Asked, view: View | None = None) -> Response:
        if asked.one("format") == "json":
            return Response(msgspec.json.encode(page), status_code=page.status, media_type="application/json")
        shown = self.templates.get_template(f"{name}.html").render(
            page=page,
            links=links,
            room=Room(
                self.reader.archive.name,
                tuple(one for one in VIEWS if one.only is None or one.only(self.reader)),
                view,
                self.token,
                functools.partial(permitted, asked.role),
                self.access,
                self.reader.protects,
                self.reader.imports.has_example(),
            ),
        )
        return HTMLResponse(shown, status_code=page.status)

    def _error(self, status: int, heading: str, sentence: str, asked: Asked | None = None) -> Response:
        page = ErrorPage(title=heading, status=status, sentence=sentence)
        return self._shown(page, "error", asked or Asked())

    async def refused(self, request: Request, error: Exception) -> Response:
        """No such address, or not in this way."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        sentence = strings.NO_PAGE if status == 404 else "This cannot be asked in this way."
        return self._error(status, "Not here", sentence, Asked(query=tuple(request.query_params.multi_items())))

    async def failed(self, _request: Request, error: Exception) -> Response:
        """A fault of ours: told without its trace, which goes to the log."""
        _LOG.error("a page failed", exc_info=error)
        return self._error(500, "A fault of reftel", strings.FAULT)

    async def complete(self, request: Request) -> Response:
        """What the last word of a query may go on to, as JSON."""
        typed = request.query_params.get("q", "")[:1000]
        found = await run_in_threadpool(self.reader.completions, typed)
        return JSONResponse([msgspec.structs.asdict(one) for one in found])

    async def described(self, _request: Request) -> Response:
        """What programs can ask of the room."""
        return JSONResponse(description(VIEWS))

    async def uploaded(self, request: Request) -> Response:
        """Files that are sent, to be read."""
        view = next(one for one in VIEWS if one.name == "imports")
        asked = self._asked(request, view)
        if not permitted(asked.role, view.name, "upload"):
            return self._error(403, "Not done", strings.NOT_PERMITTED, asked)
        try:
            name = await take(request, self.reader.imports, self.token, self.limits, asked.who)
        except ReftelError as error:
            return self._error(400, "Not taken", str(error), asked)
        return RedirectResponse(links.arrival_url(name), status_code=303)

    async def original(self, request: Request) -> Response:
        """The bytes of a source, to be saved and never to be run."""
        sha256 = request.path_params["sha256"]
        try:
            data = await run_in_threadpool(self.reader.original, sha256)
        except ReftelError as error:
            return self._error(403 if self.reader.access else 400, "Not given", str(error))
        if data is None:
            return self._error(404, "Not here", strings.NO_SOURCE.format(sha256=sha256))
        headers = {"content-disposition": f'attachment; filename="{sha256}.bin"'}
        return Response(data, media_type="application/octet-stream", headers=headers)


def _keeping(answer: Response, view: View, asked: Asked) -> Response:
    """Have the browser keep what a form said of whoever sent it, and give it to this room alone."""
    for name in view.keeps:
        value = dict(asked.form).get(name, "").strip()
        if value:
            answer.set_cookie(f"{_COOKIE}{name}", quote(value[:200]), samesite="strict", httponly=True)
    return answer


def _saved(file: File) -> Response:
    """An answer that a browser saves; of its name only what is plain everywhere is kept."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", file.name)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(file.text, media_type=file.media, headers=headers)


def environment() -> jinja2.Environment:
    """The templates: everything is escaped, and signs that could turn the direction of writing are made visible."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    made.filters["day"] = strings.day
    made.globals["strings"] = strings
    return made


def _safe(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
