"""``reftel serve ARCHIVE``."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import note, progress
from reftel.errors import InputError
from reftel.model.telling import counted
from reftel.workflow.access import EVERYTHING, Access, parse_access
from reftel.workflow.accounts import access_of, listed, shared
from reftel.workflow.protecting import Protected, load_protected
from reftel.workflow.sheltering import sheltered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reftel.cli.options import Input
    from reftel.model.account import Account

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORT = 8642


class Room(NamedTuple):
    """What is asked in the room, what its readers are cleared for (None: for everything), and under which names and
    behind which proxies it is reached; of which answers it is told that they took long.
    """

    questions: tuple[Path, ...] = ()
    access: Access | None = None
    protected: Protected | None = None
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    extracting: bool = True
    slow: float | None = None


@click.command("serve", epilog=options.example("reftel serve my-archive"))
@options.sources_or_new
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 is any that is free.")
@click.option("--host", default=LOOPBACK[0], show_default=True, help="The address that it listens on.")
@click.option("--open", "opening", is_flag=True, help="Open it in your browser.")
@click.option(
    "--question",
    "questions",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A question to ask of it, beside those in its own questions folder; may be given again.",
)
@click.option(
    "--as",
    "clearance",
    metavar="LEVEL",
    help="Show only what a reader with this clearance may see: unclassified, sbu, confidential, secret, top-secret, "
    "then caveats and captions after commas: secret,NOFORN.",
)
@click.option(
    "--protect",
    "protect",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Mask the people of this list, a line each: Name; other name; role. What cables ask to protect is masked too.",
)
@click.option(
    "--host-name",
    "names",
    metavar="NAME",
    multiple=True,
    help="A name under which a shared room is reached, that of the proxy with TLS before it; may be given again.",
)
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="The address of that proxy, whose word on where a request came from is taken  [default: 127.0.0.1]",
)
@click.option(
    "--extract/--no-extract",
    "extracting",
    default=True,
    show_default=True,
    help="Make the statements that are missing, behind the pages: those first of what you open or find.",
)
@click.option(
    "--slow",
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Say on standard error which pages took at least so long, a line of JSON each: never what was asked for.",
)
@options.workers
def command(
    *,
    sources: tuple[Input, ...],
    port: int,
    host: str,
    opening: bool,
    questions: tuple[Path, ...],
    clearance: str | None,
    protect: Path | None,
    names: tuple[str, ...],
    proxies: tuple[str, ...],
    extracting: bool,
    slow: float | None,
    workers: int | None,
) -> None:
    """Open the reading room: an archive as pages in your browser.

    It is open on this computer only, unless `reftel account add` has let people in: then everybody signs in, and it
    may listen on another address (--host). What is no archive (a folder of cables, a file) is read into one that lasts
    as long as the room is open. In what is not there yet, or an empty folder, an archive is begun, and its first page
    says how to fill it. End it with Ctrl-C. Nothing that you look at is written down, and no page loads anything from
    elsewhere.
    """
    people = _people(sources, clearance)
    if not people and (host not in LOOPBACK or names):
        first = sources[0] if isinstance(sources[0], Path) else "ARCHIVE"
        raise InputError(strings.SERVE_LOOPBACK.format(host=", ".join(names) or host, archive=first))
    access = parse_access(clearance) if clearance else None
    protected = load_protected(protect) if protect else None
    with _archive(sources, workers) as archive:
        wanted = [access_of(one) for one in people if not one.disabled] if people else [access or EVERYTHING]
        for one in dict.fromkeys(wanted):
            if one != EVERYTHING or protected:
                with progress("taking out") as show:
                    sheltered(archive, one, protected, show)
        if people:
            note(strings.SERVE_SHARED.format(accounts=counted(len(people), "account")))
            if host not in LOOPBACK and not names:
                note(strings.SERVE_PLAIN.format(host=host))
        front = (names, proxies or (LOOPBACK[0],) if names else proxies)
        _serve(archive, host, port, Room(questions, access, protected, *front, extracting, slow), opening=opening)


def _people(sources: tuple[Input, ...], clearance: str | None) -> tuple[Account, ...]:
    """Who may sign in to the room; nobody where it is not shared.

    Raises:
        InputError: if nobody could, or everybody is to have one clearance.
    """
    archive = sources[0] if len(sources) == 1 else None
    if not isinstance(archive, Path) or not workflow.is_archive(archive) or not shared(archive):
        return ()
    if clearance is not None:
        raise InputError(strings.SERVE_AS)
    people = listed(archive)
    if not people:
        raise InputError(strings.SERVE_NOBODY.format(file=f"{archive.resolve()}.accounts"))
    return people


@contextmanager
def _archive(sources: tuple[Input, ...], workers: int | None) -> Iterator[Path]:
    """The archive that is named; of other sources one that goes with the room."""
    if len(sources) == 1 and isinstance(sources[0], Path) and workflow.is_archive(sources[0]):
        yield sources[0]
        return
    if len(sources) == 1 and isinstance(sources[0], Path) and _is_new(sources[0]):
        workflow.begin(sources[0])
        note(strings.SERVE_NEW.format(path=sources[0]))
        yield sources[0]
        return
    archives = [one for one in sources if isinstance(one, Path) and workflow.is_archive(one)]
    if archives:
        raise InputError(strings.SERVE_ONE.format(path=archives[0]))
    with tempfile.TemporaryDirectory(prefix="reftel-", ignore_cleanup_errors=True) as folder:
        first = sources[0]
        made = Path(folder) / (first.name if isinstance(first, Path) and first.name else "cables")
        note(strings.SERVE_READING)
        with progress("reading") as show:
            report = workflow.read_into(
                made, sources, extract=True, workers=options.processes(workers, sources), progress=show
            )
        if not report.cables:
            raise InputError(strings.SERVE_NOTHING.format(path=first if isinstance(first, Path) else "-"))
        yield made


def _is_new(path: Path) -> bool:
    """Whether nothing is there yet, or an empty folder; who reads one that cannot be looked into says so."""
    try:
        return not os.path.lexists(path) or (path.is_dir() and next(path.iterdir(), None) is None)
    except PermissionError:
        return False


def _serve(archive: Path, host: str, port: int, room: Room, *, opening: bool) -> None:
    """Listen until it is ended, with the address said as soon as it answers."""
    from reftel.web.serving import Front, serve  # noqa: PLC0415 (the web server is needed by no other command)

    def ready(address: str) -> None:
        note(strings.SERVING.format(archive=archive.name, address=address))
        if opening:
            click.launch(address)

    serve(
        archive,
        host,
        port,
        ready,
        questions=room.questions,
        access=room.access,
        protected=room.protected,
        front=Front(room.names, room.proxies, room.slow),
        extracting=room.extracting,
    )
