"""A shared room: whoever has not signed in gets nothing, and whoever has gets what is his and nothing of another's."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser
from starlette.routing import Mount, Route

from asking import Client
from browsing import visiting
from made_withheld import CANARIES, PAGES, kept
from reftel.web.app import Desk
from reftel.web.doors import DOORS
from reftel.web.guard import HEADERS
from reftel.web.lobby import OUTSIDER, Lobby
from reftel.web.permitting import NEEDS
from reftel.web.serving import Front, opened
from reftel.web.views import VIEWS
from reftel.workflow.accounts import IDLE, LONGEST, Accounts
from sharing import PASSWORD, PEOPLE, cookie_of, lobby_of, peopled, sign_in, token_in, try_sign_in


class Clock:
    """A clock that is set."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Shared(NamedTuple):
    """A shared room that is open."""

    client: Client
    accounts: Accounts
    clock: Clock
    lobby: Lobby


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    archive, clock = kept(tmp_path_factory.mktemp("shared")), Clock()
    accounts = peopled(archive, clock)
    lobby = lobby_of(archive, accounts)
    front = Front(("archive.example",), ("127.0.0.1",))
    with opened(lobby, front) as address:
        yield Shared(Client(address), accounts, clock, lobby)
    lobby.close()


def test_nothing_but_the_door_is_answered_to_who_has_not_signed_in(shared: Shared) -> None:
    routes = Desk(shared.lobby).inside().routes
    paths = [route.path for route in routes if isinstance(route, Route)]
    assert len(paths) > len(VIEWS) + len(DOORS)
    asked = [path.replace("{", "").replace("}", "") for path in paths if path != "/sign-in"]
    for path in (*asked, *PAGES, "/nope", "//", "/sign-in/", "/sign-in/..", "/static/../people", "/SIGN-IN"):
        for address in (path, f"{path}{'&' if '?' in path else '?'}format=json"):
            got = shared.client.get(address)
            assert got.status in (303, 401) or (path.startswith("/static") and got.status == 404), address
            assert got.status == 401 or got.headers.get("location", "/sign-in").startswith("/sign-in"), address
            told = got.text.casefold()
            assert not [word for word in (*CANARIES, "sestrin", "straits", "oyen") if word in told], address
        refused = shared.client.post(path, {"token": "x", "do": "merge"})
        assert (refused.status, "Sign in" in refused.text) in ((401, True), (404, False), (405, False)), path
        assert refused.status == 401 or path.startswith("/static")
    assert shared.client.get("/static/room.css").status == 200
    shown = shared.client.get("/sign-in").text
    assert "straits" not in shown
    assert 'href="/review"' not in shown


def test_every_route_has_its_line_in_the_table_of_roles(shared: Shared) -> None:
    routes = Desk(shared.lobby).inside().routes
    assert all(isinstance(route, Route | Mount) for route in routes)
    assert {route.name for route in routes if isinstance(route, Route)} == set(NEEDS)


def test_a_room_without_accounts_has_no_doors(client: Client) -> None:
    for door in DOORS:
        assert client.get(door.path).status == 404
        assert client.post(door.path, {"do": "add"}).status == 404


def test_who_has_signed_in_finds_his_pages_and_whose_they_are(shared: Shared) -> None:
    for name, (role, clearance) in PEOPLE.items():
        signed = sign_in(shared.client, name)
        shown = signed.get("/").text
        assert f">{name}</a>" in shown
        assert ("cleared for unclassified" in shown) == (clearance == "unclassified")
        assert (signed.get("/people").status == 200) == (role == "admin")
        assert ('href="/people"' in shown, 'href="/review"' in shown) == (role == "admin", role != "reader")
        for header, value in HEADERS:
            assert signed.get("/account").headers[header] == value
        assert signed.get("/account").headers["cache-control"] == "no-store"


def test_nobody_finds_what_another_may_see(shared: Shared) -> None:
    rita, eddy = (sign_in(shared.client, name) for name in ("Rita", "Eddy"))
    pages = [f"{path}{'&' if '?' in path else '?'}format={form}" for path in PAGES for form in ("html", "json", "csv")]
    seen = ""
    for page in pages:  # each page first by who sees all, so that whatever is kept of it is kept
        seen += eddy.get(page).text.casefold()
        told = rita.get(page).text.casefold()
        for word in CANARIES:
            assert word not in told, (page, word)
    assert all(word in seen for word in CANARIES)


