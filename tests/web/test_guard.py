"""What keeps strangers and their pages out."""

import pytest

from asking import Client
from reftel.web.guard import HEADERS, LARGEST, LONGEST


def test_every_answer_has_the_headers(client: Client) -> None:
    for path in ("/", "/cable/99X1", "/nope", "/static/room.css", "/complete?q=a"):
        got = client.get(path)
        for name, value in HEADERS:
            assert got.headers[name] == value, path
        assert "unsafe" not in got.headers["content-security-policy"]
        assert "server" not in got.headers
        assert path.startswith("/static") or got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::2]", "192.0.2.1"])
def test_another_name_for_this_computer_is_refused(client: Client, host: str) -> None:
    got = client.get("/", host=host)
    assert got.status == 421
    assert "reading room" in got.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "[::1]:8642", "127.0.0.1"])
def test_the_names_of_this_computer_are_not(client: Client, host: str) -> None:
    assert client.get("/keys", host=host).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none", "origin": ""},
    ],
)
def test_a_form_of_another_page_changes_nothing(client: Client, headers: dict[str, str]) -> None:
    got = client.post("/", {"q": "x"}, **headers)
    assert got.status == 403
    assert "nothing was changed" in got.text


def test_what_is_no_form_page_takes_none(client: Client) -> None:
    answers = client.post("/", {"q": "x"}), client.send("DELETE", "/", None, {})
    assert [one.status for one in answers] == [405, 405]
    assert ["GET" in one.headers["allow"] for one in answers] == [True, True]


def test_sizes_are_bounded(client: Client) -> None:
    assert client.get("/?q=" + "x" * LONGEST).status == 414
    assert client.post("/", {"q": "x" * (LARGEST + 1)}).status == 413
    assert client.post("/", {}, content_length="9" * 20).status == 413
