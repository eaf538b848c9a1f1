"""Bringing cables in, in a browser: a folder, a zip, what is refused, and the first page of an empty archive."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from asking import Client
from browsing import Visit, each_look, visiting
from made_imports import cable, no_processes, token, until_over
from reftel import workflow
from reftel.errors import InputError
from reftel.web import app
from reftel.web.serving import opened
from reftel.web.uploading import Limits
from reftel.web.views.imports import act, bringing, page
from reftel.web.views.view import Asked
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader

Open = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """The reader of an archive that is empty."""
    no_processes(monkeypatch)
    workflow.begin(tmp_path / "archive")
    one = Reader(tmp_path / "archive")
    yield one
    one.close()


@pytest.fixture
def visit(reader: Reader, browser: Browser) -> Iterator[Open]:
    """Opens windows on its room."""
    with opened(reader) as home:
        yield lambda width=1280, scheme="light", *, scripts=True: visiting(
            browser, home, width, scheme, scripts=scripts
        )


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder of cables; one has a name that means harm."""
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_bytes(cable())
    (tmp_path / "box" / "<img src=x onerror=alert(1)>.bin").write_bytes(b"\x00\x01")
    return tmp_path / "box"


@each_look
def test_the_first_page_of_an_empty_archive_explains_itself(width: int, scheme: str, visit: Open) -> None:
    with visit(width, scheme) as window:
        window.go("/").must_be_sound()
        for words in ("This archive is empty", "A folder on this computer", "Look at the example"):
            expect(window.page.get_by_text(words).first).to_be_visible()


@each_look
def test_a_folder_is_imported(width: int, scheme: str, visit: Open, box: Path, reader: Reader) -> None:
    with visit(width, scheme) as window:
        window.go("/").page.get_by_label("Its path").fill(str(box))
        window.page.get_by_role("button", name="Read it").click()
        expect(window.page.get_by_role("heading", name="What came of it")).to_be_visible(timeout=30_000)
        until_over(reader.imports, "0001")
        window.go("/import/0001").must_be_sound()
        expect(window.page.get_by_text("<img src=x onerror=alert(1)>.bin")).to_be_visible()
        window.page.get_by_role("link", name="EXERCISE: A BID").click()
        expect(window.page.get_by_role("heading", level=1)).to_have_text("EXERCISE: A BID")
        expect(window.go("/").page.get_by_text("1 cable, none of them with a date")).to_be_visible()


def test_a_zip_is_sent_without_scripts(visit: Open, tmp_path: Path, reader: Reader) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as packed:
        packed.writestr("in/a.txt", cable())
        packed.writestr("in/b.txt", cable(502, "MORE"))
        packed.writestr("../../out.txt", cable(503, '{{ 7*7 }} &lt; & <"X'))
    with visit(scripts=False) as window:
        window.go("/import").page.get_by_label("Files, or a zip").set_input_files(tmp_path / "box.zip")
        window.page.get_by_role("button", name="Send them").click()
        until_over(reader.imports, "0001")
        window.go("/import/0001")
        expect(window.page.get_by_role("link", name="EXERCISE: MORE")).to_be_visible()
        expect(window.page.get_by_role("link", name="EXERCISE: {{ 7*7 }}")).to_be_visible()
    assert not list(tmp_path.rglob("out.txt")), "what a zip holds is written nowhere"


def test_what_is_too_large_is_refused_on_a_page_that_a_browser_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader, browser: Browser
) -> None:
    monkeypatch.setattr(app, "Limits", lambda: Limits(total=3 << 20, each=1 << 20))
    (tmp_path / "large.txt").write_bytes(b"x" * (2 << 20))
    (tmp_path / "huge.txt").write_bytes(b"x" * (24 << 20))
    with opened(reader) as home, visiting(browser, home) as window:
        for name, sentence in (("large.txt", "at most 1 MB each"), ("huge.txt", "at most 3 MB can be sent")):
            window.go("/import").page.get_by_label("Files, or a zip").set_input_files(tmp_path / name)
            window.page.get_by_role("button", name="Send them").click()
            expect(window.page.get_by_text(sentence)).to_be_visible(timeout=30_000)
            window.must_be_sound()
    assert reader.imports.all() == ()


def test_what_is_no_folder_is_refused_on_a_page_of_the_room(visit: Open, tmp_path: Path) -> None:
    with visit() as window:
        for path, sentence in ((tmp_path / "none", "is not on this computer"), ("/etc/../etc", "without “..”")):
            window.go("/import").page.get_by_label("Its path").fill(str(path))
            window.page.get_by_role("button", name="Read it").click()
            expect(window.page.get_by_text(sentence)).to_be_visible()
            window.must_be_sound()


def test_how_far_it_is_shows_itself_with_and_without_scripts(visit: Open, reader: Reader, box: Path) -> None:
    reader.imports._ending = True  # so that it is not begun
    name = reader.imports.folder(str(box)).name
    with visit() as window:
        window.go(f"/import/{name}").must_be_sound()
        expect(window.page.get_by_role("status")).to_have_text("It waits for its turn.")
        assert 'http-equiv="refresh"' in window.page.content()
        reader.imports._ending = False
        reader.imports.resume()
        expect(window.page.get_by_role("heading", name="What came of it")).to_be_visible(timeout=30_000)
    with visit(scripts=False) as window:
        assert 'http-equiv="refresh"' not in window.go(f"/import/{name}").page.content()


def test_the_example_is_one_click_away_and_marked_as_an_exercise(visit: Open, reader: Reader) -> None:
    with visit() as window:
        window.go("/").page.get_by_role("button", name="Look at the example").click()
        until_over(reader.imports, "0001")
        window.go("/").must_be_sound()
        expect(window.page.get_by_text("EXERCISE · a made-up collection")).to_be_visible()
        expect(window.go("/import").page.get_by_role("button", name="Look at the example")).to_have_count(0)
        expect(window.page.get_by_text("would stand beside it")).to_be_visible()
        expect(window.go("/question/straits-chair-2005").page.get_by_role("heading", level=1)).to_be_visible()


def test_what_the_form_asks_for_is_done(reader: Reader, box: Path) -> None:
    assert act(reader, Asked(form=(("do", "folder"), ("folder", str(box))), who="velt")) == "/import/0001"
    until_over(reader.imports, "0001")
    assert page(reader, Asked()).imports[0].wanted.by == "velt"
    with pytest.raises(InputError, match="own form"):
        act(reader, Asked(form=(("do", "upload"),)))


def test_who_reads_with_a_clearance_has_no_such_page(archive: Path) -> None:
    limited = Reader(archive, access=parse_access("unclassified"))
    assert not bringing(limited).may
    assert page(limited, Asked()).imports == ()
    with opened(limited) as home:
        client = Client(home)
        assert ">Import</a>" not in client.get("/").text
        assert "see everything" in client.get("/import").text
        assert client.get("/import/0001").status == 404
        form = {"token": token(client) or "none", "do": "folder", "folder": str(archive)}
        assert client.post("/import", form).status in (400, 403)
    limited.close()
