"""Two journeys that lead over many pages: from a search to the characters, and of one who may not see all of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from asking import Client
from browsing import Visiting, each_look, visiting
from made_withheld import CANARIES, kept
from patience import soon
from reftel.web.serving import opened
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader


@each_look
def test_from_a_search_to_a_paragraph_and_the_characters_of_its_source(
    width: int, scheme: str, visit: Visiting
) -> None:
    with visit(width, scheme) as window:
        shown = window.go("/").page
        shown.locator("#q").fill('"bail bond" from:sestrin')
        hit = shown.locator(".hits li", has_text="04SESTRIN214").first
        hit.locator("mark").first.wait_for()
        window.must_be_sound()
        hit.locator("h2 a").click()
        shown.locator("h1", has_text="DRAVIC TURNS DOWN 2006").wait_for()
        assert shown.url.partition("#")[2].startswith("p"), "at the paragraph that was found"
        paragraph = shown.locator(f"#{shown.url.partition('#')[2]}")
        assert "bail bond" in (paragraph.text_content() or "")
        assert paragraph.evaluate("one => one.getBoundingClientRect().top < innerHeight"), "and in sight"
        window.must_be_sound()
        shown.get_by_role("link", name="as received").click()
        shown.locator(".received").wait_for()
        window.must_be_sound()
        shown.get_by_role("link", name="Cite").first.click()
        shown.get_by_text("Chicago note").wait_for()
        window.must_be_sound()


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The room of one who is cleared for what is unclassified."""
    reader = Reader(kept(tmp_path_factory.mktemp("limited")), access=parse_access("unclassified"))
    soon(lambda: reader.answer("bid"))
    with opened(reader) as home:
        yield home
    reader.close()


@each_look
def test_who_may_not_see_it_finds_no_trace_of_it(width: int, scheme: str, browser: Browser, limited: str) -> None:
    with visiting(browser, limited, width, scheme) as window:
        shown = window.go("/").page
        field = shown.locator("#q")
        for word in CANARIES:
            field.fill(word)
            shown.locator(".nothing q", has_text=word).wait_for()
            assert shown.locator(".facets li, .completions li").count() == 0
        field.fill("ferries")
        shown.locator(".hits li").first.wait_for()
        window.must_be_sound()
        shown.locator(".hits h2 a").first.click()
        shown.locator(".sheet").wait_for()
        assert shown.get_by_text("withheld").count()
        window.must_be_sound()
        shown.get_by_role("link", name="as received").click()
        shown.locator(".received").wait_for()
        for path in (
            "/said",
            "/network",
            "/meetings",
            "/actors",
            "/question/bid",
            "/commitments",
            "/demarches",
            "/cases",
        ):
            window.go(path).must_be_sound()
            assert not [word for word in CANARIES if word in shown.content().casefold()], path
        asked_for = {one for one in window.requests if "/static/" not in one and one.startswith(limited)}
    assert len(asked_for) > 12
    client = Client(limited)
    for path in (one.removeprefix(limited) for one in asked_for):
        answer = client.get(f"/{path}")
        assert answer.headers["cache-control"] == "no-store", path
        words = answer.text.casefold()
        assert not [word for word in CANARIES if word in words and word not in path], path