def test_many_at_once_are_not_taken_for_each_other(shared: Shared) -> None:
    rita, eddy = (sign_in(shared.client, name) for name in ("Rita", "Eddy"))
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(one.get, "/cable/SESTRIN777?format=json") for one in (rita, eddy) * 20]
    for at, one in enumerate(asked):
        assert ("zorblax" in one.result().text.casefold()) == bool(at % 2)


def test_a_clearance_holds_from_the_next_page_on(shared: Shared) -> None:
    shared.accounts.add("Vera", "reader", "everything", PASSWORD)
    vera = sign_in(shared.client, "Vera")
    assert "zorblax" in vera.get("/cable/SESTRIN777").text.casefold()
    shared.accounts.set_clearance("Vera", "sbu")
    assert vera.get("/cable/SESTRIN777").status == 303, "she has to sign in again"
    again = sign_in(shared.client, "Vera")
    for _ in range(600):
        got = again.get("/cable/SESTRIN777")
        assert "zorblax" not in got.text.casefold()
        if got.status == 200:
            break
        assert (got.status, "made ready for your clearance" in got.text) == (503, True)
        assert '<meta http-equiv="refresh" content="3">' in got.text
    assert got.status == 200
    assert again.get("/account").status == 200
    shared.accounts.remove("Vera")
    assert again.get("/").status == 303


def test_the_cookie_is_for_this_room_alone(shared: Shared) -> None:
    answer = try_sign_in(shared.client, "Rita")
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert "Secure" not in cookie
    assert "Max-Age" not in cookie
    assert "Domain" not in cookie


def test_behind_a_proxy_with_tls_the_cookie_is_sent_over_tls_alone(shared: Shared) -> None:
    told = {"host": "archive.example", "origin": "https://archive.example", "x_forwarded_proto": "https"}
    answer = try_sign_in(shared.client, "Rita", **told)
    cookie = answer.headers["set-cookie"]
    assert answer.status == 303
    assert cookie.startswith("__Host-reftel-")
    assert "Secure" in cookie
    sent = cookie_of(answer)
    assert shared.client.get("/", cookie=sent, **told).status == 200
    assert shared.client.get("/", cookie=sent).status == 303, "without TLS it is not taken"
    assert shared.client.get("/", host="other.example").status == 421


def test_the_address_that_waits_is_that_of_the_person_and_not_of_the_proxy(shared: Shared) -> None:
    for at in range(17):
        answer = try_sign_in(shared.client, f"x{at}", x_forwarded_for="198.51.100.7")
    assert answer.status == 429
    assert answer.headers["retry-after"] == "1"
    assert try_sign_in(shared.client, "Rita", x_forwarded_for="198.51.100.8").status == 303


@pytest.mark.slow
def test_whose_word_is_not_asked_for_cannot_say_where_he_comes_from(tmp_path_factory: pytest.TempPathFactory) -> None:
    archive = kept(tmp_path_factory.mktemp("bare"))
    lobby = lobby_of(archive, peopled(archive))
    with opened(lobby) as address:
        answers = [
            try_sign_in(Client(address), f"x{at}", x_forwarded_for=f"198.51.100.{at}", x_forwarded_proto="https")
            for at in range(17)
        ]
    lobby.close()
    assert answers[-1].status == 429
    assert not [one for one in answers if "Secure" in one.headers.get("set-cookie", "")]


def test_a_session_that_is_over_leads_to_the_door_and_back(shared: Shared) -> None:
    rita = sign_in(shared.client, "Rita")
    shared.clock.now += IDLE - 1
    assert rita.get("/keys").status == 200
    shared.clock.now += IDLE + 1
    got = rita.get("/cable/SESTRIN777?as=received")
    assert (got.status, got.headers["location"]) == (303, "/sign-in?to=%2Fcable%2FSESTRIN777%3Fas%3Dreceived")
    answer = try_sign_in(shared.client, "Rita", to="/cable/SESTRIN777?as=received")
    assert (answer.status, answer.headers["location"]) == (303, "/cable/SESTRIN777?as=received")
    eddy = sign_in(shared.client, "Eddy")
    token = eddy.token()
    shared.clock.now += LONGEST + 1
    late = shared.client.post("/review", {"token": token, "do": "accept"}, cookie=eddy.cookie)
    assert (late.status, "nothing was changed" in late.text) == (401, True)


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", "", "/sign-out", "x"],
)
def test_the_door_leads_to_pages_of_the_room_alone(shared: Shared, to: str) -> None:
    assert try_sign_in(shared.client, "Rita", to=to).headers["location"] == "/"


