"""The doors, and journeys through a shared room in a browser: in, about one's work, and out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browsing import Visit, each_look, visiting
from conftest import HOME
from reftel.web.app import TEMPLATES
from reftel.web.doors import DOORS
from reftel.web.views import VIEWS
from reftel.workflow.accounts import IDLE, Accounts
from sharing import PASSWORD

Enters = Callable[..., AbstractContextManager[Visit]]
pytestmark = pytest.mark.browser


@pytest.fixture
def enters(browser: Browser, shared_home: str) -> Enters:
    """Opens a window on the shared room."""

    def opens(*look: Any, scripts: bool = True) -> AbstractContextManager[Visit]:
        return visiting(browser, shared_home, *look, scripts=scripts)

    return opens


def go_in(window: Visit, name: str, to: str = "/") -> Page:
    """Sign in, and land where one wanted to go."""
    window.go(to)
    page = window.page
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    assert page.url == window.home + to.lstrip("/")
    return page


def test_doors_have_their_template_their_line_of_documentation_and_nothing_of_a_view() -> None:
    for door in DOORS:
        assert (TEMPLATES / f"{door.name}.html").is_file()
        assert f"`{door.path}`" in (HOME / "docs" / "web.md").read_text(encoding="utf-8")
    assert not {door.path for door in DOORS} & {view.path for view in VIEWS}
    assert not {door.name for door in DOORS} & {view.name for view in VIEWS}
    assert [door.name for door in DOORS if door.open] == ["sign_in"]


@each_look
def test_every_door_is_sound(width: int, scheme: str, enters: Enters) -> None:
    with enters(width, scheme) as window:
        window.go("/people").must_be_sound()
        window.page.fill("#name", "Ada")
        window.page.fill("#password", "not hers at all")
        with window.page.expect_navigation():
            window.page.get_by_role("button", name="Sign in").click()
        assert "The name or the password is wrong." in (window.page.get_by_role("alert").text_content() or "")
        assert window.page.locator("#name").input_value() == "Ada"
        assert window.page.locator("#password").input_value() == ""
        window.must_be_sound()
        go_in(window, "Ada", "/people")
        window.must_be_sound()
        for path in ("/people?changed=Cora", "/account", "/sign-out"):
            window.go(path).must_be_sound()


def test_a_reader_finds_no_review_and_nothing_to_change(enters: Enters) -> None:
    with enters() as window:
        page = go_in(window, "Rita", "/cable/04SESTRIN214")
        assert page.locator('nav a[href="/review"]').count() == 0
        assert page.locator(".gone").count() > 0, "what she is not cleared for is a block"
        for path in ("/question/straits-chair-2005", "/actor/dravic", "/said", "/review", "/agreement", "/people"):
            window.go(path)
            assert page.locator("main form[method=post]").count() == 0, path
        assert "Your role does not open this page" in (page.locator("main").text_content() or "")
        window.must_be_sound()


def test_a_coder_reviews_and_an_editor_decides_between_two(enters: Enters) -> None:
    addresses: list[str] = []
    for name, button in (("Cora", "Correct"), ("Carl", "Accept")):
        with enters() as window:
            page = go_in(window, name, addresses[0] if addresses else "/review?cable=04QUILLHAVEN61")
            if not addresses:
                page.locator(".queue a").nth(1).click()
                page.wait_for_url("**at=**")
                addresses.append(page.url.removeprefix(window.home.rstrip("/")))
            assert page.locator("#coder").count() == 0
            if button == "Correct":
                page.fill("#speaker", "The Harbour Master")
            with page.expect_navigation():
                page.get_by_role("button", name=button, exact=True).click()
            assert page.locator(".mine li").count() == 1
            window.go("/agreement")
            assert page.locator(".dispute").count() == 0, "blind to each other"
            assert page.locator("main form").count() == 0
            window.must_be_sound()
    with enters() as window:
        page = go_in(window, "Eddy", "/agreement")
        assert "The Harbour Master" in (page.locator(".dispute").text_content() or "")
        window.must_be_sound()
        with page.expect_navigation():
            page.get_by_role("button", name="Let stand what Cora says").click()
        assert "Nothing is disputed." in (page.locator("main").text_content() or "")
        window.go("/said?by=Harbour Master")
        assert page.locator(".ledger li").count() == 1
        window.go("/actor/oyen")
        page.fill("#other", "Halloran")
        page.fill("#merge-reason", "a test")
        with page.expect_navigation():
            page.get_by_role("button", name="Merge").click()
        assert "Eddy" in (page.locator(".rulings").text_content() or "")
        with page.expect_navigation():
            page.get_by_role("button", name="Undo ruling").click()


def test_an_admin_adds_somebody_who_comes_in_and_changes_the_password(enters: Enters, accounts: Accounts) -> None:
    with enters() as window:
        page = go_in(window, "Ada", "/people")
        page.fill(".new #name", "Eva Quill")
        page.select_option(".new #role", "coder")
        page.fill(".new #clearance", "confidential,NOFORN")
        page.fill(".new #password", PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Add").click()
        assert page.locator(".accounts .at-hand strong").text_content() == "Eva Quill"
        assert "added Eva Quill" in (page.locator(".trail").text_content() or "")
        window.must_be_sound()
    found = accounts.get("eva quill")
    assert found
    assert (found.role, found.clearance) == ("coder", "confidential,NOFORN")
    with enters() as window:
        page = go_in(window, "Eva Quill", "/account")
        page.fill("#password", PASSWORD)
        page.fill("#wanted", "another sentence of hers")
        page.fill("#again", "another sentence of hers")
        with page.expect_navigation():
            page.get_by_role("button", name="Change the password").click()
        assert "Your password is changed" in (page.get_by_role("status").text_content() or "")
        with page.expect_navigation():
            page.get_by_role("button", name="Sign out", exact=True).click()
        assert page.url.endswith("/sign-in")
        page.go_back()
        assert page.locator("#wanted").count() == 0, "no page is kept by the browser"
    with enters() as window:
        window.go("/")
        window.page.fill("#name", "Eva Quill")
        window.page.fill("#password", PASSWORD)
        with window.page.expect_navigation():
            window.page.get_by_role("button", name="Sign in").click()
        assert window.page.get_by_role("alert").count() == 1


def test_a_session_that_is_over_comes_back_to_its_page(enters: Enters, clock: Any) -> None:
    with enters() as window:
        page = go_in(window, "Cora", "/cable/04SESTRIN214?as=received")
        clock.now += IDLE + 1
        go_in(window, "Cora", "/said?by=Dravic")
        assert page.locator("h1").first.text_content()
        clock.now += IDLE + 1
        page.fill("#q", "trawlers")
        page.wait_for_timeout(300)  # completion is asked for, and refused without a word
        page.keyboard.press("Enter")
        page.wait_for_url("**/sign-in?to=**")
        window.must_be_sound()


def test_it_works_without_scripts(enters: Enters) -> None:
    with enters(scripts=False) as window:
        page = go_in(window, "Ada", "/people")
        page.locator("summary", has_text="Change Cora").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Let Cora sign in no more").click()
        assert page.locator(".accounts .at-hand .check").text_content() == "disabled"
        with page.expect_navigation():
            page.get_by_role("button", name="Sign out", exact=True).click()
        assert page.url.endswith("/sign-in")
