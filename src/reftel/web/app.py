"""The room as an ASGI application: requests to views, in one table, and their pages to HTML, JSON or CSV."""

from __future__ import annotations

import functools
import logging
import os
import re
import secrets
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

import anyio
import anyio.to_thread
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

from reftel.errors import NotReadyError, QueryError, ReftelError
from reftel.model.gathering import gathered
from reftel.model.showing import plain
from reftel.model.telling import counted
from reftel.web import links, strings
from reftel.web.charting import ticks
from reftel.web.describing import description
from reftel.web.doors import DOORS
from reftel.web.doors.door import Door, Told
from reftel.web.guard import UPLOAD, Guard
from reftel.web.lobby import OUTSIDER, PROGRAMS, Caller, Entrance, Lobby
from reftel.web.permitting import permitted
from reftel.web.slowness import Slowness
from reftel.web.uploading import Limits, take
from reftel.web.views import VIEWS
from reftel.web.views.view import Asked, ErrorPage, File, NotForHereError, NotHereError, Page, View
from reftel.web.waiting import AGAIN, PATIENCE, patiently
from reftel.workflow import publishing
from reftel.workflow.access import EVERYTHING, evened

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from starlette.requests import Request

    from reftel.model.account import Account
    from reftel.workflow.reader import Reader

TEMPLATES = Path(__file__).parent / "templates"
_COOKIE = "reftel-"
_AT_ONCE = 2  # passwords that are compared at the same time
_LOG = logging.getLogger("reftel.web")
_FRAMES = 8


class Room(NamedTuple):
    """What the frame around every page shows: the archive's name, the pages, where one is, the token, the clearance.

    ``may`` tells of the name of a view, and of what a form of it asks for, whether whoever reads may have that.
    ``called`` tells what a cable is called by its citation: those without a number by their heading or file;
    ``numbered`` its number, or that in a printed series; None where it has neither.
    ``guest`` is the account that somebody has signed in to; ``inside`` is False for those who have to do so first.
    """

    name: str
    views: tuple[View | Door, ...]
    here: View | Door | None
    token: str
    may: Callable[..., bool]
    access: str | None = None
    protects: bool = False
    exercise: bool = False
    guest: Account | None = None
    inside: bool = True
    called: Callable[[str], str] = str
    numbered: Callable[[str], str | None] = str


def room(whose: Reader | Lobby, hosts: Iterable[str] = (), slow: float | None = None, *, ahead: bool = False) -> Guard:
    """The reading room over what a reader may see, for requests that name one of the hosts (or this computer).

    With a lobby it is shared: whoever comes has to sign in, and sees what the clearance of his account lets him. With
    ``slow`` it is logged which pages took at least so many seconds. What the first who opens a page would wait for is
    made ``ahead``, beside whatever is asked meanwhile.
    """
    desk = Desk(whose)
    if ahead:
        threading.Thread(target=desk.prepare, daemon=True).start()
    inside = desk.inside()
    watched = inside if slow is None else Slowness(inside, inside.routes, slow)
    return Guard(watched, hosts)  # around everything, so that a fault of ours has its headers too


