"""Processes of our own that work behind the pages of the room: both ends of how one is begun and let go.

Whoever begins one holds its standard input, and lets it go by closing that; so it ends with the room, however the room
ends. A child reads it for what is wanted of it, goes after those who read, and when it is let go has a moment to keep
what it holds.
"""

import _thread
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

LET_GO = 3
"""The exit code of a process that was let go before it was done."""
_PATIENCE = 10.0  # seconds until a process that was let go is killed
_GRACE = 5.0  # seconds that one has to keep what it holds


def spare() -> int:
    """So many processors are for the work: one is left for those who read."""
    return max(1, (os.cpu_count() or 1) - 1)


def begin(module: str, *arguments: object, heard: bool = False) -> subprocess.Popen[bytes]:
    """Begin a module of ours as a process; what it says on standard output is for nobody if not ``heard``."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    output = subprocess.PIPE if heard else subprocess.DEVNULL
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output)  # noqa: S603 - our own command


def end(process: subprocess.Popen[bytes]) -> None:
    """Let go of a process, and end it where it does not end."""
    if process.stdin:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def attend(hear: Callable[[bytes], None] | None = None) -> threading.Event:
    """In a child: let those who read go first, hear its lines, and interrupt it when it is let go.

    The event is set when it is let go.
    """
    # Of a room that a script put in the background the child would be deaf to interruptions, and keep nothing.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ending = threading.Event()
    threading.Thread(target=_attend, args=(hear, ending), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(10)
    return ending


def _attend(hear: Callable[[bytes], None] | None, ending: threading.Event) -> None:
    # Unbuffered: a thread that waits in a buffer of Python's own would keep its lock when the process ends.
    with open(0, "rb", buffering=0, closefd=False) as heard:
        for line in heard:
            if hear is not None:
                hear(line)
    ending.set()
    _thread.interrupt_main()
    time.sleep(_GRACE)
    os._exit(LET_GO)
