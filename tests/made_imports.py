"""What tests of imports share: a form with files as a browser sends it, and waiting until an import is over."""

import ctypes
import io
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from asking import Answer, Client
from reftel.model.importing import Import
from reftel.model.report import ExtractReport
from reftel.workflow import importer, imports
from reftel.workflow.imports import Imports

CABLE = """\
UNCLAS SESTRIN 000{serial}

E.O. 12958: N/A
TAGS: PREL
SUBJECT: EXERCISE: {subject}

1. Foreign Minister Oyen told the Ambassador that Vardania would support the bid.
"""


def cable(serial: int = 501, subject: str = "A BID") -> bytes:
    """A made-up telegram."""
    return CABLE.format(serial=serial, subject=subject).encode()


def body(parts: Sequence[tuple[str, str | None, bytes]], boundary: str = "xYx") -> bytes:
    """A form of several parts: the name of a field, the name of its file if it is one, what is in it."""
    found = b""
    for name, file, data in parts:
        told = f'; filename="{file}"' if file is not None else ""
        found += (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'.encode() + data + b"\r\n"
        )
    return found + f"--{boundary}--\r\n".encode()


def send(client: Client, parts: Sequence[tuple[str, str | None, bytes]], **headers: str) -> Answer:
    """Send files, as a page of the room would."""
    own = {"content_type": "multipart/form-data; boundary=xYx", "origin": client.home.rstrip("/")}
    return client.send("POST", "/import/upload", body(parts), {**own, **headers})


def token(client: Client) -> str:
    """The token of the forms of a room."""
    return client.get("/import").text.partition('name="token" value="')[2].partition('"')[0]


def until_over(imports: Imports, name: str, seconds: float = 60) -> Import:
    """The import of this name when it is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        one = imports.get(name)
        assert one
        if one.over:
            return one
        time.sleep(0.1)
    raise AssertionError(one)


class InThread:
    """Stands for the process of an import where what it does is tested, and not that it is a process."""

    def __init__(self, archive: Path, name: str) -> None:
        self.stdin = io.BytesIO()
        self.returncode: int | None = None
        self._thread = threading.Thread(target=self._run, args=(archive, name), daemon=True)
        self._thread.start()

    def _run(self, archive: Path, name: str) -> None:
        self.returncode = importer.done(archive, name, 1)

    def poll(self) -> int | None:
        """What it ended with, if it has."""
        return None if self._thread.is_alive() else self.returncode

    def wait(self, seconds: float | None = None) -> int | None:
        """Let it end.

        Raises:
            subprocess.TimeoutExpired: if it does not, as where it waits for an archive that this very thread writes to.
        """
        self._thread.join(seconds)
        if self._thread.is_alive():
            raise subprocess.TimeoutExpired("an import", seconds or 0)
        return self.returncode

    def kill(self) -> None:
        """Interrupt it, wherever it is."""
        thread = ctypes.c_ulong(self._thread.ident or 0)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(KeyboardInterrupt))


def no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have imports done in this process, without statements: two seconds to load the parser are spared each time."""
    none = ExtractReport(cables=0, statements=0, left=0, seconds=0.0)
    monkeypatch.setattr(imports, "_started", InThread)
    monkeypatch.setattr("reftel.workflow.extract_into", lambda _, **__: none)
