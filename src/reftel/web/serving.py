"""The room on an address of this computer, until it is ended."""

from __future__ import annotations

import errno
import logging
import sys
import threading
from contextlib import contextmanager
from queue import Empty, Queue
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from reftel.errors import InputError
from reftel.web.app import room
from reftel.web.lobby import Lobby
from reftel.workflow.accounts import Accounts, shared
from reftel.workflow.reader import Reader
from reftel.workflow.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reftel.workflow.access import Access
    from reftel.workflow.protecting import Protected

_WAIT = 20  # seconds until a room answers, and until it is closed
TURN = 0.0005
"""Seconds that one page is made before another that waits has its turn. With the ten times as many that Python would
take, a quick answer (suggestions) waits for a slow one at each of its steps."""


class _Refusal(logging.Filter):
    """Keeps why an address could not be had, which is then said in a sentence and not written down beside it."""

    why: OSError | None = None

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether something else is told."""
        if isinstance(record.msg, OSError):
            self.why = record.msg
            return False
        return True


class Server(uvicorn.Server):
    """A server that says when it answers, and where."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Begin to answer."""
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
            self._ready(f"http://{host}:{port}/")


class Front(NamedTuple):
    """What stands before a room: the names under which a shared one is reached, and the addresses of proxies whose word
    on where a request came from is taken; of which answers it is told that they took long, by seconds (None: of none).
    """

    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    slow: float | None = None


NOTHING = Front()


def server(whose: Reader | Lobby, host: str, port: int, ready: Callable[[str], None], front: Front = NOTHING) -> Server:
    """A server of the room, not yet started; it writes down no request, for those say what somebody looks for."""
    if isinstance(whose, Reader):
        whose.imports.resume()
    logging.getLogger("uvicorn.access").disabled = True  # whatever else listens to what is logged
    config = uvicorn.Config(
        room(whose, [host, *front.names], front.slow, ahead=True),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        proxy_headers=bool(front.proxies),
        forwarded_allow_ips=list(front.proxies),
    )
    return Server(config, ready)


def serve(
    archive: Path,
    host: str,
    port: int,
    ready: Callable[[str], None],
    *,
    questions: Sequence[Path] = (),
    access: Access | None = None,
    protected: Protected | None = None,
    front: Front = NOTHING,
    extracting: bool = False,
) -> None:
    """Open the room on an archive, with question files that lie elsewhere; ``ready`` is told the address.

    With ``access`` its readers see only what they are cleared for; with ``protected`` names are masked. Where there are
    accounts beside the archive it is shared: everybody signs in, and has the clearance of his account. With
    ``extracting`` statements that are missing are made behind the pages.

    Raises:
        ArchiveError: if there is no archive, or it cannot be used.
        InputError: if the address cannot be had.
    """
    whose: Reader | Lobby
    if shared(archive):
        whose = Lobby(Accounts(archive), Readers(archive, questions, protected, extracting=extracting))
        whose.open()
    else:
        whose = Reader(archive, questions, access, protected, extracting=extracting)
        # What is counted by is made ready while the reader still looks at the first page.
        threading.Thread(target=whose.prepare, daemon=True).start()
    one = server(whose, host, port, ready, front)
    refusal, logger = _Refusal(), logging.getLogger("uvicorn.error")
    logger.addFilter(refusal)
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        one.run()
    except KeyboardInterrupt:  # how one ends it
        pass
    except SystemExit:
        if refusal.why is not None and refusal.why.errno != errno.EADDRINUSE:
            told = f"Port {port} of {host} cannot be listened at ({refusal.why.strerror}): name another."
            raise InputError(told) from None
        raise InputError(
            f"Port {port} of {host} is taken: end what listens there, or name another with --port (0: any free one)."
        ) from None
    finally:
        sys.setswitchinterval(turn)
        logger.removeFilter(refusal)
        whose.close()


@contextmanager
def opened(whose: Reader | Lobby, front: Front = NOTHING) -> Iterator[str]:
    """The room, open on any free port while something is done with it (a picture, a test): its address.

    Raises:
        InputError: if it does not answer in time.
    """
    told: Queue[str] = Queue()
    one = server(whose, "127.0.0.1", 0, told.put, front)
    thread = threading.Thread(target=one.run, daemon=True)
    thread.start()
    try:
        yield _said(told)
    finally:
        one.should_exit = True
        thread.join(_WAIT)


def _said(told: Queue[str]) -> str:
    try:
        return told.get(timeout=_WAIT)
    except Empty:
        raise InputError(f"The room did not answer within {_WAIT} seconds.") from None
