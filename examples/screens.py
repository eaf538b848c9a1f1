"""Pictures of the reading room on the example collection, as docs/web.md shows them: ``python examples/screens.py``."""

import secrets
import shutil
import tempfile
import threading
import time
from pathlib import Path
from typing import NoReturn

from playwright.sync_api import Browser, sync_playwright

from reftel import workflow
from reftel.errors import NotReadyError
from reftel.model.browsing import Asking, Order
from reftel.web import links
from reftel.web.lobby import Lobby
from reftel.web.serving import opened
from reftel.workflow.access import parse_access
from reftel.workflow.accounts import Accounts
from reftel.workflow.reader import Reader
from reftel.workflow.readers import Readers

HERE = Path(__file__).parent
OUT = HERE.parent / "docs" / "room"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PAGES = {
    "search": "/?q=trawlers",
    "cable": "/cable/04SESTRIN214",
    "said": "/said?by=Dravic",
    "question": "/question/straits-chair-2005?on=2004-10-31",
    "timeline": "/question/straits-chair-2005/timeline",
    "commitments": "/commitments",
    "demarches": "/demarches",
    "events": "/events",
    "calendar": "/calendar",
    "actor": "/actor/Dravic",
    "network": "/network",
    "review": "/review",
    "agreement": "/agreement",
    "case": "/case/1",
    "cases": "/cases",
    "collect": "/collect?cable=04SESTRIN214&place=1",
    "cite": "/cable/04SESTRIN214/cite?para=1",
    "received": "/cable/04SESTRIN214?as=received",
    "actors": "/actors",
    "questions": "/questions",
    "ask": "/ask?q=chair",
    "imports": "/import",
    "keys": "/keys",
    "nothing": "/?q=lighthouse",
    "half-typed": "/?q=from:sestrin+tag:",
    "not-here": "/cable/04SESTRIN215",
    "meetings": "/meetings",
    "met": "/meetings?actor=dravic&to_actor=halloran",
}
PEOPLE = (
    ("Velt", "admin", "everything"),
    ("Marek", "editor", "everything"),
    ("Sunniva", "coder", "everything"),
    ("A. Guest", "reader", "unclassified"),
)
LOOKS: tuple[tuple[str, int, str, frozenset[str]], ...] = (
    ("", 1280, "light", frozenset()),
    ("-dark", 1280, "dark", frozenset({"question", "meetings"})),
    ("-narrow", 390, "light", frozenset({"cable", "meetings"})),
)
"""What is appended to the name, how wide, in which scheme, and of which pages alone."""


class Counting(Reader):
    """A reader of an archive so large that its statements are still being counted."""

    def said(self, asked: Asking, order: Order = "cable", limit: int = 100, skip: int = 0) -> NoReturn:
        """What every page says that needs them."""
        del asked, order, limit, skip
        raise NotReadyError(
            "The statements of this archive are being counted; that takes some seconds.", threading.Event()
        )


def main() -> None:
    """Read the collection, open the room, and take a picture of each page in three looks."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        archive = Path(folder) / "straits"
        workflow.read_into(archive, [HERE / "cables"], extract=True)
        (archive / "questions").mkdir()
        shutil.copy(HERE / "straits-chair-2005.toml", archive / "questions")
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        _keep(archive)
        reader = Reader(archive)
        cable = reader.cable("04SESTRIN214")
        source = {"source": links.span_url(cable.source.sha256, 700, 760)} if cable else {}
        pictures(browser, reader, {**PAGES, **source})
        pictures(browser, Reader(archive, access=parse_access("unclassified")), {"withheld": "/cable/04SESTRIN214"})
        pictures(browser, Counting(archive), {"one-moment": "/said"})
        workflow.begin(Path(folder) / "new-archive")
        pictures(browser, Reader(Path(folder) / "new-archive"), {"first": "/"})
        pictures(browser, _with_example(Path(folder) / "new-archive"), {"arrival": "/import/0001"})
        shared(browser, archive)
        browser.close()


def shared(browser: Browser, archive: Path) -> None:
    """Pictures of a room that four people share, as its admin comes in."""
    accounts = Accounts(archive, create=True)
    password = secrets.token_urlsafe()
    for name, role, clearance in PEOPLE:
        accounts.add(name, role, clearance, password)
    lobby = Lobby(accounts, Readers(archive))
    lobby.open()
    with opened(lobby) as home:
        window = browser.new_page(viewport={"width": 1280, "height": 800})
        window.goto(f"{home}people")
        window.screenshot(path=OUT / "sign-in.png")
        window.fill("#name", PEOPLE[0][0])
        window.fill("#password", password)
        with window.expect_navigation():
            window.get_by_role("button", name="Sign in").click()
        window.locator("summary").first.click()
        window.screenshot(path=OUT / "people.png")
        for name, path in (("own-account", "account"), ("sign-out", "sign-out")):
            window.goto(f"{home}{path}")
            window.screenshot(path=OUT / f"{name}.png")
        window.close()
    lobby.close()


def _keep(archive: Path) -> None:
    """A case file of a cable, two paragraphs, a statement and a search."""
    reader = Reader(archive)
    cable = reader.cable("04SESTRIN214")
    number = reader.cases.make("Who turned 2006 down", "For the chapter on the spring of 2004.", "Velt")
    reader.cases.add(number, "Velt", mrn="04SESTRIN214", place=1, note="The first no, on the record.")
    said = next(one for one in reader.statements(cable) if one.act == "reject") if cable else None
    reader.cases.add(number, "Velt", mrn="04SESTRIN214", statement=said.id if said else "", note="His own words.")
    reader.cases.add(number, "Velt", mrn="04QUILLHAVEN61", place=2)
    reader.cases.add_search(number, "Velt", "search", "q=trawlers+said-by%3Aoyen", "To be read through again.")
    reader.cases.save("Trawlers, by Oyen", "search", "q=trawlers+said-by%3Aoyen", "Velt")
    reader.close()


def _with_example(archive: Path) -> Reader:
    """The reader of an archive into which the example collection was just brought."""
    reader = Reader(archive)
    name = reader.imports.example().name
    while not (one := reader.imports.get(name)) or not one.over:
        time.sleep(0.2)
    return reader


def pictures(browser: Browser, reader: Reader, pages: dict[str, str]) -> None:
    """Pictures of some pages of one reader's room."""
    with opened(reader) as home:
        for suffix, width, scheme, alone in LOOKS:
            window = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
            for name, address in ((name, at) for name, at in pages.items() if not alone or name in alone):
                window.goto(home.rstrip("/") + address)
                window.wait_for_load_state("networkidle")
                window.screenshot(path=OUT / f"{name}{suffix}.png")
            window.close()
    reader.close()


if __name__ == "__main__":
    main()
