"""Case files in a browser: one is made from three pages and exported; a search is saved and found again."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from asking import Client
from browsing import Visit, each_look, visiting
from made_cases import HARM, fill
from reftel.errors import InputError
from reftel.web.serving import opened
from reftel.web.views.cases import act, page
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader

Open = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture
def visit(mine: Reader, browser: Browser) -> Iterator[Open]:
    """Opens windows on its room."""
    with opened(mine) as home:
        yield lambda width=1280, scheme="light", *, scripts=True: visiting(
            browser, home, width, scheme, scripts=scripts
        )


def test_a_case_file_is_made_from_three_pages_and_exported(visit: Open) -> None:
    with visit() as window:
        at = window.page
        window.go("/cable/04SESTRIN214")
        at.get_by_role("link", name="Keep", exact=True).click()
        at.get_by_label("Your name").fill("velt")
        at.get_by_label("A new one, by its name").fill("The bid")
        at.get_by_label("Note").fill("the whole")
        at.get_by_role("button", name="Keep it").click()
        expect(at.get_by_role("heading", level=1)).to_have_text("The bid")
        window.go("/cable/04SESTRIN214")
        at.locator("#p3").hover()
        at.get_by_role("link", name="Keep paragraph 3").click()
        at.get_by_role("button", name="Keep it").click()  # the name is kept, the case file is offered
        window.go("/said?by=Dravic")
        at.locator("summary", has_text="Dravic").first.click()
        at.get_by_role("link", name="in a case file").first.click()
        at.get_by_role("button", name="Keep it").click()
        window.go("/?q=trawlers")
        at.get_by_role("link", name="keep", exact=True).click()
        at.get_by_role("button", name="Keep it").click()
        expect(at.locator(".items > li")).to_have_count(4)
        window.must_be_sound()
        at.locator(".items > li").nth(1).get_by_text("Note and order").click()
        at.get_by_role("button", name="Up").nth(0).click()
        expect(at.locator(".items > li").nth(0).locator("blockquote")).to_be_visible()
        with at.expect_download() as saved:
            at.get_by_role("link", name="Markdown").click()
        text = Path(saved.value.path()).read_text(encoding="utf-8")
        assert text.startswith("# The bid\n")
        assert text.count("## ") == 4
        assert f"<{window.home}cable/04SESTRIN214#p3>" in text


def test_a_search_is_saved_and_found_again(visit: Open) -> None:
    with visit(scripts=False) as window:
        at = window.page
        window.go("/?q=tag:PREL+trawlers")
        at.get_by_role("link", name="keep", exact=True).click()
        at.get_by_label("Your name").fill("velt")
        at.get_by_label("Name", exact=True).fill("Boats & men")
        at.get_by_role("button", name="Save the search").click()
        window.go("/").page.get_by_role("link", name="Boats & men").click()
        assert at.locator("#q").input_value() == "tag:PREL trawlers"
        window.go("/cases").page.get_by_role("button", name="Put the search Boats & men away").click()
        expect(at.get_by_role("link", name="Boats & men")).to_have_count(0)
        at.get_by_text("Put away by you").click()
        at.get_by_role("button", name="Have Boats & men again").click()
        expect(at.get_by_role("link", name="Boats & men")).to_be_visible()


@each_look
def test_a_full_case_file_is_sound_and_what_means_harm_stays_text(
    width: int, scheme: str, visit: Open, mine: Reader
) -> None:
    number = fill(mine)
    with visit(width, scheme) as window:
        keeping = ("/collect?cable=04SESTRIN214&place=1", "/collect?asks=said&query=by%3DX")
        for address in ("/cases", f"/case/{number}", *keeping):
            window.go(address).must_be_sound()
        expect(window.go(f"/case/{number}").page.get_by_text("<script>alert(9)</script>").first).to_be_visible()
        assert "\u202e" not in window.page.content()
        assert "49" not in window.page.locator(".words").first.inner_text()


def test_every_form_is_saved(mine: Reader) -> None:
    number = fill(mine)
    with opened(mine) as home:
        client = Client(home)
        for form, kind in (
            ("markdown", "text/markdown"),
            ("html", "text/html"),
            ("ris", "application/x-research-info-systems"),
            ("bibtex", "application/x-bibtex"),
            ("csl", "application/vnd.citationstyles.csl+json"),
        ):
            got = client.get(f"/case/{number}?form={form}")
            assert got.headers["content-type"].startswith(kind)
            assert got.headers["content-disposition"].startswith("attachment")
            assert f"{home}cable/04SESTRIN214" in got.text
        rows = client.get(f"/case/{number}?format=csv").text.splitlines()
        assert len(rows) == 5
        told = client.get(f"/case/{number}?format=json").json()
        assert [one["filled"]["item"]["kind"] for one in told["items"]] == ["cable", "paragraph", "statement", "search"]
        assert HARM in json.dumps(told, ensure_ascii=False)
        assert client.get(f"/case/{number}?form=none").status == 404
        for wrong in ("9999", "x", "1x", "0"):
            assert client.get(f"/case/{wrong}").status == 404


def test_a_form_says_what_is_missing(mine: Reader) -> None:
    for form in ({"do": "begin", "name": "x"}, {"do": "begin", "coder": "velt"}, {"do": "put_away", "number": "x"}):
        with pytest.raises(InputError):
            act(mine, Asked(form=tuple(form.items())))


def test_what_an_account_keeps_is_its_own_whatever_a_form_says(mine: Reader) -> None:
    asked = Asked(form=(("do", "begin"), ("name", "Mine"), ("coder", "oyen")), who="velt", kept={"coder": "oyen"})
    act(mine, asked)
    assert [one.case.owner for one in page(mine, Asked(who="velt")).cases if one.case.name == "Mine"] == ["velt"]
