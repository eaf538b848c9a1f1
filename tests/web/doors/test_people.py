"""The people of a shared room, as its admins change them."""

import csv
import io

import pytest

from asking import Client
from reftel.workflow.accounts import Accounts, problems
from sharing import PASSWORD, sign_in, try_sign_in

NEW = {"do": "add", "name": "Eva", "role": "coder", "clearance": "secret,NOFORN", "password": PASSWORD}


def test_an_admin_adds_changes_and_removes(door: Client, accounts: Accounts) -> None:
    ada = sign_in(door, "Ada")
    answer = ada.post("/people", NEW)
    assert (answer.status, answer.headers["location"]) == (303, "/people?changed=Eva")
    eva = sign_in(door, "Eva")
    for form, what in (
        ({"do": "role", "role": "editor"}, "editor"),
        ({"do": "clearance", "clearance": "Everything"}, "everything"),
    ):
        assert ada.post("/people", {"name": "eva", **form}).status == 303
        told = accounts.get("Eva")
        assert told
        assert what in (told.role, told.clearance)
        assert eva.get("/").status == 303, "she has to sign in again"
        eva = sign_in(door, "Eva")
    ada.post("/people", {"do": "password", "name": "Eva", "password": "a sentence of the admin's"})
    assert eva.get("/").status == 303
    assert try_sign_in(door, "Eva").status == 403
    ada.post("/people", {"do": "disable", "name": "Eva"})
    assert try_sign_in(door, "Eva", "a sentence of the admin's").status == 403
    ada.post("/people", {"do": "enable", "name": "Eva"})
    assert try_sign_in(door, "Eva", "a sentence of the admin's").status == 303
    ada.post("/people", {"do": "remove", "name": "Eva"})
    assert accounts.get("Eva") is None
    assert {one.who for one in accounts.trail(3)} == {"Ada", "Eva"}
    assert problems(accounts.archive) == ()


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ({**NEW, "name": "ada"}, "There is an account Ada already"),
        ({**NEW, "name": "Editor"}, "a word of the room"),
        ({**NEW, "name": "<b>"}, "A name has"),
        ({**NEW, "role": "king"}, "no role"),
        ({**NEW, "clearance": "cosmic"}, "no level"),
        ({**NEW, "password": "short"}, "12 to 1,000"),
        ({"do": "role", "name": "Nobody", "role": "admin"}, "no account Nobody"),
        ({"do": "role", "name": "Ada", "role": "reader"}, "another admin"),
        ({"do": "disable", "name": "ADA"}, "another admin"),
        ({"do": "remove", "name": " ada "}, "another admin"),
        ({"do": "role", "name": "Rita", "role": "king"}, "no role"),
        ({"do": "clearance", "name": "Rita", "clearance": ""}, "no level"),
        ({"do": "password", "name": "Rita", "password": "short"}, "12 to 1,000"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_changes(
    door: Client, accounts: Accounts, form: dict[str, str], what: str
) -> None:
    before = accounts.all()
    answer = sign_in(door, "Ada").post("/people", form)
    assert (answer.status, what.replace("<", "&lt;") in answer.text) == (400, True)
    assert PASSWORD not in answer.text
    assert accounts.all() == before


def test_what_was_written_is_there_again_but_the_password(door: Client) -> None:
    shown = sign_in(door, "Ada").post("/people", {**NEW, "clearance": "cosmic"}).text
    assert 'value="Eva"' in shown
    assert 'value="cosmic"' in shown
    assert '<option value="coder" selected>' in shown


def test_an_admin_gives_nobody_more_than_he_sees(door: Client, accounts: Accounts) -> None:
    accounts.add("Abe", "admin", "secret", PASSWORD)
    abe = sign_in(door, "Abe")
    for form in (
        {**NEW, "clearance": "everything"},
        NEW,  # secret,NOFORN: he lacks the caveat
        {**NEW, "clearance": "top-secret"},
        {"do": "clearance", "name": "Rita", "clearance": "secret,NODIS"},
        {"do": "password", "name": "Cora", "password": PASSWORD},
        {"do": "role", "name": "Ada", "role": "reader"},
        {"do": "remove", "name": "Eddy"},
    ):
        answer = abe.post("/people", form)
        assert answer.status == 400
        assert "cleared for" in answer.text or "sees more than you do" in answer.text
    assert abe.post("/people", {**NEW, "clearance": "secret"}).status == 303
    assert abe.post("/people", {"do": "clearance", "name": "Rita", "clearance": "confidential"}).status == 303
    shown = abe.get("/people?format=json").json()
    assert {one["account"]["name"]: one["beyond"] for one in shown["people"]} == {
        "Abe": False,
        "Ada": True,
        "Carl": True,
        "Cora": True,
        "Eddy": True,
        "Eva": False,
        "Rita": False,
    }


def test_the_accounts_as_rows_and_no_other_form(door: Client, accounts: Accounts) -> None:
    ada = sign_in(door, "Ada")
    got = ada.get("/people?format=csv")
    assert (got.status, got.headers["content-type"].partition(";")[0]) == (200, "text/csv")
    told = list(csv.DictReader(io.StringIO(got.text.lstrip("\ufeff"))))
    assert [(one["name"], one["role"], one["clearance"]) for one in told] == [
        (one.name, one.role, one.clearance) for one in accounts.all()
    ]
    assert 'href="/people?format=csv"' in ada.get("/people").text
    assert ada.get("/people?format=xml").status == ada.get("/account?format=csv").status == 400
    assert ada.get("/account?format=json").json()["name"] == "Ada"
    assert sign_in(door, "Carl").get("/people?format=csv").status == 403
