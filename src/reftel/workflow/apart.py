"""What takes long over a whole archive, by a process of its own: pages stay quick, and its memory goes with it.

The process (``python -m reftel.workflow.apart WHAT ARCHIVE``) is told on its standard input what it needs to know, and
ends with the room; what it found comes back on its standard output. Of a small archive it is not worth a process.
"""

import contextlib
import queue
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reftel.archive import Archive
from reftel.errors import ArchiveError, BusyError, ReftelError
from reftel.model.board import Question
from reftel.model.opening import Opening
from reftel.workflow import children
from reftel.workflow.following import Happenings, Promises, happenings_in, promises_in
from reftel.workflow.questions import Answer, answer_in
from reftel.workflow.recalling import openings_of

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = 2_000
"""So many cables are looked through in a thread of the room."""
_LONGEST = 10.0  # seconds until it says what it has to know
_PATIENCE = 1800.0  # seconds that actors that were made are held until nobody writes


def work_out_openings(archive: Path, *, apart: bool) -> tuple[Opening, ...]:
    """When each cable opens; ``apart`` by a process of its own."""
    if not apart:
        return openings_of(archive)
    return msgspec.msgpack.decode(_told("openings", archive), type=tuple[Opening, ...])


def work_out_promises(archive: Path, cables: Collection[str] | None = None, *, apart: bool) -> Promises:
    """What cables have to say of commitments, all or some; ``apart`` by a process of its own."""
    if not apart:
        return promises_in(archive, cables)
    known = b"null" if cables is None else msgspec.json.encode(sorted(cables))
    return msgspec.msgpack.decode(_told("promises", archive, known), type=Promises)


def work_out_happenings(archive: Path, cables: Collection[str] | None = None, *, apart: bool) -> Happenings:
    """What cables have to say of events and démarches, all or some; ``apart`` by a process of its own."""
    if not apart:
        return happenings_in(archive, cables)
    known = b"null" if cables is None else msgspec.json.encode(sorted(cables))
    return msgspec.msgpack.decode(_told("happenings", archive, known), type=Happenings)


def work_out_answer(archive: Path, question: Question, *, apart: bool) -> Answer:
    """What the cables say to a question; ``apart`` by a process of its own."""
    if not apart:
        return answer_in(archive, question)
    return msgspec.msgpack.decode(_told("answer", archive, msgspec.json.encode(question)), type=Answer)


def work_out_actors(archive: Path) -> bool:
    """Make the actors of an archive and keep them, by a process of its own: True when they are."""
    return msgspec.msgpack.decode(_told("actors", archive), type=bool)


def _make_actors(archive: Path) -> bool:
    """Make the actors of an archive, and keep them when nobody writes.

    Raises:
        BusyError: if somebody else writes for very long.
    """
    with Archive(archive, read_only=True) as opened:
        if not opened.actors().make(_PATIENCE):
            raise BusyError(f"Somebody else is writing to {archive}: who is who in it is kept when that has ended.")
    return True


def _told(what: str, archive: Path, known: bytes = b"") -> bytes:
    """What a process of its own finds.

    Raises:
        ArchiveError: if it finds nothing.
    """
    process = children.begin("reftel.workflow.apart", what, archive, heard=True)
    try:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both were asked for")  # a fault of ours
        with contextlib.suppress(OSError):  # it has ended already
            process.stdin.write(known + b"\n")
            process.stdin.flush()
        found = process.stdout.read()
    finally:
        children.end(process)
        if process.stdout is not None:
            process.stdout.close()
    if process.returncode:
        raise ArchiveError(f"What {archive} comes to could not be worked out: try again.")
    return found


def main(arguments: list[str]) -> int:
    """Work something out, and write it to standard output: 0 when it is done, 2 where that is not possible."""
    lines: queue.Queue[bytes] = queue.Queue()
    children.attend(lines.put)
    what, archive = arguments[0], Path(arguments[1])
    known = lines.get(timeout=_LONGEST)
    works: dict[str, Callable[[], object]] = {
        "openings": lambda: openings_of(archive),
        "promises": lambda: promises_in(archive, msgspec.json.decode(known, type=list[str] | None)),
        "happenings": lambda: happenings_in(archive, msgspec.json.decode(known, type=list[str] | None)),
        "actors": lambda: _make_actors(archive),
        "answer": lambda: answer_in(archive, msgspec.json.decode(known, type=Question)),
    }
    try:
        found = msgspec.msgpack.encode(works[what]())
    except KeyboardInterrupt:
        return children.LET_GO
    except ReftelError:
        return 2
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
