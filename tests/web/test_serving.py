"""The room on an address."""

import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from asking import Client
from reftel.errors import ArchiveError, InputError
from reftel.web.serving import TURN, Server, serve


def test_it_says_where_it_is_and_answers_there(home: str) -> None:
    assert home.startswith("http://127.0.0.1:")
    assert Client(home).get("/keys").status == 200


def test_a_taken_port_is_told(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        # In a thread of its own, for in this one the browser's loop of events may be running.
        with ThreadPoolExecutor(1) as thread, pytest.raises(InputError, match=f"Port {port} of 127.0.0.1 is taken"):
            thread.submit(serve, archive, "127.0.0.1", port, lambda _: None).result()
    told = capfd.readouterr().err
    assert "Traceback" not in told
    assert "Errno" not in told


def test_an_address_that_cannot_be_had_is_told(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with ThreadPoolExecutor(1) as thread, pytest.raises(InputError, match=r"198\.51\.100\.1 cannot be listened at"):
        thread.submit(serve, archive, "198.51.100.1", 0, lambda _: None).result()  # nobody has it (RFC 5737)
    assert "Errno" not in capfd.readouterr().err


def test_no_archive_no_room(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        serve(tmp_path, "127.0.0.1", 0, lambda _: None)


def test_while_it_is_open_pages_take_short_turns(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = sys.getswitchinterval(), list[float]()
    monkeypatch.setattr(Server, "run", lambda _: seen.append(sys.getswitchinterval()))
    serve(archive, "127.0.0.1", 0, lambda _: None)
    assert seen == [pytest.approx(TURN)]
    assert before > TURN
    assert sys.getswitchinterval() == pytest.approx(before)
