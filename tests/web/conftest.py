"""The room on the example collection: its reader, a server in a thread, a client without a browser, a browser."""

import functools
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import made_cases
from asking import Client
from browsing import FLAGS, Visit, Visiting, chromium, visiting
from conftest import HOME
from patience import soon
from reftel import workflow
from reftel.model.browsing import Asking
from reftel.model.importing import Course, Wanted
from reftel.web.serving import opened
from reftel.workflow import imports
from reftel.workflow.reader import Reader

HOSTILE = """\
UNCLAS SESTRIN 000999

SIPDIS

E.O. 12958: N/A
TAGS: PREL, <img src=x onerror=alert(1)>
SUBJECT: <svg/onload=alert(1) <script>alert(7)</script> "QUOTED" & {{ 7*7 }} \u202eTURNED

REF: <b>STATE</b> 1

1. (U) Minister <script>alert(2)</script> Oyen said that "</mark><img src=x onerror=alert(3)>" was his answer.

2. (U) EXERCISE </script><script>alert(4)</script> javascript:alert(5)
"""
HOSTILE_NAME = "<img src=x onerror=alert(6)>.txt"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example collection with its statements, and a cable that means harm."""
    hostile = tmp_path_factory.mktemp("hostile") / HOSTILE_NAME
    hostile.write_text(HOSTILE, encoding="utf-8")
    path = tmp_path_factory.mktemp("room") / "straits"
    report = workflow.read_into(path, [HOME / "examples" / "cables", hostile], extract=True)
    course = Course(state="done", done=16, total=16, low=0, high=1, seconds=2.5, statements=9, report=report)
    for name, one in (("0001", course), ("0002", Course(state="stopped", done=2, total=9))):
        (path / "imports" / name).mkdir(parents=True)
        imports.note(path / "imports" / name, one)
        imports._write(path / "imports" / name / "wanted.json", Wanted(kind="folder", what=f"/cables/{HOSTILE_NAME}"))
    (path / "questions").mkdir()
    for name in ("straits-chair-2005.toml", "osce-chair-2024.toml"):
        shutil.copy(HOME / "examples" / name, path / "questions" / name)
    (path / "questions" / "half.toml").write_text('[question]\nid = "<b>half</b>"\n', encoding="utf-8")
    keeper = Reader(path)
    made_cases.fill(keeper, "keeper")
    keeper.close()
    return path


@pytest.fixture(scope="session")
def reader(archive: Path) -> Iterator[Reader]:
    """The reader of this computer, who sees everything."""
    one = Reader(archive)
    asks: list[Callable[[], object]] = [lambda: one.said(Asking()), lambda: one.commitments("2005"), one.openings]
    asks += [one.happenings]
    asks += [functools.partial(one.answer, told.question.id) for told in one.questions() if told.question]
    for ask in asks:
        soon(ask)
    yield one
    one.close()


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Path:
    """An archive of one's own, to be changed."""
    return Path(shutil.copytree(archive, tmp_path / "straits"))


@pytest.fixture
def mine(own: Path) -> Iterator[Reader]:
    """Its reader."""
    one = Reader(own)
    yield one
    one.close()


@pytest.fixture(scope="session")
def home(reader: Reader) -> Iterator[str]:
    """The address of a room that is open while the tests run."""
    with opened(reader) as address:
        yield address


@pytest.fixture(scope="session")
def client(home: str) -> Client:
    """Asks the room without a browser."""
    return Client(home)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, of the system."""
    path = chromium()
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield one
        one.close()


@pytest.fixture
def visit(browser: Browser, home: str) -> Visiting:
    """Opens windows on the room."""

    def opens(width: int = 1280, scheme: str = "light", *, scripts: bool = True) -> AbstractContextManager[Visit]:
        return visiting(browser, home, width, scheme, scripts=scripts)

    return opens
