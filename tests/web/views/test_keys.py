"""The keys, and that they do what the page says."""

import re

from browsing import Visiting
from reftel.web.app import TEMPLATES
from reftel.web.views.keys import KEYS, page
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader


def test_every_key_is_told_once(reader: Reader) -> None:
    told = page(reader, Asked()).keys
    assert told == KEYS
    assert len({key for key, _ in told}) == len(told)


def test_no_page_has_a_key_that_is_not_told() -> None:
    used = {key for one in TEMPLATES.glob("*.html") for key in re.findall(r'data-key="(.)"', one.read_text("utf-8"))}
    assert used
    assert used <= {key for key, _ in KEYS}


def test_the_keyboard_alone_leads_from_a_search_through_a_cable(visit: Visiting) -> None:
    with visit() as window:
        window.go("/keys")
        keyboard = window.page.keyboard
        keyboard.press("g")
        keyboard.press("s")
        window.page.wait_for_url(window.home)
        window.page.locator("#q").fill("trawlers crews")
        window.page.locator(".hits li").first.wait_for()
        window.page.wait_for_url("**/?q=trawlers+crews")
        keyboard.press("Escape")
        keyboard.press("Escape")
        keyboard.press("j")
        keyboard.press("Enter")
        window.page.wait_for_url("**/cable/**")
        here = window.page.url
        keyboard.press("r")
        window.page.locator(".received").wait_for()
        assert "as=received" in window.page.url
        keyboard.press("r")
        window.page.locator(".sheet").wait_for()
        keyboard.press("j")
        keyboard.press("j")
        focused = window.page.evaluate("document.activeElement.id")
        assert focused.startswith("p")
        keyboard.press("/")
        assert window.page.evaluate("document.activeElement.id") == "q"
        keyboard.press("Escape")
        keyboard.press("?")
        window.page.wait_for_url("**/keys")
        assert here != window.page.url
