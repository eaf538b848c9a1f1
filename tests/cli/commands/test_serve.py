"""``reftel serve``."""

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from asking import Client
from reftel.archive.accounts import place
from reftel.cli.commands import serve
from rendering import Run
from sharing import PASSWORD, PEOPLE, peopled, sign_in


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str, int, bool]]:
    """What would be served."""
    found: list[tuple[Path, str, int, bool]] = []

    def note(archive: Path, host: str, port: int, room: serve.Room, *, opening: bool) -> None:
        assert (archive / "archive.sqlite").is_file()
        assert all(path.suffix == ".toml" for path in room.questions)
        assert room.protected is None or list((archive / "seen").glob(f"*{room.protected.mark}"))
        assert room.access is None or (archive / "seen" / room.access.folder / "archive.sqlite").is_file()
        found.append((archive, host, port, opening))

    monkeypatch.setattr(serve, "_serve", note)
    return found


def test_an_archive_is_served_on_this_computer(run: Run, archive: Path, served: list[object]) -> None:
    assert run("serve", archive).exit_code == 0
    assert served == [(archive, "127.0.0.1", 8642, False)]


def test_a_question_that_is_not_there_is_told(run: Run, archive: Path, served: list[object], tmp_path: Path) -> None:
    done = run("serve", archive, "--question", tmp_path / "none.toml")
    assert (done.exit_code, served) == (2, [])
    assert "none.toml" in done.stderr
    (tmp_path / "one.toml").write_text("", encoding="utf-8")
    assert run("serve", archive, "--question", tmp_path / "one.toml").exit_code == 0


def test_a_reader_may_be_cleared_for_less_than_everything(run: Run, archive: Path, served: list[object]) -> None:
    assert run("serve", archive, "--as", "confidential, noforn").exit_code == 0
    for wrong in ("cosmic", "secret,SOMETHING"):
        done = run("serve", archive, "--as", wrong)
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1
    assert len(served) == 1


def test_a_list_of_people_to_protect(run: Run, archive: Path, served: list[object], tmp_path: Path) -> None:
    listed = tmp_path / "people.txt"
    listed.write_text("Dravic; the minister of Vardania  # asked us\n", encoding="utf-8")
    assert run("serve", archive, "--protect", listed).exit_code == 0
    listed.write_text("Dravic\n;\n12\n", encoding="utf-8")
    done = run("serve", archive, "--protect", listed)
    assert (done.exit_code, len(served)) == (2, 1)
    assert "line 2" in done.stderr


def test_another_address_needs_accounts(run: Run, archive: Path, served: list[object]) -> None:
    done = run("serve", archive, "--host", "192.0.2.1")
    assert (done.exit_code, served) == (2, [])
    assert "no accounts" in done.stderr
    assert "reftel account add" in done.stderr
    assert run("serve", archive, "--host-name", "archive.example").exit_code == 2
    assert run("serve", "-", "--host", "192.0.2.1", given=b"x").exit_code == 2
    assert served == []


@pytest.fixture
def shared(archive: Path, tmp_path: Path) -> Path:
    """An archive with accounts beside it."""
    own = Path(shutil.copytree(archive, tmp_path / "straits"))
    peopled(own).close()
    return own


