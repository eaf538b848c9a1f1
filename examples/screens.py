"""Pictures of the reading room on the example collection, as docs/web.md shows them: ``python examples/screens.py``."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from reftel import workflow
from reftel.web.serving import opened
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader

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
    "calendar": "/calendar",
    "actor": "/actor/Dravic",
    "network": "/network",
    "review": "/review",
}
LOOKS: tuple[tuple[str, int, str, frozenset[str]], ...] = (
    ("", 1280, "light", frozenset()),
    ("-dark", 1280, "dark", frozenset({"question"})),
    ("-narrow", 390, "light", frozenset({"cable"})),
)
"""What is appended to the name, how wide, in which scheme, and of which pages alone."""


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
        pictures(browser, Reader(archive), PAGES)
        pictures(browser, Reader(archive, access=parse_access("unclassified")), {"withheld": "/cable/04SESTRIN214"})
        browser.close()


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
