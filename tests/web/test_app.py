"""Requests to pages: routes, forms of answer, errors, and cables that mean harm."""

import re

import pytest
from playwright.sync_api import Dialog

from asking import Client
from browsing import Visiting, each_look
from reftel.errors import NotReadyError, QueryError
from reftel.model.account import ROLES
from reftel.web.app import Desk, environment
from reftel.web.views import VIEWS
from reftel.web.views.view import Asked, NotHereError, Page
from reftel.workflow.reader import Reader

VIEWS_BY_NAME = {view.name: view for view in VIEWS}


def test_a_page_that_is_not_there_is_told_so(client: Client) -> None:
    got = client.get("/nope")
    assert got.status == 404
    assert "There is no such page." in got.text
    assert client.get("/nope?format=json").json()["sentence"] == "There is no such page."


def test_a_fault_of_ours_shows_no_trace(client: Client, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise ZeroDivisionError("secret place")

    monkeypatch.setattr(reader, "holdings", fails)
    got = client.get("/")
    assert got.status == 500
    assert "fault of reftel" in got.text
    assert "secret place" not in got.text
    assert "Traceback" not in got.text
    assert got.headers["x-frame-options"] == "DENY"


@pytest.mark.slow
def test_what_was_compiled_ahead_is_not_compiled_by_whoever_comes_first(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(reader)
    desk.prepare()
    monkeypatch.setattr(desk.templates, "compile", lambda *_, **__: pytest.fail("compiled while somebody waits"))
    for name, path in (("search", {}), ("actors", {}), ("cable", {"mrn": "04SESTRIN214"})):
        assert desk._answered(VIEWS_BY_NAME[name], Asked(path=path), changing=False).status_code == 200


def test_what_may_be_typed_next(client: Client) -> None:
    found = client.get("/complete?q=from:ses").json()
    assert found[0]["query"] == "from:sestrin "


def test_a_form_needs_its_token(reader: Reader) -> None:
    done: list[str] = []

    def act(_reader: Reader, asked: Asked) -> str:
        done.append(dict(asked.form)["what"])
        return "/keys"

    desk, view = Desk(reader), VIEWS_BY_NAME["actor"]._replace(act=act)
    refused = desk._answered(view, Asked(form=(("token", "x"), ("do", "merge"), ("what", "a"))), changing=True)
    assert (refused.status_code, done) == (403, [])
    taken = desk._answered(view, Asked(form=(("token", desk.token), ("do", "merge"), ("what", "a"))), changing=True)
    assert (taken.status_code, taken.headers["location"], done) == (303, "/keys", ["a"])


def test_a_form_that_asks_for_what_its_page_does_not_say_it_does_changes_nothing(reader: Reader) -> None:
    done: list[str] = []

    def act(_reader: Reader, _asked: Asked) -> str:
        done.append("done")
        return "/keys"

    desk, actor = Desk(reader), VIEWS_BY_NAME["actor"]._replace(act=act)
    for do in ("", "merges", "accept"):
        answer = desk._answered(actor, Asked(form=(("token", desk.token), ("do", do))), changing=True)
        assert (answer.status_code, done) == (400, []), do
    # What a page says that it does, but the table of roles does not name, nobody may have it do.
    told = actor._replace(does=("merge", "burn"))
    answer = desk._answered(told, Asked(form=(("token", desk.token), ("do", "burn"))), changing=True)
    assert (answer.status_code, done) == (403, [])


def test_a_role_opens_its_pages_and_acts_and_no_others(reader: Reader) -> None:
    done: list[str] = []

    def act(_reader: Reader, asked: Asked) -> str:
        done.append(str(asked.role))
        return "/keys"

    desk = Desk(reader)
    for view, do, needed in (("review", "reject", 1), ("actor", "merge", 2), ("question", "seat", 2)):
        for at, role in enumerate(ROLES):
            asked = Asked(form=(("token", desk.token), ("do", do)), role=role)
            answer = desk._answered(VIEWS_BY_NAME[view]._replace(act=act), asked, changing=True)
            assert (answer.status_code, "Your role does not permit" in bytes(answer.body).decode()) == (
                (303, False) if at >= needed else (403, True)
            )
    assert done == [*ROLES[1:], *ROLES[2:], *ROLES[2:]]
    for role in ROLES:
        shown = desk._answered(VIEWS_BY_NAME["review"], Asked(role=role), changing=False)
        assert shown.status_code == (403 if role == "reader" else 200)
        assert (b'href="/review"' in bytes(shown.body)) == (role != "reader"), "it is in the line of pages"
        board = desk._answered(
            VIEWS_BY_NAME["question"], Asked(path={"id": "straits-chair-2005"}, role=role), changing=False
        )
        assert (b'value="seat"' in bytes(board.body)) == (role in ROLES[2:])
        actor = desk._answered(VIEWS_BY_NAME["actor"], Asked(path={"name": "dravic"}, role=role), changing=False)
        assert (b'value="merge"' in bytes(actor.body)) == (role in ROLES[2:])


def test_everything_is_escaped_and_signs_that_turn_the_writing_are_shown() -> None:
    made = environment().from_string('<p title="{{ one }}">{{ one }}</p>')
    assert made.render(one='<b>"\u202e') == '<p title="&lt;b&gt;&#34;\ufffd">&lt;b&gt;&#34;\ufffd</p>'


def test_what_was_asked() -> None:
    asked = Asked(query=(("q", "a"), ("q", "b"), ("page", "12"), ("far", "9" * 30), ("odd", "١")))
    assert (asked.one("q"), asked.every("q"), asked.one("none", "x")) == ("a", ("a", "b"), "x")
    assert (asked.number("page", 1, 10), asked.number("far", 3, 10), asked.number("none", 4, 10)) == (10, 10, 4)
    for odd in ("١", "", "0", "00", "-1", "1.0", "x", "²"):
        with pytest.raises(QueryError, match=r"page: .* is no number"):
            Asked(query=(("page", odd),)).number("page", 1, 10)


def test_a_form_or_a_page_that_there_is_not_is_told_in_a_sentence(client: Client) -> None:
    for address, what in (
        ("/?format=xlsx", "format is one of html, json, csv"),
        ("/ask?format=gexf", "format is one of html, json, csv."),
        ("/network?format=", "format is one of html, json, csv, gexf, graphml"),
        ("/said?page=last", "is no number"),
        ("/said?page=0&format=csv", "is no number"),
    ):
        got = client.get(address)
        assert (got.status, what in got.text) == (400, True), address
    assert client.get("/keys?format=html").status == 200
    told = client.get("/said?page=x&format=json")
    assert (told.status, told.headers["content-type"]) == (400, "application/json")


@each_look
def test_hostile_cables_stay_text(width: int, scheme: str, visit: Visiting, client: Client) -> None:
    with visit(width, scheme) as window:
        dialogs: list[str] = []

        def note(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        window.page.on("dialog", note)
        for path in ("/?q=script", "/?q=sestrin+999", "/cable/SESTRIN999", "/cable/SESTRIN999?as=received"):
            window.go(path)
            assert window.page.locator("main img, main svg[onload]").count() == 0, path
            assert window.page.locator("main script").count() == 0, path
            window.must_be_sound()
        window.go("/cable/SESTRIN999")
        assert "<svg/onload=alert(1)" in (window.page.locator("h1").text_content() or "")
        window.page.locator(".more summary").click()
        window.page.locator('a[href^="/source/"]').first.click()
        assert "<img" in (window.page.locator("h1").text_content() or "")
        assert not dialogs
    assert "49" not in client.get("/cable/SESTRIN999?format=json").json()["subject"]


def test_an_error_is_a_page() -> None:
    assert Page(title="x").status == 200
    with pytest.raises(NotHereError):
        raise NotHereError("no")


def test_what_is_not_ready_comes_by_itself(client: Client, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def waits(*_: object) -> None:
        raise NotReadyError("The statements of this archive are being counted.")

    monkeypatch.setattr(reader, "said", waits)
    got = client.get("/said")
    assert got.status == 503
    assert '<meta http-equiv="refresh" content="3">' in got.text
    assert "being counted" in got.text
    assert '<progress aria-label="Being made ready"' in got.text
    assert re.search(r'<a href="/said"[^>]*aria-current="page"', got.text), "in the place of the page"