def test_with_accounts_it_may_listen_elsewhere(run: Run, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms: list[serve.Room] = []
    monkeypatch.setattr(serve, "_serve", lambda *given, **_: rooms.append(given[3]))
    done = run("serve", shared, "--host", "192.0.2.1")
    assert done.exit_code == 0, done.stderr
    assert "Everybody signs in: 5 accounts." in done.stderr
    assert "put a proxy with TLS before the room" in done.stderr
    assert (shared / "seen" / "unclassified" / "archive.sqlite").is_file(), "what Rita may see is made before"
    done = run("serve", shared, "--host-name", "archive.example")
    assert "TLS" not in done.stderr
    run("serve", shared, "--host-name", "archive.example", "--proxy", "10.0.0.1", "--proxy", "10.0.0.2")
    assert [(room.names, room.proxies) for room in rooms] == [
        ((), ()),
        (("archive.example",), ("127.0.0.1",)),
        (("archive.example",), ("10.0.0.1", "10.0.0.2")),
    ]


def test_a_shared_room_has_no_one_clearance_and_needs_somebody(run: Run, shared: Path, served: list[object]) -> None:
    done = run("serve", shared, "--as", "secret")
    assert (done.exit_code, "each with its own clearance" in done.stderr) == (2, True)
    for name in PEOPLE:
        run("account", "remove", shared, name)
    done = run("serve", shared)
    assert (done.exit_code, "names nobody who could sign in" in done.stderr) == (2, True)
    place(shared).write_bytes(b"nonsense" * 1000)
    done = run("serve", shared)
    assert (done.exit_code, "cannot be used" in done.stderr) == (2, True), "never open because it cannot be read"
    assert served == []


def test_a_shared_room_opens_and_asks_to_sign_in(shared: Path) -> None:
    command = [sys.executable, "-m", "reftel", "serve", str(shared), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as room:
        assert room.stderr
        line = ""
        while "http://" not in line:
            line = room.stderr.readline()
            assert line
        found = re.search(r"http://127\.0\.0\.1:[0-9]+/", line)
        assert found
        client = Client(found[0])
        assert client.get("/?q=vardania").status == 303
        assert sign_in(client, "Eddy").get("/?q=vardania").status == 200
        room.send_signal(signal.SIGINT)
        assert room.wait(30) == 0
        assert PASSWORD not in room.stderr.read()


def test_a_folder_is_read_for_as_long_as_the_room_is_open(
    run: Run, box: Path, served: list[tuple[Path, str, int, bool]]
) -> None:
    done = run("serve", box, "--workers", "1", "--open")
    assert done.exit_code == 0, done.output
    assert "lasts as long as the room" in done.stderr
    assert served[0][0].name == box.name
    assert served[0][3]
    assert not served[0][0].exists()


def test_where_there_is_nothing_yet_an_archive_is_begun(
    run: Run, tmp_path: Path, served: list[tuple[Path, str, int, bool]]
) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("absent", "empty"):
        done = run("serve", tmp_path / name)
        assert done.exit_code == 0
        assert "begun" in done.stderr
    assert [one[0] for one in served] == [tmp_path / "absent", tmp_path / "empty"]
    assert run("serve", tmp_path / "absent").stderr == ""  # from now on it is one


def test_what_cannot_be_shown_is_told(run: Run, archive: Path, tmp_path: Path, served: list[object]) -> None:
    (tmp_path / "note.bin").write_bytes(b"\x00\x01")
    assert "nothing to show" in run("serve", tmp_path, "--workers", "1").stderr
    assert "No such file" in run("serve", tmp_path / "none" / "below").stderr
    assert "one archive" in run("serve", archive, tmp_path).stderr
    assert served == []


def test_the_address_is_said_and_the_browser_opened_only_if_asked(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    monkeypatch.setattr("reftel.web.serving.serve", lambda _a, _h, _p, ready, **_: ready("http://127.0.0.1:1/"))
    serve._serve(archive, "127.0.0.1", 1, serve.Room(), opening=False)
    assert not opened
    serve._serve(archive, "127.0.0.1", 1, serve.Room(), opening=True)
    assert opened == ["http://127.0.0.1:1/"]
    assert "http://127.0.0.1:1/" in capsys.readouterr().err


@pytest.mark.slow
def test_the_room_opens_answers_and_ends_with_ctrl_c(archive: Path) -> None:
    command = [sys.executable, "-m", "reftel", "serve", str(archive), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as room:
        assert room.stderr
        line = room.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:[0-9]+/", line)
        assert address, line
        assert Client(address[0]).get("/?q=vardania").status == 200
        room.send_signal(signal.SIGINT)
        assert room.wait(30) == 0
        assert room.stderr.read() == ""
