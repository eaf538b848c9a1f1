"""Files that are sent to the room: under names that lead nowhere else, bounded, and nothing kept of what is refused."""

import http.client
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from asking import Client
from made_imports import body, cable, no_processes, send, token, until_over
from reftel import workflow
from reftel.errors import InputError
from reftel.web import app
from reftel.web.serving import opened
from reftel.web.uploading import Limits, Taken, safe_name
from reftel.workflow.reader import Reader

SMALL = Limits(total=20_000, each=4_000, files=3)
BAD_NAMES = (
    "../a.txt",
    "a/../../b.txt",
    "/etc/passwd",
    "..",
    ".",
    "a//b",
    "C:\\x\\y",
    "c:b.txt",
    "..\\a",
    "a/./b",
    "a\x1b.txt",
)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    no_processes(monkeypatch)
    monkeypatch.setattr(app, "Limits", lambda: SMALL)
    workflow.begin(tmp_path / "archive")
    one = Reader(tmp_path / "archive")
    yield one
    one.close()


@pytest.fixture
def room(reader: Reader) -> Iterator[Client]:
    with opened(reader) as home:
        yield Client(home)


def left(reader: Reader) -> list[Path]:
    """What lies in the folder of imports, without what is remembered of those that were asked for."""
    found = (reader.archive / "imports").rglob("*")
    return [path for path in found if path.is_file() and path.suffix != ".json"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(InputError) as told:
        safe_name(name)
    assert "\x1b" not in str(told.value)


def test_names_in_folders_and_of_any_script_are_taken() -> None:
    for name in ("a.txt", "box/in/Ärger 1.txt", "<img src=x onerror=alert(1)>.txt", "..a", "電報.txt", "ab:c"):
        assert str(safe_name(name)) == name
    assert str(safe_name("box\\a.txt")) == "box/a.txt"
    for name in ("x" * 300, "/".join("x" * 40)):
        with pytest.raises(InputError, match="too long"):
            safe_name(name)


def test_what_is_sent_is_read(room: Client, reader: Reader) -> None:
    files = [("files", "a.txt", cable()), ("tree", "box/a.txt", cable(502)), ("tree", "box/a.txt", cable(503))]
    got = send(room, [("token", None, token(room).encode()), *files, ("do", None, b"upload"), ("x", "", b"")])
    assert (got.status, got.headers["location"]) == (303, "/import/0001")
    one = until_over(reader.imports, "0001")
    assert one.course.report
    assert one.course.report.cables == 3
    assert one.wanted.what == "3 files that were sent"
    page = room.get("/import/0001")
    assert "SESTRIN503" in page.text.replace("00503", "503").replace("000", "")
    assert left(reader) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "a/../../evil", "..\\..\\evil"])
def test_a_file_that_would_lie_elsewhere_is_refused_with_all_that_came(room: Client, reader: Reader, name: str) -> None:
    sent = [("token", None, token(room).encode()), ("files", "good.txt", cable()), ("files", name, b"x")]
    got = send(room, sent)
    assert got.status == 400
    assert "leads out of the folder" in got.text
    assert left(reader) == []
    assert reader.imports.all() == ()
    assert not list(reader.archive.parent.rglob("*evil*"))


def test_sizes_and_numbers_are_bounded(room: Client, reader: Reader) -> None:
    own = ("token", None, token(room).encode())
    for files, sentence in (
        ([("files", "a", b"x" * 30_000)], "too much at once: at most 20,000 bytes"),
        ([("files", "a", b"x" * 5_000)], "A file is too large: at most 4,000 bytes each"),
        ([("files", str(number), b"x") for number in range(5)], "At most 3 files"),
        ([("files", "", b"")], "No file was chosen"),
        ([("note", None, b"x" * 5_000), ("files", "a", b"x")], "field of the form is too long"),
        ([("files", "y" * 9_000, b"x")], "no form of this room"),
    ):
        got = send(room, [own, *files])
        assert (got.status, sentence in got.text) == (400, True), sentence
        assert left(reader) == []


def test_a_form_without_its_token_or_of_another_page_brings_nothing_in(room: Client, reader: Reader) -> None:
    assert "too old" in send(room, [("files", "a.txt", cable())]).text
    assert "too old" in send(room, [("files", "a.txt", cable()), ("token", None, token(room).encode())]).text
    assert send(room, [("token", None, token(room).encode())], origin="http://evil.example").status == 403
    assert reader.imports.all() == ()


def test_what_is_no_form_is_refused(room: Client) -> None:
    for kind in ("text/plain", "multipart/form-data", "multipart/form-data; boundary=other"):
        assert send(room, [("files", "a.txt", cable())], content_type=kind).status == 400
    assert room.get("/import/upload").status == 404
    broken = room.send(
        "POST",
        "/import/upload",
        b"--xYx\r\nbroken",
        {
            "content-type": "multipart/form-data; boundary=xYx",
            "origin": room.home.rstrip("/"),
        },
    )
    assert broken.status == 400


def test_what_breaks_off_is_dropped(room: Client, reader: Reader) -> None:
    data = body([("token", None, token(room).encode()), ("files", "a.txt", cable())])
    place = urlsplit(room.home)
    connection = http.client.HTTPConnection(place.hostname or "", place.port)
    connection.putrequest("POST", "/import/upload")
    connection.putheader("origin", room.home.rstrip("/"))
    connection.putheader("content-type", "multipart/form-data; boundary=xYx")
    connection.putheader("content-length", str(len(data)))
    connection.endheaders()
    connection.send(data[:-60])
    connection.close()
    room.get("/")
    assert reader.imports.all() == ()
    whole = room.send(
        "POST",
        "/import/upload",
        data[:-20],
        {
            "content-type": "multipart/form-data; boundary=xYx",
            "origin": room.home.rstrip("/"),
        },
    )
    assert "Not all of it came" in whole.text


def test_a_disk_that_is_full_is_told(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    got = send(room, [("token", None, token(room).encode()), ("files", "a.txt", cable())])
    assert "not enough room" in got.text


@pytest.mark.parametrize("size", [1, 7, 100, 10_000])
def test_however_it_is_cut_the_same_is_taken(tmp_path: Path, size: int) -> None:
    taken = Taken(tmp_path, "t", b"xYx", Limits())
    data = body([("token", None, b"t"), ("files", "box/a.txt", cable()), ("files", "b.txt", b"\r\n--xY\r\n" * 50)])
    for start in range(0, len(data), size):
        taken.write(data[start : start + size])
    taken.close()
    assert (taken.ended, taken.count) == (True, 2)
    assert (tmp_path / "box" / "a.txt").read_bytes() == cable()
    assert (tmp_path / "b.txt").read_bytes() == b"\r\n--xY\r\n" * 50