class Desk:
    """Where requests are answered."""

    def __init__(self, whose: Reader | Lobby) -> None:
        self.lobby = whose if isinstance(whose, Lobby) else None
        self.token = secrets.token_urlsafe(32)
        self.limits = Limits()
        self.templates = environment()
        self._local = None if isinstance(whose, Lobby) else _local(whose, self.token)
        self._name = (whose.readers if isinstance(whose, Lobby) else whose).name
        self._signing_in = anyio.CapacityLimiter(_AT_ONCE)

    def prepare(self) -> None:
        """Compile the templates: the largest take as long as ten of their pages."""
        for name in self.templates.list_templates(extensions=["html"]):
            self.templates.get_template(name)

    def inside(self) -> Starlette:
        """What stands behind the guard: the routes, and before those of a shared room its entrance."""
        middleware = [Middleware(GZipMiddleware, minimum_size=1000)]
        if self.lobby:
            middleware.append(Middleware(Entrance, admit=self.admitted, refuse=self.turned_away))
        return Starlette(
            routes=[
                Mount("/static", StaticFiles(directory=links.STATIC), name="static"),
                Route("/complete", self.complete, name="complete"),
                Route("/openapi.json", self.described, name="described"),
                Route("/source/{sha256}/bytes", self.original, name="original"),
                Route(UPLOAD, self.uploaded, methods=["POST"], name="upload"),
                *(_route(view, self.endpoint(view), changes=view.act is not None) for view in VIEWS),
                *(_route(door, self.at_door(door), changes=True) for door in (DOORS if self.lobby else ())),
            ],
            middleware=middleware,
            exception_handlers={HTTPException: self.refused, Exception: self.failed},
        )

    # Who asks.

    async def admitted(self, request: Request) -> Caller:
        """Who asks in a shared room.

        Raises:
            PermissionError: in a room that is not shared.
        """
        if self.lobby is None:
            raise PermissionError("this room is not shared")
        return await run_in_threadpool(self.lobby.caller, request, self.token)

    def turned_away(self, request: Request) -> Response:
        """What somebody is told who has not signed in, and asked for no page."""
        asked = Asked(query=tuple(request.query_params.multi_items()))
        if request.url.path in PROGRAMS:
            asked = Asked(query=(("format", "json"),))
        answer = self._error(401, "Sign in first", strings.SIGN_IN_FIRST, asked, OUTSIDER)
        answer.headers["www-authenticate"] = 'Cookie realm="reftel"'
        return answer

    def caller(self, request: Request) -> Caller:
        """Who asks; in a shared room the entrance has told, else nobody is let in."""
        if self._local is not None:
            return self._local
        caller: Caller = request.state.caller
        return caller

    async def _asked(self, request: Request, caller: Caller, keeps: tuple[str, ...] = ()) -> Asked:
        form: tuple[tuple[str, str], ...] = ()
        if request.method == "POST":
            async with request.form(max_files=0, max_fields=500) as sent:
                form = tuple((name, value) for name, value in sent.multi_items() if isinstance(value, str))
        kept = () if caller.guest else keeps  # who has signed in says nothing of himself that could be otherwise
        return Asked(
            path=request.path_params,
            query=tuple(request.query_params.multi_items()),
            form=form,
            kept={name: unquote(request.cookies.get(f"{_COOKIE}{name}", "")) for name in kept},
            who=caller.who,
            role=caller.role,
            home=str(request.base_url),
        )

    # Pages.

    def endpoint(self, view: View) -> Callable[[Request], Awaitable[Response]]:
        """What answers the requests for one view."""

        async def answer(request: Request) -> Response:
            caller = self.caller(request)
            asked = await self._asked(request, caller, view.keeps)
            changing = request.method == "POST"
            answered = functools.partial(
                run_in_threadpool, self._answered, view, asked, changing=changing, caller=caller
            )
            try:
                return await patiently(answered, 0 if changing else PATIENCE)
            except NotHereError as error:
                page = ErrorPage(title="Not here", status=404, sentence=str(error), cables=error.cables)
                return self._shown(page, "error", asked, caller)
            except NotForHereError as error:
                return self._error(403, "Not in this room", str(error), asked, caller)
            except NotReadyError as error:
                return self._waiting(error, asked, caller, view)
            except ReftelError as error:
                filled = view.again and view.again(caller.see(), asked, error) if changing else None
                if filled is not None:
                    return self._shown(filled, view.name, asked, caller, view)
                if changing:  # the page with the form has the address that the form was sent to
                    page = ErrorPage(
                        title="Not done", status=400, sentence=str(error), back=quote(request.scope["path"])
                    )
                    return self._shown(page, "error", asked, caller)
                return self._error(400, "That cannot be shown", str(error), asked, caller)

        return answer

    def _answered(self, view: View, asked: Asked, *, changing: bool, caller: Caller | None = None) -> Response:
        caller = caller or self._local or OUTSIDER
        if changing and view.act:
            refusal = self._refusal(view, asked, caller)
            if refusal:
                return refusal
            address = view.act(caller.see(), asked)
            if self.lobby:
                self.lobby.accounts.note(asked.who, view.name, dict(asked.form).get("do", ""))
            return _keeping(RedirectResponse(address, status_code=303), view, asked)
        if not permitted(asked.role, view.name):
            return self._error(403, "Not for you", strings.NOT_SHOWN, asked, caller)
        form = _form(view, asked)
        if any(name == "page" for name, _ in view.asks):  # whatever form it is asked for in
            asked.number("page", 1, 1)
        reader = caller.see()
        if form == "csv" and view.table:
            return _rows_of(view.name, *view.table(reader, asked))
        file = view.file(reader, asked) if view.file else None
        if file:
            return _saved(file)
        return self._shown(view.page(reader, asked), view.name, asked, caller, view)

    def _refusal(self, view: View | Door, asked: Asked, caller: Caller) -> Response | None:
        """Why a form is not obeyed; None where it is."""
        token = dict(asked.form).get("token", "").encode("utf-8", "replace")
        if not secrets.compare_digest(token, caller.token.encode()):
            return self._error(403, "Not done", strings.TOO_OLD, asked, caller)
        do = dict(asked.form).get("do", "")
        if do not in view.does:
            return self._error(400, "Not done", strings.NO_ACT, asked, caller)
        if not permitted(asked.role, view.name, do):
            return self._error(403, "Not done", strings.NOT_PERMITTED, asked, caller)
        return None

    def at_door(self, door: Door) -> Callable[[Request], Awaitable[Response]]:
        """What answers at one door of a shared room."""

        async def answer(request: Request) -> Response:
            caller = self.caller(request)
            asked = await self._asked(request, caller)
            if caller.inside and door.open:  # he is in already
                return RedirectResponse(links.onward(asked.one("to")), status_code=303)
            # Passwords are compared at the price of some time and memory each: not many of them at once.
            limiter = self._signing_in if request.method == "POST" else None
            try:
                return await anyio.to_thread.run_sync(self._at_door, door, asked, caller, request, limiter=limiter)
            except ReftelError as error:
                return self._error(400, "Not done", str(error), asked, caller)

        return answer

    def _at_door(self, door: Door, asked: Asked, caller: Caller, request: Request) -> Response:
        if self.lobby is None or not (caller.inside or door.open):
            return self._error(404, "Not here", strings.NO_PAGE, asked, caller)
        accounts = self.lobby.accounts
        if request.method != "POST":
            if not permitted(asked.role, door.name):
                return self._error(403, "Not for you", strings.NOT_SHOWN, asked, caller)
            if _form(door, asked) == "csv" and door.table:
                return _rows_of(door.name, *door.table(accounts, asked))
            return self._shown(door.page(accounts, asked), door.name, asked, caller, door)
        refusal = self._refusal(door, asked, caller)
        if refusal:
            return refusal
        done = door.act(accounts, asked, self.lobby.visitor(request))
        if isinstance(done, Page):
            answer = self._shown(done, door.name, asked, caller, door)
            if isinstance(done, Told) and done.wait:
                answer.headers["retry-after"] = str(done.wait)
            return answer
        answer = RedirectResponse(done.address, status_code=303)
        if done.token is not None:
            self.lobby.keep(answer, request, done.token)
        return answer

    # What they look like.

    def _shown(self, page: Page, name: str, asked: Asked, caller: Caller, view: View | Door | None = None) -> Response:
        if asked.one("format") == "json":
            return Response(msgspec.json.encode(page), status_code=page.status, media_type="application/json")
        may = functools.partial(permitted, asked.role) if caller.inside else _nothing
        reader = _seen(caller)
        shown = self.templates.get_template(f"{name}.html").render(
            page=page,
            links=links,
            room=Room(
                self._name if caller.inside else "reftel",
                self._pages(reader),
                view,
                caller.token,
                may,
                caller.access,
                caller.protects,
                reader is not None and reader.imports.has_example(),
                caller.guest.account if caller.guest else None,
                caller.inside,
                functools.cache(reader.label) if reader else str,
                functools.cache(reader.number) if reader else str,
            ),
        )
        # Where names are masked nobody is to see how long they are. What programs ask for keeps its places.
        return HTMLResponse(evened(shown) if caller.protects else shown, status_code=page.status)

    def _pages(self, reader: Reader | None) -> tuple[View | Door, ...]:
        """What stands in the line of pages."""
        views = (one for one in VIEWS if one.only is None or (reader is not None and one.only(reader)))
        return (*views, *(DOORS if self.lobby else ()))

    def _error(self, status: int, heading: str, sentence: str, asked: Asked, caller: Caller) -> Response:
        page = ErrorPage(title=heading, status=status, sentence=sentence)
        return self._shown(page, "error", asked, caller)

    def _waiting(self, error: NotReadyError, asked: Asked, caller: Caller, view: View) -> Response:
        """What is shown until something is ready: a page that asks again by itself, in the place of the other."""
        page = ErrorPage(title="One moment", status=503, sentence=str(error))
        answer = self._shown(page, "error", asked, caller, view)
        answer.headers["retry-after"] = str(AGAIN)
        return answer

    def _plain_error(self, request: Request, status: int, heading: str, sentence: str) -> Response:
        """An error of a request that no view has."""
        known: Caller | None = getattr(request.state, "caller", None)
        caller = self._local or known or OUTSIDER
        asked = Asked(query=tuple(request.query_params.multi_items()), who=caller.who, role=caller.role)
        return self._error(status, heading, sentence, asked, caller)

    async def refused(self, request: Request, error: Exception) -> Response:
        """No such address, or not in this way."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        sentence = strings.NO_PAGE if status == 404 else "This cannot be asked in this way."
        answer = self._plain_error(request, status, "Not here", sentence)
        answer.headers.update(getattr(error, "headers", None) or {})  # which methods there are, with 405
        return answer

    async def failed(self, request: Request, error: Exception) -> Response:
        """A fault of ours: told without its trace. The log gets where it was, no word of what was shown or asked."""
        if os.environ.get("REFTEL_DEBUG"):
            _LOG.error("a page failed", exc_info=error)
        else:
            _LOG.error("a page failed: %s at %s", type(error).__name__, " < ".join(_places(error)))
        return self._plain_error(request, 500, "A fault of reftel", strings.FAULT)

    # What no page shows.

    async def complete(self, request: Request) -> Response:
        """What the last word of a query may go on to, as JSON."""
        typed = request.query_params.get("q", "")[:1000]
        caller = self.caller(request)
        try:
            found = await run_in_threadpool(lambda: caller.see().completions(typed))
        except ReftelError:  # it is being made ready: until then nothing is known
            found = ()
        return JSONResponse([msgspec.structs.asdict(one) for one in found])

    async def described(self, _request: Request) -> Response:
        """What programs can ask of the room."""
        return JSONResponse(description(VIEWS, DOORS if self.lobby else ()))

    async def uploaded(self, request: Request) -> Response:
        """Files that are sent, to be read."""
        caller = self.caller(request)
        if not permitted(caller.role, "imports", "upload"):
            return self._plain_error(request, 403, "Not done", strings.NOT_PERMITTED)
        try:
            reader = await run_in_threadpool(caller.see)
            name = await take(request, reader.imports, caller.token, self.limits, caller.who)
        except ReftelError as error:
            return self._plain_error(request, 400, "Not taken", str(error))
        if self.lobby:
            await run_in_threadpool(self.lobby.accounts.note, caller.who, "imports", "upload")
        return RedirectResponse(links.arrival_url(name), status_code=303)

    async def original(self, request: Request) -> Response:
        """The bytes of a source, to be saved and never to be run."""
        sha256 = request.path_params["sha256"]
        caller = self.caller(request)
        try:
            data = await run_in_threadpool(lambda: caller.see().original(sha256))
        except NotReadyError as error:
            return self._plain_error(request, 503, "One moment", str(error))
        except ReftelError as error:
            return self._plain_error(request, 403 if caller.see().access else 400, "Not given", str(error))
        if data is None:
            return self._plain_error(request, 404, "Not here", strings.NO_SOURCE.format(sha256=sha256))
        headers = {"content-disposition": f'attachment; filename="{sha256}.bin"'}
        return Response(data, media_type="application/octet-stream", headers=headers)


def _local(reader: Reader, token: str) -> Caller:
    """Whoever sits at this computer."""
    limited = reader.access is not None and reader.access != EVERYTHING
    return Caller(lambda: reader, token, access=str(reader.access) if limited else None, protects=reader.protects)


def _seen(caller: Caller) -> Reader | None:
    """The reader of who asks, as far as there is one now."""
    try:
        return caller.see() if caller.inside else None
    except ReftelError:
        return None


def _nothing(*_asked: str) -> bool:
    return False


def _route(view: View | Door, endpoint: Callable[[Request], Awaitable[Response]], *, changes: bool) -> Route:
    return Route(view.path, endpoint, methods=["GET", "POST"] if changes else ["GET"], name=view.name)


def _keeping(answer: Response, view: View, asked: Asked) -> Response:
    """Have the browser keep what a form said of whoever sent it, and give it to this room alone."""
    for name in () if asked.who else view.keeps:
        value = dict(asked.form).get(name, "").strip()
        if value:
            answer.set_cookie(f"{_COOKIE}{name}", quote(value[:200]), samesite="strict", httponly=True)
    return answer


def _form(view: View | Door, asked: Asked) -> str:
    """The form in which a page is asked for.

    Raises:
        QueryError: if it has none of that name.
    """
    form = asked.one("format", "html")
    if form not in view.forms:
        raise QueryError(strings.NO_FORMAT.format(form=form[:40], forms=", ".join(view.forms)))
    return form


def _rows_of(name: str, kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> Response:
    return _saved(File(f"reftel-{name}.csv", "text/csv", publishing.csv_text(kind, rows)))


def _saved(file: File) -> Response:
    """An answer that a browser saves; of its name only what is plain everywhere is kept."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", file.name)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(file.text, media_type=file.media, headers=headers)


def _places(error: Exception) -> Iterator[str]:
    """Where it went wrong, innermost first: files and lines of programs, never what was in them."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)[-_FRAMES:]):
        yield f"{Path(frame.filename).name}:{frame.lineno}"


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
    made.filters["counted"] = counted
    made.filters["ticks"] = ticks
    made.filters["gathered"] = gathered
    made.globals["strings"] = strings
    return made


def _safe(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