def test_a_form_needs_the_token_of_its_own_session(shared: Shared) -> None:
    cora, eddy = (sign_in(shared.client, name) for name in ("Cora", "Eddy"))
    form = {"do": "seat", "actor": "Oyen", "option": "yes", "stance": "support"}
    anybody = token_in(shared.client.get("/sign-in").text)
    for token in (cora.token(), anybody, "", "é", eddy.cookie.partition("=")[2]):
        got = shared.client.post("/question/bid", {**form, "token": token}, cookie=eddy.cookie)
        assert (got.status, "too old" in got.text) == (403, True), token
    again = sign_in(shared.client, "Eddy")
    assert again.token() != eddy.token()
    assert shared.client.post("/question/bid", {**form, "token": again.token()}, cookie=eddy.cookie).status == 403
    assert eddy.post("/question/bid", form).status == 303
    last = shared.accounts.trail(1)[0]
    assert (last.act, last.who, last.subject, last.value) == ("did", "Eddy", "question", "seat")
    assert eddy.post("/question/bid", form, origin="http://evil.example").status == 403


def test_a_role_that_does_not_permit_it_changes_nothing(shared: Shared) -> None:
    rita, cora = (sign_in(shared.client, name) for name in ("Rita", "Cora"))
    before = len(shared.accounts.trail(10_000))
    for signed, path, do in (
        *((rita, "/review", do) for do in NEEDS["review"].do),
        *((one, "/agreement", do) for one in (rita, cora) for do in NEEDS["agreement"].do),
        *((one, "/actor/oyen", do) for one in (rita, cora) for do in NEEDS["actor"].do),
        *((one, "/question/bid", do) for one in (rita, cora) for do in NEEDS["question"].do),
        *((one, "/people", do) for one in (rita, cora) for do in NEEDS["people"].do),
    ):
        got = signed.post(path, {"do": do, "name": "Eve", "password": PASSWORD, "role": "admin", "review": "1"})
        assert (got.status, "does not permit" in got.text) == (403, True), (path, do)
    assert len(shared.accounts.trail(10_000)) == before
    assert shared.accounts.get("Eve") is None


def test_who_reviews_is_the_account_whatever_form_or_cookie_say(shared: Shared) -> None:
    cora = sign_in(shared.client, "Cora")
    hand = cora.get("/review?format=json").json()["hand"]["statement"]
    told = {"do": "accept", "of": hand["cable"], "at": hand["id"], "coder": "editor"}
    forged = {"token": cora.token(), **told}
    answer = shared.client.post("/review", forged, cookie=f"{cora.cookie}; reftel-coder=editor")
    assert answer.status == 303
    assert "reftel-coder" not in answer.headers.get("set-cookie", "")
    mine = cora.get("/review?show=all&format=json").json()
    assert (mine["coder"], [one["coder"] for one in mine["mine"]]) == ("Cora", ["Cora"])
    assert 'name="coder" value="Cora" maxlength' not in cora.get("/review").text


def test_an_outsider_has_no_reader() -> None:
    with pytest.raises(PermissionError):
        OUTSIDER.see()


class Elsewhere(BaseHTTPRequestHandler):
    """A page of somebody else, with a link to the room."""

    address = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(f'<title>x</title><a href="{self.address}">to the cable</a>'.encode())

    def log_message(self, *_told: object) -> None:
        """Nothing is told."""


def test_a_link_on_a_page_elsewhere_finds_who_has_signed_in(shared: Shared, browser: Browser) -> None:
    class Page(Elsewhere):
        address = f"{shared.client.home}cable/SESTRIN777"

    with HTTPServer(("localhost", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        elsewhere = f"http://localhost:{server.server_port}/"
        with visiting(browser, shared.client.home) as window:
            page = window.page
            page.goto(elsewhere)
            page.click("a")
            page.wait_for_url("**/sign-in?to=**")
            page.fill("#name", "Rita")
            page.fill("#password", PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/cable/SESTRIN777")
            page.goto(elsewhere)
            page.click("a")
            page.wait_for_url("**/cable/SESTRIN777")
            page.get_by_text("ferries would sail").wait_for()
        server.shutdown()
