"""Signing in over the wire."""

from asking import Client
from sharing import PASSWORD, cookie_of, sign_in, token_in, try_sign_in


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(door: Client) -> None:
    answers = [try_sign_in(door, name, "wrong wrong wrong") for name in ("Rita", "Rixa")]
    assert [one.status for one in answers] == [403, 403]
    same = [one.text.replace("Rixa", "Rita").replace(token_in(one.text), "") for one in answers]
    assert same[0] == same[1]
    assert "set-cookie" not in answers[0].headers
    assert "wrong wrong wrong" not in answers[0].text


def test_too_many_attempts_wait(door: Client) -> None:
    for _ in range(6):
        try_sign_in(door, "Rita", "wrong wrong wrong")
    answer = try_sign_in(door, "Rita", PASSWORD)
    assert (answer.status, answer.headers["retry-after"]) == (429, "1")
    assert "wait a second" in answer.text


def test_each_sign_in_has_a_token_of_its_own_and_a_planted_one_is_nothing(door: Client) -> None:
    planted = sign_in(door, "Rita")
    token = token_in(door.get("/sign-in").text)
    form = {"token": token, "do": "sign-in", "name": "Eddy", "password": PASSWORD, "to": "/"}
    answer = door.post("/sign-in", form, cookie=planted.cookie)
    assert (answer.status, answer.headers["location"]) == (303, "/"), "who is in stays who he is"
    assert "set-cookie" not in answer.headers
    made_up = planted.cookie.partition("=")[0] + "=of-a-stranger"
    answer = door.post("/sign-in", form, cookie=made_up)
    assert cookie_of(answer) != made_up
    assert door.get("/", cookie=made_up).status == 303


def test_a_form_that_is_none_is_refused(door: Client) -> None:
    token = token_in(door.get("/sign-in").text)
    assert door.post("/sign-in", {"do": "sign-in", "name": "Rita", "password": PASSWORD}).status == 403
    assert door.post("/sign-in", {"token": token, "name": "Rita", "password": PASSWORD}).status == 400
    assert door.post("/sign-in", {"token": token, "do": "sign-in"}).status == 403
    assert door.post("/sign-in", {"token": token, "do": "sign-in"}, origin="http://evil.example").status == 403


def test_who_is_in_is_led_on(door: Client) -> None:
    got = sign_in(door, "Rita").get("/sign-in?to=%2Fsaid")
    assert (got.status, got.headers["location"]) == (303, "/said")
