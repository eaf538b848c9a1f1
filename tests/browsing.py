"""What the tests of the reading room share: a browser, pages in four windows, and what must hold of each."""

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
LOOKS = [
    (1280, "light"),
    pytest.param(1280, "dark", marks=pytest.mark.slow),
    pytest.param(390, "light", marks=pytest.mark.slow),
    (390, "dark"),
]
each_look = pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=str)
"""Both widths in both schemes: every page is looked at in all four."""
INSTALL = (
    "no Chromium here: apt-get install chromium (Debian, Ubuntu), or name one: REFTEL_CHROMIUM=/path/to/chrome ./check"
)


def chromium() -> str:
    """The browser: the one that REFTEL_CHROMIUM names, else ``chromium``; the test fails with what installs it."""
    found = os.environ.get("REFTEL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail(INSTALL, pytrace=False)
    return found


class Visit(NamedTuple):
    """A page that is open in the browser, the room's address, and every address that was asked for."""

    page: Page
    home: str
    requests: list[str]

    def go(self, path: str) -> "Visit":
        """Open a page of the room."""
        self.page.goto(self.home + path.lstrip("/"))
        return self

    def must_be_sound(self) -> None:
        """Nothing asked for elsewhere, nothing wider than the window, no rule of accessibility broken."""
        self.page.wait_for_load_state()  # after a click its words may be there before its style
        assert not [address for address in self.requests if not address.startswith((self.home, "data:"))]
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{wide} pixels wider than the window"
        self.page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert not found, told(found)


def told(violations: list[dict[str, Any]]) -> str:
    """The rules that are broken, and where."""
    return "\n".join(
        f"{one['id']}: {one['help']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in violations
        for node in one["nodes"][:3]
    )


class Visiting(Protocol):
    """Opens a window on the room."""

    def __call__(
        self, width: int = 1280, scheme: str = "light", *, scripts: bool = True
    ) -> AbstractContextManager[Visit]:
        """A window that wide, in that scheme."""
        ...


@contextmanager
def visiting(
    browser: Browser, home: str, width: int = 1280, scheme: Any = "light", *, scripts: bool = True
) -> Iterator[Visit]:
    """A window on the room; what a page complains of in its console fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    try:
        yield Visit(page, home, requests)
    finally:
        context.close()
    refused = "Failed to load resource: the server responded with a status of "  # a page of ours that says so
    assert not [one for one in complaints if not one.startswith((f"{refused}4", f"{refused}503"))]
