"""One's own account: what it may, and another password for it."""

import pytest

from asking import Client
from sharing import PASSWORD, Signed, cookie_of, sign_in, try_sign_in

NEW = "the trawlers stay in port"


def test_it_says_what_one_may_and_sees(door: Client) -> None:
    told = sign_in(door, "Rita").get("/account?format=json").json()
    assert (told["name"], told["role"], told["clearance"]) == ("Rita", "reader", "unclassified")


def test_another_password_takes_another_token_and_ends_all_others(door: Client) -> None:
    here, there = (sign_in(door, "Cora") for _ in range(2))
    answer = here.post("/account", {"do": "password", "password": PASSWORD, "wanted": NEW, "again": NEW})
    assert (answer.status, answer.headers["location"]) == (303, "/account?changed=password")
    assert [one.get("/").status for one in (here, there)] == [303, 303]
    assert Signed(door, cookie_of(answer)).get("/").status == 200
    assert try_sign_in(door, "Cora").status == 403
    assert try_sign_in(door, "Cora", NEW).status == 303


@pytest.mark.parametrize(
    ("form", "status", "what"),
    [
        ({"password": "wrong wrong wrong"}, 403, "not your password"),
        ({"again": "something else it is"}, 400, "same twice"),
        ({"wanted": "short", "again": "short"}, 400, "12 to 1,000 characters"),
        ({"wanted": "a" * 20, "again": "a" * 20}, 400, "too easily guessed"),
    ],
)
def test_what_cannot_be_is_told_and_nobody_is_signed_out(
    door: Client, form: dict[str, str], status: int, what: str
) -> None:
    cora = sign_in(door, "Cora")
    sent = {"do": "password", "password": PASSWORD, "wanted": NEW, "again": NEW, **form}
    answer = cora.post("/account", sent)
    assert (answer.status, what in answer.text) == (status, True)
    assert NEW not in answer.text
    assert cora.get("/").status == 200


def test_who_found_an_open_window_cannot_guess_for_long(door: Client) -> None:
    cora = sign_in(door, "Cora")
    token = cora.token()
    sent = {"do": "password", "password": "wrong wrong wrong", "wanted": NEW, "again": NEW, "token": token}
    answers = [door.post("/account", sent, cookie=cora.cookie) for _ in range(7)]
    assert [one.status for one in answers] == [403] * 6 + [429]
    assert answers[-1].headers["retry-after"] == "1"
